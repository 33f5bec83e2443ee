"""Where a release may be written: nothing of the user's is lost, and two builds do not get into each other's way."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import childservices_corpus as csc
from childservices_corpus.errors import ReleaseError
from childservices_corpus.release.manifest import MANIFEST, read_manifest
from childservices_corpus.storage.sums import SUMS, read_sums, write_sums
from pages import Item, bulleted
from support import DUMPS, RAW, ROOT

PAGE = bulleted([Item("Councils call for more", "13 June 2024", "A summary of some length.")] * 2)
OTHER = bulleted([Item("A second story here", "12 June 2024", "Another summary of some length.")] * 2)
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src")}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "dumps" / "page.txt"
    path.parent.mkdir()
    path.write_text(PAGE, "utf-8")
    return path


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder of the user's in which releases stand."""
    (tmp_path / "place").mkdir()
    return tmp_path / "place"


def build(page: Path, out: Path, version: str = "1.0.0") -> Path:
    return csc.build(page, out, data_version=version, annotate=False).folder


def snapshot(folder: Path) -> dict[str, bytes | str | None]:
    """Everything below `folder`, hidden files, links and empty folders included."""
    found: dict[str, bytes | str | None] = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_symlink():
            found[name] = os.readlink(path)
        else:
            found[name] = path.read_bytes() if path.is_file() else None
    return found


def note(folder: Path) -> None:
    (folder / "analysis.ipynb").write_text("months of work")


def hidden(folder: Path) -> None:
    (folder / ".notes").write_text("mine")


def folder_inside(folder: Path) -> None:
    (folder / "figures").mkdir()


def link_inside(folder: Path) -> None:
    (folder / "latest").symlink_to(folder.parent)


def note_in_the_sums(folder: Path) -> None:
    """As after ``sha256sum * > SHA256SUMS``: the sums list it, the manifest does not."""
    note(folder)
    write_sums(folder)


def edited(folder: Path) -> None:
    with (folder / "README.md").open("a") as file:
        file.write("\nMy own remarks on this release.\n")


def table_as_a_link(folder: Path) -> None:
    (folder / "links.parquet").rename(folder.parent / "kept.parquet")
    (folder / "links.parquet").symlink_to(folder.parent / "kept.parquet")


def no_manifest(folder: Path) -> None:
    """A file of the release that an older one has not, without a manifest that lists it."""
    (folder / MANIFEST).unlink()
    note(folder)
    write_sums(folder)


STRANGE: dict[str, tuple[Callable[[Path], None], str]] = {
    "a notebook": (note, "analysis.ipynb"),
    "a hidden file": (hidden, ".notes"),
    "a folder": (folder_inside, "figures"),
    "a link": (link_inside, "latest"),
    "a notebook in the sums": (note_in_the_sums, "analysis.ipynb"),
    "an edited README": (edited, "README.md"),
    "a table moved away behind a link": (table_as_a_link, "links.parquet"),
    "a notebook in sums without a manifest": (no_manifest, "is not a release of this package"),
}


@pytest.mark.parametrize("what", STRANGE)
def test_a_release_with_something_of_the_users_is_refused(what: str, page: Path, place: Path) -> None:
    change, named = STRANGE[what]
    out = build(page, place / "release")
    change(out)
    before = snapshot(place)
    with pytest.raises(ReleaseError) as refused:
        build(page, out, "2.0.0")
    assert named in str(refused.value)
    assert snapshot(place) == before


def sums_alone(folder: Path) -> None:
    folder.mkdir()
    (folder / "data.csv").write_text("1,2,3\n")
    write_sums(folder)


def raw_dumps(folder: Path) -> None:
    shutil.copytree(RAW, folder)


def only_hidden(folder: Path) -> None:
    folder.mkdir()
    hidden(folder)


def file(folder: Path) -> None:
    folder.write_text("a file, not a folder")


def foreign_manifest(folder: Path) -> None:
    sums_alone(folder)
    (folder / MANIFEST).write_text(json.dumps({"format": "another", "files": ["data.csv", MANIFEST]}))
    write_sums(folder)


def foreign_tables(folder: Path) -> None:
    """Tables with the names of ours in a folder with sums, as somebody's own export of the corpus."""
    folder.mkdir()
    for name in ("documents", "articles"):
        table = csc.load().records(name).to_arrow()
        pq.write_table(table.replace_schema_metadata(None), folder / f"{name}.parquet")
    write_sums(folder)


@pytest.mark.parametrize("make", [sums_alone, raw_dumps, only_hidden, file, foreign_manifest, foreign_tables])
def test_a_folder_that_is_no_release_is_refused(make: Callable[[Path], None], page: Path, place: Path) -> None:
    make(place / "mine")
    before = snapshot(place)
    with pytest.raises(ReleaseError, match="mine: the folder exists and is not replaced"):
        build(page, place / "mine")
    assert snapshot(place) == before


