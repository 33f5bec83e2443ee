"""Statements of ADCS in the forms with a title: boxes, closing blocks, single lines, menus, feeds of several."""

from dataclasses import replace

from .adcs_parts import (
    ABOUT,
    ENDS,
    LABELS,
    MENU,
    Body,
    blog_body,
    box,
    closing_block,
    related_pairs,
    statement_body,
    statement_title,
)
from .truth import End, Made, Page, Sheet, Start
from .words import DOTS, Words


def _begin(words: Words, sheet: Sheet, body: Body, *, blanks: int) -> None:
    """A title, at times once more or in full below, and the record that it opens."""
    title, whole = statement_title(words)
    again = title.endswith(DOTS) or words.chance(0.3)
    # The whole title is the title, if the page gives it.
    told = whole if again else title
    record = Made(
        "adcs",
        "statement",
        told,
        paragraphs=body.paragraphs,
        subheadings=body.subheadings,
        title_truncated=told.endswith(DOTS),
    )
    sheet.begin(record)
    sheet.tell_spaced(title, *([whole] if again else []), blanks=blanks)


def _spaced(words: Words, sheet: Sheet, *, closed: bool, blog: bool = False) -> None:
    """One statement with blank lines, from its title to its closing block."""
    body = blog_body(words) if blog else statement_body(words)
    _begin(words, sheet, body, blanks=1)
    sheet.tell_spaced(*body.lines)
    if not blog and words.chance(0.85):
        sheet.put_spaced(words.pick(ENDS))
        if words.chance(0.2):
            sheet.put_spaced(words.pick(("Notes to editors:", "Note to editors")), f"• {ABOUT}")
    elif words.chance(0.15):
        sheet.put_spaced(words.pick(LABELS))
    if closed:
        sheet.gap()
        sheet.put_spaced(*closing_block(words), blanks=0)
        sheet.gap()


def boxed(words: Words) -> Page:
    """A box, a title and a body with blank lines, the closing block."""
    sheet = Sheet("adcs-box")
    sheet.put_spaced(*box(words))
    _spaced(words, sheet, closed=words.chance(0.8))
    return _page(sheet, start="mark")


def unboxed(words: Words) -> Page:
    """The same without the box."""
    sheet = Sheet("adcs-no-box")
    _spaced(words, sheet, closed=words.chance(0.6))
    return _page(sheet)


def feed(words: Words) -> Page:
    """A box and several statements below each other, each with its closing block."""
    sheet = Sheet("adcs-feed")
    if words.chance(0.7):
        sheet.put_spaced(*box(words))
    for _ in range(words.count(2, 6)):
        _spaced(words, sheet, closed=True)
    return _page(sheet)


def single_lines(words: Words) -> Page:
    """A title and mostly a blank line, then no blanks: the body, ENDS, and related titles in pairs to the end."""
    sheet = Sheet("adcs-single-lines")
    headed = words.chance(0.3)
    if headed:
        sheet.put(*box(words))
    body = statement_body(words)
    _begin(words, sheet, body, blanks=0 if headed else 1)
    sheet.tell(*body.lines)
    if words.chance(0.7):
        sheet.put(words.pick(ENDS))
    sheet.put(*related_pairs(words))
    return _page(sheet, start="mark" if headed else "title")


def menu(words: Words) -> Page:
    """The site's menus, several times, above the text."""
    sheet = Sheet("adcs-menu")
    for _ in range(words.count(3, 5)):
        sheet.put(*MENU)
    _spaced(words, sheet, closed=words.chance(0.7))
    return _page(sheet, start="mark")


def old_blog(words: Words) -> Page:
    """A blog before 2024: a title and paragraphs without a closing block; mostly with a box."""
    sheet = Sheet("adcs-old-blog")
    headed = words.chance(0.7)
    if headed:
        sheet.put_spaced(*box(words))
    _spaced(words, sheet, closed=False, blog=True)
    page = _page(sheet, start="mark" if headed else "text")
    return page if headed else unmarked(page)


def unmarked(page: Page) -> Page:
    """`page`, of which nothing says whose it is."""
    return replace(page, sure=False, records=tuple([replace(record, sure=False) for record in page.records]))


def _page(sheet: Sheet, start: Start = "title") -> Page:
    """The page; it is closed if its last line is ENDS or of a closing block."""
    last = next(words for words, _ in reversed(sheet.lines) if words)
    closed = last in (*ENDS, "Related Articles") or last.startswith("In ")
    end: End = "closed" if closed else "open"
    return sheet.page(start=start, end=end)


ADCS = {
    "adcs-box": boxed,
    "adcs-no-box": unboxed,
    "adcs-feed": feed,
    "adcs-single-lines": single_lines,
    "adcs-menu": menu,
    "adcs-old-blog": old_blog,
}
