"""The commands that make and check a release: what they print, and how they end."""

import re
import shutil
import sys
from pathlib import Path

import pytest
import typer

import childservices_corpus as csc
from childservices_corpus.cli import making
from childservices_corpus.curation.date_evidence import COLUMNS
from childservices_corpus.errors import ReleaseError
from childservices_corpus.storage.files import read_table
from commands import ODD, STATEMENTS, Terminal, dumps, ran, release

COUNTS = (
    "2 articles, 1 statement, 1 quotation, 1 mention, 3 topics, 7 reasons, 11 provenance, 2 documents, 27 ledger, "
    "3 sightings, 165 authorities, 1,044 organisations, 2 sources"
)


def test_a_build_prints_its_counts_and_the_tables_that_it_used(tmp_path: Path) -> None:
    done = ran("build", *dumps(tmp_path), "--out", tmp_path / "out", "--data-version", "3.2.1")
    assert (done.code, done.lines) == (0, [f"{tmp_path}/out: version 3.2.1: {COUNTS}"])
    layouts = ["adcs-feed", "themj-bulleted"]
    assert [line.split(":")[0] for line in done.errors] == ["date_evidence.csv", "corrections.csv", *layouts]


def test_a_build_without_names_reads_the_raw_data_here_and_writes_a_release_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data" / "raw").mkdir(parents=True)
    dumps(tmp_path / "data" / "raw")
    monkeypatch.chdir(tmp_path)
    assert ran("build").lines == [f"release: version 0.0.0: {COUNTS}"]
    assert ran("verify", "release").code == 0


def test_a_build_without_annotations_finds_no_speaker(tmp_path: Path) -> None:
    done = ran("build", *dumps(tmp_path), "-o", tmp_path / "out", "--no-annotate")
    assert (done.code, len(done.errors)) == (0, 2)
    assert "quotation" not in done.lines[0]
    assert ran("build", *dumps(tmp_path), "-o", tmp_path / "more", "--annotate").lines[0].endswith(COUNTS)


def test_a_build_of_standard_input_alone(tmp_path: Path) -> None:
    done = ran("build", "-", "-o", tmp_path / "out", stdin=STATEMENTS)
    assert done.code == 0
    assert read_table(tmp_path / "out", "documents")["name"].to_pylist() == ["standard-input.txt"]
    assert read_table(tmp_path / "out", "articles").num_rows == 0


def test_curated_tables_of_a_folder_are_named(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "date_evidence.csv").write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
    done = ran("build", *dumps(tmp_path), "-o", tmp_path / "out", "--curation", tmp_path / "own")
    assert done.code == 0
    assert [line.split(",")[0] for line in done.errors if ".csv: " in line] == [
        "date_evidence.csv: your own",
        "corrections.csv: that of the package",
    ]


@pytest.mark.parametrize(("pages", "counted"), [(1, "1 problem"), (2, "2 problems")])
def test_each_problem_is_printed_with_a_way_out_and_counted(pages: int, counted: str, tmp_path: Path) -> None:
    names = [tmp_path / f"odd{number}.txt" for number in range(pages)]
    for number, name in enumerate(names):
        name.write_text(ODD * (number + 1), encoding="utf-8")
    done = ran("build", *names, "-o", tmp_path / "out")
    assert done.code == 1
    assert done.errors[-1] == f"{counted}; see {tmp_path}/out/problems.parquet"
    said = [line for line in done.errors if ": unknown-layout: " in line]
    assert [line.split(": ")[0] for line in said] == [f"odd{number}.txt:1 (offset 0)" for number in range(pages)]
    assert all(done.errors[done.errors.index(line) + 1].startswith("  ") for line in said)


def test_a_file_left_out_of_a_folder_is_named_once(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    dumps(tmp_path / "in")
    (tmp_path / "in" / "notes.md").write_text("Notes", encoding="utf-8")
    done = ran("build", tmp_path / "in", "-o", tmp_path / "out")
    assert done.code == 0
    (said,) = [line for line in done.errors if "left out" in line]
    assert "notes.md: left out: " in said


def test_on_a_terminal_a_bar_names_the_dumps_and_counts_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "200")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    making.build([str(path) for path in dumps(tmp_path)], tmp_path / "out")
    shown = terminal.getvalue()
    assert "reading" in shown
    assert re.search(r"annotating .* .*2/2", shown)


def test_who_follows_a_build_hears_of_each_dump_and_of_the_end(tmp_path: Path) -> None:
    heard: list[tuple[str, int, int]] = []
    csc.build(dumps(tmp_path), tmp_path / "out", progress=lambda *told: heard.append(told))
    assert heard == [("listing.txt", 0, 2), ("statements.txt", 1, 2), ("annotating", 2, 2)]
    heard.clear()
    csc.build(dumps(tmp_path), tmp_path / "out", annotate=False, progress=lambda *told: heard.append(told))
    assert heard[-1] == ("", 2, 2)


def test_in_a_pipe_there_is_no_bar(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    making.build([str(path) for path in dumps(tmp_path)], tmp_path / "out")
    shown = capsys.readouterr()
    assert shown.out == f"{tmp_path}/out: version 0.0.0: {COUNTS}\n"
    assert "2/2" not in shown.err
    assert "reading" not in shown.err


def test_a_sound_release_is_called_sound() -> None:
    done = ran("verify", release())
    assert done == (0, [f"{release()}: sound: 1,269 rows over 402 characters checked, each value worked out again"], [])


@pytest.mark.parametrize(("broken", "verdict"), [(["README.md"], "1 fault"), (["README.md", "new.txt"], "2 faults")])
def test_each_fault_of_a_release_is_printed_and_counted(broken: list[str], verdict: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(release(), tmp_path / "release"))
    for name in broken:
        (folder / name).write_text("changed", encoding="utf-8")
    done = ran("verify", folder)
    assert done.code == 1
    assert done.lines == [f"{folder}: {verdict}: 1,269 rows over 402 characters checked, each value worked out again"]
    assert [line.split(":")[0] for line in done.errors] == broken


def test_verify_without_a_name_checks_the_release_of_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("childservices_corpus.bundled.bundled_release", release)
    assert ran("verify").lines[0].startswith(f"{release()}: sound: ")


def test_a_folder_that_is_not_a_release_ends_verify(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match=r"is .* a release"):
        making.verify(tmp_path)


def test_the_exit_code_for_problems_is_one(tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_text(ODD, encoding="utf-8")
    with pytest.raises(typer.Exit) as end:
        making.build([str(tmp_path / "odd.txt")], tmp_path / "out")
    assert end.value.exit_code == 1
