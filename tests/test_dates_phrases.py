from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus.annotate.dates.listings import listings
from childservices_corpus.annotate.dates.offices import role_evidence
from childservices_corpus.annotate.dates.phrases import text_clues
from childservices_corpus.annotate.dates.words import named_dates
from childservices_corpus.annotate.language.view import Passage, View, views
from childservices_corpus.parsing.objects import parse
from childservices_corpus.reference.lexicon import words_of

CURLY = "\N{RIGHT SINGLE QUOTATION MARK}"
CLOSING = "\n\n\nTags assigned to this article:\nThere are no tags assigned to this article!\n\nRelated Articles\n\n"


def statement(text: str, title: str = "Comment: a report") -> View:
    """The view of one statement of ADCS's feed with `text` below its title."""
    return next(iter(views(parse(f"{title}\n\n{text}{CLOSING}"))))


def clues(text: str, title: str = "Comment: a report") -> list[tuple[str, str, Any]]:
    return [
        (clue.means, clue.words, clue.options[0] if len(clue.options) == 1 else len(clue.options))
        for clue in text_clues(statement(text, title))
    ]


def day(words: str) -> date:
    return date.fromisoformat(words)


CASES = [
    # label, text, means, words, first option or number of options, why
    (
        "today with a year",
        "Today, 8 June 2021, a report came out.",
        "issued",
        "8 June 2021",
        ("2021-06-08",) * 2,
        "its own day",
    ),
    (
        "straight after today",
        "ADCS (today, 8th June 2021) publishes",
        "issued",
        "8th June 2021",
        ("2021-06-08",) * 2,
        "ordinal",
    ),
    (
        "weekday only",
        "ADCS today, Tuesday 14 July, publishes a paper.",
        "issued",
        "Tuesday 14 July",
        8,
        "a Tuesday in 8 of 55 years",
    ),
    (
        "slip of the weekday",
        "Today, Monday 8 June 2021, ADCS",
        "issued",
        "Monday 8 June 2021",
        ("2021-06-08",) * 2,
        "date stands",
    ),
    (
        "this year",
        "This year, 2020, marks the anniversary.",
        "issued",
        "2020",
        ("2020-01-01", "2020-12-31"),
        "its own year",
    ),
    (
        "past day",
        "Figures as at 31 March 2020 show a rise.",
        "not_before",
        "31 March 2020",
        ("2020-03-31", None),
        "counted",
    ),
    ("past month", "since the lockdown in March 2020.", "not_before", "March 2020", ("2020-03-01", None), "has come"),
    ("past year", "The rate was at 16.3 in 2021.", "not_before", "2021", ("2021-01-01", None), "told in the past"),
    ("since", "Since 2010 funding has halved.", "not_before", "2010", ("2010-01-01", None), "has come"),
    ("figures for", "The figures for 2021 are worrying.", "not_before", "2021", ("2021-01-01", None), "counted before"),
    (
        "occasion before",
        "Our response to the Queen's Speech 2022.",
        "event",
        "2022",
        ("2022-01-01", None),
        "yearly occasion",
    ),
    (
        "occasion after",
        "Her words to the 2021 Annual Conference.",
        "event",
        "2021",
        ("2021-01-01", None),
        "yearly occasion",
    ),
    (
        "pair of years",
        "Ofsted's annual report 2020/21 is out.",
        "event",
        "2020/21",
        ("2021-01-01", None),
        "the later year",
    ),
    (
        "office with years",
        "A. Body is ADCS President 21/22 no more",
        None,
        None,
        None,
        "21/22 is no pair of full years",
    ),
    (
        "office with full years",
        "A. Body, ADCS President 2020/21",
        "not_before",
        "2020/21",
        ("2020-04-01", None),
        "1 April of the first",
    ),
    (
        "month that passed",
        "In July ADCS published a paper.",
        "not_before",
        "July",
        54,
        "in every year, the year from it on",
    ),
    (
        "month of this year",
        "In July this year numbers fell.",
        "not_before",
        "July",
        54,
        "in every year, the rest of it",
    ),
    (
        "address",
        "See https://example.org/2021/02/17/a",
        "not_before",
        "2021/02/17",
        ("2021-02-17", None),
        "no text before it",
    ),
    (
        "past day opening its sentence",
        "On 14 October 2015, the President of the association, in the chair, gave her address.",
        "not_before",
        "14 October 2015",
        ("2015-10-14", None),
        "a verb that is no participle",
    ),
    (
        "day of a letter",
        "In a letter dated 3 May 2021 they ask.",
        "not_before",
        "3 May 2021",
        ("2021-05-03", None),
        "old",
    ),
    ("announced in", "It was announced in May 2021.", "not_before", "May 2021", ("2021-05-01", None), "right before"),
    ("number before", "It was 80,000 in May 2021.", "not_before", "May 2021", ("2021-05-01", None), "no clause ends"),
    ("year to", "In the year to June 2022 it fell.", "not_before", "June 2022", ("2022-06-01", None), "counted for it"),
    (
        "what ought to have been",
        "The inquiry in 2016 should have been the end of it.",
        "not_before",
        "2016",
        ("2016-01-01", None),
        "past, for all its should",
    ),
    (
        "written for it",
        "Our submission to the CSR 2020",
        "event",
        "2020",
        ("2019-01-01", None),
        "perhaps the year before",
    ),
    ("hoped for", "Councils had hoped for reform in 2026.", None, None, None, "yet to come"),
    ("money for", "There was new money for homes in 2025/26.", None, None, None, "given ahead"),
    ("set apart", "The day was set: 1 April 2026.", None, None, None, "the verb is in another clause"),
    ("ends", "The grant ends in March 2026.", None, None, None, "yet to come"),
    ("end of it", "There is fear of an end to it in March 2026.", None, None, None, "yet to come"),
    ("expiry", "The impending expiration of it in March 2026 is a risk.", None, None, None, "yet to come"),
    ("promised to", "Money was promised to March 2026.", None, None, None, "yet to come"),
    ("extended to", "The grant was extended to March 2026.", None, None, None, "yet to come"),
    ("told of changes", "We were told of changes in September 2026.", None, None, None, "yet to come"),
    ("announced what", "They announced more money in March 2026.", None, None, None, "the money's or the news'"),
    ("stops on a day", "It was said that the grant stops on 31 March 2026.", None, None, None, "another clause"),
    ("present passive", "The duty is introduced in April 2026.", None, None, None, "may lie ahead"),
    ("opening, participle", "On 1 April 2026 the duty launched last year is law.", None, None, None, "may lie ahead"),
    ("figures to come", "Provisional figures for 2026/27 are out.", None, None, None, "told ahead"),
    ("future day", "The consultation closes on 14 May 2023.", None, None, None, "a deadline may lie ahead"),
    ("future year", "This will reach £2bn by March 2025.", None, None, None, "a forecast"),
    ("rules to change", "when the rules change in 2023.", None, None, None, "may lie ahead"),
    ("bare year", "the 2021 school exams", None, None, None, "may lie ahead"),
    ("month to come", "When schools reopen in September", None, None, None, "may lie ahead"),
    ("may, the verb", "Councils may 2 of them say", None, None, None, "not a month"),
    ("year in an address", "See https://example.org/plan-2035", None, None, None, "addresses hold other numbers"),
    ("number in an address", "See https://example.org/12317-02-2021", None, None, None, "a longer number is no day"),
    ("no such day", "Today, 31 June 2021, ADCS", None, None, None, "no reading"),
]


