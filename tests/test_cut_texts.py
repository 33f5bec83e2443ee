"""Which texts a page cuts: the look at their last bytes finds what a pattern over whole texts finds."""

import re

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus.reading.headlines import cut

DOTS = "(?:\\.[ \t]?\\.[ \t]?\\.|\N{HORIZONTAL ELLIPSIS})[. \t]*"
CUT = re.compile(rf"(?:{DOTS}|\[[ \t]*{DOTS}\]|\([ \t]*{DOTS}\))\Z")
ENDS = ("..", ". .", "]", ")", "\N{HORIZONTAL ELLIPSIS}", "\N{HORIZONTAL ELLIPSIS}.")
# The broken bar and "æ" end in the same byte as an ellipsis.
PIECES = ["A", ".", "..", "...", " ", "\t", "[", "]", "(", ")", "\N{HORIZONTAL ELLIPSIS}", "\N{BROKEN BAR}", "æ", "é"]
TEXTS = st.lists(st.none() | st.lists(st.sampled_from(PIECES), max_size=6).map("".join), max_size=8)


@given(TEXTS, st.integers(0, 4), st.integers(0, 5))
def test_texts_that_end_in_dots_are_cut(texts: list[str | None], shortest: int, first: int) -> None:
    found = cut(pa.array(texts, pa.string())[first:], shortest)
    assert found.to_pylist() == [
        words is not None and words.endswith(ENDS) and bool(CUT.search(words)) and len(words) >= shortest
        for words in texts[first:]
    ]


@pytest.mark.parametrize("dots", ["...", " [...]", " . . .", "\N{HORIZONTAL ELLIPSIS}."])
def test_dots_of_every_form_cut_a_text(dots: str) -> None:
    assert cut(pa.array([f"Funds run out{dots}", "Funds run out."])).to_pylist() == [True, False]
