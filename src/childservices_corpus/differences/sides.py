"""What a release says of itself that can explain a difference: dumps, program, curated rows, corrections."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from ..arrow import values
from ..bundled import LOCAL_VERSION
from ..curation.corrections import Correction, corrections_in
from ..curation.date_evidence import CuratedDate, read_curated
from ..curation.folder import DATES
from ..errors import CorpusError
from ..release.held import held_dumps
from ..storage.column_scan import written_out
from ..storage.files import file_of, open_table, read_table
from ..storage.manifest import Manifest, read_manifest
from ..storage.sums import SUMS, checksum, hash_over, read_sums
from ..tables.schemas import DATE_PREFIX
from ..text.page_facts import PageFacts
from .parts import Side


@dataclass(frozen=True, eq=False)
class Release:
    """A release that is compared; with `by_folder`, sentences call it by its folder and not by its version."""

    folder: Path
    by_folder: bool = False

    @cached_property
    def manifest(self) -> Manifest | None:
        """Its manifest; ``None`` for releases before 0.3."""
        return read_manifest(self.folder)

    @cached_property
    def side(self) -> Side:
        """The release, as sentences and JSON name it."""
        stated = open_table(file_of(self.folder, "documents")).schema_arrow.metadata or {}
        package = self.manifest.package_version if self.manifest is not None else None
        sums = read_sums(self.folder) if (self.folder / SUMS).exists() else {}
        data, schema = (stated.get(f"csc.{name}_version".encode(), b"").decode() for name in ("data", "schema"))
        called = str(self.folder) if self.by_folder or data == LOCAL_VERSION else data
        return Side(
            called, str(self.folder), data, schema, package, hash_over(sums) if sums else None, len(self.documents)
        )

    @cached_property
    def documents(self) -> dict[str, str]:
        """The names of its dumps, by their ids."""
        rows = read_table(self.folder, "documents", ["id", "name"])
        return dict(zip(rows["id"].to_pylist(), rows["name"].to_pylist(), strict=True))

    @cached_property
    def named_dumps(self) -> Mapping[str, set[str]]:
        """The ids of its dumps, by name."""
        found: dict[str, set[str]] = defaultdict(set)
        for document, name in self.documents.items():
            found[name].add(document)
        return found

    @cached_property
    def makers(self) -> Mapping[str, str | None]:
        """By the id of a dump, the library that made its text; ``None`` for a dump that is a text."""
        rows = read_table(self.folder, "documents", ["id", "made_by"])
        return dict(zip(rows["id"].to_pylist(), rows["made_by"].to_pylist(), strict=True))

    @cached_property
    def given(self) -> Mapping[str, frozenset[tuple[str, PageFacts]]]:
        """By the id of a dump, the name and what was known of it and of each of its exact copies.

        It is empty for a release whose tables of dumps do not agree: it was changed after its build.
        """
        found: dict[str, set[tuple[str, PageFacts]]] = defaultdict(set)
        try:
            for dump in held_dumps(self.folder):
                found[dump.document_id].add((dump.name, dump.facts))
        except CorpusError:
            return {}
        return {document: frozenset(copies) for document, copies in found.items()}

    @cached_property
    def annotated(self) -> bool:
        """False if it was built without annotations."""
        return self.manifest is None or bool(self.manifest.curated)

    @cached_property
    def corrections(self) -> Mapping[tuple[str, str], Correction]:
        """The corrections by record and field."""
        return {(one.record, one.field): one for one in corrections_in(self.folder)}

    @cached_property
    def days(self) -> Mapping[str, list[CuratedDate]] | None:
        """The rows of its table of curated days by record; ``None`` for a release without the table."""
        path = self.folder / DATES
        if not path.exists():
            return None
        found: dict[str, list[CuratedDate]] = defaultdict(list)
        try:
            for row in read_curated(path):
                found[row.record_id].append(row)
        except CorpusError:
            # A table that another version wrote may have kinds or publishers that are not known here.
            return None
        return found

    @cached_property
    def touched(self) -> frozenset[str]:
        """Files whose bytes are not those that the manifest states: they were changed after the build."""
        listed = {} if self.manifest is None else {one.name: one.sha256 for one in self.manifest.files}
        return frozenset(
            name for name, digest in listed.items()
            if (self.folder / name).exists() and checksum(self.folder / name) != digest
        )  # fmt: skip

    def named(self, record: str) -> tuple[str, str, str]:
        """The table of a record, its id and its headline."""
        table, headline = self._headlines.get(record, ("", ""))
        return table, record, headline

    @cached_property
    def _headlines(self) -> dict[str, tuple[str, str]]:
        found = {}
        for table in DATE_PREFIX:
            rows = read_table(self.folder, table, ["id", "headline"])
            for record, headline in zip(rows["id"].to_pylist(), rows["headline"].to_pylist(), strict=True):
                found[record] = (table, headline)
        return found

    def dumps_of(self, records: Iterable[str]) -> dict[str, set[str]]:
        """The ids of the dumps in which each of `records` was seen."""
        wanted = values(sorted(set(records)), pa.string())
        found: dict[str, set[str]] = defaultdict(set)
        rows = read_table(self.folder, "sightings", ["record_id", "document_id"])
        rows = rows.filter(pc.is_in(written_out(rows["record_id"]), wanted))
        for record, document in zip(rows["record_id"].to_pylist(), rows["document_id"].to_pylist(), strict=True):
            found[record].add(document)
        return found
