"""Releases to compare: two pages of the five, and the same with changes by hand."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

import childservices_corpus as csc
from childservices_corpus.corpus import Corpus
from childservices_corpus.differences.parts import RecordChange
from support import DUMPS, ROOT

CURATION = ROOT / "data" / "curation"
# A listing with days and one without, whose days are curated.
PAGES = (DUMPS[0], DUMPS[3])
CORRECTED = "localgov/nottingham-issues-section-114-notice-d5bdfb3e"
REASON, SOURCE = "It gives an opinion.", "read by Ann Sample"
OLD_TITLE, NEW_TITLE = "Children and childhood must get", "Childhood and children must get"


class Made(NamedTuple):
    """A release, a copy with another page, another curated day and a correction, and a copy that was altered."""

    base: Path
    changed: Path
    altered: Path
    removed: str
    renamed: str
    edited: str
    deleted: str


def make(root: Path) -> Made:
    """The three releases in `root`."""
    dumps = root / "dumps"
    dumps.mkdir()
    for page in PAGES:
        shutil.copy(page, dumps)
    base = csc.build(dumps, root / "base", curation=CURATION).folder
    corpus = csc.load(base)
    removed, renamed = _edit(dumps / PAGES[0].name, corpus)
    changed = csc.build(dumps, root / "changed", curation=_curation(root / "curation")).folder
    altered = shutil.copytree(base, root / "altered")
    edited, deleted = corpus.articles[5].id, corpus.articles[9].id
    change_rows(altered / "articles.parquet", lambda rows: _altered(rows, edited, deleted))
    return Made(base, changed, altered, removed, renamed, edited, deleted)


def _edit(page: Path, corpus: Corpus) -> tuple[str, str]:
    """Change a title in `page` and take the lines of another record out of it; gives the ids of both, out first."""
    text = page.read_bytes().decode()
    out = next(one for one in corpus.articles if one.title == "Learning from tragedy")
    place = next(one for one in corpus.sightings if one.record_id == out.id)
    renamed = next(one for one in corpus.articles if one.title and one.title.startswith(OLD_TITLE))
    # The bullet before the record goes with it.
    start = text.rindex("\n", 0, text.rindex("\N{BULLET}", 0, place.start))
    page.write_bytes((text[:start] + "\n" + text[place.end :]).replace(OLD_TITLE, NEW_TITLE).encode())
    return out.id, renamed.id


def _curation(folder: Path) -> Path:
    """The curated tables with another day, and with a correction."""
    shutil.copytree(CURATION, folder)
    days = folder / "date_evidence.csv"
    old, new = "section 114 notice,2023-11-29,2023-11-29", "section 114 notice,2023-11-28,2023-11-28"
    text = days.read_text("utf-8")
    assert text.count(old) == 1
    days.write_text(text.replace(old, new), "utf-8")
    row = f"{CORRECTED},genre,news,opinion,{REASON},{SOURCE}\n"
    (folder / "corrections.csv").write_text(f"record,field,old,new,reason,source\n{row}", "utf-8")
    return folder


def _altered(rows: list[dict[str, Any]], edited: str, deleted: str) -> list[dict[str, Any]]:
    kept = [row for row in rows if row["id"] != deleted]
    return [row | {"title": "A title by hand"} if row["id"] == edited else row for row in kept]


def change_rows(path: Path, change: Callable[[list[dict[str, Any]]], list[dict[str, Any]]]) -> None:
    """Write the file of a table with other rows, and with the same columns and metadata."""
    table = pq.read_table(path)
    pq.write_table(pa.Table.from_pylist(change(table.to_pylist()), table.schema), path)


def change_of(found: csc.Diff, record: str) -> RecordChange:
    """What changed in the record with the present or former id `record`."""
    return next(one for one in found.records if record in (one.id, one.old_id))


def causes_of(found: csc.Diff, record: str, field: str) -> set[str]:
    """The kinds of the causes of another value."""
    return {cause.kind for one in change_of(found, record).fields if one.field == field for cause in one.causes}
