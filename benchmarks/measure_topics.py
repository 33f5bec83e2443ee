"""How good topics and links are: ``PYTHONPATH=src python benchmarks/measure_topics.py``.

Precision counts a topic as right if at least one reader gave it, recall asks for those that both gave, and the main
topic is right if it is the one both put first. Links have no labels: they are printed, to be read.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from childservices_corpus.annotate.links import find_links
from childservices_corpus.annotate.passages import View, views
from childservices_corpus.annotate.topics import find_topics
from childservices_corpus.parsing import parse

DATA = Path(__file__).resolve().parent.parent / "data"


@dataclass(frozen=True)
class Figures:
    """Counts over labelled records; ``mains`` are those with a main topic that both readers gave."""

    records: int
    given: int
    right: int
    wanted: int
    found: int
    mains: int
    main_right: int

    @property
    def precision(self) -> float:
        """Share of the topics given that a reader gave too."""
        return self.right / self.given

    @property
    def recall(self) -> float:
        """Share of the topics both readers gave that were found."""
        return self.found / self.wanted

    @property
    def main(self) -> float:
        """Share of the records whose main topic is the readers'."""
        return self.main_right / self.mains


def pages() -> Iterator[View]:
    """A view of each record of the dumps."""
    for path in sorted((DATA / "raw").glob("*.txt")):
        yield from views(parse(path))


def labels() -> dict[tuple[str, int], tuple[list[str], list[str]]]:
    """Topics that both readers gave and those that one gave, by document and position."""
    rows = (json.loads(line) for path in sorted((DATA / "labels").glob("*.jsonl")) for line in path.open())
    return {(row["document_id"], row["position"]): (row["topics"], row["topics_also"]) for row in rows}


def measure(records: Iterable[View]) -> Figures:
    """The figures over those of `records` that have labels."""
    known = labels()
    counts = [0] * 7
    for view in records:
        label = known.get((view.record.document_id, view.record.position))
        if label is None:
            continue
        both, one = label
        slugs = [topic.slug for topic in find_topics(view)]
        row = (
            1,
            len(slugs),
            len({*slugs} & {*both, *one}),
            len(both),
            len({*slugs} & {*both}),
            bool(both),
            bool(both) and slugs[:1] == both[:1],
        )
        counts = [total + value for total, value in zip(counts, row, strict=True)]
    return Figures(*counts)


def main() -> None:
    everything = list(pages())
    print(f"{'publisher':<10} {'records':>7} {'topics':>6} {'precision':>9} {'recall':>6} {'main':>5}")
    groups = {
        name: [view for view in everything if view.record.publisher == name] for name in ("themj", "localgov", "adcs")
    }
    for name, group in {**groups, "all": everything}.items():
        got = measure(group)
        print(f"{name:<10} {got.records:>7} {got.wanted:>6} {got.precision:>9.3f} {got.recall:>6.3f} {got.main:>5.3f}")
    links = find_links(everything)
    print(f"\n{len(links)} links")
    for link in links:
        print(f"{link.relation:<16} {link.score:.2f}  {link.source_id}")
        print(f"{link.target_id:>{len(link.target_id) + 23}}\n{'':<22} {link.evidence}")


if __name__ == "__main__":
    main()
