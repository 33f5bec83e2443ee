"""Gives a release without text its text back: the full release is built again from its dumps."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ...bundled import VERSION
from ...curation.pages import known_pages
from ...errors import ReleaseError
from ...models.wording import some_of
from ...storage.manifest import Manifest, manifest_bytes, parsed
from ...storage.stored import SOURCES
from ...storage.sums import MANIFEST, SUMS, checksums, write_sums
from ...storage.textless import TextlessManifest, made_by, read_textless, textless_faults
from ...text.dumps import Dump, gather
from ...text.markup import maker
from ...text.page_facts import PageFacts
from ..again import curation_in
from ..annotating import Facts
from ..engines.choosing import hands
from ..folder import whole_folder
from ..held import copies_given, left_out_of
from ..made_with import made_with
from ..making import named_in
from ..progress import Progress, Told
from ..shares.code import code_hash
from ..shares.session import Session
from ..shares.work import work_folder
from ..target import target_of
from ..write import Plan, write_tables
from .found_dumps import found_dumps
from .other_files import Names, other_files, rows_of

_NAMED = 5


def hydrate(
    release: str | Path,
    dumps: str | Path | Iterable[str | Path],
    out: str | Path,
    *,
    jobs: int | None = 1,
    progress: Progress | None = None,
) -> Path:
    """Make the full release of the one without text in the folder `release`, and write it into the folder `out`.

    `dumps` is one path, or several: files, folders and globs. The dumps are known by their hashes, so their names do
    not matter, and other files are passed over. They are read and annotated again, by `jobs` processes. The result is
    the full release byte for byte, or an error: each file is compared with its hash before the folder is put in place.
    Returns the folder. `progress` is as in :func:`~childservices_corpus.build`.

    Raises :class:`~childservices_corpus.errors.ReleaseError` for a `release` that has text or is damaged, for missing
    dumps, with the name of each, for files that come out otherwise because another version of the package or of
    pyarrow built the release, and for an `out` that may not be written.
    """
    root, named = Path(release), named_in(dumps)
    stated = _stated(root)
    target = target_of(out, [root, *named])
    needed = rows_of(root, "documents")
    found = found_dumps(root, needed, named)
    files, names = other_files(root, stated, found)
    manifest = parsed(Manifest, root, files[MANIFEST])
    plan = _plan(root, manifest, [row | _exact(row, names) for row in needed], found)
    with whole_folder(target) as folder, work_folder(target) as work, hands(None, None, jobs, work) as running:
        for name, content in files.items():
            (folder / name).write_bytes(content)
        session = Session(running, work, code_hash(), Told(progress, len(plan.inputs.dumps)))
        facts = Facts(curation_in(folder, manifest)) if manifest.curated else None
        write_tables(folder, plan, manifest.data_version, facts, session)
        sums = checksums(folder)
        _refuse_other(root, stated, needed, sums)
        write_sums(folder, sums)
    return Path(out)


def _stated(root: Path) -> TextlessManifest:
    """The manifest of the release without text in `root`, whose files are as they were written."""
    stated = read_textless(root)
    if stated is None:
        has_text = manifest_bytes(root) is not None or (root / SUMS).is_file()
        raise ReleaseError(
            f"{root}: this is a release with its text; use it as it is"
            if has_text
            else f"{root}: the folder is not a release without text; {MANIFEST} is missing"
        )
    if faults := textless_faults(root, stated):
        raise ReleaseError(
            f"{root}: the release without text is not as it was written: {'; '.join(faults[:_NAMED])}; fetch it again"
        )
    return stated


def _exact(row: Mapping[str, Any], names: Names) -> dict[str, str | None]:
    """The name and the address of the dump in `row`, not cut."""
    name, address = names.get(row["id"], [row["name"], row["address"]])
    return {"name": name, "address": address}


def _plan(root: Path, manifest: Manifest, documents: Iterable[Mapping[str, Any]], found: Mapping[str, Dump]) -> Plan:
    """The plan of the build that made the full release, with the dumps `found`."""
    inputs = gather(_dumps(root, manifest, documents, found), left_out_of(manifest))
    return Plan(inputs, known_pages(inputs))


def _dumps(
    root: Path, manifest: Manifest, documents: Iterable[Mapping[str, Any]], found: Mapping[str, Dump]
) -> Iterator[Dump]:
    """Each dump as it was given to the build, copies too; its bytes are in one of the dumps `found`."""
    given = copies_given(manifest)
    sources = {row["document_id"]: row for row in rows_of(root, SOURCES)}
    for row in documents:
        here, source = found[row["id"]], sources[row["id"]]
        facts = PageFacts(row["address"], row["saved"], source["publisher"], source["layout"])
        for name, known in given.get(row["id"], [(row["name"], facts)]):
            yield Dump(name, row["id"], here.path, here.data, held=here.held, size=row["n_bytes"], facts=known)


def _refuse_other(
    root: Path, stated: TextlessManifest, needed: Sequence[Mapping[str, Any]], sums: Mapping[str, str]
) -> None:
    """Raise :class:`ReleaseError` unless files with the checksums `sums` are those of the full release."""
    wanted = {file.name: file.sha256 for file in stated.full.files} | {MANIFEST: stated.full.manifest_sha256}
    other = sorted(name for name in wanted.keys() | sums.keys() if wanted.get(name) != sums.get(name))
    if other:
        made_texts = sorted({row["made_by"] for row in needed} - {None})
        theirs = ", ".join([stated.full.maker, *made_texts])
        own = maker() if made_texts else None
        ours = ", ".join([made_by(VERSION, made_with()), *([own] if own else [])])
        way_out = (
            ", so other code of the same version built it; take that code, and try again"
            if theirs == ours
            else "; install what it was built with, and try again"
        )
        raise ReleaseError(
            f"{root}: {some_of(other, _NAMED)} came out otherwise than in the full release, so it is not written. It "
            f"was built with {theirs}, and this is {ours}{way_out}"
        )
