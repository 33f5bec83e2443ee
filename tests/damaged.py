"""Pieces of damaged and foreign pages, and what holds for any page that is read."""

from dataclasses import dataclass

import childservices_corpus as csc
from childservices_corpus.models import Parsed
from support import assert_equal_paths, assert_invariants

ONE, TWO, THREE, FOUR = (
    ("Home places fall", "The council is providing support to three times its quota of children this year."),
    ("A mature assessment", "The foundation has published a new version of its matrix for councils to use."),
    ("Councils step in again", "Councils around the country have quickly stepped in to pay for meals in the holidays."),
    ("High hopes for needs", "The county is one of the 11 best performing councils on an index of high needs."),
)
Pair = tuple[str, str]


def bulleted(*items: str) -> str:
    return "\n\n".join(items)


def item(title: str, *below: str, bullet: str = "•") -> str:
    return "\n\n".join((f"  {bullet} {title}", *(f"    {line}" for line in below)))


def plain(*items: Pair) -> str:
    return "\n".join(("Children", *(line for pair in items for line in pair)))


def localgov(*items: Pair, heading: str = "Children's social care | LocalGov") -> str:
    return "\n\n".join((heading, *("\n\n\n".join(pair) for pair in items)))


SAID = "Commenting on it, the ADCS President said:"
QUOTE = "“The latest data highlight the challenges that local authorities face.”"
TAGS = "Tags assigned to this article:"
CLOSING = f"\n{TAGS}\nThere are no tags assigned to this article!\n\nRelated Articles"


def statement(title: str, *above: str, end: str = "ENDS", closing: str = CLOSING) -> str:
    return "\n\n".join((*above, title, SAID, QUOTE, end, closing))


FIRST, SECOND = "Comment: secure placements", "ADCS response: the budget"


@dataclass(frozen=True)
class Case:
    """A page with what it must give: title, date text and summary of articles, and codes of problems."""

    label: str
    reason: str
    page: str
    articles: tuple[tuple[str, str | None, str | None], ...]
    problems: tuple[str, ...] = ()


def undated(*pairs: Pair) -> tuple[tuple[str, None, str], ...]:
    return tuple((title, None, summary) for title, summary in pairs)


DAY = "13 June 2024"
WHOLE = item(ONE[0], DAY, ONE[1])
BYLINE = f"By Ann Sample | {DAY}"


def checked(page: str) -> Parsed:
    parsed = csc.parse(page)
    assert_invariants(parsed)
    assert_equal_paths(parsed, csc.parse_table(page))
    return parsed


def pair(*above: str, closing: str = CLOSING) -> str:
    return "\n\n".join((statement(FIRST, closing=closing), statement(SECOND, *above)))


FIRST_CUT, SECOND_WHOLE = "\n\n".join((FIRST, SAID, QUOTE)), statement(SECOND)
