"""Texts made to be slow for the reader of any text: eight times the text costs about eight times the time."""

import time
from collections.abc import Callable
from itertools import islice, product
from string import ascii_lowercase

import pytest

import childservices_corpus as csc
from childservices_corpus.annotate.language.view import View
from childservices_corpus.annotate.language.visible import visible
from childservices_corpus.annotate.mentions import find_mentions
from childservices_corpus.collector import collector_paused
from mentioned import view_of

TIMES = 8
# Twice the cost that is linear, and a moment that no machine notices; what is not linear takes eight times the cost.
SLACK, MOMENT = 2 * TIMES, 0.2


def grows_in_step(work: Callable[[str], object], make: Callable[[int], str], few: int) -> bool:
    """True if :data:`TIMES` times the text costs about as many times the processor time."""

    def once(text: str) -> float:
        begin = time.process_time()
        work(text)
        return time.process_time() - begin

    def cost(times: int) -> float:
        text = make(times)
        # A look through all objects of the process, which may come at any time, is not the cost of the text.
        with collector_paused():
            return min(once(text), once(text))

    cost(2)
    return cost(few * TIMES) < SLACK * cost(few) + MOMENT


def names(number: int) -> list[str]:
    """So many words that may be names, each another one."""
    return ["Q" + "".join(letters) for letters in islice(product(ascii_lowercase, repeat=3), number)]


@pytest.mark.parametrize(
    "line",
    [
        "{name} Sample spoke.\n",
        "{name} Sample and Mr Sample spoke.\n",
        "{name} Sample said “we agree”.\n",
        "{name} Sample spoke. Mr Sample said “we agree”.\n",
        "Ann Sample and {name} Sample met. Sample said “we agree”.\n",
        "Ann {name} spoke. “We agree,” said Ann.\n",
    ],
)
def test_many_people_of_one_name_cost_no_more_than_their_length(line: str) -> None:
    def make(times: int) -> str:
        return "".join(line.format(name=name) for name in names(times))

    assert grows_in_step(csc.annotate_text, make, few=500)


@pytest.mark.parametrize("piece", ["“We agree,” said {name} Sample, Chair. ", "“We agree,” he said of “it”. "])
def test_many_speakers_in_one_line_cost_no_more_than_their_length(piece: str) -> None:
    def make(times: int) -> str:
        return "".join(piece.format(name=name) for name in names(times))

    assert grows_in_step(csc.annotate_text, make, few=60)


@pytest.mark.parametrize("piece", ["A.", "Aa Bb "])
def test_a_long_row_of_capitals_costs_its_length(piece: str) -> None:
    assert grows_in_step(csc.annotate_text, lambda times: piece * times, few=2000)


@pytest.mark.parametrize("piece", ["\n", " \n", "\N{ZERO WIDTH SPACE}"])
def test_a_look_at_what_is_hidden_costs_the_length(piece: str) -> None:
    assert grows_in_step(visible, lambda times: f"a-{piece * times}.", few=2000)


# Few copies are enough: the ways to cut such a text into words once grew with a high power of its length.
def test_a_signature_in_capitals_costs_its_length() -> None:
    assert grows_in_step(csc.annotate_text, lambda times: f"“We agree” - {'A' * times}! ", few=11)


@pytest.mark.parametrize("verb", ["gathered", "brought"])
def test_words_joined_by_commas_before_a_place_cost_their_length(verb: str) -> None:
    assert grows_in_step(csc.annotate_text, lambda times: f"Chiefs {verb}{',a' * times} for Kent today", few=4)


def test_words_joined_by_hyphens_before_a_cut_cost_their_length() -> None:
    def read(text: str) -> object:
        _, view = view_of(text)
        return find_mentions(View(view.record, view.passages, (len(text) + 3,)))

    assert grows_in_step(read, lambda times: f"Dr Ann Sample{'-Aa' * (11 + times)}!", few=4)
