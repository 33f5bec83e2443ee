"""What the five dumps give, as text that a reviewer can read: one JSON line a row, in ``data/expected``.

A change of a rule, a cue, a date or a correction changes these lines. The test prints the records and fields that
changed (:func:`report`); ``python tests/expected.py`` (or ``make expected``) takes the change over.
"""

import json
import tempfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import childservices_corpus as csc
from childservices_corpus.storage.files import STORED, read_table

ROOT = Path(__file__).resolve().parent.parent
EXPECTED = ROOT / "data" / "expected"
# The columns that tell one row of a table from another. Tables that only say where things stand are kept as one hash.
KEYS = {
    "articles": ("id",),
    "statements": ("id",),
    "quotations": ("id",),
    "mentions": ("record_id", "kind", "start", "end"),
    "links": ("source_id", "target_id", "relation"),
    "topics": ("record_id", "topic"),
    "problems": ("document", "line", "code", "start"),
    "people": ("name", "role", "organisation"),
}
# The dumps themselves, and tables that follow from the package alone, whatever the dumps say.
NOT_KEPT = {"sources", "authorities", "organisations"}
HASHES = "hashes.json"
COMMAND = "make expected"
Rows = Mapping[str, Mapping[str, Any]]


def rows_of(folder: Path, table: str) -> dict[str, dict[str, Any]]:
    """The rows of `table` in the release `folder` by their key."""
    plain = [json.loads(json.dumps(row, default=str)) for row in read_table(folder, table).to_pylist()]
    return {key_of(table, row): row for row in plain}


def key_of(table: str, row: Mapping[str, Any]) -> str:
    """What names `row` in a message."""
    return " ".join(str(row[column]) for column in KEYS[table])


def hashes_of(folder: Path) -> dict[str, str]:
    """A hash over the rows of each table that is not kept line by line."""
    others = sorted(set(STORED) - set(KEYS) - NOT_KEPT)
    return {name: sha256(repr(read_table(folder, name).to_pylist()).encode()).hexdigest() for name in others}


def kept_rows(table: str) -> dict[str, dict[str, Any]]:
    """The rows of `table` as ``data/expected`` has them, by their key."""
    lines = (EXPECTED / f"{table}.jsonl").read_text("utf-8").splitlines()
    return {key_of(table, row): row for row in map(json.loads, lines)}


def report(folder: Path) -> str:
    """Every difference between the release `folder` and what is kept, with the command to run next; empty if none."""
    told: list[str] = []
    changed: list[str] = []
    for table in KEYS:
        blocks = list(differences(table, kept_rows(table), rows_of(folder, table)))
        told += blocks
        changed += [f"{len(blocks)} in {table}"] if blocks else []
    kept = json.loads((EXPECTED / HASHES).read_text("utf-8"))
    places = [name for name, digest in hashes_of(folder).items() if kept.get(name) != digest]
    if places:
        told.append(f"{', '.join(places)}: other rows (these tables are kept as one hash each)")
    if not told:
        return ""
    counts = ", ".join(changed) or "none that is kept row by row"
    return "\n".join(
        [
            f"Changed rows: {counts}.",
            *told,
            f"If each change is right, take it over: {COMMAND}. If not, undo its cause.",
        ]
    )


def differences(table: str, before: Rows, after: Rows) -> Iterator[str]:
    """A block for each row of `table` that came, went or changed, with a line for each field."""
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        if old is None or new is None:
            row = new if old is None else old
            word = "new row" if old is None else "row is gone"
            yield f"{table} {key}: {word}: {_shown(row)}"
        elif old != new:
            title = f": {_shown(old['title'])}" if old.get("title") else ""
            yield "\n".join([f"{table} {key}{title}", *_changed_fields(old, new)])


def _changed_fields(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for field in [*new, *(name for name in old if name not in new)]:
        left, right = old.get(field), new.get(field)
        if left == right:
            continue
        items = list(_changed_items(left, right)) if isinstance(left, list) and isinstance(right, list) else []
        yield from (f"  {field}: {item}" for item in items)
        if not items:
            yield f"  {field}: {_shown(left)} -> {_shown(right)}"


def _changed_items(old: list[Any], new: list[Any]) -> Iterator[str]:
    yield from (f"- {_shown(item)}" for item in old if item not in new)
    yield from (f"+ {_shown(item)}" for item in new if item not in old)


def _shown(value: Any) -> str:
    """`value` as JSON, without the parts of an object that are empty."""
    if isinstance(value, Mapping):
        value = {name: part for name, part in value.items() if part not in (None, [], "")}
    return json.dumps(value, ensure_ascii=False)


def build_in(folder: Path) -> Path:
    """A build of the five dumps in `folder`."""
    return csc.build([ROOT / "data" / "raw"], folder / "release").folder


def write(folder: Path) -> None:
    """Keep the rows of the release `folder` as the expected ones."""
    EXPECTED.mkdir(parents=True, exist_ok=True)
    for table in KEYS:
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows_of(folder, table).values())
        (EXPECTED / f"{table}.jsonl").write_text("".join(lines), encoding="utf-8", newline="\n")
    text = json.dumps(hashes_of(folder), indent=2) + "\n"
    (EXPECTED / HASHES).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        write(build_in(Path(made)))
    print(f"{EXPECTED.relative_to(ROOT)}: written; read the change with: git diff --word-diff data/expected")
