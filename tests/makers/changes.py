"""Changes of a page that keep its truth, or leave less of it: a cut."""

import textwrap
from collections.abc import Callable
from dataclasses import replace

from .truth import Page
from .words import Words

BULLETS = "•-*◦‣⁃∙·●○▪■►▶➢–"
INDENTS = ("", " ", "   ", "        ", "\t")
NARROWEST, WIDEST = 72, 160
NO_BREAK = "\N{NO-BREAK SPACE}"
# So many records of a form without any mark still show by their number what they are.
SURE_NUMBER = 3
_BULLETED = tuple(f"{bullet} " for bullet in BULLETS)


def as_it_is(_: Words, page: Page) -> Page:
    return page


def stripped(_: Words, page: Page) -> Page:
    """Without any blank line."""
    lines = tuple([line for line in page.lines if line[0].strip()])
    return replace(page, lines=lines, changed=(*page.changed, "stripped"))


def cut(words: Words, page: Page) -> Page:
    """Cut at any character. Records that are whole above the cut are kept; the one at the cut may be read or not."""
    at = words.count(1, max(len(page.text) - 1, 1))
    lines: list[tuple[str, int]] = []
    left = at
    for text, number in page.lines:
        if left <= 0:
            break
        lines.append((text[:left], number))
        left -= len(text) + 1
    rest = page.lines[len(lines) :]
    partly = len(lines[-1][0]) < len(page.lines[len(lines) - 1][0])
    touched = {number for _, number in rest} | ({lines[-1][1]} if partly else set())
    begun = {number for _, number in lines}
    whole = min([number for number in touched if number >= 0], default=len(page.records))
    perhaps = [record for number, record in enumerate(page.records) if number >= whole and number in begun]
    records = list(page.records[:whole])
    below = {number for _, number in rest} == {-1} or partly or bool(perhaps)
    # Without the lines that say whose a page is, or with few records of a form without such lines, nothing is sure.
    if (page.mark_below and below) or (not page.sure and len(records) < SURE_NUMBER):
        perhaps, records = [*records, *perhaps], []
    return replace(
        page,
        lines=tuple(lines),
        records=tuple(records),
        perhaps=(*page.perhaps, *perhaps),
        origins=page.origins[: len(records)],
        end="open",
        changed=(*page.changed, f"cut at {at}"),
    )


def wrapped(words: Words, page: Page) -> Page:
    """Long lines folded at spaces, at any width from 72 to 160, with the indent of the text."""
    width = words.count(NARROWEST, WIDEST)
    lines: list[tuple[str, int]] = []
    for text, number in page.lines:
        if len(text) <= width:
            lines.append((text, number))
            continue
        bare = text.lstrip()
        hang = " " * (len(text) - len(bare) + (2 if bare.startswith(_BULLETED) else 0))
        folded = textwrap.wrap(
            text, width, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
        )
        lines.extend([(part, number) for part in folded])
    return replace(page, lines=tuple(lines), changed=(*page.changed, f"wrapped at {width}"))


def _each_line(page: Page, change: Callable[[str], str], name: str) -> Page:
    lines = tuple([(change(text), number) for text, number in page.lines])
    return replace(page, lines=lines, changed=(*page.changed, name))


def bullets(words: Words, page: Page) -> Page:
    """Another character for every bullet."""
    other = words.pick(BULLETS)

    def change(text: str) -> str:
        bare = text.lstrip()
        return text[: len(text) - len(bare)] + other + bare[1:] if bare[:2] in ("• ", "◦ ") else text

    return _each_line(page, change, f"bullets {other}")


def indents(words: Words, page: Page) -> Page:
    """Another indent for every line that has one, and at times for every line."""
    other, every = words.pick(INDENTS), words.chance(0.3)

    def change(text: str) -> str:
        bare = text.lstrip()
        return other + bare if bare and (every or bare != text) else text

    return _each_line(page, change, f"indents {other!r}")


def no_breaks(words: Words, page: Page) -> Page:
    """No-break spaces around lines: for indents, behind some lines, in some blank lines."""
    behind, in_blank = words.chance(0.6), words.chance(0.5)

    def change(text: str) -> str:
        bare = text.lstrip(" ")
        if not bare:
            return NO_BREAK if in_blank else text
        return NO_BREAK * (len(text) - len(bare)) + bare + (NO_BREAK if behind else "")

    return _each_line(page, change, "no-break spaces")


CHANGES: dict[str, Callable[[Words, Page], Page]] = {
    "as it is": as_it_is,
    "stripped": stripped,
    "cut": cut,
    "wrapped": wrapped,
    "bullets": bullets,
    "indents": indents,
    "no-break spaces": no_breaks,
}


def changed(name: str, page: Page, seed: int) -> Page:
    """`page` with the change called `name`; the same arguments give the same page."""
    return CHANGES[name](Words(f"{name} {seed}"), page)
