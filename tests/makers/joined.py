"""Two or three pages of any forms in one dump."""

from dataclasses import replace

from .between import between
from .forms import FOREIGN, FORMS, KNOWN, NEW
from .truth import NOBODY, Page
from .words import Words

KNOWN_SHARE, NEW_SHARE = 0.4, 0.4


def joining(seed: int) -> Page:
    """Two or three pages with something between; four in ten known forms, four new, two foreign."""
    words = Words(f"joining {seed}")
    page = _any(words)
    for _ in range(words.count(1, 2)):
        page = join(words, page, _any(words))
    return page


def join(words: Words, above: Page, below: Page) -> Page:
    """Both pages as one, with a separator that `words` picks."""
    parted = between(words, above, below)
    first = len(above.records)
    lines = [(text, first + number if 0 <= number < len(below.records) else NOBODY) for text, number in below.lines]
    lines[0] = (parted.opens + lines[0][0], lines[0][1])
    kept = [(text, number if number < first else NOBODY) for text, number in above.lines]
    return Page(
        f"{above.form} + {parted.name} + {below.form}",
        (*kept, *[(text, NOBODY) for text in parted.lines], *lines),
        (*above.records, *below.records),
        above.sure and below.sure,
        above.start,
        below.end,
        (*above.changed, *below.changed),
        (*above.perhaps, *below.perhaps),
        origins=(*above.origins, *below.origins),
    )


def _any(words: Words) -> Page:
    share = words.count(0, 99) / 100
    forms = KNOWN if share < KNOWN_SHARE else NEW if share < KNOWN_SHARE + NEW_SHARE else FOREIGN
    name = words.pick(forms)
    return replace(FORMS[name](words), form=name)
