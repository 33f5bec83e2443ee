"""Any text: who says which words, by general rules; marks that are not speech; offsets; cost."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.collector import collector_paused

# A text, and the speaker of each quotation in it.
SPEAKERS = [
    ("“We are glad,” said Ann Sample.", ["Ann Sample"]),
    ("“We are glad,” Bob Other, a nurse from Example Town, said.", ["Bob Other"]),
    ("Ann Sample, 45, who has two children, said it was “a great relief”.", ["Ann Sample"]),
    ("The leader of the council, Ann Sample, said: “We are glad to see it.”", ["Ann Sample"]),
    ("In a statement on Monday, her adviser, Bob Other, called it “a mess”.", ["Bob Other"]),
    ("Ann Sample spoke. “We are glad,” she said.", ["Ann Sample"]),
    ("Ann Sample met Mary Other. “We are glad,” she said.", [None]),
    ("Ann Sample was told by Bob Other: “We do not welcome it.”", ["Bob Other"]),
    ("Ann Sample is described by Bob Other as “tireless”.", ["Bob Other"]),
    ("Ann Sample was told: “You have to leave this house now.”", [None]),
    ("Ann Sample read out a letter which said: “I want to go home.”", [None]),
    ("Ann Sample is the head. According to Bob Other, it was “a great relief”.", ["Bob Other"]),
    ("Ann Sample: “We are glad to see it.”", ["Ann Sample"]),
    ("“We are glad to see it.” – Ann Sample", ["Ann Sample"]),
    ("‘We welcome it,’ said Ann Sample. ‘It’s the children’s right.’", ["Ann Sample", "Ann Sample"]),
    ("“We are glad,” said Ann Sample. “It is good.”", ["Ann Sample", "Ann Sample"]),
    ("Ann Sample's claim that it was “the best day of all” is not true.", ["Ann Sample"]),
    ("Bob Other works here. “We are glad,” said Mr Other.", ["Bob Other"]),
    ("Ewan Jones came.\nMary Jones came.\n“We are glad,” Ms Jones said.", ["Mary Jones"]),
    ("Ewan Jones came.\nMary Jones came.\n“We are glad,” Jones said.", [None]),
    ("JR Sample, a nurse, said: “We are glad to see it.”", ["JR Sample"]),
    ("Bob Other left. “We are glad,” said a spokeswoman for Ann Sample.", [None]),
    ("“We are glad,”\N{NO-BREAK SPACE}Ann Sample said.", ["Ann Sample"]),
    ("“We are glad,”\N{NO-BREAK SPACE}said Ann Sample.", ["Ann Sample"]),
    ("Ann Sample said:\N{NO-BREAK SPACE}“We are glad to see it.”", ["Ann Sample"]),
]


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS, ids=[text for text, _ in SPEAKERS])
def test_the_speaker_of_each_quotation(text: str, speakers: list[str | None]) -> None:
    found = csc.annotate_text(text).quotations
    assert [one.speaker for one in found] == speakers
    assert all((one.basis == "unknown") == (not (one.speaker or one.role or one.organisation)) for one in found)


def test_a_quotation_of_several_paragraphs_has_one_speaker() -> None:
    found = csc.annotate_text("Ann Sample said: “We are glad.\n“It is good.”\n“Who says this is not known.”").quotations
    assert [(one.speaker, one.basis) for one in found] == [
        ("Ann Sample", "before"),
        ("Ann Sample", "continued"),
        (None, "unknown"),
    ]


def test_nothing_is_read_across_a_full_stop() -> None:
    text = "“We are,” said Ann Sample, ADCS President. Bob Other, Chair of the Example Charity, said: “We do not.”"
    first, second = csc.annotate_text(text).quotations
    assert (first.speaker, first.role) == ("Ann Sample", "ADCS President")
    assert (second.speaker, second.role, second.organisation) == (
        "Bob Other",
        "Chair of the Example Charity",
        "Example Charity",
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("He watched “Example News Tonight” at home.", "title"),
        ("A song titled “Arrogant” was played.", "title"),
        ("It was one of the “bad” days.", "scare"),
    ],
)
def test_marks_that_are_not_speech_are_apart(text: str, kind: str) -> None:
    found = csc.annotate_text(text)
    assert not found.quotations
    assert [one.kind for one in found.other_marked] == [kind]


def test_roles_and_bodies_speak_without_a_name() -> None:
    role = csc.annotate_text("“We are glad,” a government spokesperson said.")
    assert [(one.speaker, one.role) for one in role.quotations] == [(None, "government spokesperson")]
    [speaker] = role.speakers
    assert speaker.role == "government spokesperson"


def test_inches_do_not_end_a_quotation() -> None:
    [found] = csc.annotate_text('Ann Sample said: “A 6" screen is too small.”').quotations
    assert found.text == 'A 6" screen is too small.'


def test_accents_of_two_characters_are_read_as_one_letter() -> None:
    text = "Zoe\u0308 Mu\u0308ller, ADCS President, said: “We welcome it.”"
    found = csc.annotate_text(text)
    assert [one.speaker for one in found.quotations] == ["Zo\u00eb M\u00fcller"]
    [person] = [one for one in found.mentions if one.kind == "person"]
    assert text[person.start : person.end] == "Zoe\u0308 Mu\u0308ller"


def test_mentions_know_the_day() -> None:
    text = "Cumbria County Council has £5m."
    found = csc.annotate_text(text, date=date(2015, 1, 1)).mentions
    assert [(one.kind, one.ref) for one in found] == [("authority", "E10000006"), ("money", "GBP 5000000")]


def test_misuse_raises() -> None:
    with pytest.raises(csc.CorpusError, match="reads a str"):
        csc.annotate_text(b"bytes")  # type: ignore[arg-type]
    with pytest.raises(csc.CorpusError, match="not known"):
        csc.annotate_text("", publisher="nowhere")


WORDS = st.lists(
    st.sampled_from(
        [
            "“",
            "”",
            '"',
            "‘",
            "’",
            "said",
            "Ann Sample",
            "she",
            ",",
            ".",
            ":",
            "\n",
            "  ",
            "a letter",
            "by",
            "was",
            "(",
            "–",
            "e\u0308",
        ]
    )
)


@given(WORDS)
def test_every_find_is_a_slice_of_the_text(words: list[str]) -> None:
    text = " ".join(words)
    found = csc.annotate_text(text)
    for quotation in (*found.quotations, *found.other_marked):
        assert text[quotation.start : quotation.end] == quotation.text
    for mention in found.mentions:
        assert text[mention.start : mention.end] == mention.text
    starts = [one.start for one in found.quotations]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    "piece",
    [
        "“a” ",
        "Ann Sample said “we are not so sure” ",
        "“We do not.” he said.\n",
        "saying “a” ",
        "Ann Sample, ",
        "'we' ",
    ],
)
def test_cost_grows_with_length(piece: str) -> None:
    def cost(times: int) -> float:
        text = piece * times
        begin = time.process_time()
        # A look through all objects of the process is not the cost of the text.
        with collector_paused():
            csc.annotate_text(text)
        return time.process_time() - begin

    cost(10)
    small = cost(400)
    assert cost(3200) < 24 * small + 0.2
