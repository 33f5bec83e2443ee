"""A council is the same however its name is written; with another compass word it is another place."""

import pytest

from childservices_corpus.annotate.bodies.authorities import authorities, code_of
from childservices_corpus.annotate.bodies.spellings import initials, joined_initials, spellings
from childservices_corpus.annotate.finds import find_spans
from childservices_corpus.annotate.language.visible import seen
from mentioned import found

NAMES = sorted({row.name for row in authorities()})
FORMS = sorted({(form, row.name) for row in authorities() for form in row.names if form not in row.with_council_word})
CODES = {row.name: {one.gss for one in authorities() if one.name == row.name} for row in authorities()}


def codes(*lines: str) -> set[str | None]:
    return {code for _, code in found("authority", *lines)}


@pytest.mark.parametrize("frame", ["Ministers praised {} for its work.", "The leader of {} Council spoke."])
def test_every_spelling_of_every_name_is_its_council_and_no_other(frame: str) -> None:
    lines = [(frame.format(form), name) for form, name in FORMS]
    assert [line for line, name in lines if not codes(line) or not codes(line) <= CODES[name]] == []


@pytest.mark.parametrize(
    "compass",
    [
        "North",
        "South",
        "East",
        "West",
        "N",
        "S.",
        "NE",
        "N.E.",
        "N E",
        "Nth",
        "Mid",
        "Great",
        "Greater",
        "north",
        "south-west",
    ],
)
@pytest.mark.parametrize("joint", [" ", "-"])
def test_a_compass_word_before_a_name_makes_another_place(compass: str, joint: str) -> None:
    known = {form for form, _ in FORMS}
    lines = [f"More children in {compass}{joint}{name} are waiting." for name in NAMES]
    wrong = [line for line in lines for words, _ in found("authority", line) if not words.startswith(compass)]
    assert [line for line in wrong if not any(form in line and compass in form for form in known)] == []


@pytest.mark.parametrize("line", ["“North Devon” opens", "North Devon opens", "Homes in Leeds W.", "the Kent NE plan"])
def test_a_compass_word_counts_beside_marks_and_at_the_start(line: str) -> None:
    assert codes("A first line.", line) == set()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("N Lincs", "E06000013"),
        ("NE Lincs", "E06000012"),
        ("N.E. Lincolnshire", "E06000012"),
        ("S. Gloucestershire", "E06000025"),
        ("W Northants", "E06000062"),
        ("N-Yorks", "E06000065"),
        ("W Sussex", "E10000032"),
        ("Bath & NE Somerset", "E06000022"),
        ("BaNES", "E06000022"),
        ("B&NES", "E06000022"),
        ("CWaC", "E06000050"),
        ("LBBD", "E09000002"),
        ("WSCC", "E10000032"),
        ("Tower  Hamlets", "E09000030"),
        ("Tower\nHamlets", "E09000030"),
        ("Tower Ham\N{ZERO WIDTH SPACE}lets", "E09000030"),
        ("North-\nYorkshire", "E06000065"),
        ("Stoke\N{NON-BREAKING HYPHEN}on\N{NON-BREAKING HYPHEN}Trent", "E06000021"),
        ("Stockton On Tees", "E06000004"),
        ("St. Helens", "E08000013"),
        ("Saint Helens", "E08000013"),
        ("Kent-based homes", "E10000016"),
    ],
)
def test_short_and_joined_names(words: str, code: str) -> None:
    finds = find_spans(seen(f"Ministers praised {words} for its work."))
    assert [code_of(find.ref) for find in finds if find.kind == "authority" and find.ref] == [code]


@pytest.mark.parametrize(
    "place",
    [
        "Bradford-on-Avon",
        "Bradford on Avon",
        "Sutton-in-Ashfield",
        "Newcastle-under-Lyme",
        "Manchester City",
        "Derby County",
    ],
)
def test_a_name_that_goes_on_is_another_place(place: str) -> None:
    assert codes(f"More children in {place} are waiting.") == set()


def test_a_county_and_a_council_are_no_clubs() -> None:
    assert codes("Manchester City Council agreed.") == {"E08000003"}
    assert codes("Homes in Dorset County are full.") == {"E06000059"}


def test_the_parts_of_a_name_give_its_spellings() -> None:
    assert set(spellings("West Sussex")) >= {"West Sussex", "W Sussex", "W. Sussex", "W-Sussex", "West-Sussex"}
    assert set(spellings("Stoke-on-Trent")) == {"Stoke-on-Trent", "Stoke on Trent", "Stoke-On-Trent", "Stoke On Trent"}
    assert initials("Kingston upon Thames") == "KT"
    assert joined_initials("Bath and North East Somerset") == ("BaNES", "BANES", "B&NES")
    assert joined_initials("Telford and Wrekin") == ()


@pytest.mark.parametrize(
    ("text", "councils"),
    [
        ("the people of Salford Quays were told about it today", []),
        ("the Kent Messenger reported that children were waiting", []),
        ("the Kent Ofsted inspection was about children in care", ["Kent"]),
        ("the Leeds Mayor said that children were waiting", ["Leeds"]),
        ("the Bristol Children's Services team are hiring more people", ["Bristol"]),
        ("the Doncaster Tories voted against the plan for children", ["Doncaster"]),
        ("Leeds Launches Review of Homes", ["Leeds"]),
    ],
)
def test_a_name_before_an_unknown_capital_in_running_text_is_unknown(text: str, councils: list[str]) -> None:
    assert [words for words, _ in found("authority", text)] == councils


def test_letters_of_a_compass_word_are_not_a_combined_authority() -> None:
    assert found("organisation", "NE England and N London") == []
