"""What a fresh process imports for simple answers, and that quick answers are those of the commands."""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import childservices_corpus as csc
from childservices_corpus.bundled import VERSION, bundled_release
from childservices_corpus.cli import quick
from childservices_corpus.cli.app import app
from childservices_corpus.cli.summary import summary_of
from childservices_corpus.release.manifest import listed_in, rows_in
from childservices_corpus.storage.sums import write_sums
from commands import release
from support import OLDER

HEAVY = {"pyarrow", "pydantic", "numpy", "pandas"}
RUN = """
import sys
from childservices_corpus.cli.main import main
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""


def after(*words: str | Path) -> tuple[str, set[str]]:
    """What a fresh process prints for a command, and the packages that it has imported."""
    done = subprocess.run([sys.executable, "-c", RUN, *map(str, words)], capture_output=True, text=True, check=True)
    return done.stdout, {name.partition(".")[0] for name in done.stderr.split()}


def test_the_version_needs_nothing() -> None:
    said, imported = after("--version")
    assert said == f"childservices-corpus {VERSION}\n"
    assert not imported & {*HEAVY, "typer", "rich"}


@pytest.mark.parametrize("words", [["--help"], ["list", "--help"]], ids=" ".join)
def test_help_needs_neither_arrow_nor_pydantic(words: list[str]) -> None:
    said, imported = after(*words)
    assert "Usage: " in said
    assert not imported & HEAVY


def test_info_needs_neither_arrow_nor_pydantic() -> None:
    for folder in ([], [release()]):
        said, imported = after("info", *folder)
        assert "articles" in said
        assert not imported & {*HEAVY, "typer", "rich"}


def test_list_needs_no_model() -> None:
    said, imported = after("list", "--release", release(), "--publisher", "themj")
    assert "themj/" in said
    assert not imported & {"pydantic", "pandas", "typer", "rich"}


def ran(words: Sequence[str]) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, list(words))
    return done.exit_code, done.stdout, done.stderr


def answered(words: Sequence[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str] | None:
    """The quick answer to a command, ``None`` if there is not one."""
    if not quick.quickly(words):
        assert capsys.readouterr() == ("", "")
        return None
    return (0, *capsys.readouterr())


@pytest.mark.parametrize("name", ["build", "verify", "list", "search", "info", "show", "parse", "schema"])
def test_help_of_a_command_is_that_of_the_framework(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = answered([name, "--help"], capsys)
    assert found is not None
    code, said, _ = ran([name, "--help"])
    assert code == 0
    assert found[1].split() == said.split()


def test_help_of_a_command_that_does_not_exist_is_left_to_the_framework() -> None:
    assert not quick.quickly(["lst", "--help"])


def test_the_version_is_an_option_of_the_program() -> None:
    assert ran(["--version"]) == (0, f"childservices-corpus {VERSION}\n", "")


WORDS = {
    "--publisher": ["themj", "localgov", "adcs", "nobody"],
    "--topic": ["send", "funding", "fostering", "sned"],
    "--kind": ["comment", "speech", "joke"],
    "--genre": ["news", "exclusive"],
    "--table": ["articles", "statements", "links"],
    "--from": ["2021", "2022-03", "2022-03-23", "3000", "soon"],
    "--to": ["2020", "2022-06", "2024-01-01"],
    "--certainty": ["possible", "certain"],
    "--limit": ["0", "1", "7", "1000", "-1"],
    "--speaker": ["Charlotte Ramsden"],
}


@settings(max_examples=50, deadline=None)
@given(options=st.lists(st.sampled_from([(name, one) for name, cells in WORDS.items() for one in cells]), max_size=4))
def test_a_quick_list_is_the_list_of_the_command(built_dumps: Path, options: list[tuple[str, str]]) -> None:
    words = ["list", "--release", str(built_dumps), *(word for option in options for word in option)]
    with pytest.MonkeyPatch.context() as patch:
        lines: list[tuple[list[tuple[str, ...]], int]] = []
        patch.setattr(quick, "say_list", lambda rows, total: lines.append((rows, total)))
        found = quick.quickly(words)
    code, said, _ = ran(words)
    if found:
        assert code == 0
        assert ["\t".join(" ".join(cell.split()) for cell in row) for row in lines[0][0]] == said.splitlines()
        records = csc.load(built_dumps)
        assert lines[0][1] <= len(records.articles) + len(records.statements)
    else:
        assert not lines


def test_most_plain_lists_are_quick(built_dumps: Path) -> None:
    for words in ([], ["--publisher", "adcs"], ["--topic", "send", "--from", "2022"], ["--kind", "comment"]):
        assert quick.quickly(["list", "--release", str(built_dumps), *words])


def test_a_damaged_or_an_older_table_is_left_to_the_corpus(built_dumps: Path, tmp_path: Path) -> None:
    assert not quick.quickly(["list", "--release", str(OLDER)])
    folder = Path(shutil.copytree(built_dumps, tmp_path / "release"))
    (folder / "statements.parquet").write_bytes((folder / "statements.parquet").read_bytes()[:-99])
    assert not quick.quickly(["list", "--release", str(folder)])
    assert not quick.quickly(["list", "--release", str(tmp_path / "nowhere")])


def test_the_summary_of_a_release_is_what_its_tables_say() -> None:
    for folder in (release(), bundled_release(), OLDER):
        found = summary_of(folder)
        assert found is not None
        assert found["rows"] == rows_in(folder)
        # The summary of a release without a manifest has no more than its name, layout and length.
        listed = [one.model_dump(mode="json") for one in listed_in(folder) or ()]
        assert [one | mine for one, mine in zip(listed, found["documents"], strict=True)] == listed


@pytest.mark.parametrize(
    "wrong",
    [
        {"rows": "x"},
        {"rows": {"articles": "x"}},
        {"rows": {}},
        {"data_version": 7},
        {"documents": []},
        {"documents": {"listed": ["x"]}},
        {"documents": {"listed": [{"name": "page.txt", "n_chars": 7}]}},
    ],
    ids=str,
)
def test_a_manifest_of_another_form_gives_no_summary(wrong: dict[str, object], tmp_path: Path) -> None:
    manifest = json.loads((release() / "release.json").read_text("utf-8"))
    (tmp_path / "release.json").write_text(json.dumps(manifest), "utf-8")
    assert summary_of(tmp_path) is not None
    (tmp_path / "release.json").write_text(json.dumps(manifest | wrong), "utf-8")
    assert summary_of(tmp_path) is None


@pytest.mark.parametrize("part", ["rows", "listed"])
def test_a_manifest_that_says_otherwise_is_a_fault(part: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(release(), tmp_path / "release"))
    manifest = json.loads((folder / "release.json").read_text("utf-8"))
    if part == "rows":
        manifest["rows"]["articles"] += 1
    else:
        manifest["documents"]["listed"][0]["n_chars"] += 1
    (folder / "release.json").write_text(json.dumps(manifest), "utf-8")
    write_sums(folder)
    faults = csc.verify(folder).faults
    assert "differ" in faults[0]
    assert all(one.startswith("release.json: its ") for one in faults)
