"""Pages of ADCS that end where something might begin, and menus of its site: every line has its fate."""

import pytest

import childservices_corpus as csc
from childservices_corpus.layouts.adcs import menus
from childservices_corpus.layouts.contract import CODE, TURNS, blank_labels
from childservices_corpus.text.lines import split
from support import assert_invariants
from test_adcs_met import BLOCK, BOX, FIRST, LEAD, OTHER_PLAIN, PLAIN

MENU = "Skip to content\n\nADCS LOGO LG\n\n• Blogs\n\n• What we do\n\nTag Cloud\n"
PLACES = 5


def furniture(page: str) -> list[int]:
    """The places of the lines that are furniture, as the layout of menus labels them."""
    lines = split(page)
    labels = blank_labels(lines, "statement")
    labels.fate[:] = CODE["paragraphs"]
    menus.label_menus(lines, labels)
    return [place for place, line in enumerate(lines.filled.tolist()) if labels.fate[line] == CODE["furniture"]]


MENUS = [
    ("a menu alone", MENU, range(PLACES)),
    ("below a line", f"{PLAIN}\n\n{MENU}", range(1, PLACES + 1)),
    ("above a line", f"{MENU}\n\n{PLAIN}", range(PLACES)),
    ("two with a line between", f"{MENU}\n\n{PLAIN}\n\n{MENU}", [*range(PLACES), *range(PLACES + 1, 2 * PLACES + 1)]),
    ("no mark of the site", MENU.replace("ADCS LOGO LG", "Menu"), []),
    ("only the mark", "ADCS LOGO LG\n", [0]),
    ("an entry of sixty-one characters with its bullet", f"{MENU}\n\n• {'w' * 59}\n", range(PLACES)),
    ("an entry of sixty", f"{MENU}\n\n• {'w' * 58}\n", range(PLACES + 1)),
    ("an entry that ends a sentence", f"{MENU}\n\n• What we say.\n", range(PLACES)),
    ("an item with a day below", f"{MENU}\n\n• What we said\n\n13 June 2024\n", range(PLACES)),
    ("nothing", "", []),
]


@pytest.mark.parametrize(("label", "page", "places"), MENUS, ids=[case[0] for case in MENUS])
def test_the_lines_of_menus_are_furniture(label: str, page: str, places: range) -> None:
    lines = split(page)
    assert furniture(page) == list(places)
    assert len(menus.anchors(lines)) == label.count("two") + bool(places)
    for turn in TURNS:
        claimed = menus.claims(lines, lines.bulleted[lines.filled], turn)
        found = [place for low, high in zip(claimed.first, claimed.stop, strict=True) for place in range(low, high)]
        assert found in ([], list(places))


def test_a_page_that_is_all_menu_scores_one_and_a_part_of_a_page_little() -> None:
    assert menus.score(split(MENU)) == 1.0
    assert menus.score(split(f"{MENU}\n\n{PLAIN}")) == PLACES / (PLACES + 1) / 4
    assert menus.score(split(PLAIN)) == menus.score(split("")) == 0.0


def test_a_menu_above_a_statement_belongs_to_its_page() -> None:
    page = f"{MENU}\n\n{BOX}Comment: boats\n\n{LEAD}\n\n{FIRST}\n\n{BLOCK}"
    parsed = csc.parse(page)
    assert_invariants(parsed)
    assert [one.title for one in parsed.statements] == ["Comment: boats"]
    low = page.index("Comment: boats")
    assert {one.fate for one in parsed.ledger if one.end <= page.index("Next Upcoming")} <= {"furniture", "blank"}
    assert all(one.record_id is None for one in parsed.ledger if one.end <= low)


WHOLE = f"{BOX}Comment: boats\n\n{LEAD}\n\n{FIRST}\n\n{BLOCK}"


@pytest.mark.parametrize("end", ["ADCS Blog", "ADCS President", "President", "Ann Sample\n\nADCS President", "Chair"])
@pytest.mark.parametrize("below", ["", "\n\nDirector", "\n\nDirector\n\nAnytown Council", f"\n\n{PLAIN}"])
def test_a_page_may_end_where_a_blog_might_begin(end: str, below: str) -> None:
    parsed = csc.parse(f"{WHOLE}\n\n{end}{below}")
    assert_invariants(parsed)
    assert parsed.statements[0].title == "Comment: boats"
    assert parsed.statements[0].paragraphs == (LEAD, FIRST)


@pytest.mark.parametrize("page", ["ADCS Blog", "President", "Ann Sample\n\nADCS President", LEAD, FIRST, OTHER_PLAIN])
def test_a_line_alone_is_not_a_statement(page: str) -> None:
    for layout in (None, "adcs-feed", "adcs-menu"):
        parsed = csc.parse(page, layout=layout)
        assert_invariants(parsed)
        assert "".join(parsed.document.text[one.start : one.end] for one in parsed.ledger) == page
