"""A place or a body of the tables is nobody, somebody whose surname is a place still is a person."""

from collections.abc import Iterator

import pytest

from childservices_corpus.annotate.bodies.authorities import authorities
from childservices_corpus.annotate.bodies.organisations import EVERYDAY, TABLED, phrases
from childservices_corpus.annotate.finds import find_spans
from childservices_corpus.annotate.language.spans import Found
from childservices_corpus.annotate.people.names import names_in
from childservices_corpus.annotate.pipeline import annotate
from childservices_corpus.parsing.objects import parse
from childservices_corpus.text.fold import straight

FRAMES = [
    "Ministers will visit {} next week.",
    "{} will open a home.",
    "Last year, {} opened a home.",
    "We know {}'s plan.",
    "The plan is good, said {} in a statement.",
    "{} said the plan was good.",
    "Families, says {}, need help.",
    "It praised {}, chair Ann Sample and others.",
    "A letter from {} was published.",
    "The death of a child in {} is sad.",
    "The report by {} and Ann Sample is out.",
]
# Frames in which the name stands inside a sentence, behind a small word.
INSIDE = [frame for frame in FRAMES if not frame.startswith("{}")]


def around(frame: str, name: str) -> tuple[str, list[Found], list[str]]:
    """The sentence, what is found where `name` stands in it, and the names that a credit would read there."""
    text = straight(frame.format(name))
    start = text.index(straight(name))
    end = start + len(name)
    finds = [find for find in find_spans(text) if find.start < end and start < find.end]
    return text, finds, [one.text for one in names_in(text) if one.start < end and start < one.end]


def wrong(forms: Iterator[tuple[str, str, str]], kind: str, frames: list[str]) -> Iterator[str]:
    """Sentences in which a name is lost, or a person is made of it."""
    for name, ref, frame in ((name, ref, frame) for name, ref, _ in forms for frame in frames):
        text, finds, credits = around(frame, name)
        kept = any(find.kind == kind and (find.ref or "").split("|")[0] == ref for find in finds)
        if credits or not kept or any(find.kind == "person" for find in finds):
            yield f"{text} {finds} {credits}"


def places(sort: str, frame: str = "{}") -> Iterator[tuple[str, str, str]]:
    return ((frame.format(form), row.name, sort) for row in authorities() for form in getattr(row, sort))


def test_every_place_that_stands_for_its_council() -> None:
    assert list(wrong(places("alone"), "authority", FRAMES)) == []


def test_every_place_that_stands_for_its_council_inside_a_sentence() -> None:
    assert list(wrong(places("within_sentence"), "authority", INSIDE)) == []


@pytest.mark.parametrize("sort", ["alone", "within_sentence", "with_council_word"])
def test_every_place_with_the_word_council(sort: str) -> None:
    assert list(wrong(places(sort, "{} Council"), "authority", FRAMES)) == []


def test_every_body() -> None:
    bodies = ((phrase.form, phrase.ref, phrase.sort) for phrase in phrases() if phrase.sort == TABLED)
    assert list(wrong(bodies, "organisation", FRAMES)) == []


def test_milton_keynes_in_a_page() -> None:
    page = "  \N{BULLET} Visit planned\n\n    12 May 2022\n\n    Ministers will visit Milton Keynes, says the leader.\n"
    (article,) = annotate([parse(page)]).articles
    assert (article.authorities, article.people) == (("E06000042",), ())


def test_nobody_speaks_who_is_a_place() -> None:
    assert (
        names_in("The scheme works, said Milton Keynes. Tower Hamlets, St Helens and Cheshire West and Chester said:")
        == []
    )


