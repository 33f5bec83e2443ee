"""Whom the words before a quotation credit: name, role and body, and who speaks after somebody else."""

import pytest

from voices import CLOSE, LED, OPEN, WORDS, in_statement

# Label of the form, lead-in, and the name, role and organisation it credits.
LEAD_INS = [
    ("name, role", "Jenny Coles, ADCS President, said:", ("Jenny Coles", "ADCS President", "ADCS")),
    ("no comma before the verb", "Jenny Coles, ADCS President said:", ("Jenny Coles", "ADCS President", "ADCS")),
    ("no comma at all", "Jenny Coles ADCS President said:", ("Jenny Coles", "ADCS President", "ADCS")),
    ("role first", "ADCS Vice President Steve Crocker said:", ("Steve Crocker", "ADCS Vice President", "ADCS")),
    (
        "role first with commas",
        "The President of the Association of Directors of Children’s Services, Jenny Coles, said:",
        ("Jenny Coles", "President of the Association of Directors of Children’s Services", "ADCS"),
    ),
    ("today said", "Jenny Coles, ADCS President, today said:", ("Jenny Coles", "ADCS President", "ADCS")),
    ("letters after the name", "Edwina Grant OBE, ADCS President, said:", ("Edwina Grant", "ADCS President", "ADCS")),
    ("a title before it", "Dr Sara Tough, ADCS President, said:", ("Sara Tough", "ADCS President", "ADCS")),
    (
        "commas and & inside the role",
        "Sara Tough, Chair of the ADCS Families, Communities & Young People Policy Committee, said:",
        ("Sara Tough", "Chair of the ADCS Families, Communities & Young People Policy Committee", "ADCS"),
    ),
    (
        "a committee without the name of the body: the publisher is spoken for",
        "Rachael Wardell, Chair of the Workforce Development Policy Committee said:",
        ("Rachael Wardell", "Chair of the Workforce Development Policy Committee", "ADCS"),
    ),
    (
        "the name of the body cut short",
        "Charlotte Ramsden, President of the Association of Children’s Services, said:",
        ("Charlotte Ramsden", "President of the Association of Children’s Services", "ADCS"),
    ),
    (
        "the subject runs into the name",
        "Responding to the report on Spending in England Matt Dunkley, ADCS President, said:",
        ("Matt Dunkley", "ADCS President", "ADCS"),
    ),
    (
        "brackets run into the name",
        "Commenting on the removal of the (LAMB) Grant Charlotte Ramsden, ADCS President, said:",
        ("Charlotte Ramsden", "ADCS President", "ADCS"),
    ),
    (
        "somebody else in office named before",
        "Responding to the speech by the Secretary of State, Gavin Williamson MP, Jenny Coles, ADCS President, said:",
        ("Jenny Coles", "ADCS President", "ADCS"),
    ),
    (
        "a member of parliament named before",
        "Commenting on a letter from Solace to Damian Hinds MP, Jenny Coles, ADCS President said:",
        ("Jenny Coles", "ADCS President", "ADCS"),
    ),
    (
        "a role ends before for",
        "Jenny Coles, ADCS President, for the association, set out the case:",
        ("Jenny Coles", "ADCS President", "ADCS"),
    ),
    ("a semicolon", "ADCS President, Jenny Coles, said;", ("Jenny Coles", "ADCS President", "ADCS")),
    (
        "has responded, saying",
        "Jenny Coles, ADCS President, has responded to the report saying:",
        ("Jenny Coles", "ADCS President", "ADCS"),
    ),
    (
        "a clause after the role without a comma",
        "Jenny Coles, ADCS President, commenting on the report said:",
        ("Jenny Coles", "ADCS President", "ADCS"),
    ),
    (
        "a clause after the role",
        "Jenny Coles, ADCS President, responding to the report, said:",
        ("Jenny Coles", "ADCS President", "ADCS"),
    ),
    (
        "two posts at once",
        "Jenny Coles, ADCS President and Director of Children’s Services at Hertfordshire County Council, said:",
        ("Jenny Coles", "ADCS President and Director of Children’s Services at Hertfordshire County Council", "ADCS"),
    ),
    (
        "another body",
        "Cllr Judith Blake, Chair of the LGA’s Children and Young People Board, said:",
        ("Judith Blake", "Chair of the LGA’s Children and Young People Board", "LGA"),
    ),
    (
        "an office of its own speaks for no body",
        "Dame Rachel de Souza, Children’s Commissioner for England, said:",
        ("Rachel de Souza", "Children’s Commissioner for England", None),
    ),
    ("nobody by name", "Commenting on the survey an ADCS spokesperson said:", (None, "ADCS spokesperson", "ADCS")),
    ("the body itself", "The Association of Directors of Children’s Services said:", (None, None, "ADCS")),
    (
        "a straight apostrophe in the role",
        "ADCS’s President Jenny Coles said:",
        ("Jenny Coles", "ADCS’s President", "ADCS"),
    ),
]


