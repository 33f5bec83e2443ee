"""Who is credited beside a verb of saying: at the edges of each form, and what makes nobody a speaker."""

import pytest

import childservices_corpus as csc
from childservices_corpus.annotate.people.names import names_in
from childservices_corpus.annotate.speech.lead_ins import lead_in_verb
from childservices_corpus.annotate.speech.marks import Stretch, marks_in
from childservices_corpus.annotate.speech.one_voice import is_of_others, last_sentence
from childservices_corpus.annotate.speech.quotation_marks import stretches
from childservices_corpus.annotate.speech.role_beside import role_after
from voices import CLOSE, OPEN, WORDS, who_says

NAME, ROLE = "Jenny Coles", "ADCS President"
COLES = (NAME, ROLE, "ADCS")
Who = tuple[str | None, str | None, str | None]
DFE = "Department for Education"
NOBODY: Who = (None, None, None)
BEFORE: list[tuple[str, Who]] = [
    ("Jenny Coles, ADCS President, said", COLES),
    ("ADCS President Jenny Coles said", COLES),
    ("ADCS President, Jenny Coles, today said", COLES),
    ("Jenny Coles (ADCS President) said", COLES),
    ("Jenny Coles went on to say", (NAME, None, None)),
    ("She said", NOBODY),
    ("We met. He has also said", NOBODY),
    ("An ADCS spokeswoman said", (None, "ADCS spokeswoman", "ADCS")),
    (
        "The Department for Education spokesman said",
        (None, "Department for Education spokesman", "Department for Education"),
    ),
    ("The Children’s Commissioner for England said", (None, "Children’s Commissioner for England", None)),
    ("the director of children’s services said", (None, "director of children’s services", None)),
    ("ADCS said", (None, None, "ADCS")),
    ("Ann Sample, Chair, and Jenny Coles, ADCS President, said", ("Ann Sample", "Chair", None)),
    ("We wrote to Jenny Coles, ADCS President, and said", NOBODY),
    ("Jenny Coles’ friend said", (None, "Jenny Coles’ friend", None)),
    ("Help said", NOBODY),
    (", said", NOBODY),
    ("said", NOBODY),
    ("Jenny Coles – ADCS President – said", COLES),
    ("Jenny Coles - ADCS President - said", COLES),
    ("Jenny Coles - ADCS President, said", COLES),
    ("Jenny Coles, ADCS President – who was there – said", COLES),
    ("ADCS President Ann Sample’s friend Jenny Coles said", (NAME, None, None)),
    ("Jenny Coles, a friend, said", (NAME, None, None)),
    ("Ann Sample, Chair & Jenny Coles, ADCS President, said", ("Ann Sample", "Chair", None)),
    ("Ann Sample & Jenny Coles, ADCS President, said", ("Ann Sample", None, None)),
    ("Ann Sample and Jenny Coles, ADCS President, said", ("Ann Sample", None, None)),
    ("Kent and Jenny Coles, ADCS President, said", COLES),
    ("The Chair and Jenny Coles, ADCS President, said", COLES),
    ("Ann Sample, Chair, Jenny Coles, ADCS President, said", COLES),
    ("The Chair said", (None, "Chair", None)),
    ("We met; the Chair said", (None, "Chair", None)),
    ("The council: Chair said", (None, "Chair", None)),
    ("The town said", NOBODY),
]


@pytest.mark.parametrize(("text", "who"), BEFORE, ids=[text for text, _ in BEFORE])
def test_the_speaker_before_the_words(text: str, who: Who) -> None:
    assert who_says(f"{text}: {OPEN}{WORDS}{CLOSE}") == [who]


AFTER: list[tuple[str, Who]] = [
    ("said Jenny Coles, ADCS President.", COLES),
    ("said ADCS President Jenny Coles. More", COLES),
    ("said the Chair, Jenny Coles", (NAME, "Chair", None)),
    ("said Ann Sample and Jenny Coles, Chair", ("Ann Sample", None, None)),
    ("said that Jenny Coles went", NOBODY),
    ("said. Jenny Coles", NOBODY),
    ("said", NOBODY),
]


