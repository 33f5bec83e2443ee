"""What became of each record of a crawl file: taken, or passed over for a reason that is counted."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..models.wording import counted
from ..text.dumps import PART
from .content import Passed
from .records import Lost, Place

# Each reason, with the words that follow a number of records.
REASONS = {
    "kind": "of a kind that is not a page",
    "address": "without a web address",
    "host": "of another host",
    "cut": "cut off by the crawler",
    "large": "too large",
    "ratio": "packed more closely than a page can be",
    "damaged": "damaged, or not a record",
    "status": "with another answer than 200",
    "type": "of another content type than text and HTML",
    "empty": "without a letter",
    "html": "in HTML, without a library that makes its text",
    "unrecognised": "that no layout recognises",
}
# So many places are named; the others are only counted.
NAMED = 1000


@dataclass(frozen=True)
class NotTaken:
    """A record, or a stretch of the file, that may be a loss: its place, the reason, and a sentence."""

    name: str
    reason: str
    why: str

    def __str__(self) -> str:
        return f"{self.name}: {self.why}"


@dataclass
class CrawlReport:
    """The counts of one crawl file: its records, those taken, and those passed over, by reason.

    ``not_taken`` has the places of the first thousand records and stretches that may be a loss: damaged, too large, cut
    off. A damaged stretch counts as one record.
    """

    name: str
    records: int = 0
    taken: int = 0
    passed: Counter[str] = field(default_factory=Counter)
    not_taken: list[NotTaken] = field(default_factory=list)

    def note(self, place: Place, passed: Passed) -> None:
        """Count a record that is passed over."""
        self.records += 1
        self.passed[passed.reason] += 1
        if passed.why and len(self.not_taken) < NAMED:
            self.not_taken.append(NotTaken(page_name(self.name, place), passed.reason, passed.why))

    def lose(self, lost: Lost) -> None:
        """Count a stretch without a record."""
        size = f" ({counted(lost.size, 'bytes')})" if lost.size else ""
        self.note(lost.place, Passed(lost.fault.reason, f"{lost.fault.why}{size}"))

    def __str__(self) -> str:
        return f"{self.name}: {counted(self.taken, 'pages')} taken of {counted(self.records, 'records')}"

    def lines(self) -> Iterator[str]:
        """The report in lines: the count, then one line a reason."""
        yield str(self)
        yield from (f"{self.name}: {words}" for words in self.why())

    def why(self) -> Iterator[str]:
        """For each reason, how many records were passed over for it."""
        for reason, words in REASONS.items():
            if self.passed[reason]:
                yield f"{counted(self.passed[reason], 'records')} {words}"

    def plain(self) -> dict[str, Any]:
        """The report as values for JSON."""
        return {
            "name": self.name,
            "records": self.records,
            "taken": self.taken,
            "passed": {reason: self.passed[reason] for reason in REASONS if self.passed[reason]},
            "not_taken": [vars(one) for one in self.not_taken],
        }


def page_name(name: str, place: Place) -> str:
    """The name of a page: the name of its crawl file, and the offset of its record; names are in the file's order."""
    return f"{name}{PART}{place}"