@pytest.mark.parametrize(
    ("text", "means", "words", "options"), [pytest.param(*case[1:5], id=case[0]) for case in CASES]
)
def test_phrases(text: str, means: str | None, words: str | None, options: Any) -> None:
    if isinstance(options, tuple):
        options = tuple(None if end is None else day(end) for end in options)
    assert clues(text) == ([] if means is None else [(means, words, options)])


@given(
    st.sampled_from(words_of("future")),
    st.sampled_from(["2026", "March 2026", "31 March 2026", "2025/26"]),
    st.sampled_from(["The fund was opened, and {word} in {day}.", "It was held in {day} {word} it was not."]),
)
def test_a_word_of_what_is_to_come_in_the_sentence_leaves_no_bound(word: str, named: str, sentence: str) -> None:
    assert clues(sentence.format(word=word, day=named)) == []


def test_a_stub_speech_went_up_on_its_day_or_within_a_week() -> None:
    found = clues("On 6 April 2022 she made her speech.\n\nView speech", title="Inaugural Speech")
    assert found == [("event", "6 April 2022", (day("2022-04-06"), day("2022-04-13")))]


def test_in_a_reprint_every_phrase_bounds_below_only() -> None:
    text = (
        "Today, 8 June 2021, a report came out.\n\n"
        "This column first appeared on the LGC website on 17 June 2021 https://example.org/a-b-17-06-2021/"
    )
    found = clues(text, title="A column")
    assert {option for _, _, option in found} == {(day("2021-06-08"), None), (day("2021-06-17"), None)}
    assert ("first_published", "17-06-2021", (day("2021-06-17"), None)) in found


OCCASIONS = [
    ("honours", "She is recognised in the New Year's Honours list.", 1, "news of the list"),
    ("honours in passing", "The New Year's Honours list is long.", 0, "no news word"),
    ("week", "As Care Leavers' Week begins today, ministers say", 1, "begins"),
    ("half-term", "Meals during half-term week next month", 1, "a month before half-term"),
]


@pytest.mark.parametrize("apostrophe", ["'", CURLY])
@pytest.mark.parametrize(("text", "number"), [pytest.param(*case[1:3], id=case[0]) for case in OCCASIONS])
def test_occasions_fit_every_year_and_date_nothing_alone(text: str, number: int, apostrophe: str) -> None:
    found = clues(text.replace("'", apostrophe))
    assert len(found) == number
    assert all(isinstance(options, int) and options > 50 for _, _, options in found)


