"""Speakers in the words beside a verb of saying: two at once, roles after a dash, and what reaches up to the verb."""

from collections.abc import Callable

import pytest

from childservices_corpus.annotate.language.objects import does_not_speak, is_object, is_spoken_of
from childservices_corpus.annotate.people.names import names_in
from childservices_corpus.annotate.people.roles import organisation_of
from childservices_corpus.annotate.speech.credits import credit_before, joined_before, last_verb, lead_in_verb
from childservices_corpus.annotate.speech.role_beside import Credit, credit_of
from childservices_corpus.annotate.speech.speakers import Cast
from childservices_corpus.annotate.speech.subjects import meet_leading, meet_named
from childservices_corpus.models import Speaker

COLES, SAMPLE = ("Jenny Coles", "ADCS President"), ("Ann Sample", "Chair")


def before(text: str) -> tuple[str | None, str | None] | None:
    """Name and role of the speaker before "said"."""
    credit = credit_before(text, 0, text.index("said"))
    return credit and (credit.name, credit.role)


JOINED = [
    ("Ann Sample, Chair, and Jenny Coles, ADCS President, said", SAMPLE),
    ("Ann Sample, Chair & Jenny Coles, ADCS President, said", SAMPLE),
    ("Ann Sample, Chair, & Jenny Coles, ADCS President, said", SAMPLE),
    ("Ann Sample & Jenny Coles, ADCS President, said", ("Ann Sample", None)),
    ("Ann Sample and Jenny Coles, ADCS President, said", ("Ann Sample", None)),
    ("Kent and Jenny Coles, ADCS President, said", None),
    ("The Chair and Jenny Coles, ADCS President, said", None),
    ("Ann Sample, Chair, Jenny Coles, ADCS President, said", None),
]


@pytest.mark.parametrize(("text", "other"), JOINED, ids=[text for text, _ in JOINED])
def test_the_first_of_two_speakers_is_named_in_full(text: str, other: tuple[str, str | None] | None) -> None:
    credit = credit_before(text, 0, text.index("said"))
    assert credit is not None
    found = joined_before(text, 0, credit)
    assert (found and (found.name, found.role)) == other


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Jenny Coles – ADCS President – said", COLES),
        ("Jenny Coles - ADCS President - said", COLES),
        ("Jenny Coles - ADCS President, said", COLES),
        ("Jenny Coles, ADCS President – who was there – said", COLES),
        ("Jenny Coles/ADCS President was there. Help said", None),
        ("ADCS President Ann Sample’s friend Jenny Coles said", ("Jenny Coles", None)),
        ("Jenny Coles’s, ADCS President, said", (None, "ADCS President")),
        ("Jenny Coles, a friend, said", None),
        ("x, Chair said", (None, "Chair")),
        ("x: Chair said", (None, "Chair")),
        ("x. Chair said", (None, "Chair")),
        ("x; Chair said", None),
        (", Chair said", (None, "Chair")),
        ("Chair said", (None, "Chair")),
        ("xChair said", None),
    ],
)
def test_what_stands_between_a_speaker_and_the_verb(text: str, who: tuple[str | None, str | None] | None) -> None:
    assert before(text) == who


def test_a_role_alone_is_two_hundred_characters_at_most() -> None:
    role = "Chair of " + "the Board of " * 20
    for length, found in ((200, True), (201, False)):
        text = f"{role[: length - 1].rstrip()}{'s' * 200}"[:length] + " said"
        assert (before(text) is not None) is found, length


def test_the_window_before_a_verb_is_four_hundred_characters() -> None:
    start = "Jenny Coles, ADCS President, "
    for more, found in ((0, True), (1, False)):
        text = start + "x" * (400 - len(start) + more - 1) + " said"
        credit = credit_before(text, 0, len(text) - 4)
        assert (credit is not None and credit.name == "Jenny Coles") is found
        assert (last_verb("said" + " " * (396 + more), 0, 400 + more) is not None) is found


@pytest.mark.parametrize(("spaces", "verb"), [(0, 51), (56, 51), (57, None)])
def test_a_lead_in_is_read_in_its_last_sixty_characters(spaces: int, verb: int | None) -> None:
    assert lead_in_verb("x" * 50 + " said" + " " * spaces) == verb


def cast() -> Cast:
    """A cast in which Ann Sample speaks."""
    found = Cast("adcs")
    found.meet(Credit("Ann Sample", "Chair", 0))
    return found


def leading(text: str) -> tuple[list[str | None], str | None]:
    """The names of the cast, and who speaks, after the lead-in `text`."""
    found = cast()
    meet_leading(text, 0, text.index("said"), found)
    return [one.name for one in found.members], found.name


LEADING = [
    ("Jenny Coles, ADCS President, said:", ["Ann Sample", "Jenny Coles"], "Jenny Coles"),
    ("Bo Sample, Chair, and Jenny Coles, ADCS President, said:", ["Ann Sample", "Bo Sample", "Jenny Coles"], None),
    ("Mr Sample said:", ["Ann Sample"], "Ann Sample"),
    ("Mr Other said:", ["Ann Sample"], None),
    ("She said:", ["Ann Sample"], "Ann Sample"),
    ("Going on to the plan, said:", ["Ann Sample"], "Ann Sample"),
    ("The town said:", ["Ann Sample"], None),
    ("The town, said:", ["Ann Sample"], "Ann Sample"),
    ("said:", ["Ann Sample"], "Ann Sample"),
]


@pytest.mark.parametrize(("text", "names", "speaks"), LEADING, ids=[case[0] for case in LEADING])
def test_who_speaks_after_a_lead_in(text: str, names: list[str], speaks: str | None) -> None:
    assert leading(text) == (names, speaks if "Bo" not in text else "Bo Sample")


def test_one_person_named_before_a_colon_speaks_and_others_end_the_speech() -> None:
    for text, speaks in (
        ("Jenny Coles, ADCS President, opened the day:", "Jenny Coles"),
        ("We had a plan:", "Ann Sample"),
        ("Jenny Coles opened the day:", None),
        ("Ann Sample opened the day:", "Ann Sample"),
        ("The report says:", None),
    ):
        found = cast()
        meet_named(text, found)
        assert found.name == speaks, text


def test_a_name_met_again_keeps_its_place_and_its_first_role() -> None:
    found = Cast("adcs")
    assert found.meet(Credit("Jenny Coles", None, 0), in_passing=True) == 0
    assert found.members == [Speaker(name="Jenny Coles", role=None, organisation=None)]
    assert found.meet(Credit("Ann Sample", "Chair", 0)) == 1
    assert found.meet(Credit("Jenny Coles", "ADCS President", 9)) == 0
    assert found.members[0] == Speaker(name="Jenny Coles", role="ADCS President", organisation="ADCS")
    assert found.meet(Credit("Jenny Coles", "Chair", 9)) == 0
    assert found.members[0].role == "ADCS President"
    assert found.meet(Credit(None, None, 0, pronoun=True)) == 0
    assert found.by_surname("Sample") == 1
    assert found.name == "Ann Sample"
    assert found.by_surname("Other") is None
    assert found.name == "Ann Sample"
    silent = Cast("adcs", pronouns=False)
    silent.meet(Credit("Ann Sample", None, 0))
    assert silent.meet(Credit(None, None, 0, pronoun=True)) is None


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
