"""What several tests share: the dumps, the labels, and the invariants that every parsed page must keep."""

import json
from pathlib import Path
from typing import Any

from childservices_corpus.models import Article, Parsed, Statement
from childservices_corpus.parsing.tables import PageTables
from childservices_corpus.reading.columns import normal
from childservices_corpus.tables.rows import models

ROOT = Path(__file__).resolve().parent.parent
RAW = ROOT / "data" / "raw"
DUMPS = sorted(RAW.glob("*.txt"))
LABELS = ROOT / "data" / "labels"
# A release of schema 1, from before there were manifests.
OLDER = ROOT / "data" / "releases" / "0.2.1"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
CURLY = "\N{RIGHT SINGLE QUOTATION MARK}"


def labels(kind: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (LABELS / f"{kind}.jsonl").read_text("utf-8").splitlines()]


def records(parsed: Parsed) -> list[Article | Statement]:
    return [*parsed.articles, *parsed.statements]


def assert_invariants(parsed: Parsed) -> None:
    text = parsed.document.text
    assert parsed.document.n_chars == len(text)
    place = 0
    for segment in parsed.ledger:
        assert segment.start == place
        assert segment.end > segment.start
        place = segment.end
        if segment.fate == "blank":
            assert not normal(text[segment.start : segment.end])
    assert place == len(text)
    ids = {record.id for record in records(parsed)}
    assert {segment.record_id for segment in parsed.ledger} - {None} <= ids
    by_id = {record.id: record for record in records(parsed)}
    for row in parsed.provenance:
        value: Any = by_id[row.record_id]
        for part in row.field.split("."):
            value = getattr(value, part)
        if row.item is not None:
            value = value[row.item]
        if row.field != "section":
            assert value == normal(text[row.start : row.end])
    for record in records(parsed):
        again = type(record).model_validate_json(record.model_dump_json())
        assert again == record
    unread = sum(segment.fate == "unrecognised" for segment in parsed.ledger)
    assert not unread or any(problem.severity == "error" for problem in parsed.problems)
    for problem in parsed.problems:
        assert 0 <= problem.start <= problem.end <= len(text)
        assert problem.message
        assert problem.hint


def assert_equal_paths(parsed: Parsed, tables: PageTables) -> None:
    assert models("articles", tables["articles"]) == list(parsed.articles)
    assert models("statements", tables["statements"]) == list(parsed.statements)
    assert models("ledger", tables["ledger"]) == list(parsed.ledger)
    assert models("provenance", tables["provenance"]) == list(parsed.provenance)
    assert models("problems", tables["problems"]) == list(parsed.problems)
