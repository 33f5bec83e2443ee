"""Speakers of words that are not quoted: how near a name, a verb and a noun are to each other, and what is too far."""

import pytest

from childservices_corpus.annotate.speech.role_beside import Credit
from childservices_corpus.annotate.speech.unquoted import presenter, presidential, signed

NAME = "Jenny Coles"


def filled(before: str, after: str, length: int) -> str:
    """`before` and `after` with small words between, `length` characters in all."""
    gap = length - len(before) - len(after)
    return before + ("so " * gap)[: gap - 1] + " " + after


def credited(text: str) -> str | None:
    found = presidential(text)
    return None if found is None else found.name


SPEECHES = [
    ("used her address", "Jenny Coles used her address to thank us.", NAME),
    ("who gave", "Jenny Coles, who gave the keynote, thanked us.", NAME),
    ("has made", "Jenny Coles has made a speech.", NAME),
    ("a verb but not a noun", "Jenny Coles gave a party.", None),
    ("a noun but not a verb", "Jenny Coles heard a speech.", None),
    ("a sentence between", "Jenny Coles gave in. A speech was heard.", None),
    ("addressed", "Jenny Coles, ADCS President, addressed the conference.", NAME),
    ("spoke at", "Jenny Coles spoke at the conference.", NAME),
    ("spoke of", "Jenny Coles spoke often.", None),
    ("her own address", "Jenny Coles’ inaugural address", NAME),
    ("her own, behind a comma", "Jenny Coles’ thanks, in an address", None),
    ("a speech about her work", "The speech praised Jenny Coles’ work.", None),
    ("by", "A speech by Jenny Coles", NAME),
    ("of the president", "The address of the President, Jenny Coles", NAME),
    ("in the next sentence", "A speech by us all. Jenny Coles", None),
    ("with neither of, by nor from", "A speech for Jenny Coles", None),
    ("that she gave", "The speech Jenny Coles, ADCS President, gave", NAME),
    ("that she heard", "The speech Jenny Coles, ADCS President, heard", None),
    ("that she gave to somebody else", "The speech for Jenny Coles, ADCS President, gave", None),
    ("nothing at all", "", None),
]


@pytest.mark.parametrize(("text", "name"), [pytest.param(*case[1:], id=case[0]) for case in SPEECHES])
def test_a_speech_belongs_to_the_person_who_gives_it(text: str, name: str | None) -> None:
    assert credited(text) == name


DISTANCES = [
    ("from her name to the noun", NAME, filled(", ADCS President, ", "so she gave a ", 180), "speech", 180),
    ("from the verb to the noun", NAME, filled(" gave ", "a ", 90), "speech", 90),
    ("from her own name to the noun", NAME, filled("’ ", "and ", 90), "speech", 90),
    ("from the noun to her name", "A speech", filled(" by ", "and by ", 90), NAME, 90),
    ("from her name to what she did", "The speech " + NAME, filled(", ", "she", 90), " gave", 90),
]


@pytest.mark.parametrize(("before", "between", "after"), [pytest.param(*row[1:4], id=row[0]) for row in DISTANCES])
def test_so_far_and_not_farther(before: str, between: str, after: str) -> None:
    assert credited(before + between + after) == NAME
    assert credited(before + between.replace(" so ", " soo ", 1) + after) is None


def test_only_the_beginning_of_a_long_text_is_looked_at() -> None:
    text = filled("We met. ", "A speech by ", 600 - len(NAME)) + NAME
    assert len(text) == 600
    assert credited(text) == NAME
    assert credited(text.replace("so ", "soo ", 1)) != NAME


# An item that only announces a speech


def test_a_speech_is_announced_in_the_first_two_lines_or_in_the_title() -> None:
    line = "ADCS President Jenny Coles used her address"
    credit = [Credit(NAME, "ADCS President", 0)]
    assert presenter("speech", "Speech", ["One", line]) == credit
    assert presenter("speech", "Speech", ["One", "Two", line]) == []
    assert presenter("speech", line, ["One", "Two"]) == credit
    assert presenter("speech", "Speech", []) == []


def test_the_role_is_taken_from_the_title_where_the_line_has_none() -> None:
    title = "ADCS President’s Inaugural Speech"
    assert presenter("speech", title, ["Today Jenny Coles used her address"]) == [Credit(NAME, "ADCS President", 6)]
    assert presenter("speech", title, ["ADCS Chair Jenny Coles used her address"]) == [Credit(NAME, "ADCS Chair", 0)]
    for without in ("Our Dog’s Inaugural Speech", "A speech"):
        assert presenter("speech", without, ["Jenny Coles used her address"]) == [Credit(NAME, None, 0)]


