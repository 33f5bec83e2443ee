"""The manifest of a release, ``release.json``: its versions, its inputs and its files."""

from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..bundled import VERSION
from ..errors import ReleaseError
from ..models.base import DocumentId, NonEmpty
from ..storage.files import LISTED_DOCUMENTS, STORED, Stamp, file_of, open_table, read_table
from ..storage.sums import SUMS
from ..tables.version import SCHEMA_VERSION
from ..text.page_facts import PageFacts

MANIFEST = "release.json"


class _Part(BaseModel):
    """A part of the manifest; unknown fields, which a later package may add, are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class ListedDocument(_Part):
    """A dump as the command ``info`` shows it."""

    name: NonEmpty = Field(description="Name of the dump.")
    layout: str | None = Field(description="Name of the layout that read it.")
    n_chars: int = Field(ge=0, description="Length of its text in code points.")


class Documents(_Part):
    """The dumps of a release; the table ``documents`` lists them."""

    count: int = Field(ge=0, description="Number of dumps.")
    sha256: DocumentId = Field(description="SHA-256 of their hashes in ascending order, one line each.")
    listed: tuple[ListedDocument, ...] | None = Field(
        default=None, description="The dumps, in the order of the table; null if there are many."
    )


class CuratedTable(_Part):
    """A curated table that the build used."""

    name: NonEmpty = Field(description="Name of its file.")
    packaged: bool = Field(
        description="True for a table of the package, false for a table from the folder given to the build."
    )
    sha256: DocumentId = Field(description="SHA-256 of its bytes, in hex.")
    rows: int = Field(ge=0, description="Number of rows.")


class GivenDump(_Part):
    """A dump as it was given: its name, and what was known of it."""

    name: NonEmpty = Field(description="Its name, before dumps of one name were numbered.")
    document_id: DocumentId = Field(description="SHA-256 of its bytes, in hex.")
    address: str | None = Field(default=None, description="Its web address.")
    saved: date | None = Field(default=None, description="The day on which it was saved.")
    publisher: str | None = Field(default=None, description="The publisher that was given for it.")
    layout: str | None = Field(default=None, description="The layout that was given for it.")

    @property
    def facts(self) -> PageFacts:
        """What was known of it."""
        return PageFacts(self.address, self.saved, self.publisher, self.layout)


class LeftOutFile(_Part):
    """A file that could not be read."""

    name: NonEmpty = Field(description="Its name.")
    why: str = Field(description="The reason.")


class Manifest(_Part):
    """The content of ``release.json``. The same release has the same manifest, byte for byte."""

    format: Literal["childservices_corpus release"] = Field(
        default="childservices_corpus release", description="The sign of a release."
    )
    data_version: str = Field(description="Version of the data.")
    schema_version: NonEmpty = Field(description="Version of the tables' columns.")
    package_version: NonEmpty = Field(description="Version of the package that built it.")
    documents: Documents = Field(description="The dumps it was built from.")
    rows: dict[str, int] = Field(default={}, description="Number of rows of each table.")
    curated: tuple[CuratedTable, ...] = Field(default=(), description="The curated tables it was built with.")
    given: tuple[GivenDump, ...] = Field(
        default=(),
        description="Exact copies, and dumps with another name in the release; the field is there if any are.",
    )
    left_out: tuple[LeftOutFile, ...] = Field(
        default=(), description="Files that could not be read; the field is there if any are."
    )
    files: tuple[NonEmpty, ...] = Field(description="Every file of the release except SHA256SUMS, sorted by name.")


def write_manifest(
    folder: Path,
    stamp: Stamp,
    curated: tuple[CuratedTable, ...] = (),
    given: tuple[GivenDump, ...] = (),
    left_out: tuple[LeftOutFile, ...] = (),
) -> None:
    """Write the manifest of the release `stamp`, with the files now in `folder`; the checksums are written later."""
    manifest = Manifest(
        data_version=stamp.data_version,
        schema_version=SCHEMA_VERSION,
        package_version=VERSION,
        documents=Documents(count=len(stamp.documents), sha256=stamp.digest, listed=listed_in(folder)),
        rows=rows_in(folder),
        curated=curated,
        given=given,
        left_out=left_out,
        files=tuple(sorted({MANIFEST, *(path.name for path in folder.iterdir() if path.name != SUMS)})),
    )
    # A release without copies has the manifest that it had before there were these fields.
    empty = {name for name in ("given", "left_out") if not getattr(manifest, name)}
    told = manifest.model_dump_json(indent=2, exclude=empty)
    (folder / MANIFEST).write_text(f"{told}\n", encoding="utf-8", newline="\n")


def rows_in(folder: Path) -> dict[str, int]:
    """The number of rows of each table in `folder`."""
    return {name: open_table(file_of(folder, name)).metadata.num_rows for name in STORED}


def listed_in(folder: Path) -> tuple[ListedDocument, ...] | None:
    """The dumps as the table ``documents`` in `folder` has them; ``None`` if there are many."""
    rows = read_table(folder, "documents", ["name", "layout", "n_chars"])
    return tuple(ListedDocument(**row) for row in rows.to_pylist()) if rows.num_rows <= LISTED_DOCUMENTS else None


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of the release `folder`; ``None`` if it is missing, as in releases before 0.3.

    Raises :class:`ReleaseError` for a file that is not a manifest of this package.
    """
    try:
        return Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError) as error:
        reason = error.strerror if isinstance(error, OSError) else "its fields are wrong"
        raise ReleaseError(f"{folder / MANIFEST}: the file is not the manifest of a release ({reason})") from error