# Public office holders, and made names: Ann, Cllr Example and the like are nobody.
PEOPLE = [
    ("a given name", "Ann Sheffield said so.", ["Ann Sheffield"]),
    ("two given names", "Mary Ann Sheffield said so.", ["Mary Ann Sheffield"]),
    (
        "a given name, in a credit after small words",
        "when Ann Sheffield, director of practice, said",
        ["Ann Sheffield"],
    ),
    ("a given name and a place beside it", "Ministers met Sheffield and Ann Sheffield.", ["Ann Sheffield"]),
    (
        "an honorific before a first name of no common sort",
        "Dr Yolande Sheffield, chair of the board, said",
        ["Yolande Sheffield"],
    ),
    ("a dame", "Dame Rachel Kent was there.", ["Rachel Kent"]),
    ("a part of a place's name", "Ann Barking said so.", ["Ann Barking"]),
    ("a surname that is another word", "says Damian Green, former first secretary", ["Damian Green"]),
    ("a given name that is another word", "MP Bill Esterson said so.", ["Bill Esterson"]),
    ("a minister of state", "the minister, Jim McMahon, said", ["Jim McMahon"]),
    ("a place before a name", "in Sheffield Ann Sample, chair of the board, said", ["Ann Sample"]),
]


@pytest.mark.parametrize(("why", "text", "expected"), PEOPLE, ids=[case[0] for case in PEOPLE])
def test_people_whose_surnames_are_places(why: str, text: str, expected: list[str]) -> None:
    found = [text[find.start : find.end] for find in find_spans(text) if find.kind == "person"]
    assert (found, [name.text for name in names_in(text)]) == (expected, expected), why


def test_an_honorific_shows_a_surname_alone() -> None:
    text = "Mr Sheffield and Cllr Young said so, and Justice White Paper is no name."
    assert [text[find.start : find.end] for find in find_spans(text) if find.kind == "person"] == ["Sheffield", "Young"]


@pytest.mark.parametrize(
    "text", ["Sheffield Sample said so.", "Mr Sheffield Council", "the Schools Bill Committee said"]
)
def test_a_place_or_a_law_first_makes_no_name(text: str) -> None:
    assert names_in(text) == []
    assert all(find.kind != "person" for find in find_spans(text))


def test_two_spaces_in_a_name_are_one_in_its_reference() -> None:
    text = "Ann  Sample said so."
    assert [(text[find.start : find.end], find.ref) for find in find_spans(text)] == [("Ann  Sample", "Ann Sample")]


def test_an_everyday_phrase_that_is_a_body_elsewhere_is_nobody() -> None:
    everyday = [phrase.form for phrase in phrases() if phrase.sort == EVERYDAY and " " in phrase.form]
    assert "Turning Point" in everyday
    for form in everyday:
        for frame in FRAMES:
            _, finds, credits = around(frame, form)
            assert not credits, (form, frame)
            assert not [find for find in finds if find.kind == "person"], (form, frame)


@pytest.mark.parametrize("form", ["Leeds", "DfE", "Ofsted", "Barnsley", "LGA"])
def test_a_post_before_a_verb_makes_no_surname_of_a_place_or_body(form: str) -> None:
    for frame in ("Minister Praises {} Plan", "Minister Visits {} Again"):
        _, finds, credits = around(frame, form)
        assert not credits, frame
        assert [find.kind for find in finds] in (["authority"], ["organisation"]), frame


HEADLINES = [
    "Reporters Met {} Staff",
    "Families Back {} Consortium Bid",
    "Tory Councils Join {} Partnership",
    "{} Consortium Members Vote",
]


@pytest.mark.parametrize("frame", HEADLINES)
def test_a_body_of_the_table_stays_whole_and_alone_where_a_headline_has_capitals_around_it(frame: str) -> None:
    # A single word, as in "KPMG Foundation", may be part of a longer name.
    lost = []
    for form, ref in [(phrase.form, phrase.ref) for phrase in phrases() if phrase.sort == TABLED]:
        text, finds, _ = around(frame, form)
        found = {(text[find.start : find.end], find.ref) for find in finds}
        if " " in form and not any(other == ref and straight(form) in words for words, other in found):
            lost.append(f"{text} {found}")
    assert lost == []


def test_a_short_word_for_a_body_may_be_part_of_a_longer_name() -> None:
    for text in ("Great Ormond Street Hospital NHS Foundation Trust", "KPMG Foundation"):
        assert [(find.kind, find.ref) for find in find_spans(text)] == [("organisation", text)]
