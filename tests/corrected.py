"""Corrections of a release: how they are written, and the values that they give."""

import json
from typing import Any

from childservices_corpus.corpus import Corpus
from childservices_corpus.curation.corrections import Correction

REASON, SOURCE = "the minutes say so", "https://example.org/minutes"
DAY = "2021-01-05"


def cell(value: Any) -> str:
    """`value`, as JSON has it, as a cell of the table."""
    if value is None or value == []:
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def correction(record: Any, field: str, new: Any) -> Correction:
    old = record.model_dump(mode="json")[field]
    return Correction(record.id, field, cell(old), cell(new), REASON, SOURCE)


def dated(record: Any, prefix: str) -> list[Correction]:
    """Both ends of a date and its basis."""
    bounds = [correction(record, f"{prefix}_{side}", DAY) for side in ("earliest", "latest")]
    return [*bounds, correction(record, f"{prefix}_basis", "curated")]


def of(made: tuple[Correction, ...], field: str) -> Correction:
    return next(item for item in made if item.field == field)


def record_of(corpus: Corpus, item: Correction) -> Any:
    return corpus.articles.get(item.record) or corpus.statements[item.record]
