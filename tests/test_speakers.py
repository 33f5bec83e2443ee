"""Who says which words in a statement: lead-ins, quotations in the British manner, stubs and columns."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus import parse
from childservices_corpus.annotate.language.view import views
from childservices_corpus.annotate.speech.statements import StatementVoices, annotate_statement
from childservices_corpus.models import Parsed

RAW = Path(__file__).resolve().parent.parent / "data" / "raw"
END = "\n\n\nTags assigned to this article:\nThere are no tags assigned to this article!\n\nRelated Articles\n"
OPEN, CLOSE = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
WORDS = (
    "Children should be at the top of the agenda of government, and investment in early help cannot wait any longer."
)


def voices(title: str, *paragraphs: str) -> tuple[Parsed, StatementVoices]:
    parsed = parse(title + "\n\n" + "\n\n".join(paragraphs) + END, layout="adcs-feed")
    (view,) = views(parsed)
    return parsed, annotate_statement(view)


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
    _, found = voices("Comment: early help", lead_in, f"{OPEN}{WORDS}{CLOSE}", "ENDS")
    assert [(speaker.name, speaker.role, speaker.organisation) for speaker in found.speakers] == [expected]
    assert [quotation.speaker for quotation in found.quotations] == [expected[0]]
    assert found.quoted_paragraphs == (1,)


LED = "Jenny Coles, ADCS President, said:"
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
    parsed, found = voices("Comment: early help", *paragraphs, "ENDS")
    assert found.quoted_paragraphs == quoted
    assert len(found.quotations) == number
    assert {quotation.speaker for quotation in found.quotations} == {"Jenny Coles"}
    for quotation in found.quotations:
        assert parsed.document.text[quotation.start : quotation.end] == quotation.text
        assert quotation.text == quotation.text.strip()
        assert not quotation.text.startswith(OPEN)


def test_nobody_credited() -> None:
    _, found = voices("Proposals for a national care system", f"{OPEN}{WORDS}", f"{OPEN}{WORDS}{CLOSE}", "ENDS")
    assert found.speakers == ()
    assert [(quotation.speaker, quotation.role, quotation.organisation) for quotation in found.quotations] == [
        (None, None, None)
    ] * 2


def test_press_release_in_parts() -> None:
    _, found = voices(
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
    _, found = voices(
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
    _, found = voices(
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
    _, found = voices(
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
    _, found = voices(
        "Joint comment",
        "Jenny Coles, ADCS President, and James Jamieson, LGA Chairman, said:",
        f"{OPEN}{WORDS}{CLOSE}",
    )
    assert [speaker.name for speaker in found.speakers] == ["Jenny Coles", "James Jamieson"]


# Label, title, line, expected speakers.
STUBS = [
    (
        "made a speech",
        "Conference Speech 2022",
        "ADCS President, Steve Crocker, made his keynote speech to the ADCS Annual Conference on 7 July 2022",
        [("Steve Crocker", "ADCS President")],
    ),
    (
        "role in the title only",
        "ADCS President’s Inaugural Speech 2022",
        "On 6 April 2022 Steve Crocker made his inaugural Presidential Speech at the Museum of London",
        [("Steve Crocker", "ADCS President")],
    ),
    (
        "possessive",
        "President’s Speech to NCASC 21",
        "ADCS President, Charlotte Ramsden’s speech to the 2021 National Children and Adult Services Conference.",
        [("Charlotte Ramsden", "ADCS President")],
    ),
    (
        "possessive of a name in s",
        "NCASC20 Presidential Speech",
        "ADCS President, Jenny Coles’ address to the 2020 conference",
        [("Jenny Coles", "ADCS President")],
    ),
    (
        "no role anywhere",
        "Inaugural Presidential Address",
        "Charlotte Ramsden’s inaugural Presidential speech made on 22 April 2021.",
        [("Charlotte Ramsden", None)],
    ),
    (
        "addressed delegates",
        "Presidential Speech 2020",
        "Jenny Coles, ADCS President, addressed delegates at the annual conference",
        [("Jenny Coles", "ADCS President")],
    ),
    ("a submission speaks for nobody by name", "ADCS response to a consultation", "ADCS response to it", []),
]


@pytest.mark.parametrize(("title", "line", "expected"), [pytest.param(*case[1:], id=case[0]) for case in STUBS])
def test_stub(title: str, line: str, expected: list[tuple[str, str | None]]) -> None:
    _, found = voices(title, line, "View speech" if expected else "View response")
    assert [(speaker.name, speaker.role) for speaker in found.speakers] == expected
    assert found.quotations == ()


def test_column_is_spoken_by_its_author_and_quotes_others_only_with_credit() -> None:
    _, found = voices(
        "Levelling up",
        f"{WORDS} The recent {OPEN}Born into Care{CLOSE} report shows what {OPEN}safe{CLOSE} care means for them all.",
        f"{WORDS} As Anne Longfield said, {OPEN}childhood lasts a lifetime{CLOSE}.",
        f"{WORDS} {OPEN}Safe{CLOSE} care is no {OPEN}postcode lottery{CLOSE} and none of us should let it be one.",
        "Jenny Coles, ADCS President 2020/21 and Director of Children’s Services, Hertfordshire County Council.",
        "This column first appeared in the MJ",
    )
    assert [(speaker.name, speaker.role) for speaker in found.speakers] == [
        (
            "Jenny Coles",
            "ADCS President 2020/21 and Director of Children’s Services, Hertfordshire County Council",
        )
    ]
    assert [(quotation.speaker, quotation.text) for quotation in found.quotations] == [
        ("Anne Longfield", "childhood lasts a lifetime")
    ]


def test_the_page_reads_as_labelled_by_eye() -> None:
    """Of the page of 100 statements: one text without a speaker, one without a name, exact spans throughout."""
    (path,) = RAW.glob("004_*.txt")
    parsed = parse(path)
    silent, anonymous = [], []
    for view in views(parsed):
        found = annotate_statement(view)
        for quotation in found.quotations:
            assert parsed.document.text[quotation.start : quotation.end] == quotation.text
        if found.quotations and not found.speakers:
            silent.append(view.record.title)
        if any(speaker.name is None for speaker in found.speakers):
            anonymous.append(view.record.title)
    assert silent == ["Proposals for a national care system"]
    assert anonymous == ["Comment: DfE vulnerable children and young people survey"]


PIECES = st.sampled_from(
    [
        OPEN,
        CLOSE,
        '"',
        "'",
        " ",
        "\n\n",
        "said:",
        "said",
        " she said ",
        "Jenny Coles",
        ", ADCS President,",
        "ENDS",
        "• ",
        "’s",
    ]
)


@given(st.lists(PIECES | st.text(max_size=8), max_size=40))
def test_any_text_is_read_and_spans_are_exact(pieces: list[str]) -> None:
    parsed = parse("Comment: a title\n\n" + "".join(pieces) + END, layout="adcs-feed")
    for view in views(parsed):
        if view.record.publisher != "adcs":
            continue
        found = annotate_statement(view)
        last = -1
        for number, quotation in enumerate(found.quotations):
            assert quotation.id == f"{view.record.id}#q{number}"
            assert parsed.document.text[quotation.start : quotation.end] == quotation.text
            assert quotation.start > last
            last = quotation.start
        assert all(place < len(view.of("paragraphs")) for place in found.quoted_paragraphs)
        assert bool(found.quotations) == bool(found.quoted_paragraphs)


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
    _, found = voices("Press release: early help", LED, SAYS, *paragraphs, "ENDS")
    assert [quotation.speaker for quotation in found.quotations] == ["Jenny Coles", *speakers]


def test_a_lead_in_near_the_end_is_no_byline() -> None:
    _, found = voices("Comment: early help", LED, SAYS, "Steve Crocker, ADCS Vice President, added:", SAYS, "ENDS")
    assert [quotation.speaker for quotation in found.quotations] == ["Jenny Coles", "Steve Crocker"]


def test_somebody_named_in_passing_does_not_speak_for_the_publisher() -> None:
    told = f"Kit Malthouse has said {OPEN}we will act{CLOSE} in the House."
    _, found = voices("Comment: early help", told, LED, SAYS, "ENDS")
    assert [(one.name, one.organisation) for one in found.speakers] == [
        ("Kit Malthouse", None),
        ("Jenny Coles", "ADCS"),
    ]
