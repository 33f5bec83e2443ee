"""The manifest of a release, ``release.json``: its versions, its inputs, what made it, and the hash of each file."""

from datetime import date
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..errors import ReleaseError
from ..models.base import DocumentId, NonEmpty
from ..tables.version import is_newer, newer
from ..text.json_text import from_json
from ..text.page_facts import PageFacts
from .sums import MANIFEST, WITHOUT_TEXT

Stated = TypeVar("Stated", bound=BaseModel)


class Part(BaseModel):
    """A part of the manifest; unknown fields, which a later package may add, are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class ListedDocument(Part):
    """A dump, with what is known of its page."""

    name: NonEmpty = Field(description="Name of the dump.")
    id: DocumentId = Field(description="SHA-256 of its bytes, in hex.")
    layout: str | None = Field(description="Name of the layout that read it.")
    n_chars: int = Field(ge=0, description="Length of its text in code points.")
    address: str | None = Field(default=None, description="Its web address; null if unknown.")
    saved: date | None = Field(default=None, description="The day on which it was saved; null if unknown.")
    terms: str | None = Field(default=None, description="Terms of use of its page; null if unknown.")


class Documents(Part):
    """The dumps of a release; the table ``documents`` lists them."""

    count: int = Field(ge=0, description="Number of dumps.")
    sha256: DocumentId = Field(description="SHA-256 of their hashes in ascending order, one line each.")
    listed: tuple[ListedDocument, ...] | None = Field(
        default=None, description="The dumps, in the order of the table; null if there are many."
    )


class CuratedTable(Part):
    """A curated table that the build used."""

    name: NonEmpty = Field(description="Name of its file.")
    packaged: bool = Field(
        description="True for a table of the package, false for a table from the folder given to the build."
    )
    sha256: DocumentId = Field(description="SHA-256 of its bytes, in hex.")
    rows: int = Field(ge=0, description="Number of rows.")


class GivenDump(Part):
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


class LeftOutFile(Part):
    """A file that could not be read."""

    name: NonEmpty = Field(description="Its name.")
    why: str = Field(description="The reason.")


class MadeWith(Part):
    """What made a release, as hashes: SHA-256 in hex."""

    reading: DocumentId = Field(description="Over the code that reads pages.")
    annotating: DocumentId = Field(description="Over the code of the rules.")
    writing: DocumentId = Field(description="Over the code that joins, measures and describes.")
    tables: dict[str, DocumentId] = Field(description="Of each table of knowledge in the package.")
    packages: dict[str, DocumentId] = Field(
        default={}, description="Of each package that adds a layout or a publisher, with its version."
    )
    libraries: dict[str, str] = Field(description="Versions of the libraries on which the bytes depend.")


class ReleaseFile(Part):
    """A file of the release."""

    # A name with a slash would point outside the folder.
    name: NonEmpty = Field(pattern=r"^[^/\\\x00-\x1f]+$", description="Its name.")
    sha256: DocumentId = Field(description="SHA-256 of its bytes, in hex.")
    bytes: int = Field(ge=0, description="Its length in bytes.")


class Manifest(Part):
    """The content of ``release.json``. The same release has the same manifest, byte for byte."""

    format: Literal["childservices_corpus release"] = Field(
        default="childservices_corpus release", description="The sign of a release."
    )
    data_version: str = Field(description="Version of the data.")
    schema_version: NonEmpty = Field(description="Version of the tables' columns.")
    package_version: NonEmpty = Field(description="Version of the package that built it.")
    documents: Documents = Field(description="The dumps it was built from.")
    of_project: bool = Field(
        default=False,
        description="True if its version, its dumps and its curated tables are those of the package that built it.",
    )
    rows: dict[str, int] = Field(default={}, description="Number of rows of each table.")
    curated: tuple[CuratedTable, ...] = Field(default=(), description="The curated tables it was built with.")
    given: tuple[GivenDump, ...] = Field(
        default=(),
        description="Exact copies, and dumps with another name in the release; the field is there if any are.",
    )
    left_out: tuple[LeftOutFile, ...] = Field(
        default=(), description="Files that could not be read; the field is there if any are."
    )
    made_with: MadeWith | None = Field(default=None, description="What made it, as hashes.")
    labels: DocumentId | None = Field(
        default=None,
        description="SHA-256 over the labels and the pinned figures at hand; null if there were none.",
    )
    files: tuple[ReleaseFile, ...] = Field(
        description="Every file of the release, sorted by name, except release.json and SHA256SUMS."
    )
    files_sha256: DocumentId = Field(
        description="The hash over all these files, which a citation names: SHA-256 of their lines in SHA256SUMS."
    )

    @property
    def names(self) -> frozenset[str]:
        """The names of its files, with that of the manifest."""
        return frozenset({MANIFEST, *(file.name for file in self.files)})


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of the release `folder`; ``None`` if it is missing, as in releases before 0.3.

    Raises :class:`ReleaseError` for a file that is not a manifest of this package, and for a release without text.
    """
    content = manifest_bytes(folder)
    if content is not None and is_without_text(content):
        raise ReleaseError(lacks_text(folder))
    return None if content is None else parsed(Manifest, folder, content)


def lacks_text(folder: Path) -> str:
    """The sentence that refuses the release without text in `folder`."""
    return (
        f"{folder}: this is a release without text, which this package does not open as a corpus; give it its text "
        f"back from its dumps: childservices-corpus hydrate {folder} DUMPS --out FOLDER"
    )


def manifest_bytes(folder: Path) -> bytes | None:
    """The bytes of the manifest in `folder`; ``None`` if it is missing. Raises :class:`ReleaseError` if unreadable."""
    try:
        return (folder / MANIFEST).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _refused(folder, error.strerror or str(error)) from error


def is_without_text(content: bytes) -> bool:
    """True if `content` is the manifest of a release without text."""
    return _stated(content, "format") == WITHOUT_TEXT


def parsed(model: type[Stated], folder: Path, content: bytes) -> Stated:
    """The manifest `content` of the release `folder` as a `model`.

    Raises :class:`ReleaseError` if it is none, and if a later package made it, which may name other fields.
    """
    version = _stated(content, "schema_version")
    if isinstance(version, str) and is_newer(version):
        raise ReleaseError(f"{folder / MANIFEST}: {newer(version)}")
    try:
        return model.model_validate_json(content)
    except ValidationError as error:
        raise _refused(folder, "its fields are wrong") from error


def _stated(content: bytes, field: str) -> object:
    """What the manifest `content` states in a `field`; ``None`` if it does not."""
    try:
        stated = from_json(content)
    except ValueError:
        return None
    return stated.get(field) if isinstance(stated, dict) else None


def _refused(folder: Path, reason: str) -> ReleaseError:
    return ReleaseError(f"{folder / MANIFEST}: the file is not the manifest of a release ({reason})")
