"""How many records of made pages are read as they are: ``python benchmarks/recognition.py [--number 10000]``.

Without a choice, dumps of two or three pages of any forms are read, with something between the pages. ``--forms``
reads single pages of each form, ``--changes`` pages of each form with each change. The table says, by form and by
change, how many records were made, kept and lost, how many read records are nobody's, and how many have a wrong
publisher although their page says whose they are. ``--show 5`` prints the first five failures with their seeds.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import childservices_corpus as csc

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from makers import CHANGES, FORMS, Page, Verdict, changed, joining, judge, made

COLUMNS = ("pages", "records", "kept", "lost", "differ", "nobody's", "wrong")
FOLLOWED_BY = 120


@dataclass
class Count:
    """Numbers of pages and records of one row, and which fields differ how often."""

    numbers: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)

    def add(self, page: Page, verdict: Verdict) -> None:
        """Count one page."""
        self.numbers.update(
            {
                "pages": 1,
                "records": len(page.records),
                "kept": len(verdict.kept),
                "lost": len(verdict.lost),
                "differ": len(verdict.differing),
                "nobody's": len(verdict.nobodys),
                "wrong": len(verdict.wrong),
                "doubtful": len(verdict.doubtful),
                "sure": sum(record.sure for record in page.records),
                "sure kept": sum(page.records[number].sure for number in verdict.kept),
                "beside": len(verdict.beside),
            }
        )
        for difference in verdict.differing.values():
            self.fields[" ".join(difference.fields)] += 1
        for difference in verdict.beside:
            self.fields[f"({' '.join(difference.fields)})"] += 1

    def row(self, name: str) -> str:
        """The row of the table."""
        counts = "".join([f"{self.numbers[column]:>9}" for column in COLUMNS])
        told = ", ".join([f"{fields} {number}" for fields, number in self.fields.most_common(4)])
        return f"{name:<36}{counts}{_share(self.numbers['kept'], self.numbers['records']):>9}  {told}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2%}" if whole else "-"


def cases(arguments: Namespace) -> Iterator[tuple[str, str, Page]]:
    """A row's name, the words that make the page again, and the page."""
    seeds = range(arguments.seed, arguments.seed + arguments.number)
    if not (arguments.forms is not None or arguments.changes is not None):
        for seed in seeds:
            yield "joinings", f"joining({seed})", joining(seed)
        return
    for form in arguments.forms or FORMS:
        for change in arguments.changes or CHANGES if arguments.changes is not None else ("as it is",):
            for seed in seeds:
                page = changed(change, made(form, seed), seed)
                row = form if arguments.changes is None else f"{form}, {change}"
                yield row, f"changed({change!r}, made({form!r}, {seed}), {seed})", page


def read(page: Page) -> list[Any]:
    """The records that the library reads, in the order of the page."""
    parsed = csc.parse(page.text)
    return sorted([*parsed.articles, *parsed.statements], key=lambda record: record.position)


def show(recipe: str, page: Page, found: list[Any], verdict: Verdict) -> None:
    """Print one failure: what was read, what is true, and the page."""
    print(f"\n{'=' * FOLLOWED_BY}\n{recipe}   ({page.form}; {', '.join(page.changed)})")
    for number in verdict.lost:
        record, differing = page.records[number], verdict.differing.get(number)
        told = " ".join(differing.fields) if differing else "not read"
        print(f"  lost, {told}: {record.publisher} {record.kind} {record.title or record.summary or record.paragraphs}")
    for one in verdict.nobodys:
        print(f"  nobody's: {one.publisher} {type(one).__name__} {one.title!r}")
    print(f"  read: {[one.title for one in found]}\n{'-' * FOLLOWED_BY}")
    print("\n".join([f"{number:>4} {text}"[:FOLLOWED_BY] for text, number in page.lines]))


def by_origin(rows: dict[str, Count], page: Page, verdict: Verdict) -> None:
    """In a joining, the records of each form on their own."""
    for number, origin in enumerate(page.origins):
        row = rows.setdefault(f"  {origin}", Count())
        kept = number in verdict.kept
        wrong = any(difference.record is page.records[number] for difference in verdict.wrong)
        row.numbers.update({"records": 1, "kept": kept, "lost": not kept, "wrong": wrong})
        if number in verdict.differing:
            row.numbers["differ"] += 1
            row.fields[" ".join(verdict.differing[number].fields)] += 1


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=10_000, help="number of joinings, or of pages of each row")
    parser.add_argument("--seed", type=int, default=0, help="first seed")
    parser.add_argument("--forms", nargs="*", choices=list(FORMS), help="single pages of these forms, or of all")
    parser.add_argument("--changes", nargs="*", choices=list(CHANGES), help="single pages with these changes, or all")
    parser.add_argument("--show", type=int, default=0, help="number of failures to print")
    arguments = parser.parse_args()
    rows: dict[str, Count] = {}
    total, shown = Count(), 0
    for name, recipe, page in cases(arguments):
        found = read(page)
        verdict = judge(page, found)
        total.add(page, verdict)
        rows.setdefault(name, Count()).add(page, verdict)
        if name == "joinings":
            by_origin(rows, page, verdict)
        if not verdict.right and shown < arguments.show:
            shown += 1
            show(recipe, page, found, verdict)
    print(f"\n{'':<36}{''.join([f'{column:>9}' for column in COLUMNS])}{'kept':>9}  fields that differ (not counted)")
    for name in sorted(rows, key=lambda name: (name != "joinings", name)):
        print(rows[name].row(name))
    print(total.row("all"))
    numbers = total.numbers
    nobodys = _share(numbers["nobody's"], numbers["records"])
    print(
        f"\nWhere a mark says whose the records are: {_share(numbers['sure kept'], numbers['sure'])} kept, "
        f"{numbers['wrong']} under a wrong publisher. Nobody's: {nobodys}."
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
