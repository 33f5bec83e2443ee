"""Measure mentions against the labels in ``data/labels``: ``python benchmarks/measure_mentions.py [--misses]``.

A label and a find agree when they name the same: people by name, authorities by GSS code, organisations by the words
and, in a second row, by normal name, money and shares by the words. Names that only one of two readers gave count
neither for nor against.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from childservices_corpus.annotate import authorities, mentions, organisations
from childservices_corpus.annotate.found import fold
from childservices_corpus.annotate.passages import View, views
from childservices_corpus.models import Article, DateRange, Mention
from childservices_corpus.parsing import parse

ROOT = Path(__file__).parents[1]
FIELDS = ("people", "authorities", "organisations", "organisations, normal", "money", "percent")


class Outcome(NamedTuple):
    """Names that were found and labelled, found only, labelled only, in one field of one record."""

    publisher: str
    field: str
    record_id: str
    right: frozenset[str]
    extra: frozenset[str]
    missed: frozenset[str]


class Score(NamedTuple):
    """Precision, recall and their harmonic mean over `n` labelled names."""

    n: int
    precision: float
    recall: float
    f1: float


def labels() -> dict[tuple[str, int], dict[str, Any]]:
    """The labelled rows, by document and position."""
    rows: dict[tuple[str, int], dict[str, Any]] = {}
    for name in ("articles", "statements"):
        for line in (ROOT / "data" / "labels" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            rows[row["document_id"], row["position"]] = row
    return rows


def labelled_views() -> Iterator[tuple[View, dict[str, Any]]]:
    """Each labelled record of the dumps with its labels."""
    rows = labels()
    for path in sorted((ROOT / "data" / "raw").glob("*.txt")):
        for view in views(parse(path)):
            row = rows.get((view.record.document_id, view.record.position))
            if row is not None:
                yield view, row


def stated(view: View) -> DateRange | None:
    """The day the page itself states, so that the measure does not hang on other annotators."""
    record = view.record
    return record.published if isinstance(record, Article) and record.published_earliest else None


def outcomes(pairs: Iterable[tuple[View, dict[str, Any]]]) -> Iterator[Outcome]:
    """What was right, extra and missed in each field of each record."""
    for view, row in pairs:
        when = stated(view)
        found = mentions.find_mentions(view, when)
        for field in FIELDS:
            if field == "percent" and field not in row:
                continue
            ours, theirs, either = compared(field, found, row, when)
            yield Outcome(
                view.record.publisher, field, view.record.id, ours & theirs, ours - theirs - either, theirs - ours
            )


def compared(
    field: str, found: list[Mention], row: dict[str, Any], when: DateRange | None
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Ours, the labels, and what only one reader gave, in comparable form."""
    if field == "people":
        return folded(mentions.named_people(found)), folded(row[field]), frozenset()
    if field == "authorities":
        codes = frozenset(code_of_label(name, when) for name in row[field])
        return frozenset(mentions.named_authorities(found)), codes, frozenset()
    if field == "organisations":
        ours = folded(mentions.named_organisations(found))
        return ours, folded(row[field]), folded(row["organisations_also"])
    if field == "organisations, normal":
        ours = frozenset(mentions.normal_organisations(found))
        return ours, normal(row["organisations"]), normal(row["organisations_also"])
    kind = "money" if field == "money" else "percentage"
    ours = folded(mention.text.lower() for mention in found if mention.kind == kind)
    if field == "percent":
        # The labels give shares in words; those with a sign were left out.
        ours = frozenset(words for words in ours if "%" not in words)
    return ours, folded(words.lower() for words in row[field]), frozenset()


def folded(names: Iterable[str]) -> frozenset[str]:
    """`names` with straight apostrophes."""
    return frozenset(fold(name) for name in names)


def normal(names: Iterable[str]) -> frozenset[str]:
    """`names` of organisations under their normal names."""
    return frozenset(organisations.normal_name(name) for name in names)


def code_of_label(name: str, when: DateRange | None) -> str:
    """The GSS code of an authority that a label names plainly."""
    for authority in authorities.authorities():
        if name in (authority.name, *authority.alone):
            return authorities.code_of(authority.name, when)
    raise ValueError(f"no authority is called {name!r}")


def score(rows: Iterable[Outcome]) -> Score:
    """The score of `rows` taken together."""
    right = extra = missed = 0
    for row in rows:
        right, extra, missed = right + len(row.right), extra + len(row.extra), missed + len(row.missed)
    precision = right / (right + extra) if right + extra else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    both = precision + recall
    return Score(right + missed, precision, recall, 2 * precision * recall / both if both else 0.0)


def scores(rows: Iterable[Outcome]) -> dict[tuple[str, str], Score]:
    """Scores by field and publisher; publisher ``all`` takes them together."""
    groups: dict[tuple[str, str], list[Outcome]] = defaultdict(list)
    for row in rows:
        groups[row.field, "all"].append(row)
        groups[row.field, row.publisher].append(row)
    return {key: score(group) for key, group in sorted(groups.items())}


def main(arguments: list[str]) -> None:
    """Print the table; with ``--misses`` also what was extra or missed."""
    rows = list(outcomes(labelled_views()))
    print(f"{'field':22} {'publisher':10} {'n':>4} {'precision':>9} {'recall':>7} {'F1':>6}")
    for (field, publisher), figures in scores(rows).items():
        print(
            f"{field:22} {publisher:10} {figures.n:4} {figures.precision:9.3f} {figures.recall:7.3f} {figures.f1:6.3f}"
        )
    if "--misses" in arguments:
        for row in rows:
            if row.extra or row.missed:
                print(f"{row.field} {row.record_id}: extra {sorted(row.extra)}, missed {sorted(row.missed)}")


if __name__ == "__main__":
    main(sys.argv[1:])
