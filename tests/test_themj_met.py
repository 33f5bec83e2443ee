"""Pages of The MJ that were met and not read well, in invented words: cut listings, articles without a paywall."""

from dataclasses import dataclass

import pytest

import childservices_corpus as csc

PAYWALL = (
    "Get unlimited access to The MJ with a subscription, plus a weekly copy of The MJ magazine.\n"
    "Full website content includes additional, exclusive commentary and analysis on the issues affecting local "
    "government.\nAlready a subscriber?\n"
)
OLD_PAYWALL = (
    "Want full article access?\n\nReceive The MJ magazine each week and gain access to all the content on this website "
    "with a subscription.\n\nAlready a subscriber? Login\n\n"
)
SPOONS = "Spoons are in the drawer, and councils know that they will need more of them before the year ends."
FORKS = "Forks are too, and nobody has counted them since the spring, when the last survey of them was made."
BOWLS = "Bowls come last, as they always have, because a bowl is dear and a drawer for it is dearer still."
MUSEUM = "Anytown Council has opened a museum of spoons in its old library, after years of waiting."
LISTING = (
    f"• Spoon museum opens\n\n    12 May 2022\n\n    {MUSEUM}\n\n"
    f"  • Fork museum opens\n\n    11 May 2022\n\n    {MUSEUM.replace('spoons', 'forks')}\n\n"
)
INDENTED = f"  {LISTING}"
CUT_LISTING = f"{LISTING}  • Bowl museum opens\n\n    10 May 2022\n\n"
CUT = "Councils have been urged to buy more spoons for their drawers as half of them are found to be emp..."
OTHER_CUT = CUT.replace("spoons", "plates")


@dataclass(frozen=True)
class Case:
    """A page, and of each of its articles the title, section, summary's first words and number of paragraphs."""

    label: str
    reason: str
    text: str
    articles: tuple[tuple[str | None, str | None, str | None, int], ...]


