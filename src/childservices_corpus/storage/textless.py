"""The manifest of a release without text: which release it was made from, and which dumps give the text back."""

from pathlib import Path
from typing import Literal

from pydantic import Field

from ..errors import ReleaseError
from ..models.base import DocumentId, NonEmpty
from .identity import file_faults, manifest_faults
from .manifest import (
    Documents,
    ListedDocument,
    MadeWith,
    Part,
    ReleaseFile,
    is_without_text,
    manifest_bytes,
    parsed,
)
from .sums import MANIFEST, WITHOUT_TEXT, read_sums

# Offsets in the dumps in place of the words of files that are not tables.
OFFSETS = "offsets.json"


class NeededDump(ListedDocument):
    """A dump that gives the text back."""

    n_bytes: int = Field(ge=0, description="Its length in bytes.")


class NeededDumps(Documents):
    """The dumps that give the text back; the table ``documents`` lists them."""

    listed: tuple[NeededDump, ...] | None = Field(  # pyright: ignore[reportIncompatibleVariableOverride] - frozen
        default=None, description="The dumps, in the order of the table; null if there are many."
    )


def made_by(version: str, made: MadeWith | None) -> str:
    """A program in words: the `version` of this package, and the libraries and other packages that it was `made` with.

    The names of other packages in the manifest have the name of what they add before them.
    """
    libraries = [] if made is None else [f"{name} {number}" for name, number in made.libraries.items()]
    packages = [] if made is None else dict.fromkeys(name.partition(" ")[2] or name for name in made.packages)
    return ", ".join([f"childservices-corpus {version}", *libraries, *packages])


class FullRelease(Part):
    """The release with text."""

    data_version: str = Field(description="Version of its data.")
    package_version: NonEmpty = Field(description="Version of the package that built it.")
    made_with: MadeWith | None = Field(default=None, description="What made it, as hashes.")
    manifest_sha256: DocumentId = Field(description="SHA-256 of its release.json.")
    files_sha256: DocumentId = Field(description="The hash over all its files, which a citation names.")
    files: tuple[ReleaseFile, ...] = Field(description="Its files.")

    @property
    def maker(self) -> str:
        """The program that built it, in words."""
        return made_by(self.package_version, self.made_with)


class TextlessManifest(Part):
    """The content of ``release.json`` of a release without text."""

    format: Literal["childservices_corpus release without text"] = Field(
        default=WITHOUT_TEXT, description="The sign of a release without text."
    )
    data_version: str = Field(description="Version of the data.")
    schema_version: NonEmpty = Field(description="Version of the tables' columns; some are left out.")
    package_version: NonEmpty = Field(description="Version of the package that left the text out.")
    full: FullRelease = Field(description="The release with text.")
    documents: NeededDumps = Field(description="The dumps that give the text back.")
    rows: dict[str, int] = Field(default={}, description="Number of rows of each table.")
    files: tuple[ReleaseFile, ...] = Field(
        description="Every file of this release, sorted by name, except release.json and SHA256SUMS."
    )
    files_sha256: DocumentId = Field(description="The hash over all these files.")

    @property
    def names(self) -> frozenset[str]:
        """The names of its files, with that of the manifest."""
        return frozenset({MANIFEST, *(file.name for file in self.files)})


def read_textless(folder: Path) -> TextlessManifest | None:
    """The manifest of the release without text in `folder`; ``None`` if `folder` is anything else.

    Raises :class:`ReleaseError` for a manifest whose fields are wrong.
    """
    content = manifest_bytes(folder)
    return parsed(TextlessManifest, folder, content) if content is not None and is_without_text(content) else None


def textless_faults(folder: Path, manifest: TextlessManifest) -> list[str]:
    """A sentence for each file of the release without text in `folder` that is not as it was written."""
    try:
        sums = read_sums(folder)
    except ReleaseError as error:
        return [str(error)]
    return [*file_faults(folder, sums), *manifest_faults(manifest, sums)]
