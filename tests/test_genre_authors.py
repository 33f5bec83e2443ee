"""Who is an author by a summary, and who is only quoted; articles in which the author speaks."""

import pytest

from childservices_corpus import parse
from childservices_corpus.annotate.language.view import Passage, View, views
from childservices_corpus.annotate.speech.genre import annotate_article
from childservices_corpus.models import Article
from voices import in_article

BULLET = "\N{BULLET}"
LEFT, RIGHT = "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"
QUOTED = [
    f"Those in widgets are {LEFT}doing a good job{RIGHT}, government minister Ann Sample says.",
    "Those in widgets are doing a good job, government minister Ann Sample says.",
    f"Government minister Ann Sample says those in widgets are {LEFT}doing a good job{RIGHT}.",
    f"{LEFT}Councils must do more{RIGHT}, says children{RIGHT}s minister Ann Sample.",
    f"Ann Sample, the children{RIGHT}s minister, says councils must act.",
    "Ann Sample, a government minister, says it is good.",
    "Education secretary Ann Sample says schools must reopen.",
    "Ofsted chief inspector Ann Sample says homes are failing.",
    "Labour MP Ann Sample says homes are failing.",
    f"Council leader Ann Sample says cuts are {LEFT}certain{RIGHT}.",
]


@pytest.mark.parametrize("summary", QUOTED)
def test_an_office_holder_who_is_quoted_is_no_author(summary: str) -> None:
    _, voices = in_article(summary)
    assert (voices.genre, voices.authors) == ("news", ())


@pytest.mark.parametrize(
    "summary",
    [
        "Council leader Ann Sample says her team is a success.",
        "Ann Sample, chief executive of Example Council, says it is good.",
        "It can help, say ministers Ann Sample and Tom Other.",
    ],
)
def test_other_posts_do_not_forbid_an_author(summary: str) -> None:
    _, voices = in_article(summary)
    assert voices.genre == "opinion"
    assert voices.authors[0] == "Ann Sample"


def genre_of_page(*paragraphs: str, authors: tuple[str, ...] = ("Ann Sample",)) -> str:
    record = Article(
        id="themj/x-00000000", publisher="themj", title="Boats", authors=authors, document_id="0" * 64, position=0
    )
    passages = [Passage("title", None, "Boats", 0)]
    passages += [Passage("paragraphs", number, text, passages[-1].end + 1) for number, text in enumerate(paragraphs)]
    return annotate_article(View(record, tuple(passages))).genre


@pytest.mark.parametrize(
    ("paragraphs", "genre"),
    [
        (("I have led a council for ten years.", "It was hard."), "opinion"),
        (("When we began, nobody knew.", "Our team grew."), "opinion"),
        (("We began. We went on.", "The team grew."), "news"),
        ((f"{LEFT}I have led a council,{RIGHT} she said.",), "news"),
        ((f"{LEFT}We must act. I know it.", f"{LEFT}Our boats are old.{RIGHT}"), "news"),
        ((f"{LEFT}Yes,{RIGHT} she said. {LEFT}I must act",), "news"),
        (("World War I began in 1914.", "Part I sets it out."), "news"),
    ],
)
def test_an_author_who_speaks_gives_an_opinion(paragraphs: tuple[str, ...], genre: str) -> None:
    assert genre_of_page(*paragraphs) == genre


def test_we_of_staff_and_of_nobody_is_not_an_opinion() -> None:
    together = ("We began.", "Our team grew.")
    assert genre_of_page(*together, authors=()) == "news"
    assert genre_of_page(*together, authors=("Heather Jameson",)) == "news"


GUESTS = [
    ("Cllr Ann Sample", "opinion"),
    ("Dr Ann Sample", "opinion"),
    ("Lord Sample", "opinion"),
    ("Ann Sample, leader of Example Council", "opinion"),
    ("Ann Sample, RSA", "opinion"),
    ("Ann Sample (Solace)", "opinion"),
    ("Tom Other and Cllr Ann Sample", "opinion"),
    ("Ann Sample", "news"),
    ("Ms Ann Sample", "news"),
    ("Ann Sample and Tom Other", "news"),
    ("Ann Sample, Tom Other and Joe Third", "news"),
    ("Ann Sample, senior reporter", "news"),
    ("Ann Sample, local democracy reporter", "news"),
    ("Ann Sample for The MJ", "news"),
    ("Ann Sample, Jr", "news"),
    ("EXCLUSIVE by Ann Sample", "news"),
    ("MJ reporter", "news"),
]


@pytest.mark.parametrize(("names", "genre"), GUESTS)
def test_a_title_or_a_post_in_the_byline_shows_a_guest(names: str, genre: str) -> None:
    (view,) = views(parse(f"Boats\n\nBy {names} | 13 June 2024\n\nBoats have been high on the list of late.\n"))
    assert annotate_article(view).genre == genre


@pytest.mark.parametrize(("below", "genre"), [(f"  {BULLET} Ann Sample\n", "opinion"), ("", "news")])
def test_a_picture_of_the_author_shows_a_guest(below: str, genre: str) -> None:
    page = f"Boats\n\nBy Ann Sample | 13 June 2024\n{below}\nA new year is a time to look ahead to many boats.\n"
    (view,) = views(parse(page))
    assert annotate_article(view).genre == genre


DESKS = ["MJ reporter", "MJ Correspondent", "Staff reporter", "The MJ", "LocalGov team", "LocalGov", "Newsdesk"]
DESKS += ["Editorial team", "Our reporters", "Municipal Journal staff writer"]


@pytest.mark.parametrize("desk", DESKS)
def test_a_desk_is_not_an_author(desk: str) -> None:
    page = parse(
        f"Boats\n\nBy {desk} | 13 June 2024\n\nBoats were late.\n\nMore\n\nBy {desk} | 12 June 2024\n\nBoats.\n"
    )
    assert [(one.authors, one.published_text) for one in page.articles] == [((), "13 June 2024"), ((), "12 June 2024")]
    page = parse(f"Boats\n\nBy {desk} and Ann Sample | 13 June 2024\n\nBoats were late.\n")
    assert [one.authors for one in page.articles] == [("Ann Sample",)]


@pytest.mark.parametrize("name", ["Ann Staff", "Tom Desk", "JK Writer", "Abby Press"])
def test_a_person_whose_surname_is_a_word_of_desks_is_an_author(name: str) -> None:
    page = parse(f"Boats\n\nBy {name} | 13 June 2024\n\nBoats were late.\n")
    assert [one.authors for one in page.articles] == [(name,)]


TOLD_OF = [
    "Critics say Ann Sample was too slow.",
    "Staff ask Ann Sample about pay.",
    "We ask Ann Sample how she cut the cost of boats.",
    "They say Ann Sample changed the boats.",
]
WRITES = [
    "Boats need more money, says Ann Sample.",
    "Boats need more money argues Ann Sample of Acme.",
    "Campaigner Ann Sample describes her fight for boats.",
    "Mother Ann Sample describes her fight for boats.",
]


@pytest.mark.parametrize("summary", TOLD_OF)
def test_a_person_who_is_asked_or_told_about_is_not_an_author(summary: str) -> None:
    assert in_article(summary, "Boats")[1].authors == ()


@pytest.mark.parametrize("summary", WRITES)
def test_what_an_author_is_does_not_belong_to_the_name(summary: str) -> None:
    assert in_article(summary, "Boats")[1].authors == ("Ann Sample",)