Row = tuple[str | None, str | None, str | None, int]
ITEMS: tuple[Row, ...] = (("Spoon museum opens", None, "Anytown", 0), ("Fork museum opens", None, "Anytown", 0))
SECTIONED: tuple[Row, ...] = tuple((title, "Council Tax", told, 0) for title, _, told, _ in ITEMS)
BARE = ("Bowl museum opens", None, None, 0)
LISTINGS = (
    Case("a box", "ADCS's own words", f"{CUT_LISTING}Next Upcoming Event\n", (*ITEMS, BARE)),
    Case("a profile", "a page of one author opens", f"{CUT_LISTING}Author Profile\nAnn Sample\n", (*ITEMS, BARE)),
    Case("a stray line", "an article of the new site opens", f"{CUT_LISTING}Title\n\nSpoons\n", (*ITEMS, BARE)),
    Case("a colon", "a summary does not lead to anything", f"{CUT_LISTING}Minutes:\n\nThe end.\n", (*ITEMS, BARE)),
    Case("a byline", "LocalGov's article opens", f"{CUT_LISTING}Mark Sample 27 June 2016\n", (*ITEMS, BARE)),
    Case("a line at the left edge", "the other summaries are indented", f"{CUT_LISTING}{SPOONS}\n", (*ITEMS, BARE)),
    Case("a line above", "it ends another text", f"The council met.\nIn my last\n{LISTING}", ITEMS),
    Case("a name above", "the page begins at the left edge", f"{SPOONS}\n\nAnn Sample\n\n{LISTING}", ITEMS),
    Case("a heading", "nothing is above it", f"Council Tax\n\n{INDENTED}", SECTIONED),
    Case(
        "a heading with a blank above", "its page has blanks too", f"{SPOONS}\n\nCouncil Tax\n\n{INDENTED}", SECTIONED
    ),
    Case("two pages", "the second has no section", f"Council Tax\n\n{INDENTED}\n{LISTING}", (*SECTIONED, *ITEMS)),
    Case(
        "a short summary below a long title",
        "sure pairs are above and below",
        "Childrens services\nCouncil opens spoon museum\nAnytown Council has opened a museum of spoons.\n"
        "Budget gives youth work a lift in every town of the land\nAn extra £9m for youth work was announced\n"
        "More forks for care homes\nCouncils are short of forks, a survey has found.\n",
        (
            ("Council opens spoon museum", "Childrens services", "Anytown", 0),
            ("Budget gives youth work a lift in every town of the land", "Childrens services", "An", 0),
            ("More forks for care homes", "Childrens services", "Councils", 0),
        ),
    ),
    Case(
        "a tail above summaries",
        "a line without a stop is not whole, and is not cut by the site",
        f"{SPOONS}\n\nWhat is next\nAs ever, workforce issues remained critical\n{CUT}\nThe leader has resigned.\n"
        f"{OTHER_CUT}\n",
        ((None, None, "Councils", 0), (None, None, "The", 0), (None, None, "Councils", 0)),
    ),
)
BULLETED = f"One voice for spoons\n\nBy Ann Sample | 8 November 2022\n  • Ann Sample\n\n{FORKS}\n\n"
LABELLED = "Bowls are dear\n\nBowls cost more than they did, and that’s a worry. Ann Sample reports.\n\n"
ARTICLES = (
    Case(
        "a name with a bullet above a paywall",
        "the name is not the summary, and the page is an article's own",
        f"{BULLETED}{OLD_PAYWALL}Spoons Forks\nTop\n",
        (("One voice for spoons", None, "Forks", 0),),
    ),
    Case(
        "a name with a bullet",
        "nothing closes the article",
        f"{BULLETED}{SPOONS}\n\n{BOWLS}\n",
        (("One voice for spoons", None, "Forks", 2),),
    ),
    Case(
        "a byline above an open end",
        "no other byline follows; the dump cuts the last line",
        "One voice for spoons\n\nBy Ann Sample | 8 November 2022\n\n"
        f"{FORKS}\n\n{SPOONS}\n\nWhat next\n\n{BOWLS[:60]}\n",
        (("One voice for spoons", None, "Forks", 2),),
    ),
    Case(
        "a section in capitals",
        "section, title and standfirst are the mark at the top",
        f"CHILDREN'S SERVICES\n\n{LABELLED}{SPOONS}\n\n{FORKS[:40]}\n",
        (("Bowls are dear", "CHILDREN'S SERVICES", "Bowls", 2),),
    ),
    Case(
        "all lines at the top",
        "the standfirst is given again, and the caption twice",
        f"Title\n\nRECRUITMENT\n\n{LABELLED}{LABELLED.split(chr(10))[2].replace('’', chr(39))}\n\n"
        f"Bowls in a drawer\n\nBowls in a drawer\n\n{SPOONS}\n\n{FORKS}\n",
        (("Bowls are dear", "RECRUITMENT", "Bowls", 2),),
    ),
    Case(
        "a name as the last line",
        "the standfirst opens with it",
        f"Bowls are dear\n\nAnn Sample says that bowls cost more than they did.\n\n{SPOONS}\n\n{FORKS}\n\nAnn Sample\n",
        (("Bowls are dear", None, "Ann", 2),),
    ),
    Case(
        "one line above a paywall",
        "there are no blanks, so the lines above the blank are another page's",
        f"The MJ Awards\n\nCategories\n\nBest spoon of the year\n\n{SPOONS}\n{PAYWALL}",
        ((None, None, None, 1),),
    ),
    Case(
        "an article above one line and a paywall",
        "the wall claims only its own line",
        f"CHILDREN'S SERVICES\n\n{LABELLED}{FORKS}\n\n\n{SPOONS}\n{PAYWALL}",
        (("Bowls are dear", "CHILDREN'S SERVICES", "Bowls", 1), (None, None, None, 1)),
    ),
)  # fmt: skip


@pytest.mark.parametrize("case", [*LISTINGS, *ARTICLES], ids=lambda case: case.label)
def test_pages_are_read_as_their_own_lines_say(case: Case) -> None:
    found = tuple(
        (one.title, one.section, one.summary.split()[0] if one.summary else None, len(one.paragraphs))
        for one in csc.parse(case.text).articles
    )
    assert found == case.articles, case.reason


