"""The command line: what it prints, how it ends, and that a user's mistake is a sentence."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from program import run_here
from support import DUMPS, ROOT

PROGRAM = [sys.executable, "-c", "from childservices_corpus.cli.main import main; main()"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "200"}


def run(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return run_here(*arguments, stdin=stdin, environment={"COLUMNS": "200"})


COMMANDS = ("build", "cite", "crawl", "evaluate", "info", "parse", "schema", "show", "verify")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_explained(command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    help_text = done.stdout.decode()
    for line in help_text.splitlines():
        words = line.strip("│ ").split()
        if words and words[0].startswith("--") and words[0] != "--help":
            assert len(words) > 2, line
    assert command in run("--help").stdout.decode()


def test_build_info_verify(tmp_path: Path) -> None:
    build = ["build", *map(str, DUMPS), "--out", str(tmp_path / "out"), "--data-version", "9.9.9"]
    done = subprocess.run([*PROGRAM, *build], env=ENVIRONMENT, capture_output=True, check=False)
    assert done.returncode == 0
    assert b"160 articles, 100 statements" in done.stdout
    assert json.loads(run("info", tmp_path / "out", "--json").stdout)["rows"]["articles"] == 160
    assert b"version 9.9.9" in run("info", tmp_path / "out").stdout
    checked = run("verify", tmp_path / "out")
    assert checked.returncode == 0
    assert b"sound" in checked.stdout
    (tmp_path / "out" / "README.md").write_text("changed")
    broken = run("verify", tmp_path / "out")
    assert broken.returncode == 1
    assert b"README.md: the SHA-256" in broken.stderr


def test_build_from_standard_input_and_a_glob(tmp_path: Path) -> None:
    done = run("build", "-", tmp_path / "*.txt", "--out", tmp_path / "out", stdin=DUMPS[0].read_bytes())
    assert done.returncode == 2
    assert b"does not match a file" in done.stderr
    (tmp_path / "one.txt").write_bytes(DUMPS[1].read_bytes())
    done = run("build", "-", tmp_path / "*.txt", "--out", tmp_path / "out", stdin=DUMPS[0].read_bytes())
    assert done.returncode == 0
    assert b"40 articles" in done.stdout


def test_problems_are_said_and_counted(tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_text("Nothing that anybody knows.\n")
    done = run("build", tmp_path / "odd.txt", "--out", tmp_path / "out")
    assert done.returncode == 1
    assert b"odd.txt:1 (offset 0): unknown-layout" in done.stderr
    parsed = run("parse", tmp_path / "odd.txt")
    assert parsed.returncode == 1
    assert b"unknown-layout" in parsed.stderr


def test_parse_as_json() -> None:
    done = run("parse", DUMPS[0], "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 0
    assert len(found["articles"]) == 20
    assert found["ledger"][0]["start"] == 0
    assert json.loads(run("parse", "-", "--json", stdin=DUMPS[0].read_bytes()).stdout)["articles"] == found["articles"]


def test_show_opens_a_field_at_its_place() -> None:
    record_id = json.loads(run("parse", DUMPS[0], "--json").stdout)["articles"][2]["id"]
    shown = run("show", record_id, "--field", "title")
    assert "line 13" in shown.stdout.decode()
    assert "  • ⟦A transformative approach to fostering⟧" in shown.stdout.decode()
    assert json.loads(run("show", record_id, "--json").stdout)["id"] == record_id
    assert b"A transformative approach to fostering" in run("show", record_id).stdout


def test_schema_in_all_forms() -> None:
    assert b"| published_earliest | date32[day] | yes |" in run("schema", "articles").stdout
    assert "properties" in json.loads(run("schema", "articles", "--form", "json").stdout)["articles"]
    assert b"published_earliest: date32[day]" in run("schema", "articles", "--form", "arrow").stdout


MISTAKES = {
    "a path that is not there": (["build", "nowhere"], "the file or folder does not exist"),
    "a layout that does not exist": (["parse", str(DUMPS[0]), "--layout", "gazette"], "the layouts are adcs-feed"),
    "a folder that is no release": (["info", "tests"], "is tests a release?"),
    "an id without a record": (["show", "themj/nothing-00000000"], "has no record with the id"),
    "a table that does not exist": (["schema", "articels"], "a table called 'articels' does not exist"),
    "an option that does not exist": (["info", "--nope"], "No such option"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_a_sentence_and_exit_code_2(name: str) -> None:
    arguments, sentence = MISTAKES[name]
    done = run(*arguments)
    assert done.returncode == 2
    assert sentence in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_show_gives_a_line_to_each_field_that_is_there() -> None:
    record_id = json.loads(run("parse", DUMPS[4], "--json").stdout)["statements"][1]["id"]
    lines = run("show", record_id).stdout.decode().splitlines()
    assert lines[0] == f"id: {record_id}"
    assert "title: LPS Public Consultation - Joint ADASS, ADCS and LGA Response" in lines
    assert lines[lines.index("link_labels: ") + 1] == "  View response"
    assert not [line for line in lines if line.startswith("end_marker")]


def test_a_reader_that_goes_away_is_no_problem() -> None:
    with subprocess.Popen(
        [*PROGRAM, "parse", str(DUMPS[4]), "--json"], env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_citing() -> None:
    assert b"[Data set]" in run("cite").stdout
    assert run("cite", "--style", "bibtex").stdout.startswith(b"@dataset{")
