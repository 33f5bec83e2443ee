"""The table of corrections is read as it was written, and its cells are compared with values."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus.curation.apply import has_value
from childservices_corpus.curation.corrections import CORRECTIONS, Correction, corrections_in, write_corrections
from childservices_corpus.models import Article

CELLS = st.text(st.characters(exclude_categories=["Cs"]))
FULL = CELLS.filter(str.strip)


@given(st.lists(st.builds(Correction, FULL, FULL, CELLS, CELLS, FULL, FULL)))
def test_corrections_are_read_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, items: list[Correction]
) -> None:
    place = tmp_path_factory.mktemp("table")
    write_corrections(place / CORRECTIONS, items)
    assert corrections_in(place) == tuple(items)


ARTICLE = Article(
    id="themj/a-title-00000001",
    publisher="themj",
    title="A title",
    genre="news",
    topics=("send",),
    published_latest=date(2024, 6, 13),
    document_id="0" * 64,
    position=0,
)
VALUES = [
    ("genre", "news", True, "a word"),
    ("genre", "opinion", False, "another word"),
    ("genre", "", False, "no value"),
    ("genre", "poem", False, "a word that the model refuses"),
    ("topics", '["send"]', True, "a list"),
    ("topics", "send", False, "no list"),
    ("topics", "", False, "an empty list"),
    ("authors", "", True, "a list that is empty"),
    ("authors", "[]", True, "an empty list written out"),
    ("published_latest", "2024-06-13", True, "a day"),
    ("published_earliest", "2024-06-14", False, "a day that the model refuses"),
    ("published_earliest", "", True, "no day"),
    ("colour", "", False, "no field"),
]


@pytest.mark.parametrize(("field", "written", "same", "why"), VALUES, ids=[case[3] for case in VALUES])
def test_a_cell_is_compared_with_a_value(field: str, written: str, same: bool, why: str) -> None:
    assert has_value(ARTICLE, field, written) is same, why
