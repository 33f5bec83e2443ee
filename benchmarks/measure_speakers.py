"""Measure speakers, quoted paragraphs, authors, kind, genre and responding_to against the labels.

Run from the root of the repository: ``PYTHONPATH=src python benchmarks/measure_speakers.py``. With ``--list`` every
disagreement is printed too.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from childservices_corpus import parse
from childservices_corpus.annotate.genre import annotate_article
from childservices_corpus.annotate.passages import View, views
from childservices_corpus.annotate.speakers import annotate_statement

ROOT = Path(__file__).resolve().parent.parent
Label = dict[str, Any]


@dataclass
class Score:
    """Counts of what was found and what the labels hold, item by item."""

    n: int = 0
    right: int = 0
    found: int = 0
    labelled: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, found: Iterable[Hashable], labelled: Iterable[Hashable], place: str) -> None:
        """Count one record, `place` says which."""
        mine, theirs = Counter(found), Counter(labelled)
        self.n += 1
        self.right += (mine & theirs).total()
        self.found += mine.total()
        self.labelled += theirs.total()
        if mine != theirs:
            self.wrong.append(f"{place}: found {sorted(map(str, mine))}, labelled {sorted(map(str, theirs))}")

    @property
    def precision(self) -> float:
        """Share of what was found that the labels hold."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what the labels hold that was found."""
        return self.right / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def records() -> Iterator[tuple[View, Label]]:
    labels: dict[tuple[str, int], Label] = {}
    for name in ("articles", "statements"):
        for line in (ROOT / "data" / "labels" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            label = json.loads(line)
            labels[label["document_id"], label["position"]] = label
    for path in sorted((ROOT / "data" / "raw").glob("*.txt")):
        for view in views(parse(path)):
            label = labels.get((view.record.document_id, view.record.position))
            if label is not None:
                yield view, label


def tokens(words: Iterable[str]) -> set[str]:
    return {token for text in words for token in re.findall(r"\w+", text.lower())}


def overlap(found: Iterable[str], labelled: Iterable[str]) -> float:
    """F1 of the words of the best pair of an answer and a label; 1 where both are empty."""
    best = 0.0
    mine, theirs = [tokens([text]) for text in found], [tokens([text]) for text in labelled]
    if not mine and not theirs:
        return 1.0
    for left in mine:
        for right in theirs:
            best = max(best, 2 * len(left & right) / (len(left) + len(right)))
    return best


def measure() -> tuple[dict[tuple[str, str], Score], list[float]]:
    scores: dict[tuple[str, str], Score] = defaultdict(Score)
    overlaps: list[float] = []

    def score(name: str, publisher: str, found: Iterable[Hashable], labelled: Iterable[Hashable], place: str) -> None:
        found, labelled = list(found), list(labelled)
        for group in ("all", publisher):
            scores[name, group].add(found, labelled, place)

    for view, label in records():
        record = view.record
        place = f"{record.publisher} {record.position} {record.title[:40]!r}"
        if "kind" in label:
            voices = annotate_statement(view)
            pairs = [(speaker.name, speaker.role) for speaker in voices.speakers]
            wanted = [(speaker["name"], speaker["role"]) for speaker in label["speakers"]]
            score("speakers (name and role)", record.publisher, pairs, wanted, place)
            full = [(speaker.name, speaker.role, speaker.organisation) for speaker in voices.speakers]
            score(
                "speakers with organisation",
                record.publisher,
                full,
                [(speaker["name"], speaker["role"], speaker["org"]) for speaker in label["speakers"]],
                place,
            )
            count = [len(voices.quoted_paragraphs)]
            score("quoted paragraphs", record.publisher, count, [label["quote_paragraphs"]], place)
            score("kind", record.publisher, [getattr(record, "kind", None)], [label["kind"]], place)
            score("stub", record.publisher, [getattr(record, "stub", None)], [label["stub"]], place)
            overlaps.append(overlap(voices.responding_to, label["responding_to"]))
            empty, wanted_empty = [not voices.responding_to], [not label["responding_to"]]
            score("responding_to given or not", record.publisher, empty, wanted_empty, place)
        else:
            article = annotate_article(view)
            score("authors", record.publisher, article.authors, label["authors"], place)
            score("genre", record.publisher, [article.genre], [label["genre"]], place)
    return scores, overlaps


def main() -> None:
    scores, overlaps = measure()
    print(f"{'field':<28} {'publisher':<9} {'n':>4} {'items':>6} {'precision':>9} {'recall':>7} {'F1':>6}")
    for (name, publisher), score in scores.items():
        print(
            f"{name:<28} {publisher:<9} {score.n:>4} {score.labelled:>6} {score.precision:>9.3f} {score.recall:>7.3f} "
            f"{score.f1:>6.3f}"
        )
    mean = sum(overlaps) / len(overlaps)
    print(f"responding_to: mean overlap of words with the nearest label {mean:.3f} (n {len(overlaps)})")
    if "--list" in sys.argv:
        for (name, publisher), score in scores.items():
            for line in score.wrong if publisher == "all" else ():
                print(f"{name}: {line}")


if __name__ == "__main__":
    main()
