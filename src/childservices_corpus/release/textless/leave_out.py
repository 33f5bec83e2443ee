"""Makes of a release one without text."""

import json
from collections.abc import Iterator
from pathlib import Path

from ...bundled import VERSION
from ...errors import ReleaseError
from ...storage.files import LISTED_DOCUMENTS, STORED, Stamp, file_of, read_table, stamp_of
from ...storage.identity import refuse_damaged
from ...storage.manifest import Manifest, read_manifest
from ...storage.sums import MANIFEST, checksum, checksums, hash_over, write_sums
from ...storage.textless import OFFSETS, FullRelease, NeededDump, NeededDumps, TextlessManifest
from ...tables.schemas import DATE_PREFIX
from ...tables.version import SCHEMA_VERSION
from ..about.card import README
from ..about.licence_file import LICENCE_FILE
from ..folder import whole_folder
from ..held import held_contents
from ..manifest import listed_files
from ..target import target_of
from .columns import kept_files
from .offsets import with_offsets
from .other_files import NAMES, is_of_package
from .readme import licence_without_text, readme_without_text
from .shortened import ShortIds, shortened_address
from .tables import write_without_text
from .texts import text_of_bytes


def without_text(release: str | Path, out: str | Path) -> Path:
    """Write the release in the folder `release` without the sentences of its publishers into the folder `out`.

    Names, days, amounts, codes, topics, offsets and hashes stay: ``reference/without_text.toml`` says of each column
    what becomes of it, and why. :func:`~childservices_corpus.hydrate` makes the full release of it and the dumps, byte
    for byte. Returns the folder.

    Raises :class:`~childservices_corpus.errors.ReleaseError` if a file of `release` is not as it was built, for a
    release from before 0.3, which lacks ``release.json``, and for an `out` that may not be written.
    """
    full = Path(release)
    target = target_of(out, [full])
    refuse_damaged(full)
    with whole_folder(target) as folder:
        leave_text_out(full, folder)
    return Path(out)


def leave_text_out(full: Path, folder: Path) -> None:
    """Write the release `full`, which is whole, into the empty `folder` without text."""
    manifest = read_manifest(full)
    if manifest is None:
        raise ReleaseError(
            f"{full}: the release lacks {MANIFEST}, as releases before 0.3 do, so that it could not be made again; "
            "build its dumps with this package, and leave the text out of the result"
        )
    ids = ShortIds(one for name in DATE_PREFIX for one in read_table(full, name, ["id"])["id"].to_pylist())
    for table in STORED:
        write_without_text(full, folder, table, ids)
    tables = {file_of(folder, table).name for table in STORED}
    others = [file for file in manifest.files if file.name not in tables]
    for file in others:
        if file.name in kept_files():
            (folder / file.name).write_bytes((full / file.name).read_bytes())
    own = [file.name for file in others if not is_of_package(file.name, file.sha256)]
    _write_offsets(full, folder, [*own, MANIFEST])
    for name, text in ((README, readme_without_text(manifest)), (LICENCE_FILE, licence_without_text())):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    write_sums(folder, _write_manifest(full, folder, manifest, stamp_of(full)))


def _write_offsets(full: Path, folder: Path, names: list[str]) -> None:
    """Write the files `names` of the release `full`, with offsets in place of words of the dumps."""
    files = {name: (full / name).read_bytes().decode("utf-8") for name in names}
    pieces = with_offsets({**files, NAMES: _names(full)}, enumerate(_texts(full)))
    lines = [f"{json.dumps(name)}: {json.dumps(pieces[name], ensure_ascii=False)}" for name in sorted(pieces)]
    (folder / OFFSETS).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8", newline="\n")


def _texts(full: Path) -> Iterator[str]:
    """The texts of the dumps, in the order of the table ``sources``."""
    return (text_of_bytes(content) for content in held_contents(full))


def _names(full: Path) -> str:
    """Name and address of each dump whose name or address is cut, as JSON."""
    rows = read_table(full, "documents", ["id", "name", "address"]).to_pylist()
    told = {row["id"]: [row["name"], row["address"]] for row in rows}
    cut = {key: two for key, two in told.items() if any(one != _cut(one) for one in two)}
    # Signs that are written as their numbers would break a run of words, so that it is not found.
    return json.dumps(cut, indent=1, ensure_ascii=False)


def _cut(one: str | None) -> str | None:
    return None if one is None else shortened_address(one)


def _write_manifest(full: Path, folder: Path, manifest: Manifest, stamp: Stamp) -> dict[str, str]:
    """Write the manifest of the release without text, whose other files are in `folder`; returns their checksums."""
    sums = checksums(folder)
    rows = read_table(full, "documents", list(NeededDump.model_fields)).to_pylist()
    short = [row | {name: _cut(row[name]) for name in ("name", "address", "terms")} for row in rows]
    listed = tuple(NeededDump(**row) for row in short) if len(rows) <= LISTED_DOCUMENTS else None
    made = TextlessManifest(
        data_version=manifest.data_version,
        schema_version=SCHEMA_VERSION,
        package_version=VERSION,
        full=FullRelease(
            data_version=manifest.data_version,
            package_version=manifest.package_version,
            made_with=manifest.made_with,
            manifest_sha256=checksum(full / MANIFEST),
            files_sha256=manifest.files_sha256,
            files=manifest.files,
        ),
        documents=NeededDumps(count=len(rows), sha256=stamp.digest, listed=listed),
        rows=manifest.rows,
        files=listed_files(folder, sums),
        files_sha256=hash_over(sums),
    )
    (folder / MANIFEST).write_text(f"{made.model_dump_json(indent=2)}\n", encoding="utf-8", newline="\n")
    return sums
