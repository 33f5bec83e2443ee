"""Pages of a build without a record, and pages with records and with text that belongs to none."""

from dataclasses import dataclass, field

import numpy as np

from ..parsing.pages_read import PagesRead


@dataclass(frozen=True)
class UnreadPages:
    """The names of both kinds of pages, collected page by page."""

    without_records: list[str] = field(default_factory=list)
    partly_read: list[str] = field(default_factory=list)

    def note(self, read: PagesRead) -> None:
        """Add the pages of `read` where they belong; a page that is read in full is not added."""
        records = np.diff(read.bounds["sightings"])
        for document, count, unread in zip(read.documents, records.tolist(), read.unread.tolist(), strict=True):
            if not count:
                self.without_records.append(document.name)
            elif unread:
                self.partly_read.append(document.name)

    def add(self, others: "UnreadPages") -> None:
        """Add the names of `others`."""
        self.without_records.extend(others.without_records)
        self.partly_read.extend(others.partly_read)
