"""Which of several names, posts and bodies in a lead-in is the speaker's, and who speaks behind a role alone."""

import pytest

import childservices_corpus as csc
from voices import in_statement

SAYS = "\N{LEFT DOUBLE QUOTATION MARK}We welcome it.\N{RIGHT DOUBLE QUOTATION MARK}"
PRESIDENT = ("Ann Sample", "ADCS President")

# What the lead-in speaks of, which the speaker's own apposition follows.
OCCASIONS = [
    "Responding to the announcement of a new national lead",
    "Responding to the appointment of a new chief inspector",
    "Commenting on the report by the Children\N{RIGHT SINGLE QUOTATION MARK}s Commissioner",
    "Commenting on a letter from the chief executive of the Example Charity",
    "Reflecting on a speech by the Education Secretary",
]


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_the_last_apposition_before_the_verb_is_the_speakers(occasion: str) -> None:
    _, found = in_statement("Example plan", f"{occasion}, Ann Sample, ADCS President, said:", SAYS)
    assert [(one.speaker, one.role) for one in found.quotations] == [PRESIDENT]
    assert [(one.name, one.role) for one in found.speakers] == [PRESIDENT]


@pytest.mark.parametrize("role", ["ADCS President", "Chair of the Example Charity"])
def test_the_next_paragraph_names_who_a_role_alone_was(role: str) -> None:
    _, found = in_statement(
        "President\N{RIGHT SINGLE QUOTATION MARK}s Speech 2019",
        "Leaders have a \N{LEFT DOUBLE QUOTATION MARK}shared plan for boats\N{RIGHT DOUBLE QUOTATION MARK}, "
        f"the {role} said today.",
        "Ann Sample used her speech to speak of boats. There are \N{LEFT DOUBLE QUOTATION MARK}too few boats for us"
        "\N{RIGHT DOUBLE QUOTATION MARK}, she said.",
    )
    assert [one.speaker for one in found.quotations] == ["Ann Sample", "Ann Sample"]


def test_a_title_of_half_phrases_takes_nothing_from_the_speaker() -> None:
    _, found = in_statement(
        "Prime Ministerial Words", "Ann Sample, ADCS President, said:", "On the Example Centre", SAYS
    )
    assert [(one.speaker, one.role) for one in found.quotations] == [PRESIDENT]


def test_any_text_credits_the_last_apposition_too() -> None:
    found = csc.annotate_text(f"{OCCASIONS[0]}, Ann Sample, ADCS President, said: {SAYS}")
    assert [(one.speaker, one.role) for one in found.quotations] == [PRESIDENT]
