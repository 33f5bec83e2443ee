"""Pages of a build without a record, and pages with records and with text that belongs to none."""

from dataclasses import dataclass, field

import numpy as np

from ..layouts.contract import CODE
from ..layouts.scan import Scan


@dataclass(frozen=True)
class UnreadPages:
    """The names of both kinds of pages, collected page by page."""

    without_records: list[str] = field(default_factory=list)
    partly_read: list[str] = field(default_factory=list)

    def note(self, scan: Scan) -> None:
        """Add the page `scan` where it belongs; a page that is read in full is not added."""
        if not scan.records:
            self.without_records.append(scan.document.name)
        elif np.any(scan.fate[scan.lines.filled] == CODE["unrecognised"]):
            self.partly_read.append(scan.document.name)

    def add(self, others: "UnreadPages") -> None:
        """Add the names of `others`."""
        self.without_records.extend(others.without_records)
        self.partly_read.extend(others.partly_read)
