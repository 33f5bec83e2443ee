"""Speakers in the words beside a verb of saying: two at once, who speaks after a lead-in, and what a role reaches."""

from collections.abc import Callable

import pytest

from childservices_corpus.annotate.language.objects import does_not_speak, is_object, is_spoken_of
from childservices_corpus.annotate.people.names import names_in
from childservices_corpus.annotate.people.spoken_for import organisation_of
from childservices_corpus.annotate.speech.lead_ins import lead_in_verb
from childservices_corpus.annotate.speech.role_beside import Credit, credit_of
from childservices_corpus.models import Speaker
from voices import CLOSE, OPEN, WORDS, in_statement

SAYS = f"{OPEN}{WORDS}{CLOSE}"


@pytest.mark.parametrize(("spaces", "verb"), [(0, 51), (56, 51), (57, None)])
def test_a_lead_in_is_read_in_its_last_sixty_characters(spaces: int, verb: int | None) -> None:
    assert lead_in_verb("x" * 50 + " said" + " " * spaces) == verb


LEADING = [
    ("Jenny Coles, ADCS President, said:", ["Ann Sample", "Jenny Coles"], "Jenny Coles"),
    ("Bo Other, Chair, and Jenny Coles, ADCS President, said:", ["Ann Sample", "Bo Other", "Jenny Coles"], "Bo Other"),
    ("Ms Sample said:", ["Ann Sample"], "Ann Sample"),
    ("Mr Sample said:", ["Ann Sample"], None),
    ("Mr Other said:", ["Ann Sample"], None),
    ("She said:", ["Ann Sample"], "Ann Sample"),
    ("Going on to the plan, said:", ["Ann Sample"], "Ann Sample"),
    ("The town said:", ["Ann Sample"], None),
    ("The town, said:", ["Ann Sample"], "Ann Sample"),
    ("said:", ["Ann Sample"], "Ann Sample"),
    ("Jenny Coles, ADCS President, opened the day:", ["Ann Sample", "Jenny Coles"], "Jenny Coles"),
    ("We had a plan:", ["Ann Sample"], "Ann Sample"),
    ("Ann Sample opened the day:", ["Ann Sample"], "Ann Sample"),
    ("The report says:", ["Ann Sample"], None),
]


@pytest.mark.parametrize(("text", "names", "speaks"), LEADING, ids=[case[0] for case in LEADING])
def test_who_speaks_after_a_lead_in(text: str, names: list[str], speaks: str | None) -> None:
    _, found = in_statement("Comment: early help", "Ann Sample, Chair, said:", SAYS, text, SAYS, "ENDS")
    assert [one.name for one in found.speakers] == names
    assert found.quotations[-1].speaker == speaks


def test_a_name_met_again_keeps_its_place_and_its_first_role() -> None:
    _, found = in_statement(
        "Comment: early help",
        f"Jenny Coles has said {SAYS} in the House.",
        f"Ann Sample, Chair, said: {SAYS}",
        f"Jenny Coles, ADCS President, said: {SAYS}",
        f"Jenny Coles, Chair of a board, said: {SAYS}",
        "ENDS",
    )
    assert found.speakers == (
        Speaker(name="Jenny Coles", role="ADCS President", organisation="ADCS"),
        Speaker(name="Ann Sample", role="Chair", organisation="ADCS"),
    )
    assert {one.role for one in found.quotations if one.speaker == "Jenny Coles"} == {"ADCS President"}


def test_a_post_is_among_the_first_seven_words_of_a_role() -> None:
    for bodies, role in (("A B C D E F", "A B C D E F Chair"), ("A B C D E F G", None)):
        text = f"Jenny Coles, {bodies} Chair, said"
        assert credit_of(text, names_in(text)[0]).role == role


def test_the_role_before_a_name_wins_over_the_one_after_it() -> None:
    text = "ADCS President Jenny Coles, Chair, said"
    assert credit_of(text, names_in(text)[0]) == Credit("Jenny Coles", "ADCS President", 0)


BODIES = [
    ("Director at Kent Association of Head Teachers", "Kent Association of Head Teachers"),
    ("spokesman for the Barnwell Trust of Kent", "Barnwell Trust of Kent"),
    ("Director of Services, Barnwell Council", "Barnwell Council"),
    ("Leader of Barnwell Council", "Barnwell Council"),
    ("Director, A B C D E F G Council", "A B C D E F G Council"),
    ("Chief Executive of Action for Children", "Action for Children"),
    ("East Action for Children chief executive", None),
    ("North LGA chair", "LGA"),
    ("Head of QRX", "QRX"),
    ("DCS, SEND", "ADCS"),
    ("council spokesperson", None),
    ("Chair of the Care Review", None),
    ("Chair", "ADCS"),
    ("Minister for Children", None),
]


@pytest.mark.parametrize(("role", "body"), BODIES, ids=[role for role, _ in BODIES])
def test_the_body_that_a_role_speaks_for(role: str, body: str | None) -> None:
    assert organisation_of(role, "adcs") == body


@pytest.mark.parametrize(("test", "word"), [(is_object, "thank"), (is_spoken_of, "like"), (does_not_speak, "thank")])
def test_sixty_characters_before_a_person_decide(test: Callable[[str], bool], word: str) -> None:
    for length, found in ((len(word) + 1, True), (60, True), (61, False)):
        assert test("x" * 40 + " " + word.ljust(length)) is found
    assert not test("We know that ")


def test_who_has_the_words_is_no_object() -> None:
    assert is_object("according to ")
    assert not does_not_speak("according to ")
    assert not does_not_speak("according to".ljust(60))
    assert does_not_speak("We wrote to the ")
    assert does_not_speak("We wrote to our council's ")
    assert not does_not_speak("We wrote to one of the many ")
