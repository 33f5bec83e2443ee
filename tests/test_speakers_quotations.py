"""Where quoted speech begins and ends in a statement, in the British manner, and whose it is."""

import pytest

from voices import CLOSE, LED, OPEN, WORDS, in_statement

# Label, paragraphs, indexes of those with quoted speech, number of quotations.
QUOTED = [
    ("each opens, the last closes", (LED, f"{OPEN}{WORDS}", f"{OPEN}{WORDS}{CLOSE}"), (1, 2), 2),
    ("the last never closes", (LED, f"{OPEN}{WORDS}", f"{OPEN}{WORDS}"), (1, 2), 2),
    ("a space before the closing mark", (LED, f"{OPEN}{WORDS} {CLOSE}"), (1,), 1),
    ("goes on without an opening mark", (LED, f"{OPEN}{WORDS}", f"{WORDS}{CLOSE}"), (1, 2), 2),
    ("goes on without any mark", (LED, f"{OPEN}{WORDS}", WORDS, WORDS), (1, 2, 3), 3),
    ("opening mark forgotten", (LED, f"{WORDS}{CLOSE}"), (1,), 1),
    ("closed and opened again", (LED, f"{OPEN}{WORDS}{CLOSE}", f"{OPEN}{WORDS}{CLOSE}"), (1, 2), 2),
    ("list items inside", (LED, f"{OPEN}{WORDS} We need:", "• investment", f"• time.{CLOSE}"), (1, 2, 3), 3),
    ("marks within marks", (LED, f"{OPEN}We move {OPEN}cautiously{CLOSE} towards it. {WORDS}{CLOSE}"), (1,), 1),
    (
        "marks within, outer one unclosed",
        (LED, f"{OPEN}It is {OPEN}cautious{CLOSE} now.", f"{OPEN}{WORDS}{CLOSE}"),
        (1, 2),
        2,
    ),
    ("a heading between", (LED, f"{OPEN}{WORDS}{CLOSE}", "On funding", f"{OPEN}{WORDS}{CLOSE}"), (1, 2), 2),
    (
        "a heading between, opening mark forgotten",
        (LED, f"{OPEN}{WORDS}", "On funding", f"{WORDS} {WORDS}{CLOSE}"),
        (1, 2),
        2,
    ),
    ("a heading ends it", (LED, f"{OPEN}{WORDS}", "On funding", f"{WORDS} {WORDS}"), (1,), 1),
    ("straight marks", (LED, f'"{WORDS}', f'"{WORDS}"'), (1, 2), 2),
    ("single marks only", (LED, f"\N{LEFT SINGLE QUOTATION MARK}{WORDS}\N{RIGHT SINGLE QUOTATION MARK}"), (1,), 1),
    ("lead-in and words in one", (f"{LED} {OPEN}{WORDS}{CLOSE}",), (0,), 1),
    (
        "broken by the credit",
        (f"{OPEN}It is time,{CLOSE} said Jenny Coles, ADCS President. {OPEN}{WORDS}{CLOSE}",),
        (0,),
        2,
    ),
    ("credit after the words", (f"{OPEN}{WORDS}{CLOSE}, Jenny Coles, ADCS President, said.",), (0,), 1),
    (
        "boilerplate ends it",
        (LED, f"{OPEN}{WORDS}", "ADCS is the professional leadership association in England."),
        (1,),
        1,
    ),
    ("the first opening mark forgotten", (LED, WORDS, f"{OPEN}{WORDS}", f"{OPEN}{WORDS}{CLOSE}"), (1, 2, 3), 3),
    ("more than one mark forgotten", (LED, WORDS, WORDS, f"{OPEN}{WORDS}{CLOSE}"), (3,), 1),
    ("no mark forgotten, a heading between", (LED, WORDS, "On funding", f"{OPEN}{WORDS} {WORDS}{CLOSE}"), (2,), 1),
    (
        "a title before the verb",
        (f"Commenting on {OPEN}A smarter approach{CLOSE}, {LED}", f"{OPEN}{WORDS}{CLOSE}"),
        (1,),
        1,
    ),
]


