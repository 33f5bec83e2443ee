"""Pages of ADCS in forms that single pages really have, and pages that look like them."""

from dataclasses import dataclass
from datetime import date

import pytest

import childservices_corpus as csc
from support import assert_invariants

LEAD = "Ann Sample, Chair of the ADCS Boats Policy Committee, said:"
QUOTED = "“Every child should cross the river safely.”"
BLOCK = "ENDS\n\n\nTags assigned to this article:\nThere are no tags assigned to this article!\n\nRelated Articles\n"
LISTING = (
    "Children's social care | LocalGov\n\nCarers want more say\n\n\nFoster carers want more say over the children they "
    "look after, a charity has found.\n\nParents wait for hubs\n\n\nParents in three towns wait a year for a hub.\n\n\n"
)
STATEMENT = f"Comment: a report\n\n{LEAD}\n\n{QUOTED}\n\n{BLOCK}"
PAIRS = (
    f"Comment: river crossings\n\n{LEAD}\n{QUOTED}\nENDS\nRelated Articles\nADCS responds to the paper\nIn General\n"
    "“Colleagues in the boat house should be...\nIn Education & Schools\nBob Other, ADCS President, responds to boats\n"
    "In General"
)
BOXED = (
    "Next Upcoming Event\nTue, 09 Jul 24 10:00\nPress Release Boats 2016 Address\n"
    "President’s address at the boat meeting\nOn Thursday 7th July 2016, Ann Sample, President of the Association of "
    "Directors of Children’s Services (ADCS) gave her address in Leeds.\nOn oars\n“Oars must be long and strong.”"
)
CHARITY = (
    "Boats are short\n\nA charity has found that boats are short on each river of the north, and asks for more of them."
    f"\n\nBob Other, chief executive of the Example Trust, said:\n\n“We need boats.”\n\n{LEAD}\n\n{QUOTED}\n\nENDS\n\n"
    "Notes to editors\n\n1. The Example Trust is a charity.\n\nMedia enquiries\n\n020 7946 0000"
)
FOOT = "\n\n© 2024 Anybody Limited. Registered in England.\nPrivacy policy\nContact us\n020 7946 0000\n"
BLOG = (
    "Ann Sample\nChair Boats Policy Committee\nDirector of Children’s Services\nAnytown County Council\n"
    "As we near the end of boat week I have been thinking about oars, and about all who row.\n"
    "I am glad that so many children can row across the river and back again in a day."
)
MENU = "Blogs\nTag Cloud\nPress\nADCS LOGO LG\n✕\n  • Home\n  • About ADCS\n      ◦ Board of Directors\n\n"


@dataclass(frozen=True)
class Case:
    """A page, the titles of its statements, their numbers of paragraphs, and the number of its articles."""

    name: str
    page: str
    titles: tuple[str | None, ...]
    paragraphs: tuple[int, ...]
    articles: int = 0


CASES = [
    Case("a listing above statements without a box", LISTING + STATEMENT, ("Comment: a report",), (2,), 2),
    Case("pairs of related titles are no statements", PAIRS, ("Comment: river crossings",), (2,)),
    Case("a box in single lines, and two lines above the body", BOXED, ("Press Release Boats 2016 Address",), (2,)),
    Case("a statement without a title", f"{LEAD}\n{QUOTED}\nENDS", (None,), (2,)),
    Case("two of them, and nothing between", f"{LEAD}\n{QUOTED}\n{LEAD}\n{QUOTED}", (None, None), (2, 2)),
    Case("a foot below it is not its text", f"{LEAD}\n{QUOTED}{FOOT}", (None,), (2,)),
    Case(
        "a foot below a statement that is cut",
        f"Comment: a report\n\n{LEAD}\n\n{QUOTED}{FOOT}",
        ("Comment: a report",),
        (2,),
    ),
    Case("a menu of the site above it", f"{MENU}{LEAD}\n{QUOTED}\nENDS", (None,), (2,)),
    Case("a blog with its head", BLOG, (None,), (6,)),
    Case("a charity's text that cites the association", CHARITY, (), ()),
    Case("such a text above a statement", f"{CHARITY}\n\n{STATEMENT}", ("Comment: a report",), (2,)),
    Case("such a text below a statement", f"{STATEMENT}\n\n{CHARITY}", ("Comment: a report",), (2,)),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_pages_of_adcs(case: Case) -> None:
    parsed = csc.parse(case.page)
    assert_invariants(parsed)
    assert tuple(one.title for one in parsed.statements) == case.titles
    assert tuple(len(one.paragraphs) for one in parsed.statements) == case.paragraphs
    assert len(parsed.articles) == case.articles


def test_the_list_of_blogs_states_the_day_of_each() -> None:
    page = (
        "Next Upcoming Event\n\nTue, 09 Jul 24 10:00\nReflections on Boats... Read More\n\nBlog News List\n\n"
        "The importance of oars and...\n\nCare Fri, 26 May 2023 12:17\n\nAs we near the week’s end...\n\nRead More\n\n"
        "Please don’t row\n\nEarly Help & Families Fri, 19 May 2023 10:11\n\nFor my first blog I wanted...\n\nRead More"
    )
    parsed = csc.parse(page)
    assert_invariants(parsed)
    first, second = parsed.statements
    assert (first.title, first.title_truncated, first.kind, first.stub) == (
        "The importance of oars and...",
        True,
        "column",
        True,
    )
    assert (second.title, second.title_truncated) == ("Please don’t row", False)
    assert first.issued.known
    assert (first.issued_earliest, second.issued_earliest) == (date(2023, 5, 26), date(2023, 5, 19))
    assert (first.issued_basis, first.published_text) == ("stated", "Fri, 26 May 2023 12:17")
    assert [one.words for one in first.issued.evidence] == ["Fri, 26 May 2023 12:17"]
    assert second.publisher_topics == ("Early Help & Families",)
    places = {(one.record_id, one.field): page[one.start : one.end] for one in parsed.provenance}
    assert places[first.id, "published_text"] == "Fri, 26 May 2023 12:17"


def test_the_head_of_a_blog_is_its_byline() -> None:
    (blog,) = csc.parse(BLOG).statements
    assert (blog.kind, blog.byline) == ("column", "Ann Sample")
    assert blog.paragraph_roles == ("byline",) * 4 + ("body",) * 2


def test_a_page_without_a_statement_is_one_problem() -> None:
    page = (
        "Next Upcoming Event\n\nTue, 09 Jul 24 10:00\n\nThis page brings together what the association and its friends "
        "have written about boats, oars and rivers, for all who row.\n\nOn rivers\n\nRivers are wide, and children row "
        "across them each day of the week.\n\nThey row back in the evening."
    )
    parsed = csc.parse(page)
    assert (parsed.articles, parsed.statements) == ((), ())
    assert [one.code for one in parsed.problems] == ["missing-title"]
