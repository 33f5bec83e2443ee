"""Who speaks in a stub, a column, the statements of the dumps and any text at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus import parse
from childservices_corpus.annotate.language.view import views
from childservices_corpus.annotate.speech.statements import annotate_statement
from support import RAW
from voices import CLOSE, END, OPEN, WORDS, in_statement

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
    _, found = in_statement(title, line, "View speech" if expected else "View response")
    assert [(speaker.name, speaker.role) for speaker in found.speakers] == expected
    assert found.quotations == ()


def test_column_is_spoken_by_its_author_and_quotes_others_only_with_credit() -> None:
    _, found = in_statement(
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
