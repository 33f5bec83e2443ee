"""Speech in single marks, over paragraphs, among apostrophes and possessives."""

import pytest

import childservices_corpus as csc
from childservices_corpus.annotate.speech.single_marks import single_marks_in

L, R = "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"
# Label, text, and each quotation with its speaker.
SPOKEN = [
    ("one paragraph", f"Bo Sample said: {L}We act for children now.{R}", [("We act for children now.", "Bo Sample")]),
    (
        "a curly mark opens and a straight one closes",
        f"Bo Sample said: {L}We act, don{R}t we.'",
        [(f"We act, don{R}t we.", "Bo Sample")],
    ),
    (
        "straight marks",
        "Bo Sample said: 'We don't act for children.'",
        [("We don't act for children.", "Bo Sample")],
    ),
    (
        "each paragraph opens, and the last closes",
        f"Bo Sample, Chair, said: {L}We act for children now.\n{L}We need more money for them.{R}",
        [("We act for children now.", "Bo Sample"), ("We need more money for them.", "Bo Sample")],
    ),
    (
        "straight marks over paragraphs",
        "Bo Sample, Chair, said: 'We act for children now.\n'We need more money for them.'",
        [("We act for children now.", "Bo Sample"), ("We need more money for them.", "Bo Sample")],
    ),
    (
        "the credit behind the words",
        f"{L}We act for children now,{R} said Bo Sample.",
        [("We act for children now,", "Bo Sample")],
    ),
    (
        "a pronoun behind the words of the next paragraph",
        f"ADCS president Bo Sample said costs rise.\n{L}We act for children now,{R} he said.",
        [("We act for children now,", "Bo Sample")],
    ),
    (
        "a possessive inside",
        f"Bo Sample said: {L}We need the councils{R} money for all children now.{R}",
        [(f"We need the councils{R} money for all children now.", "Bo Sample")],
    ),
    (
        "a possessive inside open words",
        f"Bo Sample said: {L}We need the councils{R} money and much more besides.\n{L}We do.{R}",
        [(f"We need the councils{R} money and much more besides.", "Bo Sample"), ("We do.", "Bo Sample")],
    ),
    (
        "a term in s opens a paragraph of narration",
        f"{L}Deep weaknesses{R} in the plans hurt.\nBo Sample said: {L}We act for children now.{R}",
        [("We act for children now.", "Bo Sample")],
    ),
    (
        "double marks are marked words beside",
        f"It was placed \N{LEFT DOUBLE QUOTATION MARK}to plan\N{RIGHT DOUBLE QUOTATION MARK}.\n"
        f"Bo Sample said: {L}We act for children now.{R}",
        [("We act for children now.", "Bo Sample")],
    ),
]


@pytest.mark.parametrize(("text", "said"), [pytest.param(*case[1:], id=case[0]) for case in SPOKEN])
def test_speech_in_single_marks(text: str, said: list[tuple[str, str]]) -> None:
    found = csc.annotate_text(text)
    assert [(one.text, one.speaker) for one in found.quotations] == said
    assert all(text[one.start : one.end] == one.text for one in found.quotations)


MARKS = [
    (f"the councils{R} plan", []),
    (f"the {L}good{R} plan", [(4, True), (9, False)]),
    (f"the councils{R} {L}good{R} plan", [(14, True), (19, False)]),
    (f"power {L}for councils{R} to act", [(6, True), (19, False)]),
    ("in the '90s", []),
    ("rock 'n' roll", [(5, True), (7, False)]),
    (f"it isn{R}t, don't", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "marks"), MARKS, ids=[text for text, _ in MARKS])
def test_which_single_marks_open_and_close(text: str, marks: list[tuple[int, bool]]) -> None:
    assert [tuple(mark) for mark in single_marks_in(text)] == marks


def test_points_of_a_list_belong_to_the_open_speech_around_them() -> None:
    text = "Bo Sample said:\n“We need:\nmore money\nmore time\n“And we need it soon.”\nIt was a fine day."
    assert [one.text for one in csc.annotate_text(text).quotations] == [
        "We need:",
        "more money",
        "more time",
        "And we need it soon.",
    ]
