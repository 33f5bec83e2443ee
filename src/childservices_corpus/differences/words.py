"""Values, fields and causes in words; long values are cut around the place where they begin to differ."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from ..models.dates import EvidenceKind
from ..models.wording import counted
from .parts import Cause, CauseKind, Causes, RecordChange

_LONG = 110
_BEFORE = 40
# A longer word, such as an address, is cut in two.
_WORD = 30
# Lists of so few items are shown, also if only their order differs.
_FEW = 3
# Of these columns, the first that a row has says most about it.
_MAIN = ("text", "topic", "relation", "words", "message", "name", "ref")
_DOTS = "\N{HORIZONTAL ELLIPSIS}"
ARROW = "\N{RIGHTWARDS ARROW}"
# The end of a cause that says no more than its kind does.
_UNSURE = "may differ"
_DONE = ("added ", "removed ", "changed ", "renamed ")
# What each kind of cause means, for somebody who does not know the words.
MEANING: dict[CauseKind, str] = {
    "source": "the saved pages differ, or what was given for them",
    "reading": "the code that reads pages differs",
    "rules": "the code that works values out differs",
    "table": "a list of facts in the program differs, such as terms of office",
    "curation": "a person added, changed or took out a day from a source outside the pages",
    "correction": "a person corrected the value by hand",
    "options": "the release was built in another way",
    "altered": "the release was changed after its build",
    "unknown": "what is known of the releases does not explain it",
}
# What each kind of evidence for a day rests on.
EVIDENCE_MEANING: dict[EvidenceKind, str] = {
    "stated": "the date line of the page",
    "text": "words of the record",
    "curated": "a source outside the pages, found by a person",
    "linked": "the days of a linked record",
    "order": "the days of neighbours in the listing",
    "role": "the term of office of a speaker",
    "document": "what is known of the dump",
}
KINDS: tuple[CauseKind, ...] = tuple(MEANING)


def kinds_of(causes: Causes) -> tuple[CauseKind, ...]:
    """The kinds of `causes`, in one order."""
    found = {cause.kind for cause in causes}
    return tuple(kind for kind in KINDS if kind in found)


def reason(causes: Causes) -> str:
    """The causes as a part of a sentence: one is known, of several each is possible."""
    if len(causes) > 1 and all(cause.told.endswith(_UNSURE) for cause in causes):
        return f"possible causes: {', '.join(kinds_of(causes))}"
    told = list(dict.fromkeys(map(_reason, causes)))
    return f"because of {told[0]}" if len(told) == 1 else f"possible causes: {'; '.join(told)}"


def _reason(cause: Cause) -> str:
    if cause.follows is not None:
        return f"the change of {cause.follows} ({cause.kind})"
    return f"{cause.kind}: {shortened(cause.told)}"


def pair(old: Any, new: Any) -> tuple[str, str]:
    """Two values as text, each short enough for a line; what differs is in both."""
    first, second = _text(old), _text(new)
    start = _first_difference(first, second)
    return _cut(first, start), _cut(second, start)


def told_change(name: str, old: Any, new: Any) -> list[str]:
    """The change of the field `name`, on one line, or with a line for each item that a list lost or got."""
    gone, came = _items_apart(old, new)
    if isinstance(old, list) and isinstance(new, list) and not gone and not came and len(old) == len(new) > _FEW:
        return [f"{name}: the same, in another order"]
    if gone and came and len(gone) == len(came) == 1:
        first, second = pair(gone[0], came[0])
        return [f"{name}: {first} {ARROW} {second}"]
    if gone or came:
        parts = (("removed", gone), ("added", came))
        return [f"{name}: {what}: {shortened(_text(one))}" for what, some in parts for one in some]
    first, second = pair(old, new)
    return [f"{name}: {first} {ARROW} {second}"]


def _items_apart(old: Any, new: Any) -> tuple[list[Any], list[Any]]:
    """For two lists: the items that only the first has, and only the second."""
    if not isinstance(old, list) or not isinstance(new, list):
        return [], []
    return [one for one in old if one not in new], [one for one in new if one not in old]


def row_in_words(row: Mapping[str, Any]) -> str:
    """A row of a table: its values without ids and places."""
    hidden = ("id", "record_id", "document_id", "start", "end", "line", "position", "source_id", "cues", "bar")
    shown = {name: _text(value) for name, value in row.items() if name not in hidden and value not in (None, [], "")}
    return ", ".join(f"{name} {shortened(value)}" for name, value in shown.items())


def main_words(row: Mapping[str, Any]) -> str:
    """The words of a row that say most: of a quotation its text, of a topic its slug."""
    return shortened(next((str(row[name]) for name in _MAIN if row.get(name)), ""))


def named(record: RecordChange) -> str:
    """A record by its headline and its id."""
    return f"{record.headline} ({record.id})" if record.headline else record.id


def listed(counts: Iterable[tuple[str, int]]) -> str:
    """``issued_latest (3), 1 added topic``, the most frequent first."""
    ordered = sorted(counts, key=lambda one: (-one[1], one[0]))
    return ", ".join(counted(n, name) if name.startswith(_DONE) else f"{name} ({n:,})" for name, n in ordered)


def of_records(n: int) -> str:
    """``1 record``."""
    return counted(n, "records")


def _text(value: Any) -> str:
    if value is None or value == []:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(map(_text, value))
    if isinstance(value, Mapping):
        return _evidence(value) if "kind" in value and "source" in value else _object(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _object(value: Mapping[str, Any]) -> str:
    return ", ".join(f"{name} {_text(part)}" for name, part in value.items() if part not in (None, [], ""))


def _evidence(item: Mapping[str, Any]) -> str:
    """Evidence for a date: its bounds, and what it rests on."""
    days = [item.get("earliest"), item.get("latest")]
    first, last = ("" if day is None else str(day) for day in days)
    bounds = " ".join(f"{word} {day}" for word, day in (("from", first), ("to", last)) if day)
    bounds = first if first == last else bounds
    return ", ".join(part for part in (bounds, item.get("words"), item.get("source")) if part)


def in_marks(value: Any) -> str:
    """A value on one line; words are in quotation marks."""
    return repr(value) if isinstance(value, str) else shortened(_text(value))


def _first_difference(first: str, second: str) -> int:
    place = next((at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
    return min(len(first), len(second)) if place is None else place


def shortened(text: str) -> str:
    """`text` on one line, without its end if it is long."""
    return _cut(text, 0)


def _cut(text: str, start: int) -> str:
    """At most some hundred characters of `text`, with those at `start`."""
    flat = " ".join(text.split())
    if len(flat) <= _LONG:
        return flat
    low = max(0, min(start - _BEFORE, len(flat) - _LONG))
    high = low + _LONG
    head, tail = _DOTS if low else "", _DOTS if high < len(flat) else ""
    if tail and flat[high] != " " and (space := flat.rfind(" ", max(start + 1, high - _WORD), high)) > 0:
        # A day that is cut in two is another day.
        high = space
    return f"{head}{flat[low:high]}{tail}"