ROLES = [
    ("name first", "Jenny Coles, ADCS President, said:", "Jenny Coles, ADCS President", "2020-04-01"),
    (
        "office first",
        "ADCS Vice President Charlotte Ramsden said",
        "ADCS Vice President Charlotte Ramsden",
        "2020-04-01",
    ),
    (
        "president and not vice",
        "ADCS President, Charlotte Ramsden, said",
        "ADCS President, Charlotte Ramsden",
        "2021-04-01",
    ),
    (
        "apostrophe",
        "President of the Association of Directors of Children's Services, Steve Crocker",
        None,
        "2022-04-01",
    ),
    (
        "apostrophe in a name",
        "Alison O'Sullivan, ADCS President, said",
        "Alison O'Sullivan, ADCS President",
        "2015-04-01",
    ),
    ("minister", "children's minister Vicky Ford has", "children's minister Vicky Ford", "2020-02-13"),
    ("two terms count as one span", "communities secretary Greg Clark", None, "2015-05-11"),
    ("two offices of one person", "health secretary Sajid Javid", None, "2021-06-26"),
    ("adult services", "ADASS president James Bullion said", "ADASS president James Bullion", "2020-04-01"),
    ("chair of the association", "LGA chairman Cllr James Jamieson", None, "2019-07-01"),
    ("chair of a board of the association", "Louise Gittins, chair of the LGA's board", "", None),
    ("shadow", "shadow education secretary Bridget Phillipson", "", None),
    ("with honours", "Jenny Coles OBE, ADCS President", "Jenny Coles OBE, ADCS President", "2020-04-01"),
    ("title between", "Children's Commissioner for England, Dame Rachel de Souza", None, "2021-03-01"),
    ("former", "former ADCS President Jenny Coles", "", None),
    ("elect", "Steve Crocker, ADCS President elect", "", None),
    ("not beside", "Jenny Coles spoke. The ADCS President was there.", "", None),
    ("another's office", "Jenny Coles, ADCS Honorary Secretary, said", "", None),
    ("unknown name", "A. Body, ADCS President, said", "", None),
    ("part of a name", "Jenny Colesworth, ADCS President", "", None),
]


@pytest.mark.parametrize("apostrophe", ["'", CURLY])
@pytest.mark.parametrize(("text", "words", "earliest"), [pytest.param(*case[1:], id=case[0]) for case in ROLES])
def test_roles(text: str, words: str | None, earliest: str | None, apostrophe: str) -> None:
    text = text.replace("'", apostrophe)
    found = list(role_evidence(Passage("paragraphs", 0, text, 100), "0" * 64))
    assert [str(item.earliest) for item in found] == ([] if earliest is None else [earliest])
    for item in found:
        assert item.words == (text if words is None else words.replace("'", apostrophe))
        assert item.start is not None
        assert text[item.start - 100 :].startswith(item.words or "?")
        assert item.source


WHO_SPEAKS = [
    # label, text, publisher, whether the office bounds above, why
    ("speaker", "Jenny Coles, ADCS President, said:", "adcs", True, "in office on the day"),
    ("signs", "Jenny Coles is ADCS President", "adcs", True, "in office on the day"),
    ("agent", "a paper launched by ADCS President Jenny Coles", "adcs", False, "whenever that was"),
    ("thanked", "with thanks to the ADCS President, Jenny Coles", "adcs", False, "whenever that was"),
    ("minister of the past", "In March 2019 Education secretary Damian Hinds spoke", "adcs", False, "only spoken of"),
    ("minister in the news", "Education secretary Damian Hinds said", None, True, "news of the day"),
]


@pytest.mark.parametrize(
    ("text", "publisher", "bounded"), [pytest.param(*case[1:4], id=case[0]) for case in WHO_SPEAKS]
)
def test_who_is_only_spoken_of_may_have_left(text: str, publisher: str | None, bounded: bool) -> None:
    (item,) = role_evidence(Passage("paragraphs", 0, text, 0), "0" * 64, publisher=publisher)
    assert item.earliest is not None
    assert (item.latest is not None) is bounded


def test_role_in_a_reprint_sets_no_latest_day() -> None:
    passage = Passage("paragraphs", 0, "Jenny Coles is ADCS President", 0)
    assert [item.latest for item in role_evidence(passage, "0" * 64, below_only=True)] == [None]


texts = st.text(
    st.sampled_from(list("0123456789/-,. '\N{RIGHT SINGLE QUOTATION MARK}\nthsMayJul")) | st.characters(), max_size=80
)


@given(texts)
def test_any_text_gives_spans_that_hold_the_words(text: str) -> None:
    for named in named_dates(text):
        assert 0 <= named.start < named.end <= len(text)
        assert named.first_day is None or isinstance(named.first_day, date)
    parsed = parse(f"A title\n\n{text}{CLOSING}")
    for page in listings(parsed):
        for view in page.views:
            for clue in text_clues(view):
                assert parsed.document.text[clue.start : clue.start + len(clue.words)] == clue.words
                assert all(first is None or last is None or first <= last for first, last in clue.options)


def test_hostile_text_takes_linear_time() -> None:
    for piece in ("1 of ", "today, ", "New Year's Honour", "ADCS President ", "2020/", "January "):
        clues(piece * 20_000)