@pytest.mark.parametrize(("lead_in", "expected"), [pytest.param(*case[1:], id=case[0]) for case in LEAD_INS])
def test_lead_in(lead_in: str, expected: tuple[str | None, str | None, str | None]) -> None:
    _, found = in_statement("Comment: early help", lead_in, f"{OPEN}{WORDS}{CLOSE}", "ENDS")
    assert [(speaker.name, speaker.role, speaker.organisation) for speaker in found.speakers] == [expected]
    assert [quotation.speaker for quotation in found.quotations] == [expected[0]]
    assert found.quoted_paragraphs == (1,)


SAYS = f"{OPEN}{WORDS}{CLOSE}"
COMMISSIONER = "Rachel de Souza, Children’s Commissioner"
SECRETARY = "Gillian Keegan, Secretary of State for Education"
# Label, what follows when Jenny Coles has spoken, and who says each of the quotations in it.
WHO = [
    ("a lead-in with another verb", ("Kit Malthouse, Education Secretary, opened the event:", SAYS), ["Kit Malthouse"]),
    ("somebody tells delegates", ("Kit Malthouse, Education Secretary, told delegates:", SAYS), ["Kit Malthouse"]),
    ("is expected to say", ("Kit Malthouse, Education Secretary, is expected to say:", SAYS), ["Kit Malthouse"]),
    ("a reply", (f"The Education Secretary, Kit Malthouse, replied: {SAYS}",), ["Kit Malthouse"]),
    ("a colon after another verb", (f"Kit Malthouse, Education Secretary, was clear: {SAYS}",), ["Kit Malthouse"]),
    ("a body that is not known", ("The Department said:", SAYS), [None]),
    ("a surname that is not known", ("Mr Malthouse said:", SAYS), [None]),
    ("two named before a colon", ("Kit Malthouse, Education Secretary, met Anne Longfield:", SAYS), [None]),
    ("what a text says", (f"The review has described it as {OPEN}a tower of cards{CLOSE} in its report.",), [None]),
    ("somebody else's words", (f"Few recall Kit Malthouse calling it {OPEN}a fresh start{CLOSE} for all.",), [None]),
    ("whose report it is", (f"Responding to the report by {COMMISSIONER}:", SAYS), [None]),
    ("written to", (f"ADCS has written to {SECRETARY}:", SAYS), [None]),
    ("a letter sent to", (f"The letter that we sent to {SECRETARY}, reads as follows:", SAYS), [None]),
    ("thanked", (f"Thank you to {SECRETARY}, for the following:", SAYS), [None]),
    ("replied to, in one paragraph", (f"In reply to {COMMISSIONER}: {SAYS}",), [None]),
    ("replied to by post and name", (f"In reply to the Education Secretary, Kit Malthouse: {SAYS}",), [None]),
    (
        "answered by the speaker",
        (f"Jenny Coles, ADCS President, responded to {SECRETARY}, and said:", SAYS),
        ["Jenny Coles"],
    ),
    ("answered by us", (f"In response to the letter from {COMMISSIONER}, we said:", SAYS), [None]),
    ("answered by a text", (f"Our answer to {COMMISSIONER} said:", SAYS), [None]),
    ("answered by post and name", ("Our reply to the Education Secretary, Kit Malthouse said:", SAYS), [None]),
    (
        "a surname, written to",
        (f"{SECRETARY}, said:", SAYS, "We wrote to Ms Keegan and said:", SAYS),
        ["Gillian Keegan", None],
    ),
    ("whose words these are", (f"According to {COMMISSIONER}:", SAYS), ["Rachel de Souza"]),
    ("the same goes on", ("Going on to say:", SAYS), ["Jenny Coles"]),
    ("she goes on", ("She went on to say:", SAYS), ["Jenny Coles"]),
    ("a subject without a person", ("In conclusion:", SAYS), ["Jenny Coles"]),
    ("by surname", ("On funding, Ms Coles added:", SAYS), ["Jenny Coles"]),
    ("borrowed words", (f"Services need {OPEN}certainty and money{CLOSE} for years.",), ["Jenny Coles"]),
]


@pytest.mark.parametrize(("paragraphs", "speakers"), [pytest.param(*case[1:], id=case[0]) for case in WHO])
def test_who_speaks_after_somebody_else(paragraphs: tuple[str, ...], speakers: list[str | None]) -> None:
    _, found = in_statement("Press release: early help", LED, SAYS, *paragraphs, "ENDS")
    assert [quotation.speaker for quotation in found.quotations] == ["Jenny Coles", *speakers]


def test_a_lead_in_near_the_end_is_no_byline() -> None:
    _, found = in_statement(
        "Comment: early help", LED, SAYS, "Steve Crocker, ADCS Vice President, added:", SAYS, "ENDS"
    )
    assert [quotation.speaker for quotation in found.quotations] == ["Jenny Coles", "Steve Crocker"]


def test_somebody_named_in_passing_does_not_speak_for_the_publisher() -> None:
    told = f"Kit Malthouse has said {OPEN}we will act{CLOSE} in the House."
    _, found = in_statement("Comment: early help", told, LED, SAYS, "ENDS")
    assert [(one.name, one.organisation) for one in found.speakers] == [
        ("Kit Malthouse", None),
        ("Jenny Coles", "ADCS"),
    ]
