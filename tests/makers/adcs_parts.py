"""The parts that pages of ADCS are put together from: boxes, titles, bodies, closing blocks, related items, menus."""

from collections.abc import Callable
from dataclasses import dataclass

from .words import DOTS, MONTHS, Words, cut

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ROLES = (
    *("ADCS President", "President of ADCS", "ADCS Vice President", "Chair of the ADCS Example Policy Committee"),
    *("President of the Association of Directors of Children’s Services", "Honorary Secretary of ADCS"),
)
LEADS = ("Commenting on {thing}, {who} said:", "Responding to {thing}, {who} said:", "{who} said:")
ENDS = ("ENDS", "Ends")
LABELS = ("View response", "Read full report", "View written speech")
TAGS = ("EDUCATION", "SCHOOLS", "EARLY HELP", "YOUTH JUSTICE", "WORKFORCE", "CARE", "GENERAL")
MENU = (
    *("Blogs", "Tag Cloud", "Press", "ADCS LOGO LG", "✕", "  • Home", "  • About ADCS", "      ◦ Board of Directors"),
    *("      ◦ Policy Committees", "      ◦ Regions", "  • News", "      ◦ Press Releases", "      ◦ Blogs"),
    *("      ◦ Consultations", "  • Events", "      ◦ Annual Conference", "  • Contact", ""),
)
ABOUT = (
    "The Association of Directors of Children’s Services (ADCS) Ltd is the professional leadership association for "
    "Directors of Children’s Services and their senior management teams in England."
)
TITLE_AT = 62


@dataclass(frozen=True)
class Body:
    """The lines of a body, which of them are paragraphs, subheadings and other lines of the record."""

    lines: tuple[str, ...]
    paragraphs: tuple[str, ...]
    subheadings: tuple[str, ...] = ()


Quoting = Callable[[list[str]], list[str]]


def _opened(told: list[str]) -> list[str]:
    """A mark at the start of each paragraph and at the end of the last."""
    return [f"“{one}" for one in told[:-1]] + [f"“{told[-1]}”"]


def _straight_after_first(told: list[str]) -> list[str]:
    return [f"{'“' if not number else chr(34)}{one}" for number, one in enumerate(told[:-1])] + [
        f"{chr(34) if len(told) > 1 else '“'}{told[-1]}”"
    ]


def _first_only(told: list[str]) -> list[str]:
    whole = [f"“{told[0]}", *told[1:]]
    return [*whole[:-1], f"{whole[-1]}”"]


def _each(told: list[str]) -> list[str]:
    return [f"“{one}”" for one in told]


QUOTINGS: tuple[Quoting, ...] = (_opened, _straight_after_first, _first_only, _each)


def lead_in(words: Words, role: str) -> str:
    """Who speaks, and on what; at times the comma before "said" is there."""
    who = f"{words.name()}, {role}{',' if words.chance(0.5) else ''}"
    thing = f"{words['body']}’s report on {words['thing']}"
    return words.pick(LEADS).format(who=who, thing=thing)


def statement_body(words: Words, quoting: Quoting | None = None) -> Body:
    """A lead-in and quoted paragraphs, at times with a second speech, plain paragraphs, subheadings or list items."""
    quote = quoting or words.pick((_opened, _opened, _each))
    lead = lead_in(words, words.pick(ROLES))
    lines, paragraphs, subheadings = [lead], [lead], []
    quoted = quote([words["paragraph"] for _ in range(words.count(1, 5))])
    for number, told in enumerate(quoted):
        if number and quoting is None and words.chance(0.08):
            subheadings.append(f"On {words['thing']}")
            lines.append(subheadings[-1])
        lines.append(told)
        paragraphs.append(told)
    if quoting is None and words.chance(0.1):
        item = words.sentence()
        lines.append(f"• {item}")
        paragraphs.append(item)
    return Body(tuple(lines), tuple(paragraphs), tuple(subheadings))


def blog_body(words: Words) -> Body:
    """Paragraphs in the first person."""
    firsts = ("I have been thinking about {thing}.", "As we near the end of {thing} week, I wonder: {fact}?")
    told = (
        f"{words.fill(words.pick(firsts))} {words['paragraph']}",
        *(words["paragraph"] for _ in range(words.count(2, 6))),
    )
    return Body(told, told)


def statement_title(words: Words) -> tuple[str, str]:
    """The title as the page shows it, and whole; the site cuts some at about 65 characters, with dots."""
    topic = words.pick((words["thing"], words.title()))
    whole = words.pick(("Comment: {}", "ADCS response: {}", "ADCS responds to {}", "Press Release: {}", "{}")).format(
        topic
    )
    whole = whole[:1].upper() + whole[1:]
    if whole.endswith(DOTS):
        whole = whole.removesuffix(DOTS)
    return cut(whole, TITLE_AT), whole


def box(words: Words) -> list[str]:
    """The box at the top: an event and its day, which is missing at times."""
    day = words.day()
    written = f"{WEEKDAYS[day.weekday()]}, {day.day:02d} {MONTHS[day.month - 1][:3]} {day.year % 100:02d} 10:00"
    return [words.pick(("Next Upcoming Event", "Featured Event")), *([written] if words.chance(0.95) else [])]


def tags(words: Words) -> list[str]:
    """The line of tags and what stands below it; often absent altogether."""
    form = words.pick(("absent", "empty", "none", "none", "some"))
    if form == "absent":
        return []
    told = ["Tags assigned to this article:"]
    if form == "none":
        told.append("There are no tags assigned to this article!")
    if form == "some":
        first = words.count(0, len(TAGS) - 3)
        told.append(" ".join([f"{tag} {words.count(3, 240)}" for tag in TAGS[first : first + 2]]))
    return told


def closing_block(words: Words) -> list[str]:
    return [*tags(words), "", "Related Articles"] if words.chance(0.8) else ["", *tags(words), "", "Related Articles"]


def related_pairs(words: Words) -> list[str]:
    """Related titles, each above its section; some open a quotation, end in a colon or in dots."""
    lines = ["Related Articles"]
    for _ in range(words.count(1, 4)):
        title = words.pick(
            (
                statement_title(words)[0],
                f"“{cut(words.sentence(), 40)}",
                f"{lead_in(words, words.pick(ROLES))}",
                f"{words.name()}, ADCS President, responds to {words['thing']}",
            )
        )
        lines += [title, words.pick(("In General", "In Education & Schools", "In Early Help", "In Care"))]
    return lines
