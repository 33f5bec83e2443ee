"""What a rule takes, and beside it what is nearly the same and is not taken: roles, speeches, lines, listings."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus import parse
from childservices_corpus.annotate.people.names import names_in
from childservices_corpus.annotate.people.roles import is_inside, role_start
from childservices_corpus.annotate.speech.role_beside import role_after
from childservices_corpus.annotate.speech.unquoted import presenter
from childservices_corpus.text import splitting
from childservices_corpus.text.lines import split
from pages import Item, in_digits, of_author, plain
from support import DUMPS
from test_cli import run

# The words up to a post, and the role that ends there.
ROLES = [
    ("said ADCS Vice President", "ADCS Vice President"),
    ("the Vice President", "Vice President"),
    ("Ofsted ADCS President", "ADCS President"),
    ("Ann Sample, LGA vice chair", "LGA vice chair"),
    ("Kent County Council leader", "Kent County Council leader"),
    ("Yesterday, Kent County Council leader", "Kent County Council leader"),
    ("for Kent and Medway Council leader", "Kent and Medway Council leader"),
    ("The Kent leader", "Kent leader"),
    ("we met the immediate past President", "immediate past President"),
    ("A new President", "President"),
    ("the LGA, President", "President"),
    ("the LGA; President", "President"),
    ("the LGA: President", "President"),
    ("the LGA. President", "President"),
    ("(LGA) President", "President"),
    ("\N{LEFT DOUBLE QUOTATION MARK}LGA\N{RIGHT DOUBLE QUOTATION MARK} President", "President"),
    ("the\N{NO-BREAK SPACE}LGA\N{NO-BREAK SPACE}President", "LGA\N{NO-BREAK SPACE}President"),
]


@pytest.mark.parametrize(("words", "role"), ROLES)
def test_a_role_takes_in_its_own_words_and_one_body_and_nothing_across_a_mark(words: str, role: str) -> None:
    post = max(words.rfind(one) for one in ("President", "chair", "leader"))
    assert words[role_start(words, 0, post) :] == role
    assert role_start(f"It is so. {words}", 10, 10 + post) == 10 + words.rindex(role)
    assert role_start(words, post, post) == post


@pytest.mark.parametrize("word", ["ADCS", "2nd", "(Kent)", "&", "of", "children's", "vice", "chair,", ",", "“Help”"])
def test_a_word_that_can_stand_inside_a_role(word: str) -> None:
    assert is_inside(word)


@pytest.mark.parametrize("word", ["glad", "who", "said,", "(met)", "went"])
def test_a_word_that_cannot_stand_inside_a_role(word: str) -> None:
    assert not is_inside(word)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ann Sample, ADCS President, said", "ADCS President"),
        ("Ann Sample (ADCS President) said", "ADCS President"),
        ("Ann Sample, President of ADCS, who leads Kent", "President of ADCS"),
        ("Ann Sample, President of ADCS, used a speech", "President of ADCS"),
        ("Ann Sample, Director of Children's Services, Kent, said", "Director of Children's Services, Kent"),
        ("Ann Sample, the chair", "chair"),
        ("Ann Sample, who is the chair of the board, said", "chair of the board"),
        ("Ann Sample, chair of the LGA's board (children), said", "chair of the LGA's board (children)"),
        ("Ann Sample met the chair", None),
        ("Ann Sample, glad to be chair", None),
        ("Ann Sample", None),
    ],
)
def test_a_role_after_a_name_ends_with_its_clause(text: str, role: str | None) -> None:
    assert role_after(text, names_in(text)[0]) == role


SPEAKS = "Ann Sample, ADCS President, addressed the conference."
SPEECHES = [
    (
        "ADCS President's Inaugural Speech",
        ["Ann Sample used her inaugural speech to call for change."],
        "ADCS President",
    ),
    ("A speech", ["Ann Sample used her inaugural speech to call for change."], None),
    ("A speech", ["The speech by ADCS President, Ann Sample, was given in Bath."], "ADCS President"),
    ("A speech", ["The speech of ADCS President, Ann Sample, was given in Bath."], "ADCS President"),
    ("A speech", ["The speech Ann Sample, ADCS President, gave in Bath is here."], "ADCS President"),
    ("A speech", ["The speech Ann Sample, ADCS President, delivered in Bath is here."], "ADCS President"),
    ("A speech", ["Ann Sample's inaugural address is here."], None),
    ("A speech", ["Ann Sample's inaugural lecture is here."], None),
    ("A speech", ["Read this.", SPEAKS], "ADCS President"),
    (SPEAKS, ["Read this.", "And this."], "ADCS President"),
]


@pytest.mark.parametrize(("title", "lines", "role"), SPEECHES)
def test_who_gives_a_speech_that_is_only_announced(title: str, lines: list[str], role: str | None) -> None:
    (credit,) = presenter("speech", title, lines)
    assert (credit.name, credit.role) == ("Ann Sample", role)
    said = next(text for text in (*lines, title) if "Ann" in text)
    assert said[credit.start :].startswith((role or "Ann", "Ann"))


@pytest.mark.parametrize(
    "lines",
    [
        ["The speech Ann Sample, ADCS President, heard in Bath is here."],
        ["The speech by the ADCS team. Ann Sample was there."],
        ["Ann Sample's friend, an address is here."],
        [f"The speech is here. {'It is long and says a lot of things to many people. ' * 12} Ann Sample gave it."],
        ["Read this.", "And this.", SPEAKS],
    ],
)
def test_who_is_only_near_an_announced_speech_does_not_give_it(lines: list[str]) -> None:
    assert presenter("speech", "A speech", lines) == []


def test_a_line_of_an_event_names_its_presenter_where_it_says_so() -> None:
    lines = ["Ann Sample OBE - President's Address - view speech", "Ben Sample - Help", "- view slides", "Tea"]
    (credit,) = presenter("event", "Conference", lines)
    assert (credit.name, credit.role, credit.start) == ("Ann Sample", "President", 0)


@given(st.text(alphabet="ab \t\r\n\N{BULLET}\U0001f600\N{NO-BREAK SPACE}", max_size=60), st.integers(1, 9))
def test_lines_do_not_depend_on_the_blocks_they_are_read_in(text: str, size: int) -> None:
    whole = split(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(splitting, "BLOCK", size)
        parts = split(text)
    for name in ("begin", "after", "start", "stop", "value_start", "first", "last"):
        assert getattr(parts, name).tolist() == getattr(whole, name).tolist(), name


def test_a_text_is_read_in_blocks_of_whole_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(splitting, "BLOCK", 4)
    text = "ab\nc\nlong line\nd"
    assert [text[low:high] for low, high in splitting.blocks_of(text)] == ["ab\n", "c\n", "long line\n", "d"]
    assert list(splitting.blocks_of("")) == []


ITEMS = [
    Item("Foster carers call for support", "13 June 2024", "Carers need more help this year, a report has found."),
    Item("Young people set out plans", "12 June 2024", "Councils have listened to them, leaders have warned."),
    Item("A fund is open", "11 June 2024", "Councils can ask for money until the end of the month, it says."),
]


def test_a_page_of_one_author_may_end_without_its_bar() -> None:
    page = of_author(ITEMS)
    for text in (page, page.removesuffix(" |"), f"{page}\n"):
        parsed = parse(text)
        assert parsed.document.layout == "localgov-author"
        assert [article.title for article in parsed.articles] == [item.title for item in ITEMS]


def test_a_line_that_a_day_leads_without_a_bar_inside_a_page_makes_no_page_of_an_author() -> None:
    pairs = [(item.title, f"{in_digits(item.day)} {item.summary}") for item in ITEMS]
    parsed = parse("\n".join(line for pair in pairs for line in pair))
    assert parsed.document.layout != "localgov-author"


@pytest.mark.parametrize("stop", ["?", "!", "\N{HORIZONTAL ELLIPSIS}", "?\N{RIGHT DOUBLE QUOTATION MARK}"])
@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_summary_may_be_a_question_at_any_place_of_a_listing(stop: str, at: int) -> None:
    items = [
        Item(item.title, item.day, item.summary[:-1] + stop) if number == at else item
        for number, item in enumerate(ITEMS)
    ]
    parsed = parse(plain(items), layout="themj-plain")
    assert [(article.title, article.summary) for article in parsed.articles] == [
        (item.title, item.summary) for item in items
    ]


def test_build_and_info_say_what_they_made_line_by_line(tmp_path: Path) -> None:
    done = run("build", DUMPS[0], "--out", tmp_path / "out", "--data-version", "9.9.9")
    assert done.stdout.decode().count("\n") >= 1
    assert b"20 articles" in done.stdout
    told = run("info", tmp_path / "out").stdout.decode().splitlines()
    assert told[0] == f"{tmp_path / 'out'}: version 9.9.9"
    assert "       20 articles" in told
    assert "        1 documents" in told
    assert told[-1].startswith(f"  {DUMPS[0].name}: themj-bulleted, ")
    assert told[-1].endswith(" characters")
