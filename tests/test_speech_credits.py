"""Who is credited beside a verb of saying: at the edges of each form, and what makes nobody a speaker."""

import pytest

from childservices_corpus.annotate.people.names import names_in
from childservices_corpus.annotate.speech.credits import (
    credit_after,
    credit_before,
    joined_before,
    last_verb,
    lead_in_verb,
    surname_before,
)
from childservices_corpus.annotate.speech.quotation_marks import Stretch, marks_in, stretches
from childservices_corpus.annotate.speech.role_beside import Credit, role_after
from childservices_corpus.annotate.speech.subjects import (
    leads_by_colon,
    one_named,
    sentence_before,
    speaks_of_others,
)

NAME, ROLE = "Jenny Coles", "ADCS President"
COLES = Credit(NAME, ROLE, 0)
BEFORE: list[tuple[str, Credit | None]] = [
    ("Jenny Coles, ADCS President, |said", COLES),
    ("ADCS President Jenny Coles |said", COLES),
    ("ADCS President, Jenny Coles, today |said", COLES),
    ("Jenny Coles (ADCS President) |said", COLES),
    ("Jenny Coles went on to |say", Credit(NAME, None, 0)),
    ("She |said", Credit(None, None, 0, pronoun=True)),
    ("We met. He has also |said", Credit(None, None, 7, pronoun=True)),
    ("An ADCS spokeswoman |said", Credit(None, "ADCS spokeswoman", 3)),
    ("The Department for Education spokesman |said", Credit(None, "Department for Education spokesman", 4)),
    ("The Children’s Commissioner for England |said", Credit(None, "Children’s Commissioner for England", 4)),
    ("the director of children’s services |said", Credit(None, "director of children’s services", 4)),
    ("ADCS |said", Credit(None, None, 0, body="ADCS")),
    ("Ann Sample, Chair, and Jenny Coles, ADCS President, |said", Credit(NAME, ROLE, 23)),
    ("We wrote to Jenny Coles, ADCS President, |said", None),
    ("Jenny Coles’ friend |said", None),
    ("Help |said", None),
    (", |said", None),
    ("|said", None),
]


@pytest.mark.parametrize(("text", "credit"), BEFORE, ids=[text for text, _ in BEFORE])
def test_the_speaker_before_a_verb(text: str, credit: Credit | None) -> None:
    assert credit_before(text.replace("|", ""), 0, text.index("|")) == credit


AFTER: list[tuple[str, Credit | None]] = [
    ("said| Jenny Coles, ADCS President.", Credit(NAME, ROLE, 5)),
    ("said| ADCS President Jenny Coles. More", Credit(NAME, ROLE, 5)),
    ("said| the Chair, Jenny Coles", Credit(NAME, "Chair", 9)),
    ("said| Ann Sample and Jenny Coles, Chair", Credit("Ann Sample", None, 5)),
    ("said| that Jenny Coles went", None),
    ("said|. Jenny Coles", None),
    ("said|", None),
]


@pytest.mark.parametrize(("text", "credit"), AFTER, ids=[text for text, _ in AFTER])
def test_the_speaker_after_a_verb(text: str, credit: Credit | None) -> None:
    assert credit_after(text.replace("|", ""), text.index("|"), len(text)) == credit


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


def test_two_speakers_are_joined_by_and() -> None:
    text = "Ann Sample, Chair, and Jenny Coles, ADCS President, said"
    credit = credit_before(text, 0, text.index("said"))
    assert credit is not None
    assert joined_before(text, 0, credit) == Credit("Ann Sample", "Chair", 0)
    assert joined_before(text, 19, credit) is None
    assert joined_before(text.replace("and", "for"), 0, credit) is None


SURNAMES = [
    ("Mr Smith |said", ("Smith", "Mr")),
    ("Smith |said", ("Smith", "")),
    ("We met. Ms. Smith then |said", ("Smith", "Ms")),
    ("wrote to Mr Smith |said", None),
    ("smith |said", None),
    ("|said", None),
]


@pytest.mark.parametrize(("text", "surname"), SURNAMES, ids=[text for text, _ in SURNAMES])
def test_a_surname_before_a_verb(text: str, surname: tuple[str, str] | None) -> None:
    assert surname_before(text.replace("|", ""), 0, text.index("|")) == surname


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


def test_the_last_verb_counts_in_its_window() -> None:
    assert last_verb("She said, he added", 0, 18) == (13, 18)
    assert last_verb("She said, he added", 0, 17) == (4, 8)
    assert last_verb("She said, he added", 5, 10) is None
    assert last_verb("said" + " x" * 198, 0, 400) == (0, 4)
    assert last_verb("said" + " x" * 200, 0, 404) is None


def test_the_subject_of_a_sentence_that_leads_to_words() -> None:
    assert sentence_before("We met. She spoke: ", 0, 19) == "She spoke: "
    assert sentence_before("a" * 401, 0, 401) == "a" * 400
    assert [leads_by_colon(*pair) for pair in (("x: ", " “y"), ("x", "“y"), ("x:", "y"))] == [True, False, False]
    assert one_named("Jenny Coles, ADCS President, opened the day:") == COLES
    for other in (
        "Jenny Coles opened it:",
        "We wrote to Jenny Coles, Chair:",
        "Jenny Coles, Chair, met Ann Sample, Chair:",
    ):
        assert one_named(other) is None
    assert speaks_of_others("The report says", None)
    assert speaks_of_others("Ann Sample spoke", NAME)
    assert not speaks_of_others("Ann Sample spoke", "Jenny Sample")
    assert not speaks_of_others("we say", NAME)


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