LISTED = [
    ("name and office", "Jenny Coles OBE - ADCS President’s Address - view speech", Credit(NAME, "ADCS President", 0)),
    ("name with a role", "Jenny Coles, ADCS Chair - Help - view slides", Credit(NAME, "ADCS Chair", 0)),
    ("name alone", "Jenny Coles \N{EN DASH} view presentation", Credit(NAME, None, 0)),
    ("a minister by surname", "Minister Halfon MP - Skills - watch the speech", Credit("Halfon", "Minister", 0)),
    ("a minister without letters", " Minister Halfon - watch the speech", Credit("Halfon", "Minister", 0)),
    ("nothing to view", "Jenny Coles - Help", None),
    ("to view before the dash", "Jenny Coles view speech", None),
    ("to view is not presented", "View speech by Jenny Coles - Help", None),
    ("other words first", "With Jenny Coles - Help - view slides", None),
]


@pytest.mark.parametrize(("line", "credit"), [pytest.param(*case[1:], id=case[0]) for case in LISTED])
def test_a_line_of_an_event_names_its_presenter(line: str, credit: Credit | None) -> None:
    assert presenter("event", "An event", [line]) == ([] if credit is None else [credit])


def test_each_line_of_an_event_is_read_but_a_long_one_only_at_its_beginning() -> None:
    line = "Jenny Coles - Help - view slides"
    assert len(presenter("event", "An event", ["One", "Two", line, line])) == 2
    tail = " - view slides"
    assert len(presenter("event", "An event", [filled("Jenny Coles - ", "so", 600 - len(tail)) + tail])) == 1
    assert presenter("event", "An event", [filled("Jenny Coles - ", "so", 601 - len(tail)) + tail]) == []


# The author of a column


def test_the_post_may_have_a_line_of_its_own_below_the_name() -> None:
    assert signed([NAME, "Chair of the Policy Committee", "Director, Kent"], []) == Credit(
        NAME, "Chair of the Policy Committee", 0
    )
    assert signed([NAME, "A fine day"], []) == Credit(NAME, None, 0)
    assert signed([NAME, "Chair Bo Sample"], []) == Credit(NAME, None, 0)


def test_the_byline_names_the_author_before_the_text_does() -> None:
    assert signed(["by", "Ann Sample, ADCS Chair"], ["Jenny Coles, ADCS President"]) == Credit(
        "Ann Sample", "ADCS Chair", 0
    )
    assert signed([], ["Jenny Coles, ADCS President"]) == Credit(NAME, "ADCS President", 0)


SIGNATURES = [
    ("in the last line", ["One", "Two", "Jenny Coles, ADCS President"], True),
    ("in the last but one", ["One", "Jenny Coles, ADCS President", "Two"], True),
    ("in the one before", ["Jenny Coles, ADCS President", "One", "Two"], False),
    ("behind By", ["One", "By Jenny Coles, ADCS President"], True),
    ("behind other words", ["One", "With Jenny Coles, ADCS President"], False),
    ("without a role", ["One", "Jenny Coles"], False),
    ("as long as a signature may be", [filled("Jenny Coles, ADCS President, ", "so", 180)], True),
    ("longer", [filled("Jenny Coles, ADCS President, ", "so", 181)], False),
]


@pytest.mark.parametrize(("paragraphs", "found"), [pytest.param(*case[1:], id=case[0]) for case in SIGNATURES])
def test_a_signature_is_short_and_near_the_end(paragraphs: list[str], found: bool) -> None:
    credit = signed([], paragraphs)
    assert (credit is not None and credit.name == NAME) is found


WRITER = "Jenny Coles, ADCS President, reflects on a year"
WRITERS = [
    ("in the first line", [WRITER, "One", "Two"], True),
    ("in the second", ["One", WRITER, "Two", "Three"], True),
    ("in the third", ["One", "Two", WRITER, "Three", "Four"], False),
    ("responds", ["Jenny Coles, ADCS President, responds", "One", "Two"], True),
    ("another verb", ["Jenny Coles, ADCS President, sings", "One", "Two"], False),
    ("without a role", ["Jenny Coles, a friend, reflects on a year", "One", "Two"], False),
    ("behind another name", ["Ann Sample met us. " + WRITER, "One", "Two"], True),
    ("within reach", [filled("Jenny Coles, ADCS President, ", "so", 182) + ", reflects", "One", "Two"], True),
    ("out of reach", [filled("Jenny Coles, ADCS President, ", "so", 183) + ", reflects", "One", "Two"], False),
]


@pytest.mark.parametrize(("paragraphs", "found"), [pytest.param(*case[1:], id=case[0]) for case in WRITERS])
def test_a_first_line_names_the_writer(paragraphs: list[str], found: bool) -> None:
    credit = signed([], paragraphs)
    assert (credit is not None and (credit.name, credit.role) == (NAME, "ADCS President")) is found
