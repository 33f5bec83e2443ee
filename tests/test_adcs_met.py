"""Where statements of ADCS begin and end beside other pages, and which of their lines is the title."""

from dataclasses import dataclass

import pytest

import childservices_corpus as csc
from support import assert_invariants

BOX = "Next Upcoming Event\n\nTue, 09 Jul 24 10:00\n\n"
LEAD = "Ann Sample, Chair of the ADCS Boats Policy Committee, said:"
FIRST = "“Every child should cross the river safely, and every council should have a boat that holds them all.”"
SECOND = "“Boats need oars, and oars need people who can row them. Nobody learns to row in a day.”"
PLAIN = (
    "Boats are dear this year, and councils have bought fewer of them than they need for all who wish to cross the "
    "river in the morning. That is why I ask for more."
)
OTHER_PLAIN = (
    "I have met children who wait for a boat each day, and their teachers wait with them. We can do better than that, "
    "and in three towns I saw how it is done."
)
CUT = "Boats that are old should be mended first, since a mended boat costs half of what a new boat does, and it is"
BLOCK = "ENDS\n\n\nTags assigned to this article:\nThere are no tags assigned to this article!\n\nRelated Articles\n"
SHORT_CUT = "A council has mended its boats and says that each of them can be rowed again before the winter comes"
SUMMARIES = "\n".join(
    f"{word} {SHORT_CUT}"[:97] + "..."
    for word in ("Earlier", "Again", "Today", "Moreover", "However", "Later", "Meanwhile", "Now")
)
SIGNED = (
    "Mark Sample 27 June 2016\n\nBridges are mended\n\nAnytown Council has mended its bridges, and people can walk "
    "over them again.\n\nThe council said that it would mend the roads next.\n\nSIGN UP"
    "\n\nFor your free daily news bulletin"
)
MINUTES = "Minutes of the meeting\n\nPresent: the chair\n\nThe chair thanked all who had come to the meeting.\n"


@dataclass(frozen=True)
class Case:
    """A page and why it is read so: the titles of its statements, their paragraphs, subheadings and articles."""

    label: str
    reason: str
    page: str
    titles: tuple[str | None, ...]
    paragraphs: tuple[int, ...]
    subheadings: tuple[str, ...] = ()
    articles: int = 0


def _page(*lines: str) -> str:
    return "\n\n".join(lines) + "\n"


OPEN = [
    Case(
        f"{name}, then {other}, {len(glue)} blank lines between",
        "a statement that nothing closes ends where the page below begins",
        f"{above}{glue}\n{below}",
        ("Boats for all",),
        (number,),
        (),
        articles,
    )
    for name, above, number in (
        ("a cut statement", BOX + _page("Boats for all", LEAD, FIRST, SECOND, "“" + CUT), 4),
        ("a cut blog", BOX + _page("Boats for all", PLAIN, OTHER_PLAIN, CUT), 3),
        ("a whole blog", BOX + _page("Boats for all", PLAIN, OTHER_PLAIN), 2),
        ("a statement without box", _page("Boats for all", LEAD, FIRST, SECOND), 3),
    )
    for other, below, articles in (
        ("summaries", SUMMARIES, 8),
        ("an article with its author and day", SIGNED, 1),
        ("minutes", MINUTES, 0),
    )
    for glue in ("\n", "\n\n")
]
TITLES = [
    Case(
        "a subheading in short paragraphs",
        "a statement without a box keeps its beginning",
        _page(
            "Boats for all",
            "Boats are dear this year and councils must buy more of them.",
            "What next",
            "Each child needs a boat of their own, and an oar too.",
            "We will study the plan.",
        )
        + BLOCK,
        ("Boats for all",),
        (3,),
        ("What next",),
    ),
    Case(
        "the same below a box",
        "a short line between two paragraphs is a subheading",
        BOX
        + _page("Boats for all", "Boats are dear this year.", "What next", "Each child needs a boat.", "We study it.")
        + BLOCK,
        ("Boats for all",),
        (3,),
        ("What next",),
    ),
    Case(
        "notes to editors",
        "notes are no statement, and their heading is no title",
        _page("Boats for all", "Boats are dear this year.", "Each child needs a boat.")
        + "\nENDS\n\nNotes to editors\n\n1. ADCS is the association of directors.\n\n"
        + BLOCK.removeprefix("ENDS\n"),
        ("Boats for all",),
        (2,),
    ),
    Case(
        "the tail of another page directly above",
        "a title has a blank line above, or begins the page",
        f"{PLAIN}\n\nThe last words of anot\n{LEAD}\n{FIRST}\nENDS\n",
        (None,),
        (2,),
    ),
    Case(
        "one letter above",
        "a letter is no title",
        f"W\n\n{LEAD}\n{FIRST}\nENDS\n",
        (None,),
        (2,),
    ),
    Case(
        "another text above, in the same shape",
        "the text of others is not ADCS's; its title is not the title of the statement",
        _page("Roads are closed in the north", "Roads are closed, a firm has said.", "They open in May.")
        + "\n\n"
        + _page("The state of our boats", "ADCS has asked all councils for their boats.", "They have few.")
        + BLOCK,
        ("The state of our boats",),
        (2,),
    ),
    Case(
        "a listing between two statements",
        "a heading of a section is no title of a statement",
        _page("Comment: boats", LEAD, FIRST)
        + BLOCK
        + "\n\n"
        + _page(
            "Childrens services",
            "Forks are up",
            "A council has bought forks for all of its schools this year.",
            "Spoons are down",
            "Spoons are less dear than they were a year ago, a council says.",
            "Bowls are round",
            "A council has found that bowls are round and can be used twice.",
        )
        + "\n\n"
        + _page("The state of our oars", PLAIN, OTHER_PLAIN)
        + BLOCK,
        ("Comment: boats", "The state of our oars"),
        (2, 2),
    ),
    Case(
        "two headings below a box",
        "the first line below the box is the title",
        BOX + "Sample’s Talk at the Meeting - Press Release\n\nADCS President’s letter to the Meeting 2019\n\n"
        "Ann Sample, ADCS President, today said:\n\n" + FIRST,
        ("Sample’s Talk at the Meeting - Press Release",),
        (2,),
        ("ADCS President’s letter to the Meeting 2019",),
    ),
    Case(
        "a list that the page cuts",
        "items below a colon are of the statement, however short",
        BOX + _page("Boats for all", PLAIN, "“Children must be put first, to focus on:") + "• boats\n• oars\n• the riv",
        ("Boats for all",),
        (5,),
    ),
    Case(
        "a short tail of a last paragraph",
        "the rest of a paragraph is of the statement",
        BOX + _page("Boats for all", PLAIN, OTHER_PLAIN, "This year we hope to see that more of our b"),
        ("Boats for all",),
        (3,),
    ),
]


