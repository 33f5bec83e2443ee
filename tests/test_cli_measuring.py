"""The command that measures: its output, its exit codes, and what it writes into the table of floors."""

import json
import shutil
from pathlib import Path

import pytest

from childservices_corpus.evaluation.floors import FLOORS, Floor, Floors, read_floors, to_toml
from childservices_corpus.evaluation.labels import read_labels
from commands import ran
from support import DUMPS, ROOT

LABELS = ROOT / "data" / "labels"
DIGEST = read_labels(LABELS).digest
RECORDS = Floor("records", "share", "all", 0.5)
IMPOSSIBLE = Floor("records", "share", "all", 1.5)


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    """The labels without their floors."""
    return Path(shutil.copytree(LABELS, tmp_path / "labels", ignore=shutil.ignore_patterns(FLOORS)))


def floors(labels: Path, *rows: Floor, digest: str = DIGEST) -> Path:
    path = labels / FLOORS
    path.write_text(to_toml(Floors(digest, rows)), encoding="utf-8")
    return path


def test_figures_are_printed_in_lines_and_without_floors_it_is_said(labels: Path) -> None:
    done = ran("evaluate", DUMPS[0], "--labels", labels)
    assert done.code == 0
    assert any(line.startswith("records") for line in done.lines)
    assert done.errors == [f"{labels}: holds no {FLOORS}, so figures are not checked"]


def test_figures_as_json_are_as_in_the_file_of_a_release(labels: Path) -> None:
    floors(labels, RECORDS)
    done = ran("evaluate", DUMPS[0], "--labels", labels, "--json")
    assert (done.code, done.errors) == (0, [])
    told = json.loads("\n".join(done.lines))
    assert told["labels_sha256"] == DIGEST
    assert told["fields"]["records"]["all"]["share"]["value"] == 1
    assert done.lines[-1] == "}"


def test_a_disagreement_is_printed_where_it_is_asked_for(labels: Path) -> None:
    floors(labels, RECORDS)
    rows = [json.loads(line) for line in (labels / "articles.jsonl").read_text("utf-8").splitlines()]
    for row in rows:
        row["authors"] = ["Ann Sample"]
    (labels / "articles.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    floors(labels, RECORDS, digest=read_labels(labels).digest)
    quiet = ran("evaluate", DUMPS[0], "--labels", labels)
    assert (quiet.code, quiet.errors) == (0, [])
    told = ran("evaluate", DUMPS[0], "--labels", labels, "--misses").errors
    assert [line for line in told if line.startswith("authors: themj/") and line.endswith("missed Ann Sample")]


def test_a_missed_floor_ends_with_one(labels: Path) -> None:
    floors(labels, IMPOSSIBLE)
    done = ran("evaluate", DUMPS[0], "--labels", labels)
    assert (done.code, done.errors) == (1, ["records (all): share at least 1.5, but it is 1"])


def test_pinning_writes_the_hash_and_leaves_the_floors(labels: Path) -> None:
    path = floors(labels, RECORDS, digest="0" * 64)
    assert ran("evaluate", DUMPS[0], "--labels", labels).code == 1
    done = ran("evaluate", DUMPS[0], "--labels", labels, "--pin")
    assert (done.code, done.errors) == (0, [])
    assert read_floors(path) == Floors(DIGEST, (RECORDS,))
    assert b"\r" not in path.read_bytes()


@pytest.mark.parametrize(("option", "before"), [("--raise-floors", RECORDS), ("--lower-floors", IMPOSSIBLE)])
def test_floors_are_raised_and_lowered_only_with_their_option(option: str, before: Floor, labels: Path) -> None:
    path = floors(labels, before)
    assert ran("evaluate", DUMPS[0], "--labels", labels, option).code == 2
    assert read_floors(path).floors == (before,)
    assert ran("evaluate", DUMPS[0], "--labels", labels, "--pin", option).code == 0
    assert read_floors(path).floors == (Floor("records", "share", "all", 1.0),)


def test_raising_does_not_lower_and_lowering_does_not_raise(labels: Path) -> None:
    path = floors(labels, RECORDS)
    assert ran("evaluate", DUMPS[0], "--labels", labels, "--pin", "--lower-floors").code == 0
    assert read_floors(path).floors == (RECORDS,)
    floors(labels, IMPOSSIBLE)
    assert ran("evaluate", DUMPS[0], "--labels", labels, "--pin", "--raise-floors").code != 0
    assert read_floors(path).floors == (IMPOSSIBLE,)


def test_without_names_the_dumps_of_the_package_are_measured(labels: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("childservices_corpus.bundled.bundled_dumps", lambda: DUMPS[0])
    told = json.loads("\n".join(ran("evaluate", "--labels", labels, "--json").lines))
    assert told["fields"]["records"]["all"]["share"]["n"] == 10
