"""What a release holds, from its manifest alone: version, rows of each table, documents."""

from hashlib import sha256
from pathlib import Path
from typing import Any

from ..models.wording import counted
from ..reference import table
from ..safe.terminal import visible
from ..storage.sums import MANIFEST, SUMS, WITHOUT_TEXT
from ..tables.version import SCHEMA_VERSION, is_newer
from ..text.json_text import from_json
from .streams import say


def summary_of(folder: Path) -> dict[str, Any] | None:
    """The summary of the release `folder`.

    ``None`` if it has none, not a complete one, or one of a later package.
    """
    try:
        summary = _manifest(folder)
        found = {name: summary[name] for name in ("data_version", "rows")}
        found["documents"] = summary["documents"]["listed"]
        if summary.get("format") == WITHOUT_TEXT:
            found["without_text"] = True
        if is_newer(str(summary.get("schema_version", SCHEMA_VERSION))):
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found if _has_form(found) else None


def _has_form(found: dict[str, Any]) -> bool:
    """True if the parts of a summary are of their types, and there are rows."""
    version, rows, documents = (found[name] for name in ("data_version", "rows", "documents"))
    return (
        isinstance(version, str)
        and isinstance(rows, dict)
        and bool(rows)
        and all(isinstance(count, int) for count in rows.values())
        and isinstance(documents, list)
        and all(_is_listed(one) for one in documents)
    )


def _is_listed(document: Any) -> bool:
    """True for the name, the layout and the length of a dump."""
    return (
        isinstance(document, dict)
        and isinstance(document.get("name"), str)
        and isinstance(document.get("layout", 0), str | None)
        and isinstance(document.get("n_chars"), int)
    )


def _manifest(folder: Path) -> Any:
    try:
        return from_json((folder / MANIFEST).read_bytes())
    except FileNotFoundError:
        # A release that was published before there were manifests is known by its sums.
        return table("published")[sha256((folder / SUMS).read_bytes()).hexdigest()]


def say_summary(folder: Path, summary: dict[str, Any]) -> None:
    """Print a summary of the release `folder`; a table that an older release lacks is left out."""
    without = ", without text: childservices-corpus hydrate gives it back" if "without_text" in summary else ""
    say(f"{folder}: version {summary['data_version']}{without}")
    for name, count in summary["rows"].items():
        if count or (folder / f"{name}.parquet").exists():
            say(f"{count:>9,} {name}")
    for document in summary["documents"]:
        name = visible(document["name"], lines=False)
        say(f"  {name}: {document['layout'] or 'unknown layout'}, {counted(document['n_chars'], 'characters')}")
