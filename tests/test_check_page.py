"""The page on how to check a release without us: its program and its commands, run as they are written."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.bundled import bundled_release
from childservices_corpus.storage.manifest import read_manifest
from childservices_corpus.storage.sums import SUMS, hash_over, read_sums
from commands import LISTING
from forgeries import Rows, put, sound, tables
from sealing import seal
from support import RAW, ROOT
from textless import HTML

PAGE = (ROOT / "docs" / "check.md").read_text("utf-8")
(PROGRAM,) = re.findall(r"^```python check\.py\n(.*?)^```$", PAGE, re.M | re.S)
COMMANDS = re.findall(r"^\$ (.*)$", PAGE, re.M)


def checked(release: Path, dumps: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """The result of the program on the page."""
    (folder / "check.py").write_text(PROGRAM, "utf-8")
    command = [sys.executable, str(folder / "check.py"), str(release), str(dumps)]
    return subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A copy of a small release."""
    return Path(shutil.copytree(sound(), tmp_path / "release"))


def test_the_program_is_not_ours() -> None:
    assert "childservices" not in PROGRAM


def test_the_packaged_release_and_a_built_one_are_confirmed(release: Path, tmp_path: Path) -> None:
    for folder, dumps in ((bundled_release(), RAW), (release, sound().parent / "pages")):
        found = checked(folder, dumps, tmp_path)
        assert (found.returncode, found.stderr) == (0, "")
        assert found.stdout.endswith(f"{hash_over(read_sums(folder))}\n")


def _titled(rows: Rows) -> Rows:
    return [{**rows[0], "title": f"{rows[0]['title']}!"}, *rows[1:]]


@pytest.mark.parametrize(
    ("table", "alter", "told"),
    [
        ("articles", _titled, "'title'"),
        ("mentions", lambda rows: [{**rows[0], "text": "Ann Sample"}, *rows[1:]], "'Ann Sample'"),
        ("ledger", lambda rows: rows[1:], "the ledger of "),
        ("provenance", lambda rows: [{**rows[0], "start": rows[0]["start"] + 1}, *rows[1:]], "'title'"),
    ],
)
def test_an_altered_value_is_found(table: str, alter: object, told: str, release: Path, tmp_path: Path) -> None:
    assert callable(alter)
    put(release, table, alter(tables()[table]))
    found = checked(seal(release), sound().parent / "pages", tmp_path)
    assert found.returncode == 1
    assert told in found.stderr


def test_another_dump_is_not_taken_for_the_one_of_the_release(release: Path, tmp_path: Path) -> None:
    pages = Path(shutil.copytree(sound().parent / "pages", tmp_path / "pages"))
    (pages / "0.txt").write_text("Another page.", "utf-8")
    found = checked(release, pages, tmp_path)
    assert (found.returncode, found.stderr.splitlines()) == (1, ["these dumps are missing, or have other bytes: 0.txt"])


def test_dumps_of_any_kind_in_any_folder_are_checked(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    (pages / "in" / "side").mkdir(parents=True)
    (pages / "in" / "side" / "page.html").write_text(HTML, "utf-8")
    (pages / "in" / "wide.txt").write_text(LISTING, "utf-16")
    (pages / "cut.txt").write_bytes("Words that end inside a letter: \N{EURO SIGN}".encode()[:-1])
    folder = csc.build(pages, tmp_path / "release").folder
    found = checked(folder, pages, tmp_path)
    assert (found.returncode, found.stderr) == (0, "")
    unchecked, last = found.stdout.splitlines()
    assert unchecked == "not checked: cut.txt, which Python alone cannot decode (utf-8+cut)"
    places = csc.load(folder).provenance.to_arrow().group_by(["record_id", "field", "item"]).aggregate([])
    assert last.startswith(f"{places.num_rows} values, ")


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
def test_the_commands_compare_the_files_and_print_the_hash_that_is_cited(release: Path) -> None:
    def ran(command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(["sh", "-c", command], cwd=release, check=False, capture_output=True, text=True)

    compare, print_hash = COMMANDS
    assert (ran(compare).returncode, ran(compare).stdout) == (0, "")
    manifest = read_manifest(release)
    assert manifest is not None
    assert ran(print_hash).stdout.split()[0] == manifest.files_sha256
    assert manifest.files_sha256 in csc.load(release).cite()
    (release / "README.md").write_text("Altered", "utf-8")
    assert "README.md" in ran(compare).stdout
    assert SUMS not in ran(compare).stdout