@pytest.mark.parametrize(("text", "who"), AFTER, ids=[text for text, _ in AFTER])
def test_the_speaker_after_the_words(text: str, who: Who) -> None:
    assert who_says(f"{OPEN}{WORDS[:-1]},{CLOSE} {text}") == [who]


ROLES = [
    ("Jenny Coles, ADCS President, said", ROLE),
    ("Jenny Coles is the Chair of the board. More", "Chair of the board"),
    (
        "Jenny Coles, who is Director of Children’s Services at Leeds, has said",
        "Director of Children’s Services at Leeds",
    ),
    ("Jenny Coles (Chair) said", "Chair"),
    ("Jenny Coles ADCS President said", ROLE),
    ("Jenny Coles, Chair, and others", "Chair"),
    ("Jenny Coles, Chair – said", "Chair"),
    ("Jenny Coles and Ann Sample, Chair", None),
    ("Jenny Coles & Ann Sample, Chair", None),
    ("Jenny Coles, a friend of the Chair", None),
    ("Jenny Coles", None),
]


@pytest.mark.parametrize(("text", "role"), ROLES, ids=[text for text, _ in ROLES])
def test_the_role_after_a_name(text: str, role: str | None) -> None:
    assert role_after(text, names_in(text)[0]) == role


SURNAMES: list[tuple[str, str | None]] = [
    ("Mr Smith said", "Jo Smith"),
    ("Smith said", "Jo Smith"),
    ("We met. Ms. Smith then said", "Jo Smith"),
    ("We wrote to Mr Smith and said", None),
    ("smith said", None),
]


@pytest.mark.parametrize(("text", "name"), SURNAMES, ids=[text for text, _ in SURNAMES])
def test_a_surname_before_a_verb_means_the_one_named_in_full(text: str, name: str | None) -> None:
    found = csc.annotate_text(f"We asked Jo Smith about it.\n{text}: {OPEN}{WORDS}{CLOSE}")
    assert [one.speaker for one in found.quotations] == [name]


LEAD_INS = [
    ("Jenny Coles, ADCS President, said:", 29),
    ("Jenny said", 6),
    ("Jenny said that", 6),
    ("Jenny said today: ", 6),
    ("Responding, she said –", 16),
    ("x" * 70 + " said:", 71),
    ("She told us.", None),
    ("She said more:", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "verb"), LEAD_INS, ids=[text[-20:] for text, _ in LEAD_INS])
def test_a_lead_in_ends_with_its_verb(text: str, verb: int | None) -> None:
    assert lead_in_verb(text) == verb


def test_the_last_sentence_and_what_it_is_about() -> None:
    assert last_sentence("We met. She spoke: ", 0, 19) == "She spoke: "
    assert last_sentence("a" * 401, 0, 401) == "a" * 400
    assert is_of_others("The report says", None)
    assert is_of_others("Ann Sample spoke", NAME)
    assert not is_of_others("Ann Sample spoke", "Jenny Sample")
    assert not is_of_others("we say", NAME)


STRETCHES = [
    ("“a b” c", (False, False), [Stretch(1, 4, True, True)], False),
    ("x “a” y “b”", (False, False), [Stretch(3, 4, True, True), Stretch(9, 10, True, True)], False),
    ("“a b", (False, False), [Stretch(1, 4, True, False)], True),
    ("a b” c", (True, False), [Stretch(0, 3, False, True)], False),
    ("a b” c", (False, True), [Stretch(0, 3, False, True)], False),
    ("a b” c", (False, False), [], False),
    ("“a b” c", (True, False), [Stretch(1, 4, True, True)], False),
    ("“ a ”", (False, False), [Stretch(2, 3, True, True)], False),
    ("“”", (False, False), [], False),
    ("“a “b” c”", (False, False), [Stretch(1, 8, True, True)], False),
    ("a b", (True, False), [Stretch(0, 3, False, False)], True),
    ("a b", (False, True), [], False),
]


@pytest.mark.parametrize(("text", "given", "found", "is_open"), STRETCHES)
def test_what_is_quoted_in_a_paragraph(
    text: str, given: tuple[bool, bool], found: list[Stretch], is_open: bool
) -> None:
    carried, expected = given
    assert stretches(text, marks_in(text), carried=carried, expected=expected) == (found, is_open)
