"""Roles in their normal form and their bodies, names of people, quotation marks."""

import pytest

from childservices_corpus.annotate.people.names import names_in
from childservices_corpus.annotate.people.roles import role_form
from childservices_corpus.annotate.people.spoken_for import organisation_of
from childservices_corpus.annotate.speech.marks import marks_in

# Role as worded, its normal form, and for whom its holder speaks in a statement of ADCS.
ROLES = [
    ("ADCS President", "president", "ADCS"),
    ("ADCS President 21/22", "president", "ADCS"),
    ("President of the Association of Directors of Children’s Services (ADCS)", "president", "ADCS"),
    ("President of the Association of Directors of Children's Services", "president", "ADCS"),
    ("ADCS Vice President", "vice president", "ADCS"),
    ("ADCS Immediate Past President", "immediate past president", "ADCS"),
    ("Chair of the ADCS Families, Communities and Young People Policy Committee", "committee chair", "ADCS"),
    ("Chair of the Workforce Development Policy Committee", "committee chair", "ADCS"),
    ("Chair of the LGA’s Children and Young People Board", "chair", "LGA"),
    ("ADCS Honorary Secretary", "honorary secretary", "ADCS"),
    ("ADCS spokesperson", "spokesperson", "ADCS"),
    ("ADCS President and Director of Children’s Services in Hertfordshire", "president", "ADCS"),
    (
        "Director of Children’s Services, Hertfordshire County Council",
        "director of children’s services",
        "Hertfordshire County Council",
    ),
    (
        "Chair of the North East Association of Directors of Childrens Services",
        "chair",
        "North East Association of Directors of Childrens Services",
    ),
    (
        "Chair of the North West Association of Directors of Children’s Services",
        "chair",
        "North West Association of Directors of Children’s Services",
    ),
    ("Children’s Commissioner for England", "commissioner", None),
    ("Secretary of State for Education", "secretary of state", None),
    ("Minister", "minister", None),
    ("Her Majesty’s Chief Inspector", "chief inspector", None),
    # Whoever has no post of the publisher's does not speak for it.
    ("friend of the family", None, None),
    ("DfE spokesperson", "spokesperson", "DfE"),
    ("Department for Education spokesperson", "spokesperson", "Department for Education"),
    ("Government spokesperson", "spokesperson", None),
    ("spokesperson", "spokesperson", "ADCS"),
    ("Chief Executive of Barnardo’s", "chief executive", "Barnardo’s"),
    ("chief executive of a charity", "chief executive", None),
    ("Head of Children’s Services at the NHS Confederation", "head", "NHS Confederation"),
    ("Chair of the Independent Review of Children’s Social Care", "chair", None),
    ("President of the Family Division", "president", None),
    ("Honorary Secretary", "honorary secretary", "ADCS"),
    ("Director of Children’s Services", "director of children’s services", "ADCS"),
]


@pytest.mark.parametrize(("role", "form", "organisation"), ROLES)
def test_role(role: str, form: str | None, organisation: str | None) -> None:
    assert role_form(role) == form
    assert organisation_of(role, "adcs") == organisation


def test_no_role_has_no_form_and_speaks_for_the_publisher() -> None:
    assert role_form(None) is None
    assert organisation_of(None, "adcs") == "ADCS"
    assert organisation_of(None, "themj") is None


# Words, the names in them.
NAMES = [
    ("Edwina Grant OBE, Chair", ["Edwina Grant"]),
    ("Dame Rachel de Souza said", ["Rachel de Souza"]),
    ("Melanie John-Ross and Blair Mcpherson", ["Melanie John-Ross", "Blair Mcpherson"]),
    ("Charlotte Ramsden’s address", ["Charlotte Ramsden"]),
    ("Jenny Coles’ address", ["Jenny Coles"]),
    ("Spending in England Matt Dunkley, Chair", ["Matt Dunkley"]),
    ("the Department for Education and the County Councils Network", []),
    ("ADCS Vice President", []),
    ("Robin Hood ran our services in Tower Hamlets", []),
    ("Here Andy Smith asks", ["Andy Smith"]),
]


@pytest.mark.parametrize(("words", "expected"), NAMES)
def test_names(words: str, expected: list[str]) -> None:
    found = names_in(words)
    assert [name.text for name in found] == expected
    assert [words[name.start : name.end] for name in found] == expected


# Text and for each of its double marks whether it opens.
MARKS = [
    ("“Open and close.”", [True, False]),
    ('"Straight, too."', [True, False]),
    ("this. ”", [False]),
    ("we move “cautiously” on", [True, False]),
    ("”Turned the wrong way.“", [True, False]),
    ("(“in brackets”)", [True, False]),
    ('said "yes", then "no"', [True, False, True, False]),
]


@pytest.mark.parametrize(("text", "opens"), MARKS)
def test_marks(text: str, opens: list[bool]) -> None:
    assert [mark.opens for mark in marks_in(text)] == opens
