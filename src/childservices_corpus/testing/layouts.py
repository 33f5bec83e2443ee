"""Checks a layout against the rules of this package, on pages of its own form."""

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from ..errors import CorpusError, LayoutError, WrongTypeError
from ..layouts.anchored import THRESHOLD
from ..layouts.asking import anchors_of, labels_of, score_of
from ..layouts.contract import Layout
from ..layouts.pages import pages
from ..layouts.panel import panel
from ..layouts.registry import Known, given, named, registry
from ..models import Parsed
from ..models.wording import counted
from ..parsing.objects import parse
from ..text.lines import split
from .damage import damaged, hostile
from .rules import broken_rules
from .work import works_in_step

_MOST = 10
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Checked:
    """The result for a layout that keeps every rule: its name, and the numbers of pages and records checked."""

    layout: str
    pages: int
    records: int

    def __str__(self) -> str:
        return (
            f"{self.layout}: {counted(self.records, 'records')} on {counted(self.pages, 'pages')}, every rule is kept"
        )


def check_layout(layout: str | Layout, pages: Iterable[str]) -> Checked:
    """Check `layout` on the text of `pages`.

    `layout` is a layout or the name of one. Give whole pages of its form, at least two if possible. The layout reads
    each page, then damaged pages (cut, joined, without blank lines, of another form), then long pages. These rules
    must hold:

    1. This layout recognises each page, and other installed layouts do not fit it better.
    2. Each page holds a record, and the same page gives the same records again.
    3. The labels are possible: fates exist, offsets are in their lines, records are in order.
    4. The ledger tiles the text, each value is a slice of the text, and unrecognised text is reported.
    5. The layout returns an answer for any lines, and its work grows no faster than the page.

        >>> from childservices_corpus.layouts.themj.bulleted import LAYOUT
        >>> record = ("- Fees rise", "1 May 2024", "Two councils say that fees have gone up by a tenth in a year.")
        >>> print(check_layout(LAYOUT, [chr(10).join(record), chr(10).join(["Children", "", *record])]))
        themj-bulleted: 2 records on 2 pages, every rule is kept

    Raises :class:`~childservices_corpus.errors.LayoutError` with a sentence for each broken rule, or if `layout` cannot
    be used, for example because its publisher is unknown. Raises
    :class:`~childservices_corpus.errors.WrongTypeError` for `pages` that are not texts.
    """
    known = named(layout) if isinstance(layout, str) else given(layout)
    texts = _texts(pages)
    if not texts:
        raise LayoutError(f"{known}: the check needs pages; give at least one")
    records: list[int] = []
    faults = list(dict.fromkeys(_faults(known, texts, records)))
    if faults:
        more = [f"and {len(faults) - _MOST} more"] if len(faults) > _MOST else []
        raise LayoutError("\n- ".join([f"{known} breaks rules:", *faults[:_MOST], *more]))
    return Checked(known.name, len(texts), sum(records))


def _texts(pages: Iterable[str]) -> list[str]:
    """The texts in `pages`; one text alone, or bytes and paths among them, are refused."""
    if isinstance(pages, str | bytes):
        raise WrongTypeError("check_layout takes a list of texts, not one text; write [page]")
    texts = list(pages)
    for text in texts:
        if not isinstance(text, str):
            raise WrongTypeError(f"check_layout takes texts (str), not {type(text).__name__}; read the file first")
    return texts


def _faults(known: Known, texts: list[str], records: list[int]) -> Iterator[str]:
    """A sentence for each broken rule."""
    for number, text in enumerate(texts, start=1):
        what = f"page {number}"
        yield from _recognised(known, text, what)
        parsed = yield from _read(known, text, what)
        if parsed is not None:
            if not _alike(parse(text, layout=known.layout, name=what), parsed):
                yield f"{what}: two readings of the page differ"
            records.append(len(parsed.articles) + len(parsed.statements))
            if not records[-1]:
                yield f"{what}: records are not found"
    if len(records) < len(texts):
        return
    for what, text in (*damaged(texts), *hostile(texts)):
        yield from _read(known, text, what)
        yield from _asked(known, text, what)
    yield from works_in_step(known, texts)


def _recognised(known: Known, text: str, what: str) -> Iterator[str]:
    """A sentence if this layout does not read the page when the caller does not name a layout."""
    score = yield from _asked(known, text, what)
    if score is not None and score <= THRESHOLD:
        yield f"{what}: its score is {score:.2f}; a page is recognised above {THRESHOLD}"
    elif score is not None:
        others = [one for name, one in registry().known.items() if name != known.name]
        for page in pages(split(text), panel([*others, known])):
            if page.known != known:
                read = f"read by {page.known}" if page.known is not None else "not recognised"
                yield f"{what}: lines {page.low + 1} to {page.high} are {read} instead of by this layout"


def _asked(known: Known, text: str, what: str) -> Generator[str, None, float | None]:
    """The score of a page, ``None`` if the layout fails; the anchors are tried first."""
    lines = split(text)
    yield from _tried(what, lambda: anchors_of(known, lines))
    return (yield from _tried(what, lambda: score_of(known, lines)))


def _read(known: Known, text: str, what: str) -> Generator[str, None, Parsed | None]:
    """The page as this layout reads it; ``None`` if it fails."""
    lines = split(text)
    labels = yield from _tried(what, lambda: labels_of(known, lines))
    parsed = yield from _tried(what, lambda: parse(text, layout=known.layout, name=what))
    if labels is None or parsed is None:
        return None
    for rule in broken_rules(parsed):
        yield f"{what}: {rule}"
    return parsed


def _alike(one: Parsed, other: Parsed) -> bool:
    """Whether two readings of a page are equal in every part."""
    return all(
        list(getattr(one, part)) == list(getattr(other, part))
        for part in ("articles", "statements", "ledger", "provenance", "problems")
    )


def _tried(what: str, answer: Callable[[], Answer]) -> Generator[str, None, Answer | None]:
    """The `answer`; if it fails, ``None`` and a sentence."""
    try:
        return answer()
    except CorpusError as error:
        yield f"{what}: {error}"
        return None