@pytest.mark.parametrize("version", ["0.1.0", "0.2.0", "0.2.1"])
def test_a_release_from_before_manifests_may_be_replaced(version: str, page: Path, place: Path) -> None:
    out = Path(shutil.copytree(ROOT / "data" / "releases" / version, place / "release"))
    build(page, out)
    assert csc.verify(out).sound
    assert read_manifest(out) is not None
    shutil.rmtree(out)
    shutil.copytree(ROOT / "data" / "releases" / version, out)
    note(out)
    write_sums(out)
    with pytest.raises(ReleaseError):
        build(page, out)


def test_users_files_with_names_like_our_temporary_ones_stay(page: Path, place: Path) -> None:
    for name in (".release.old", ".release.partial", ".release.abcdefgh.partial", ".release.part", ".release.lock"):
        (place / name).mkdir()
        (place / name / "thesis.doc").write_text("years of work")
    looks_ours = place / ".release.ijklmnop.partial"
    (looks_ours / "new").mkdir(parents=True)
    (looks_ours / "childservices-corpus.lock").touch()
    (looks_ours / "new" / "thesis.doc").write_text("years of work")
    before = snapshot(place)
    build(page, place / "release")
    build(page, place / "release", "2.0.0")
    after = snapshot(place)
    assert {name: after[name] for name in before} == before
    assert {name.split("/")[0] for name in after} == {name.split("/")[0] for name in before} | {"release"}


def dead_build(place: Path, *, old: Path | None) -> Path:
    """What a killed build leaves, with the old release in it if it was killed between the two renames."""
    work = place / ".release.qrstuvwx.partial"
    (work / "new").mkdir(parents=True)
    (work / "childservices-corpus.lock").touch()
    (work / "new" / "articles.parquet").write_bytes(b"half")
    if old is not None:
        old.rename(work / "old")
    return work


def test_what_a_dead_build_left_is_cleared(page: Path, place: Path) -> None:
    build(page, place / "release")
    work = dead_build(place, old=None)
    build(page, place / "release", "2.0.0")
    assert not work.exists()


def test_an_old_release_in_what_a_dead_build_left_is_put_back_first(page: Path, place: Path) -> None:
    out = build(page, place / "release")
    before = snapshot(out)
    dead_build(place, old=out)
    failed = subprocess.run(
        [sys.executable, "-c", FAILS, str(page), str(out)], env=ENVIRONMENT, check=False, stderr=subprocess.DEVNULL
    )
    assert failed.returncode == 1
    assert snapshot(place) == {"release": None, **{f"release/{name}": data for name, data in before.items()}}


# A build that fails after it has begun to write.
FAILS = """
import sys, childservices_corpus as csc
def stop(name, done, total):
    raise RuntimeError("stop")
csc.build(sys.argv[1], sys.argv[2], annotate=False, progress=stop)
"""


def test_an_old_release_of_a_dead_build_with_something_of_the_users_stays(page: Path, place: Path) -> None:
    out = build(page, place / "release")
    note(out)
    work = dead_build(place, old=out)
    build(page, place / "elsewhere")
    (place / "elsewhere").rename(out)
    build(page, out, "2.0.0")
    assert (work / "old" / "analysis.ipynb").read_text() == "months of work"


def test_a_live_build_is_not_cleared_away(page: Path, place: Path) -> None:
    """Another machine's build, which shares no lock with ours: its folder is known as alive by its own lock."""
    work = dead_build(place, old=None)
    code = "import sys, time; from filelock import FileLock; held = FileLock(sys.argv[1])\n"
    code += "held.acquire(); print('held', flush=True)\n"
    hold = [sys.executable, "-c", code + "time.sleep(60)", str(work / "childservices-corpus.lock")]
    with subprocess.Popen(hold, stdout=subprocess.PIPE) as other:
        assert other.stdout
        other.stdout.readline()
        build(page, place / "release")
        assert (work / "new" / "articles.parquet").read_bytes() == b"half"
        other.kill()
    build(page, place / "release")
    assert not work.exists()


def test_what_a_user_puts_into_the_release_during_the_build_stays(page: Path, place: Path) -> None:
    out = build(page, place / "release")
    with pytest.raises(ReleaseError, match=r"analysis\.ipynb"):
        csc.build(page, out, annotate=False, progress=lambda name, done, total: note(out))
    assert (out / "analysis.ipynb").read_text() == "months of work"
    assert [path.name for path in place.iterdir()] == ["release"]


