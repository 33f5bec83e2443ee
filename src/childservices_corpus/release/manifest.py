"""The manifest of a release, ``release.json``: what the folder is, of what it was made, which files are its own."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ..bundled import VERSION
from ..errors import ReleaseError
from ..models.base import DocumentId, NonEmpty
from ..storage.files import Stamp
from ..storage.sums import SUMS
from ..tables.schemas import SCHEMA_VERSION

MANIFEST = "release.json"


class _Part(BaseModel):
    """A part of the manifest; a field that a later package adds is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Documents(_Part):
    """The dumps of a release; the table ``documents`` has them one by one."""

    count: int = Field(ge=0, description="How many there are.")
    sha256: DocumentId = Field(description="SHA-256 over their hashes in ascending order, a line each.")


class CuratedTable(_Part):
    """A table of curated facts that the build used."""

    name: NonEmpty = Field(description="Name of its file.")
    packaged: bool = Field(description="True for the package's own, false for one from the folder given to the build.")
    sha256: DocumentId = Field(description="SHA-256 of its bytes, in hex.")
    rows: int = Field(ge=0, description="How many rows it has.")


class Manifest(_Part):
    """What ``release.json`` holds. The same release has the same manifest, byte for byte."""

    format: Literal["childservices_corpus release"] = Field(
        default="childservices_corpus release", description="The sign of a release."
    )
    data_version: str = Field(description="Version that the release states.")
    schema_version: NonEmpty = Field(description="Version of the tables' columns.")
    package_version: NonEmpty = Field(description="Version of the package that built it.")
    documents: Documents = Field(description="The dumps it was built from.")
    curated: tuple[CuratedTable, ...] = Field(default=(), description="The curated tables it was built with.")
    files: tuple[NonEmpty, ...] = Field(description="Every file of the release but SHA256SUMS, in order of the names.")


def write_manifest(folder: Path, stamp: Stamp, curated: tuple[CuratedTable, ...] = ()) -> None:
    """Write the manifest of the release `stamp` over the files that stand in `folder`, before its sums are written."""
    manifest = Manifest(
        data_version=stamp.data_version,
        schema_version=SCHEMA_VERSION,
        package_version=VERSION,
        documents=Documents(count=len(stamp.documents), sha256=stamp.digest),
        curated=curated,
        files=tuple(sorted({MANIFEST, *(path.name for path in folder.iterdir() if path.name != SUMS)})),
    )
    (folder / MANIFEST).write_text(f"{manifest.model_dump_json(indent=2)}\n", encoding="utf-8", newline="\n")


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of the release `folder`; ``None`` if it has none, as releases before 0.3 have not.

    Raises :class:`ReleaseError` for a manifest that cannot be read as one of ours.
    """
    try:
        return Manifest.model_validate_json((folder / MANIFEST).read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError) as error:
        reason = error.strerror if isinstance(error, OSError) else "its fields are not those of a manifest"
        raise ReleaseError(f"{folder / MANIFEST}: is not the manifest of a release ({reason})") from error