@pytest.mark.parametrize(
    "case", [case for case in ARTICLES if "blank" not in case.reason and "wall" not in case.reason]
)
def test_articles_without_blank_lines_are_the_same(case: Case) -> None:
    stripped = csc.parse("\n".join(line for line in case.text.split("\n") if line)).articles
    assert [(one.title, one.summary, one.paragraphs) for one in stripped] == [
        (one.title, one.summary, one.paragraphs) for one in csc.parse(case.text).articles
    ]


def test_an_article_with_a_bulleted_name_keeps_its_form_and_topics() -> None:
    (article,) = csc.parse(ARTICLES[0].text).articles
    assert (article.form, article.complete) == ("page", False)
    assert (article.authors, article.publisher_topics) == (("Ann Sample",), ("Spoons Forks",))


@pytest.mark.parametrize(
    ("below", "reason"),
    [
        ("\n\nMore forks needed\n\nBy Tom Other | 7 November 2022\n\nForks are short.\n", "another byline"),
        ("\n\nSpoons for all\n\nA charity has given spoons to all of the children in the county.\n", "more blanks"),
        ("Spoon prize\n\nA charity has won it.\n\nENDS\n\nNotes to editors\n", "a press release ends"),
        ("Spoon prize\n\nAnn Sample, ADCS President, said:\n\n“We like it.”\n", "a statement begins"),
        (PAYWALL, "a paywall"),
    ],
)
def test_an_open_article_ends_where_another_text_begins(below: str, reason: str) -> None:
    top = f"One voice for spoons\n\nBy Ann Sample | 8 November 2022\n\nA standfirst is here.\n\n{SPOONS}\n\n{FORKS}\n\n"
    parsed = csc.parse(top + below)
    assert parsed.articles[0].paragraphs == (SPOONS, FORKS), reason


@pytest.mark.parametrize("name", ["Jo Green", "Ann F. van der Berg", "Tom D. de la Mare", "Eve Sample-Other"])
@pytest.mark.parametrize("alone", [True, False])
def test_an_author_is_named_once(name: str, *, alone: bool) -> None:
    foot = f"{name}\n\n" if alone else ""
    text = f"Bowls are dear\n\nA standfirst says so.\n\n{foot}Popular articles by {name}\n\n"
    (article,) = csc.parse(f"{text}SUBSCRIBE TO CONTINUE READING\n\n{PAYWALL}").articles
    assert (article.authors, article.paragraphs) == ((name,), ())


LEAD = "Forks are next"
HOME = (
    f"Read about spoons\n\nRead about spoons\n\nThe report is out.\n\n\n{LEAD}\n\n{LEAD}\n\nThe lead says so.\n\n"
    "Bowls are dear\n\nBowls cost more.\n\nPlates are thin\n\nPlates cost less.\n\nRead More News...\n\n"
    f"On spoons\n\n{LEAD}\n\nAda Brown likes spoons.\n\n"
)


@pytest.mark.parametrize(
    ("below", "titles", "problems"),
    [
        ("On forks\n\nAda Brown likes forks, and she\n", ["On forks"], []),
        (f"On forks\n\n{LEAD}\n\nAda Brown li", ["On forks"], []),
        (f"On forks\n\n{LEAD}\n", [], ["cut-record"]),
        ("On forks\n", [], ["cut-record"]),
        (
            "Budget gives youth work a lift in every town\n\nAn extra £9m was announced\n\nOn cups\n\nCups are full.\n",
            ["Budget gives youth work a lift in every town", "On cups"],
            [],
        ),
    ],
)
def test_the_last_items_of_a_home_page(below: str, titles: list[str], problems: list[str]) -> None:
    parsed = csc.parse(HOME + below)
    assert [one.title for one in parsed.articles][4:] == titles
    assert [problem.code for problem in parsed.problems] == problems


@pytest.mark.parametrize("below", [f"{SPOONS}\n{PAYWALL}", f"{SPOONS}\n\n{PAYWALL}"])
def test_a_paywall_does_not_claim_a_home_page(below: str) -> None:
    articles = csc.parse(HOME + below).articles
    assert [(one.title, one.paragraphs) for one in articles[:4]] == [
        (LEAD, ()), ("Bowls are dear", ()), ("Plates are thin", ()), ("On spoons", ())
    ]  # fmt: skip
