"""Digests of many words are those of each word alone, however Arrow holds them."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus.arrow.digests import digest, digests

WORDS = st.lists(st.none() | st.text(max_size=12), max_size=30)


@given(words=WORDS, low=st.integers(0, 30), high=st.integers(0, 30))
def test_digests_of_a_part_of_a_column_are_those_of_its_words(words: list[str | None], low: int, high: int) -> None:
    column = pa.array(words, pa.string())[low:high]
    assert digests(column).tolist() == [digest(word or "") for word in words[low:high]]


@given(st.lists(WORDS, max_size=4))
def test_digests_of_pieces_and_of_codes_are_those_of_their_words(pieces: list[list[str | None]]) -> None:
    column = pa.chunked_array([pa.array(piece, pa.string()) for piece in pieces], pa.string())
    found = [digest(word or "") for piece in pieces for word in piece]
    assert digests(column).tolist() == found
    coded = pa.array([word or "" for piece in pieces for word in piece], pa.string()).dictionary_encode()
    assert digests(coded).tolist() == found
    assert digests(coded[1:]).tolist() == found[1:]


def test_a_digest_is_the_same_on_every_machine() -> None:
    assert digest("themj/a-title-0123abcd") == 4525652572314067666
    assert digest("\ud800") != digest("")
