"""Facts of a release to describe, without a build."""

from typing import Any

from childservices_corpus.release.about.facts import Coverage, Pages, ReleaseFacts, TableFacts
from childservices_corpus.storage.files import STORED

# The pages of the package by publisher, in the order of a release.
OURS = (Pages("adcs", 1, 0, 0, 0), Pages("localgov", 1, 0, 0, 0), Pages("themj", 3, 0, 0, 0))


def facts(rows: int = 0, **others: Any) -> ReleaseFacts:
    """A release whose tables have `rows` rows each; `others` are facts to take in place of the usual ones."""
    usual: dict[str, Any] = {
        "version": "1.2.3",
        "digest": "0" * 64,
        "tables": tuple(TableFacts(name, rows, "1" * 64, 100) for name in STORED),
        "n_pages": 5,
        "pages": (),
        "by_publisher": OURS,
        "records": (),
        "coverage": Coverage("month", (), {}),
    }
    return ReleaseFacts(**usual | others)
