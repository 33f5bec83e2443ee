"""Pages made to order in every layout, with the records they hold, for tests that know the truth."""

from dataclasses import dataclass
from datetime import datetime

from hypothesis import strategies as st

SUBJECTS = [
    "Foster carers",
    "Two councils",
    "‘Significant’ delays",
    "Ofsted's chief inspector",
    "Young people",
    "A £2.4bn fund",
]
VERBS = ["call for support", "face new pressures", "set out plans", "look after more children", "welcome a review"]
PLACES = [
    "in the North",
    "across England",
    "after the pandemic",
    "– and what comes next",
    "for 16- and 17-year-olds",
    "",
]
ENDS = ["a report has found.", "council leaders have warned.", "says the association’s president.", "research shows."]
MONTHS = ["January", "March", "April", "June", "October", "December"]

titles = st.builds(
    lambda *parts: " ".join(part for part in parts if part), *map(st.sampled_from, (SUBJECTS, VERBS, PLACES))
)
summaries = st.builds(
    lambda subject, verb, end: f"{subject} {verb} while budgets for children’s services are under strain, {end}",
    *map(st.sampled_from, (SUBJECTS, VERBS, ENDS)),
)
days = st.builds(
    lambda day, month, year: f"{day:02d} {month} {year}",
    st.integers(1, 28),
    st.sampled_from(MONTHS),
    st.integers(2015, 2026),
)


@dataclass(frozen=True)
class Item:
    title: str
    day: str
    summary: str


items = st.builds(Item, titles, days, summaries)
listings = st.lists(items, min_size=2, max_size=12)


def bulleted(found: list[Item], *, heading: str = "", bullet: str = "•", indent: int = 4, blanks: int = 1) -> str:
    gap = "\n" * (blanks + 1)
    margin = " " * indent
    body = gap.join(gap.join((f"  {bullet} {item.title}", margin + item.day, margin + item.summary)) for item in found)
    return (heading + gap if heading else "") + body


def plain(found: list[Item], *, heading: str = "Children") -> str:
    return "\n".join([heading, *(line for item in found for line in (item.title, item.summary))])


def localgov(found: list[Item], *, heading: str = "Children's social care | LocalGov", furniture: bool = True) -> str:
    body = "\n\n".join(f"{item.title}\n\n\n{item.summary}" for item in found)
    tail = "\n\nFor your free daily news bulletin\nHighways jobs\n\nDirector of Economy\n\nPartner Content\n"
    return f"{heading}\n\n{body}{tail if furniture else ''}"


PROFILE = "Author Profile\n\nAnn Sample\n\nArticles by Ann Sample"
PAYWALL = (
    "Want full article access?\n\n\nA subscription opens all articles.\n\nAlready a subscriber? Login\n\nHousing\nTop"
)


def bylined(
    found: list[Item],
    names: str = "Ann Sample",
    *,
    heading: str = "",
    bullet: str = "",
    blanks: int = 1,
    furniture: bool = True,
) -> str:
    gap = "\n" * (blanks + 1)
    body = [gap.join((f"{bullet} {i.title}".strip(), f"By {names} | {i.day}", i.summary)) for i in found]
    around = [PROFILE, heading, *body, PAYWALL] if furniture else [heading, *body]
    return gap.join(part for part in around if part)


def in_digits(day: str) -> str:
    return datetime.strptime(day, "%d %B %Y").strftime("%d/%m/%Y")


def of_author(found: list[Item], *, heading: str = "") -> str:
    lines = (line for item in found for line in (item.title, f"{in_digits(item.day)} {item.summary} |"))
    return "\n".join([*([heading] if heading else []), *lines])


CLOSING = "\n\n\nTags assigned to this article:\nThere are no tags assigned to this article!\n\nRelated Articles"


@dataclass(frozen=True)
class Told:
    title: str
    paragraphs: tuple[str, ...]
    ended: bool


tellings = st.builds(
    Told,
    titles.map(lambda title: f"Comment: {title}"),
    st.lists(summaries.map(lambda words: f"“{words}"), min_size=1, max_size=4).map(tuple),
    st.booleans(),
)
feeds = st.lists(tellings, min_size=1, max_size=8)


def feed(found: list[Told], *, box: str = "Next Upcoming Event") -> str:
    parts = [f"{box}\n\nWed, 02 Nov 22 10:00"] if box else []
    for told in found:
        body = "\n\n".join(
            (told.title, "The ADCS President said:", *told.paragraphs, *(["ENDS"] if told.ended else []))
        )
        parts.append(body + CLOSING)
    return "\n\n".join(parts)