@pytest.mark.parametrize(("paragraphs", "quoted", "number"), [pytest.param(*case[1:], id=case[0]) for case in QUOTED])
def test_quotation(paragraphs: tuple[str, ...], quoted: tuple[int, ...], number: int) -> None:
    parsed, found = in_statement("Comment: early help", *paragraphs, "ENDS")
    assert found.quoted_paragraphs == quoted
    assert len(found.quotations) == number
    assert {quotation.speaker for quotation in found.quotations} == {"Jenny Coles"}
    for quotation in found.quotations:
        assert parsed.document.text[quotation.start : quotation.end] == quotation.text
        assert quotation.text == quotation.text.strip()
        assert not quotation.text.startswith(OPEN)


def test_nobody_credited() -> None:
    _, found = in_statement("Proposals for a national care system", f"{OPEN}{WORDS}", f"{OPEN}{WORDS}{CLOSE}", "ENDS")
    assert found.speakers == ()
    assert [(quotation.speaker, quotation.role, quotation.organisation) for quotation in found.quotations] == [
        (None, None, None)
    ] * 2


def test_press_release_in_parts() -> None:
    _, found = in_statement(
        "Press release: a country that works for all children",
        f"ADCS today published a paper, {OPEN}A country that works{CLOSE}, about children.",
        f"Jenny Coles, ADCS President, said: {OPEN}It is time.",
        f"She went on to say: {OPEN}It cannot wait.",
        f"The paper {OPEN}A Country That Works{CLOSE} is on our website.",
        f"It follows the {OPEN}known unknowns{CLOSE} report.",
        f"Jenny Coles concluded: {OPEN}It must be now.{CLOSE}",
        "ADCS is the professional leadership association for directors.",
        "ENDS",
    )
    assert [speaker.role for speaker in found.speakers] == ["ADCS President"]
    assert [quotation.text for quotation in found.quotations] == ["It is time.", "It cannot wait.", "It must be now."]
    assert {quotation.speaker for quotation in found.quotations} == {"Jenny Coles"}


def test_partly_quoted_address() -> None:
    _, found = in_statement(
        "Charlotte Ramsden Inaugural Presidential Address - press release",
        "Today, Thursday 22 April, ADCS published the address of its new President for 2021/22, Charlotte Ramsden, "
        "Strategic Director for People, Salford City Council.",
        f"Charlotte Ramsden used her address to look at {OPEN}known unknowns{CLOSE} that lie ahead.",
        f"{OPEN}Children are our now{CLOSE} she said. She continued {OPEN}if we get things right now{CLOSE}.",
        "The full address can be found on the website.",
    )
    assert [(speaker.name, speaker.role) for speaker in found.speakers] == [
        ("Charlotte Ramsden", "President for 2021/22")
    ]
    assert [quotation.text for quotation in found.quotations] == [
        "known unknowns",
        "Children are our now",
        "if we get things right now",
    ]
    assert found.quoted_paragraphs == (1, 2)


def test_address_told_in_a_line_and_quoted_under_headings() -> None:
    _, found = in_statement(
        "President’s Address at the 2015 Annual Conference",
        "On Thursday 9th July 2015, Jenny Coles, President of the Association of Directors of Children’s Services "
        "(ADCS) gave her address at the ADCS annual conference in Manchester.",
        "On early help",
        f"{OPEN}{WORDS}{CLOSE}",
        "On schools",
        f"{OPEN}{WORDS}{CLOSE}",
    )
    assert [quotation.speaker for quotation in found.quotations] == ["Jenny Coles"] * 2
    assert found.speakers[0].role == "President of the Association of Directors of Children’s Services (ADCS)"


def test_two_bodies_speak_in_turn() -> None:
    _, found = in_statement(
        "Joint statement on early help",
        "Jenny Coles, ADCS President, said:",
        f"{OPEN}{WORDS}{CLOSE}",
        "James Jamieson, Chairman of the Local Government Association, said:",
        f"{OPEN}{WORDS}{CLOSE}",
    )
    assert [(quotation.speaker, quotation.organisation) for quotation in found.quotations] == [
        ("Jenny Coles", "ADCS"),
        ("James Jamieson", "LGA"),
    ]


def test_joined_speakers_are_both_named() -> None:
    _, found = in_statement(
        "Joint comment",
        "Jenny Coles, ADCS President, and James Jamieson, LGA Chairman, said:",
        f"{OPEN}{WORDS}{CLOSE}",
    )
    assert [speaker.name for speaker in found.speakers] == ["Jenny Coles", "James Jamieson"]
