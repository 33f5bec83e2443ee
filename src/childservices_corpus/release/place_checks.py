"""The check of a document against its new reading: what is known of it, its problems, and whose words are where."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ..annotate.language.visible import seen
from ..arrow import Rows, in_one, text, to_rows
from ..models import Document
from ..parsing.guarded import PageRead
from ..parsing.objects import parse
from ..tables.schemas import DATE_PREFIX
from ..text.fold import plain_spaces, small, straight

# What a new reading says of a document.
_FACTS = ("name", "publisher", "layout", "encoding", "n_bytes", "n_chars", "address", "saved", "terms")
# Problems whose message depends on the machine that built the release.
OF_MACHINE = frozenset({"internal-fault", "html-page"})
_OF_PROBLEM = ("document", "code", "severity", "message", "hint", "line", "start", "end")
# Tables whose rows are about words of their own record. The reasons of a link are words of both records.
_OWN = ("quotations", "mentions", "reasons")
_LINKED = "links"
# Reasons whose words are the value itself, as a reader sees both, in any case.
_VERBATIM = frozenset({"quotations.speaker", "quotations.role", "speakers.name", "speakers.role"})
# How a sentence ends, and so many paragraphs that are not sentences may be titles of a listing.
_MARKS = (".", "!", "?", ":", ";", ",", "\N{RIGHT DOUBLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}", '"', "'")
_TITLES = 2
Tables = Mapping[str, pa.Table]


def facts(stated: Document, read: PageRead) -> Iterator[str]:
    """What the release says of a document and a new reading does not."""
    for name in _FACTS:
        given, found = getattr(stated, name), getattr(read.document, name)
        if given != found:
            yield f"documents: {stated.name}: its {name} is {given!r}, and {found!r} when it is read again"


def problems(stated: Document, read: PageRead, here: Tables) -> Iterator[str]:
    """Problems of the new reading that the release does not have."""
    if "problems" not in here:
        return
    known = {_compared(row) for row in here["problems"].select(_OF_PROBLEM).to_pylist()}
    for row in read.tables["problems"].select(_OF_PROBLEM).to_pylist():
        if _compared(row) not in known:
            yield f"problems: {stated.name}: the problem {row['code']} of line {row['line']} is missing"


def _compared(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """The values of a problem that each reading gives."""
    return tuple(value for name, value in row.items() if name != "message" or row["code"] not in OF_MACHINE)


def places(document: Document, here: Tables) -> Iterator[str]:
    """Rows about words that are not in their own record, and evidence that is not at its place."""
    if "ledger" in here and here["ledger"].num_rows:
        owners = _Owners(here["ledger"])
        for name in (name for name in _OWN if name in here):
            rows = here[name]
            own = rows.filter(pc.not_equal(rows["field"], text(_LINKED))) if name == "reasons" else rows
            yield from owners.strangers(document, name, own["record_id"], to_rows(own["start"]), to_rows(own["end"]))
        if "topics" in here:
            cues = in_one(here["topics"]["cues"])
            owner = here["topics"]["record_id"].take(cues.value_parent_indices())
            starts, ends = (to_rows(cues.flatten().field(side)) for side in ("start", "end"))
            yield from owners.strangers(document, "topics", owner, starts, ends)
    if "reasons" in here:
        yield from _verbatim(here["reasons"])
    for name, prefix in DATE_PREFIX.items():
        if name in here:
            yield from _evidence(document, name, here[name].select(["id", f"{prefix}_evidence"]))


def listings(document: Document, here: Tables) -> Iterator[str]:
    """Statements of this document whose paragraphs, read alone, are a listing of articles."""
    if "statements" not in here:
        return
    for row in here["statements"].select(["id", "paragraphs"]).to_pylist():
        # Prose ends with a mark. Reading again costs time, and a listing has titles, which end without one.
        if sum(not one.endswith(_MARKS) for one in row["paragraphs"]) < _TITLES:
            continue
        found = parse("\n\n".join(row["paragraphs"])).articles
        if found:
            yield f"{document.name}: statements: {row['id']}: its text has the article {found[0].headline!r} in it"


class _Owners:
    """Whose each stretch of a document is."""

    def __init__(self, ledger: pa.Table) -> None:
        self._starts = to_rows(ledger["start"])
        self._owners = ledger["record_id"].to_pylist()

    def strangers(
        self, document: Document, name: str, owner: pa.ChunkedArray, starts: Rows, ends: Rows
    ) -> Iterator[str]:
        """Rows of the table `name` whose words, from `starts` to `ends`, are not in the record `owner`."""
        first = np.searchsorted(self._starts, starts, side="right") - 1
        last = np.searchsorted(self._starts, np.maximum(starts, ends - 1), side="right") - 1
        columns = (owner.to_pylist(), starts.tolist(), ends.tolist(), first.tolist(), last.tolist())
        for record_id, start, end, low, high in zip(*columns, strict=True):
            if {self._owners[low], self._owners[high]} != {record_id}:
                yield f"{document.name}: {name}: [{start}, {end}) is not in the text of {record_id}"


def _verbatim(reasons: pa.Table) -> Iterator[str]:
    """Reasons whose words are not the value that they give."""
    for row in reasons.select(["record_id", "field", "value", "words"]).to_pylist():
        if row["field"] in _VERBATIM and _folded(row["words"]) != _folded(row["value"]):
            yield f"reasons: {row['record_id']}: {row['field']} is {row['value']!r}, and the page says {row['words']!r}"


def _folded(words: str) -> str:
    return small(straight(plain_spaces(seen(words)))).strip()


def _evidence(document: Document, name: str, table: pa.Table) -> Iterator[str]:
    """Evidence in this document whose words are not at its place."""
    for record_id, evidence in zip(*(column.to_pylist() for column in table.itercolumns()), strict=True):
        for one in evidence:
            words, start, end = one["words"], one["start"], one["end"]
            if one["document_id"] != document.id or start is None or words is None:
                continue
            if document.text[start:end] != words:
                yield f"{document.name}: {name}: {record_id}: the evidence {words[:60]!r} is not at [{start}, {end})"