def test_a_target_that_is_holds_or_lies_in_an_input_is_refused(page: Path, place: Path) -> None:
    (page.parent / "deeper").mkdir()
    link = place / "link"
    link.symlink_to(page.parent)
    before = snapshot(place.parent)
    for source, out in (
        (page, page),
        (page.parent, page.parent),
        (page.parent, page.parent / "release"),
        (page.parent, page.parent / "deeper" / "release"),
        (page, page.parent),
        (page.parent, place.parent),
        (page.parent, link),
        (link, page.parent / "release"),
        (link / "page.txt", page.parent),
    ):
        with pytest.raises(ReleaseError, match=r"the input .*; name a folder outside the inputs"):
            build(source, out)
    with pytest.raises(ReleaseError, match="the input"):
        csc.build(str(page.parent / "*.txt"), page.parent, annotate=False)
    assert snapshot(place.parent) == before


def test_a_folder_of_curated_tables_is_an_input_too(page: Path, place: Path) -> None:
    curation = Path(shutil.copytree(ROOT / "data" / "curation", place / "curation"))
    for out in (curation, place):
        with pytest.raises(ReleaseError, match="the input"):
            csc.build(page, out, curation=curation)
    assert csc.verify(csc.build(page, curation / "release", curation=curation).folder).sound


@pytest.mark.parametrize("out", [".", "", "../here", "~", "/"])
def test_the_working_the_home_and_the_root_folder_are_refused(
    out: str, page: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "here").mkdir()
    (place / "home").mkdir()
    monkeypatch.chdir(place / "here")
    monkeypatch.setenv("HOME", str(place / "home"))
    before = snapshot(place)
    with pytest.raises(ReleaseError, match=r"this is your (working|home) folder|this is a whole file system"):
        build(page, Path(os.path.expanduser(out)))
    assert snapshot(place) == before


def test_a_release_stays_one_when_somebody_builds_into_it(page: Path, place: Path) -> None:
    out = build(page, place / "release")
    for below in (out / "newer", out / "a" / "b"):
        with pytest.raises(ReleaseError, match="is inside the release"):
            build(page, below)
    assert csc.verify(out).sound


def test_a_folder_of_release_folders_is_none(page: Path, place: Path) -> None:
    assert csc.verify(build(page, build(page, place / "1.0.0").parent / "2.0.0")).sound


