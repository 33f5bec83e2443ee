"""Inputs that cannot be read or change meanwhile: they are told, and the rest is built."""

import os
import shutil
import sys
import threading
from pathlib import Path

import pytest
from typer.testing import CliRunner

import childservices_corpus as csc
from childservices_corpus.cli.main import app
from childservices_corpus.errors import InputError
from childservices_corpus.release.progress import Told
from childservices_corpus.release.shares.session import Session
from childservices_corpus.release.shares.work import work_folder
from childservices_corpus.release.shares.workers import runner
from childservices_corpus.release.write import Plan, Written, write_tables
from childservices_corpus.storage.files import read_table
from childservices_corpus.text.dumps import read_inputs
from childservices_corpus.text.given import LeftOut
from folders import POSIX, built, names, page, problems, put


@POSIX
def test_what_cannot_be_read_in_a_folder_is_a_problem_and_the_rest_is_built(tmp_path: Path) -> None:
    folder = tmp_path / "dumps"
    put(folder / "B.TXT")
    put(folder / "named.txt" / "inner.txt")
    put(folder / "c.text")
    put(tmp_path / "other" / "e.txt")
    put(folder / ".hidden.txt")
    put(folder / "__MACOSX" / "._a.txt")
    (folder / "lost.txt").symlink_to("nowhere")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "sub").symlink_to("../other")
    os.mkfifo(folder / "pipe.txt")
    by_pattern = ["B.TXT", "c.text", "named.txt/inner.txt", "sub/e.txt"]
    for given_, there in ((folder, ["B.TXT", "named.txt/inner.txt"]), (folder / "*", by_pattern)):
        made = built([given_], tmp_path / "out")
        assert names(made.folder) == there
        found = [one for one in problems(made.folder) if one.code == "unreadable-input"]
        assert [one.document for one in found] == ["loop.txt", "lost.txt", "pipe.txt"]
        assert all(one.severity == "error" for one in found)
        assert "a pipe" in found[2].message
    left_out = {one.name: one.why for one in built(folder, tmp_path / "out").left_out}
    assert left_out.keys() == {".hidden.txt", "__MACOSX", "c.text", "loop.txt", "lost.txt", "pipe.txt", "sub"}


@POSIX
def test_the_command_names_all_that_is_left_out(tmp_path: Path) -> None:
    put(tmp_path / "in" / "a.txt")
    put(tmp_path / "in" / "c.text")
    arguments = ["build", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--no-annotate"]
    ran = CliRunner().invoke(app, arguments)
    assert ran.exit_code == 0
    assert "c.text: left out: it does not end in .txt, .html, .htm, .warc, .wet, .warc.gz or .wet.gz" in ran.stderr
    (tmp_path / "in" / "lost.txt").symlink_to("nowhere")
    ran = CliRunner().invoke(app, arguments)
    assert ran.exit_code == 1
    assert "lost.txt:1 (offset 0): unreadable-input: " in ran.stderr


NAMED = ["nowhere", "x" * 5000, "a\0b", "lost.txt", "*.md", "empty"]


@POSIX
@pytest.mark.parametrize("name", NAMED, ids=lambda name: repr(name[:9]))
def test_what_is_named_itself_must_be_readable(name: str, tmp_path: Path) -> None:
    put(tmp_path / "a.txt")
    (tmp_path / "lost.txt").symlink_to("nothing")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=r"does not exist|does not match a file|does not contain \.txt, .* files"):
        csc.build([tmp_path / "a.txt", tmp_path / name], tmp_path / "out")
    assert not (tmp_path / "out").exists()
    with pytest.raises(InputError):
        csc.parse(tmp_path / name)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    put(tmp_path / "in" / "a.txt")
    put(tmp_path / "in" / "b.txt").chmod(0)
    assert [one.document for one in problems(built(tmp_path / "in", tmp_path / "out").folder)] == ["b.txt"]
    with pytest.raises(InputError, match=r"b\.txt: cannot be read"):
        csc.build([tmp_path / "in" / "b.txt"], tmp_path / "out")


def test_a_folder_of_which_nothing_can_be_read_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "lost.txt").symlink_to("nowhere")
    with pytest.raises(InputError, match=r"lost\.txt: left out"):
        csc.build(tmp_path / "in", tmp_path / "out")


@POSIX
def test_a_pipe_that_is_named_is_read_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text(page("one"), "utf-8"))
    writer.start()
    made = built([pipe], tmp_path / "out")
    writer.join()
    assert names(made.folder) == ["pipe"]
    assert made.rows["articles"] == 2


def test_a_copy_takes_the_place_of_a_file_that_is_gone(tmp_path: Path) -> None:
    gone, copy = put(tmp_path / "in" / "a.txt", "x"), put(tmp_path / "in" / "copy.txt", "x")
    inputs = read_inputs([tmp_path / "in"])
    assert [(dump.path, inputs.repeated[0][0]) for dump in inputs.dumps] == [(gone, "copy.txt")]
    left = inputs.without(inputs.dumps[0], LeftOut("a.txt", "it is gone", unreadable=True))
    assert [(dump.name, dump.path) for dump in left.dumps] == [("copy.txt", copy)]
    assert left.repeated == ()
    assert [one.name for one in left.left_out] == ["a.txt"]


def written(out: Path, plan: Plan, jobs: int) -> Written:
    with work_folder(out) as place, runner(jobs) as running:
        return write_tables(out, plan, "1.0.0", None, Session(running, place, "", Told(None, len(plan.inputs.dumps))))


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("change", [Path.unlink, lambda path: path.write_text("other", "utf-8")], ids=["gone", "other"])
def test_a_file_that_changes_during_the_build(change: object, jobs: int, tmp_path: Path) -> None:
    put(tmp_path / "in" / "a.txt")
    lost = put(tmp_path / "in" / "b.txt")
    for paths in ([tmp_path / "in"], [lost, tmp_path / "in" / "a.txt"]):
        put(lost)
        plan = Plan(read_inputs(paths))
        change(lost)  # type: ignore[operator]
        out = tmp_path / "out"
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        if len(paths) == 2:
            with pytest.raises(InputError, match=r"b\.txt"):
                written(out, plan, jobs)
            continue
        made = written(out, plan, jobs)
        assert names(out) == ["a.txt"]
        assert read_table(out, "sources").num_rows == 1
        [problem] = problems(out)
        assert (problem.code, problem.document) == ("unreadable-input", "b.txt")
        assert [one.name for one in made.plan.inputs.left_out] == ["b.txt"]


def test_closed_standard_input_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from childservices_corpus.cli.streams import standard_input

    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="standard input is closed"):
        standard_input()
