"""A page that is one text without a mark: from its first to its last paragraph, if most lines are paragraphs."""

import numpy as np
import pytest

from childservices_corpus.layouts.common.unmarked import whole_text
from childservices_corpus.layouts.contract import TURNS, UNMARKED
from childservices_corpus.text.lines import split

# P a paragraph, - another line, f furniture, d a day; large letters are taken by a surer layout.
PAGES = [
    ("PP", (0, 2)),
    ("P", None),
    ("--PP", (2, 4)),
    ("PP--", (0, 2)),
    ("PPd", (0, 2)),
    ("dPP", (1, 3)),
    ("PdP", None),
    ("P-P", (0, 3)),
    ("P--P", (0, 4)),
    ("P---P", None),
    ("PfP", None),
    ("fPPf", (1, 3)),
    ("PPF", (0, 2)),
    ("PPT", None),
    ("TPP", None),
    ("", None),
]
PROSE = "Help for foster carers comes late, and the children wait for it."


@pytest.mark.parametrize(("page", "found"), PAGES)
def test_the_places_of_the_text(page: str, found: tuple[int, int] | None) -> None:
    lines = split("\n".join({"P": PROSE, "d": "13 June 2024"}.get(letter, "Menu") for letter in page))
    kinds = np.array(list(page), dtype=np.str_)
    taken, furniture = np.isin(kinds, ["F", "T"]), np.isin(kinds, ["f", "F"])
    for turn in TURNS:
        wanted = found if turn == UNMARKED else None
        assert whole_text(lines, taken, turn, lambda _: kinds == "P", lambda _: furniture) == wanted
