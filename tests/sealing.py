"""Seals a changed release: the manifest and the checksums are those of the files as they are now."""

import json
from contextlib import suppress
from pathlib import Path

from childservices_corpus.errors import ReleaseError
from childservices_corpus.release.manifest import listed_in, rows_in
from childservices_corpus.storage.sums import MANIFEST, checksums, hash_over, write_sums


def seal(folder: Path, *, other_program: bool = False) -> Path:
    """`folder`, sealed; with `other_program`, as a release that other rules made: it is not worked out again."""
    path = folder / MANIFEST
    manifest = json.loads(path.read_text("utf-8"))
    # A damaged table leaves the old facts.
    with suppress(ReleaseError, ValueError):
        listed = listed_in(folder)
        manifest["rows"] = rows_in(folder)
        manifest["documents"]["listed"] = None if listed is None else [one.model_dump(mode="json") for one in listed]
    if other_program:
        manifest["made_with"]["annotating"] = "0" * 64
    sums = {name: one for name, one in checksums(folder).items() if name != MANIFEST}
    manifest["files"] = [
        {"name": name, "sha256": one, "bytes": (folder / name).stat().st_size} for name, one in sorted(sums.items())
    ]
    manifest["files_sha256"] = hash_over(sums)
    path.write_text(json.dumps(manifest, indent=2), "utf-8")
    write_sums(folder)
    return folder
