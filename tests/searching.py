"""The two engines of search, and what each finds."""

from typing import Any

import pytest

from corpora import real_corpus

ENGINES = pytest.mark.parametrize("engine", ["fts5", "tantivy"])


def needs(engine: str) -> None:
    if engine == "tantivy":
        pytest.importorskip("tantivy")


def found(records: Any, query: str, engine: str = "fts5") -> set[str]:
    return {record.id for record in records.search(query, engine=engine)}


CORPUS = real_corpus()
