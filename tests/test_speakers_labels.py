"""Against the labels by eye: the floors below which reading speakers and authors must not fall."""

import json
from pathlib import Path
from typing import Any

import pytest

from childservices_corpus import parse
from childservices_corpus.annotate.genre import annotate_article
from childservices_corpus.annotate.passages import View, views
from childservices_corpus.annotate.speakers import annotate_statement

DATA = Path(__file__).resolve().parent.parent / "data"
# Share right; of speakers and authors the F1 of the single items.
FLOORS = {"speakers": 0.98, "quoted paragraphs": 0.97, "authors": 0.97, "genre": 0.98, "kind": 0.98}


@pytest.fixture(scope="module")
def labelled() -> list[tuple[View, dict[str, Any]]]:
    labels: dict[tuple[str, int], dict[str, Any]] = {}
    for path in (DATA / "labels").glob("*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            label = json.loads(line)
            labels[label["document_id"], label["position"]] = label
    found = [view for path in sorted((DATA / "raw").glob("*.txt")) for view in views(parse(path))]
    keyed = [(view, labels.get((view.record.document_id, view.record.position))) for view in found]
    return [(view, label) for view, label in keyed if label is not None]


def f1(pairs: list[tuple[set[Any], set[Any]]]) -> float:
    right = sum(len(found & wanted) for found, wanted in pairs)
    return 2 * right / sum(len(found) + len(wanted) for found, wanted in pairs)


def test_statements_reach_their_floors(labelled: list[tuple[View, dict[str, Any]]]) -> None:
    rows = [(annotate_statement(view), view.record, label) for view, label in labelled if "kind" in label]
    assert len(rows) == 50
    speakers = [
        (
            {(speaker.name, speaker.role, speaker.organisation) for speaker in voices.speakers},
            {(speaker["name"], speaker["role"], speaker["org"]) for speaker in label["speakers"]},
        )
        for voices, _, label in rows
    ]
    assert f1(speakers) >= FLOORS["speakers"]
    exact = sum(len(voices.quoted_paragraphs) == label["quote_paragraphs"] for voices, _, label in rows)
    assert exact / len(rows) >= FLOORS["quoted paragraphs"]
    kinds = sum(getattr(record, "kind", None) == label["kind"] for _, record, label in rows)
    assert kinds / len(rows) >= FLOORS["kind"]


def test_articles_reach_their_floors(labelled: list[tuple[View, dict[str, Any]]]) -> None:
    rows = [(annotate_article(view), label) for view, label in labelled if "genre" in label]
    assert len(rows) == 80
    assert f1([(set(voices.authors), set(label["authors"])) for voices, label in rows]) >= FLOORS["authors"]
    assert sum(voices.genre == label["genre"] for voices, label in rows) / len(rows) >= FLOORS["genre"]