@pytest.mark.parametrize("case", OPEN + TITLES, ids=lambda case: case.label)
def test_statements_beside_other_pages(case: Case) -> None:
    parsed = csc.parse(case.page)
    assert_invariants(parsed)
    assert tuple(one.title for one in parsed.statements) == case.titles, case.reason
    assert tuple(len(one.paragraphs) for one in parsed.statements) == case.paragraphs, case.reason
    assert tuple(words for one in parsed.statements for words in one.subheadings) == case.subheadings, case.reason
    assert len(parsed.articles) == case.articles, case.reason


def test_the_whole_title_below_a_cut_one_is_the_title() -> None:
    whole = "ADCS President’s letter on boats and oars at the National Meeting of Rowers 2023"
    page = BOX + _page(f"{whole[:58]}…...", whole, LEAD, FIRST, SECOND)
    parsed = csc.parse(page)
    (statement,) = parsed.statements
    assert (statement.title, statement.title_truncated, len(statement.paragraphs)) == (whole, False, 3)
    assert_invariants(parsed)


@pytest.mark.parametrize("name", ["Ann Sample", "Ann Sample OBE"])
@pytest.mark.parametrize(
    "role", ["President", "Vice President", "ADCS President 2025/26", "Immediate Past President", "ADCS Vice President"]
)
def test_blogs_are_signed_by_any_officer(name: str, role: str) -> None:
    head = f"{name}\n{role}\nExecutive Director of Boats, Oars and Rivers\nAnytown County Council"
    page = f"\n{head}\n{PLAIN}\n{OTHER_PLAIN}"
    (blog,) = csc.parse(page).statements
    assert (blog.byline, blog.kind, blog.paragraph_roles) == (name, "column", ("byline",) * 4 + ("body",) * 2)


def test_a_reprinted_column_needs_no_box() -> None:
    (column,) = csc.parse(_page("Boat Reforms - The MJ", PLAIN, OTHER_PLAIN, CUT)).statements
    assert (column.title, column.kind, len(column.paragraphs)) == ("Boat Reforms - The MJ", "column", 3)


@pytest.mark.parametrize(
    "opening",
    [
        "The boat houses and we have produced this joint policy position paper, which says how many boats there are.",
        "ADCS has collected data on boats from our members since 2007, to see how their number has grown in each year.",
    ],
    ids=["a paper", "research"],
)
def test_papers_and_research_are_publications(opening: str) -> None:
    (statement,) = csc.parse(BOX + _page("The state of boats", opening, PLAIN, OTHER_PLAIN) + BLOCK).statements
    assert statement.kind == "publication"


@pytest.mark.parametrize(
    "below",
    ["Forks are up\n\nBy Tom Other | 12 May 2022\n\nForks are up in each town of the county, a council has found.\n"],
    ids=["a title with a byline"],
)
def test_a_page_directly_below_the_related_articles(below: str) -> None:
    parsed = csc.parse(BOX + _page("Comment: boats", LEAD, FIRST) + BLOCK + below)
    assert [one.title for one in parsed.statements] == ["Comment: boats"]
    assert [one.title for one in parsed.articles] == ["Forks are up"]