def test_a_name_is_a_name_whatever_it_begins_with(page: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """pyarrow takes "~" for the home folder."""
    monkeypatch.chdir(place)
    for name in ("~", "~root", "s3:", "file:"):
        out = build(page, Path(name))
        assert csc.verify(out).sound
        assert len(csc.load(out).articles) == 1
        csc.load(out).articles.to_parquet(out.parent / f"{name}.parquet")
    assert sorted(os.listdir()) == sorted(
        f"{name}{end}" for name in ("~", "~root", "s3:", "file:") for end in ("", ".parquet")
    )


def test_a_name_that_is_not_utf8_is_a_sentence(page: Path, place: Path) -> None:
    odd = place / os.fsdecode(b"caf\xe9")
    with pytest.raises(ReleaseError, match="the path cannot be followed"):
        build(page, odd)
    build(page, place / "release").rename(odd)
    with pytest.raises(ReleaseError, match="UTF-8"):
        csc.load(odd)


def test_a_link_is_followed_and_stays(page: Path, place: Path) -> None:
    (place / "real").mkdir()
    link = place / "link"
    link.symlink_to("real")
    for version in ("1.0.0", "2.0.0"):
        build(page, link, version)
        assert os.readlink(link) == "real"
        assert csc.verify(place / "real").sound
        assert f"version {version}" in csc.cite(link)
    assert sorted(path.name for path in place.iterdir()) == ["link", "real"]
    note(place / "real")
    with pytest.raises(ReleaseError, match=r"analysis\.ipynb"):
        build(page, link)
    (place / "dangling").symlink_to("not-there-yet")
    build(page, place / "dangling")
    assert csc.verify(place / "not-there-yet").sound


def test_an_empty_folder_is_built_into(page: Path, place: Path) -> None:
    (place / "release").mkdir()
    assert csc.verify(build(page, place / "release")).sound
    assert [path.name for path in place.iterdir()] == ["release"]


def test_a_release_can_be_read_by_others(page: Path, place: Path) -> None:
    """The folder has the rights that the user's own settings give, not those of a temporary one."""
    (place / "plain").mkdir()
    assert build(page, place / "release").stat().st_mode == (place / "plain").stat().st_mode


def test_what_cannot_be_written_is_a_sentence(page: Path, place: Path) -> None:
    (place / "file").write_text("mine")
    before = snapshot(place)
    for out in (place / "file" / "release", place / ("long" * 100), Path("/proc/nowhere/release")):
        with pytest.raises(ReleaseError):
            build(page, out)
    assert snapshot(place) == before


def test_folders_made_for_a_build_that_fails_go_again(page: Path, place: Path) -> None:
    command = [sys.executable, "-c", FAILS, str(page), str(place / "new" / "deeper" / "release")]
    assert subprocess.run(command, env=ENVIRONMENT, check=False, stderr=subprocess.DEVNULL).returncode == 1
    assert list(place.iterdir()) == []


def test_the_manifest_says_what_the_release_is(page: Path, place: Path) -> None:
    out = build(page, place / "release", "1.2.3")
    manifest = read_manifest(out)
    assert manifest is not None
    assert (manifest.data_version, manifest.package_version) == ("1.2.3", csc.__version__)
    assert manifest.documents.count == 1
    assert set(manifest.files) == {path.name for path in out.iterdir()} - {SUMS}
    assert MANIFEST in read_sums(out)
    assert build(page, place / "again", "1.2.3").joinpath(MANIFEST).read_bytes() == (out / MANIFEST).read_bytes()


def test_a_manifest_of_a_later_package_is_read(page: Path, place: Path) -> None:
    out = build(page, place / "release")
    text = json.loads((out / MANIFEST).read_text("utf-8"))
    (out / MANIFEST).write_text(json.dumps(text | {"licence": "unheard of as yet"}))
    manifest = read_manifest(out)
    assert manifest is not None
    assert manifest.data_version == text["data_version"]


BUILD = """
import sys, childservices_corpus as csc
from childservices_corpus.release import build
print("ready", flush=True)
sys.stdin.readline()
try:
    csc.build(sys.argv[1], sys.argv[2], data_version=sys.argv[3], annotate=False)
    print("built")
except csc.CorpusError as error:
    print("refused", error)
"""


@pytest.mark.parametrize("delay", [0.0, 0.1])
def test_of_two_builds_into_one_folder_who_says_it_built_it_did(delay: float, tmp_path: Path) -> None:
    """Whenever the second begins: what stands there is one whole release, of a build that says so."""
    for name, text in (("a", PAGE), ("b", OTHER)):
        (tmp_path / name).mkdir()
        for number in range(40):
            (tmp_path / name / f"{number}.txt").write_text(text.replace("of some", f"of {number} and some"), "utf-8")
    out = tmp_path / "place" / "release"
    build(DUMPS[0], out, "0.9.0")
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", BUILD, str(tmp_path / name), str(out), version],
            env=ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name, version in (("a", "1.0.0"), ("b", "2.0.0"))
    ]
    for run in runs:
        assert run.stdout
        run.stdout.readline()
    said = {}
    for run, wait in zip(runs, (0.0, delay), strict=True):
        time.sleep(wait)
        assert run.stdin
        run.stdin.write("go\n")
        run.stdin.flush()
    for run, version in zip(runs, ("1.0.0", "2.0.0"), strict=True):
        said[version] = run.communicate(timeout=60)[0]
    built = {version for version, words in said.items() if words.startswith("built")}
    assert built
    assert all("another build is writing there" in said[version] for version in said.keys() - built)
    manifest = read_manifest(out)
    assert manifest is not None
    assert manifest.data_version in built
    assert csc.verify(out).sound
    assert [path.name for path in out.parent.iterdir()] == ["release"]


def test_a_second_build_meanwhile_is_refused(page: Path, place: Path) -> None:
    refused: list[str] = []

    def second(name: str, done: int, total: int) -> None:
        with pytest.raises(ReleaseError) as error:
            build(page, place / "release", "2.0.0")
        refused.append(str(error.value))

    csc.build(page, place / "release", data_version="1.0.0", annotate=False, progress=second)
    assert "another build is writing there" in refused[0]
    assert "version 1.0.0" in csc.cite(place / "release")
    build(page, place / "release", "2.0.0")


def test_verify_holds_the_manifest_to_the_tables(page: Path, place: Path) -> None:
    out = build(page, place / "release")
    text = json.loads((out / MANIFEST).read_text("utf-8"))
    for change, fault in (
        ({"data_version": "9.9.9"}, "data version"),
        ({"documents": {"count": 1, "sha256": "0" * 64}}, "documents sha256"),
        ({"files": [MANIFEST]}, "README.md"),
        ({"format": "another"}, "is not the manifest of a release"),
    ):
        (out / MANIFEST).write_text(json.dumps(text | change))
        write_sums(out)
        assert any(MANIFEST in one and fault in one for one in csc.verify(out).faults), fault
