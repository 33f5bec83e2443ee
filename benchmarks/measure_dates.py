"""Measure the dates: width as released, and, hiding each curated day in turn, containment and width.

    python benchmarks/measure_dates.py [folder of dumps] [table of date evidence]

Width is latest minus earliest in days. Leave-one-out hides one record's rows, infers from the rest and compares: the
hidden days must lie in, or at least meet, the range. ``pages`` counts rows read off the publisher's own page, ``days``
rows that name one day, ``all`` rows whose own range is at most a week wide.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median

from childservices_corpus.annotate.date_curation import CuratedDate, match, read_curated
from childservices_corpus.annotate.date_pages import PageRecords, listings
from childservices_corpus.annotate.dates import LinkedPair, infer
from childservices_corpus.models import DateRange
from childservices_corpus.parsing import parse

WEEK = 7


def width(days: DateRange) -> float:
    return float("inf") if days.days is None else days.days - 1


def same_titles(pages: Sequence[PageRecords]) -> list[LinkedPair]:
    """Pairs of articles of two publishers with one title: the simplest links there are."""
    titled: dict[str, dict[str, str]] = defaultdict(dict)
    for page in pages:
        for view in page.views:
            titled[view.record.title].setdefault(view.record.publisher, view.record.id)
    pairs = (sorted(found.values()) for found in titled.values() if len(found) > 1)
    return [(found[0], found[1], "same_story") for found in pairs]


def as_released(pages: Sequence[PageRecords], curated: Sequence[CuratedDate], linked: Sequence[LinkedPair]) -> None:
    found = infer(pages, curated, linked)
    print("as released: listing, records, median width in days, records open at the early or late side, both")
    for page in pages:
        ranges = [found.ranges[view.record.id] for view in page.views]
        early = sum(days.earliest is None and days.latest is not None for days in ranges)
        late = sum(days.latest is None and days.earliest is not None for days in ranges)
        both = sum(days.earliest is None and days.latest is None for days in ranges)
        middle = median(width(days) for days in ranges)
        print(f"  {page.layout:18} {len(ranges):4} {middle:8} {early:4} {late:4} {both:4}")
    print("findings:")
    for finding in found.findings:
        print(f"  {finding.code}: {finding.record_id}: {finding.message}")


def leave_one_out(pages: Sequence[PageRecords], curated: Sequence[CuratedDate], linked: Sequence[LinkedPair]) -> None:
    inside: dict[str, list[bool]] = defaultdict(list)
    widths: dict[str, list[float]] = defaultdict(list)
    matched = match(curated, (view.record for page in pages for view in page.views)).rows
    for record_id, rows in matched.items():
        hidden = rows[0]
        if hidden.earliest is None or hidden.latest is None or (hidden.latest - hidden.earliest).days > WEEK:
            continue
        days = infer(pages, [row for row in curated if row not in rows], linked).ranges[record_id]
        kinds = {"all": True, "days": hidden.earliest == hidden.latest, "pages": hidden.kind == "publisher_page"}
        for group in (f"{hidden.publisher} {kind}" for kind, holds in kinds.items() if holds):
            inside[group].append(days.possibly_within(hidden.earliest, hidden.latest))
            widths[group].append(width(days))
        if not days.possibly_within(hidden.earliest, hidden.latest):
            print(f"  outside: {record_id}: {hidden.earliest} to {hidden.latest}, inferred {days}")
    print("leave-one-out: rows, n, share inside, median width in days")
    for group in sorted(inside):
        share = sum(inside[group]) / len(inside[group])
        print(f"  {group:18} {len(inside[group]):4} {share:6.3f} {median(widths[group]):8}")


def main(arguments: Iterable[str]) -> None:
    given = list(arguments)
    raw = Path(given[0] if given else "data/raw")
    curated = read_curated(Path(given[1] if len(given) > 1 else "data/curation/date_evidence.csv"))
    pages = [page for path in sorted(raw.glob("*.txt")) for page in listings(parse(path))]
    linked = same_titles(pages)
    as_released(pages, curated, linked)
    leave_one_out(pages, curated, linked)


if __name__ == "__main__":
    main(sys.argv[1:])
