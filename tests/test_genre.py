"""Genre and authors of articles, by the wording of title and summary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus import parse
from childservices_corpus.annotate.language.view import views
from childservices_corpus.annotate.speech.genre import annotate_article
from support import RAW
from voices import PAGE, in_article

# Label, summary, genre, authors.
CASES = [
    ("says at the end", "Councils must act, says Julie Kelly.", "opinion", ("Julie Kelly",)),
    (
        "a report by its name",
        "A charity\N{RIGHT SINGLE QUOTATION MARK}s report, Revolving Door, found gaps.",
        "news",
        (),
    ),
    ("no full stop", "Councils must act, says Greg Clark", "opinion", ("Greg Clark",)),
    ("no comma before says", "It only stores up more pressure says John Pearce.", "opinion", ("John Pearce",)),
    ("says in the middle", "Kim Harrison says tackling exploitation matters.", "opinion", ("Kim Harrison",)),
    (
        "of a body",
        "Councils respond, says Virginia Ghiara of the Early Intervention Foundation.",
        "opinion",
        ("Virginia Ghiara",),
    ),
    (
        "two ministers",
        "It can help, say ministers Kelly Tolhurst and Vicky Ford.",
        "opinion",
        ("Kelly Tolhurst", "Vicky Ford"),
    ),
    (
        "two put the case",
        "Andrew Laird and Chris Wright put the case for it.",
        "opinion",
        ("Andrew Laird", "Chris Wright"),
    ),
    (
        "three in a list",
        "Julie Kelly, Greg Fell and Nick Clarke set out why.",
        "opinion",
        ("Julie Kelly", "Greg Fell", "Nick Clarke"),
    ),
    ("takes the long view", "A century on, Greg Fell takes the long view.", "opinion", ("Greg Fell",)),
    ("calls for", "As children wait, Greg Fell calls for a new settlement.", "opinion", ("Greg Fell",)),
    ("calls for, in office", "ADCS president Steve Crocker calls for a new settlement.", "news", ()),
    ("a programme", "Sure Start offers ministers a model.", "news", ()),
    ("a regulator", "Social Work England sets out its plans.", "news", ()),
    ("who is spoken of", "Tributes are paid to Alan Wood, says his council.", "news", ()),
    ("a body calls for", "London Councils calls for a new settlement.", "news", ()),
    ("a title", "Seven won. Dr Michael Sanders explains why.", "opinion", ("Michael Sanders",)),
    (
        "a title with a stop",
        "Dr. Claire Baker and Linda Briheim-Crookall examine it.",
        "opinion",
        ("Claire Baker", "Linda Briheim-Crookall"),
    ),
    ("councillor", "It is new. Cllr Anita Cranmer explains the aims.", "opinion", ("Anita Cranmer",)),
    ("post after", "Max Stanford, head of Impact and Evaluation at Coram, discusses it.", "opinion", ("Max Stanford",)),
    (
        "post before",
        "Director of practice at the London Alliance Dr Karla Goodman says it works.",
        "opinion",
        ("Karla Goodman",),
    ),
    (
        "post between verb and name",
        "Act now, says Local Government Association chair James Jamieson.",
        "opinion",
        ("James Jamieson",),
    ),
    (
        "chair of a body, name, says",
        "The chair of the LGA, James Jamieson, says more is needed.",
        "opinion",
        ("James Jamieson",),
    ),
    ("particle in the name", "More is needed, argues Rachel de Souza.", "opinion", ("Rachel de Souza",)),
    ("a body’s own", "Ofsted’s Yvette Stanley explains how.", "opinion", ("Yvette Stanley",)),
    ("guest looks at", "Debbie Jones looks at the lessons.", "opinion", ("Debbie Jones",)),
    ("staff looks at", "With the findings due, Ann McGauran looks at what experts want.", "feature", ("Ann McGauran",)),
    ("staff says", "It must be worth it, says Heather Jameson.", "opinion", ("Heather Jameson",)),
    ("reports", "It held a round table. Martin Ford reports.", "feature", ("Martin Ford",)),
    (
        "two report",
        "It held a round table. Dan Peters and Martin Ford report.",
        "feature",
        ("Dan Peters", "Martin Ford"),
    ),
    ("reports from", "Is it enough? Ann McGauran reports from the conference.", "feature", ("Ann McGauran",)),
    ("speaks to", "Rachael Wardell speaks to Ann McGauran about the long game.", "interview", ("Ann McGauran",)),
    (
        "talks to, with a post",
        "Incoming president of ADCS, Andy Smith, talks to Ann McGauran about it.",
        "interview",
        ("Ann McGauran",),
    ),
    (
        "he tells",
        "As Andrew Travers steps down, he tells Heather Jameson what he did.",
        "interview",
        ("Heather Jameson",),
    ),
    ("staff asks", "Heather Jameson talks to Andrew Travers about it.", "interview", ("Heather Jameson",)),
    ("a new report says", "Costs will soar, a report says.", "news", ()),
    ("an office says", "Children face a lottery, says Children’s Commissioner.", "news", ()),
    ("an office-holder says", "Children face a lottery, says children’s commissioner Rachel de Souza.", "news", ()),
    ("office-holder has said", "Chief inspector Amanda Spielman has apologised for it.", "news", ()),
    ("minister did", "Health secretary Matt Hancock today ordered a review.", "news", ()),
    ("a body says", "Councils need help, says Local Government Association.", "news", ()),
    ("a body sets out", "Tower Hamlets sets out how it will act.", "news", ()),
    ("a firm with a person’s name", "Councils are failing, says Grant Thornton.", "news", ()),
    ("study by somebody", "Research by Kim Harrison shows how councils act.", "news", ()),
    ("nothing said", "Nottingham has issued a notice.", "news", ()),
]


@pytest.mark.parametrize(("summary", "genre", "authors"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_genre_and_authors(summary: str, genre: str, authors: tuple[str, ...]) -> None:
    _, found = in_article(summary)
    assert (found.genre, found.authors) == (genre, authors)


def test_exclusive_by_its_title() -> None:
    _, found = in_article("A pressures index is needed, chiefs have suggested.", "EXCLUSIVE: Councils should act")
    assert found.genre == "exclusive"


def test_counts_of_the_four_listings() -> None:
    """The counts that two readers reached over all 160 articles."""
    genres: dict[str, int] = {}
    for path in sorted(RAW.glob("00[0-3]_*.txt")):
        for view in views(parse(path)):
            genre = annotate_article(view).genre
            genres[genre] = genres.get(genre, 0) + 1
    assert genres == {"news": 114, "opinion": 37, "feature": 5, "interview": 3, "exclusive": 1}


@pytest.mark.parametrize(
    ("summary", "genre"),
    [
        ("Councils must act, says Julie Kelly.", "opinion"),
        ("Ann Sample looks at what councils do, and Julie Kelly reports.", "feature"),
        ("Councils have been told to act.", "news"),
    ],
)
def test_a_byline_names_the_authors_whatever_the_summary_says(summary: str, genre: str) -> None:
    (view,) = views(parse(f"Early help\n\nBy Ann Sample and Tom Other | 13 June 2024\n\n{summary}\n"))
    found = annotate_article(view)
    assert (found.genre, found.authors) == (genre, ("Ann Sample", "Tom Other"))


PIECES = st.sampled_from(
    ["says ", "Julie Kelly", " reports", "‘", "’", "'", ", ", ". ", "Dr. ", "speaks to ", "Council ", " and "]
)


@given(st.lists(PIECES | st.text(max_size=8), min_size=1, max_size=30))
def test_any_summary_is_read_and_spans_are_exact(pieces: list[str]) -> None:
    parsed = parse(PAGE.format(title="Early help", summary="".join(pieces)), layout="themj-bulleted")
    for view in views(parsed):
        found = annotate_article(view)
        assert found.genre != "news" or found.authors == ()
        for number, quotation in enumerate(found.quotations):
            assert quotation.id == f"{view.record.id}#q{number}"
            assert parsed.document.text[quotation.start : quotation.end] == quotation.text


def test_half_a_name_is_no_author() -> None:
    page = PAGE.format(title="Early help", summary="Councils must act, says Cllr Sir Andy Smi").rstrip("\n")
    (view,) = views(parse(page, layout="themj-bulleted"))
    found = annotate_article(view)
    assert (found.genre, found.authors) == ("opinion", ())
