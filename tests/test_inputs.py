"""What is given to a build: names, what cannot be read, what is left out; one input never stops the others."""

import io
import os
import shutil
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from typer.testing import CliRunner

import childservices_corpus as csc
from childservices_corpus.cli.main import app
from childservices_corpus.cli.making import progress_bar
from childservices_corpus.errors import InputError
from childservices_corpus.models import Problem
from childservices_corpus.release.build import Built
from childservices_corpus.release.write import Plan, write_tables
from childservices_corpus.storage.files import read_table
from childservices_corpus.tables.rows import models
from childservices_corpus.text.dumps import Dump, dump_of, gather, read_inputs
from childservices_corpus.text.names import label, named, visible
from pages import Item, bulleted
from support import DUMPS

POSIX = pytest.mark.skipif(os.name == "nt", reason="files of these kinds are not there on Windows")


def page(word: str) -> str:
    return bulleted([Item(f"A story of {word}", "13 June 2024", "A summary."), Item("B", "12 June 2024", "Another.")])


def put(path: Path, word: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page(word or path.stem), "utf-8")
    return path


def names(folder: Path) -> list[str]:
    return list(read_table(folder, "documents")["name"].to_pylist())


def problems(folder: Path) -> list[Problem]:
    return models("problems", read_table(folder, "problems"))


def outside(folder: Path) -> Path:
    """A place for a release beside `folder`: none may lie in an input."""
    return folder.with_name(f"{folder.name}-out")


def built(paths: list[Path] | Path, out: Path) -> Built:
    made = csc.build(paths, out, annotate=False)
    assert csc.verify(made.folder).faults == ()
    return made


# Names


@pytest.mark.parametrize(
    ("name", "shown", "why"),
    [
        ("café.txt", "café.txt", "letters stay"),
        ("caf\udce9.txt", r"caf\xe9.txt", "a byte that is not UTF-8"),
        ("a\nb.txt", r"a\u000ab.txt", "a line end"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}txt.exe", r"\u202etxt.exe", "a mark that turns the direction"),
        ("\N{TAG SPACE}", r"\U000e0020", "a tag beyond the first plane"),
        (r"a\xe9.txt", r"a\\xe9.txt", "a backslash is doubled"),
        ("\x1b[2J", r"\u001b[2J", "a command to the terminal"),
        ("\ud800", r"\ud800", "half a surrogate pair"),
    ],
    ids=lambda value: "",
)
def test_a_name_is_visible(name: str, shown: str, why: str) -> None:
    assert visible(name) == shown, why
    assert named(shown) == name


@given(st.text())
def test_a_visible_name_leads_back(name: str) -> None:
    assert named(visible(name)) == name
    assert visible(name).encode("utf-8").decode("utf-8") == visible(name)
    assert len(visible(name).splitlines()) <= 1


@given(st.binary(max_size=30))
def test_any_bytes_of_a_file_system_are_a_name(name: bytes) -> None:
    words = name.decode("utf-8", "surrogateescape")
    assert named(visible(words)).encode("utf-8", "surrogateescape") == name


def test_a_label_stays_as_it_is_unless_it_hides_something() -> None:
    assert label(r"C:\dumps\a.txt") == r"C:\dumps\a.txt"
    assert csc.parse("x", name="a\x00\n").document.name == r"a\u0000\u000a"
    assert csc.parse(b"x", name="\udce9").document.name == r"\xe9"


@POSIX
def test_a_name_that_is_not_utf8_costs_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "dumps"
    put(folder / "good.txt")
    odd = Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt"))
    odd.write_text(page("odd"), "utf-8")
    made = built(folder, tmp_path / "out")
    assert names(made.folder) == [r"caf\xe9.txt", "good.txt"]
    assert csc.parse(odd).document.name == r"caf\xe9.txt"


# Names are relative to what was given, and each is that of one dump


def test_names_are_relative_to_what_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "in" / "a" / "page.txt", "one")
    put(tmp_path / "in" / "b" / "page.txt", "two")
    wanted = ["a/page.txt", "b/page.txt"]
    assert names(built(tmp_path / "in", tmp_path / "1").folder) == wanted
    for place, pattern in enumerate(("*/page.txt", "**/*.txt", "*", "[ab]", "**")):
        made = built([tmp_path / "in" / pattern], tmp_path / f"2{place}")
        assert (names(made.folder), made.repeated) == (wanted, ()), pattern
    monkeypatch.chdir(tmp_path / "in")
    assert names(built([Path("*/page.txt")], tmp_path / "3").folder) == wanted
    assert names(built([Path("a/page.txt")], tmp_path / "4").folder) == ["page.txt"]


def test_one_name_for_two_dumps_is_numbered_by_their_content(tmp_path: Path) -> None:
    paths = [put(tmp_path / place / "page.txt", place) for place in "cabd"]
    ids = sorted(dump_of(path).document_id for path in paths)
    wanted = dict(zip(ids, ("page.txt", "page (2).txt", "page (3).txt", "page (4).txt"), strict=True))
    for order in (paths, paths[::-1], [path.parent for path in paths]):
        found = read_inputs(order)
        assert {dump.document_id: dump.name for dump in found.dumps} == wanted
        assert [dump.name for dump in found.dumps] == sorted(wanted.values())


WORDS = st.lists(st.sampled_from(["a.txt", "a (2).txt", "a (3).txt", "b", "sub/a.txt", "sub/b"]), max_size=9)


@given(WORDS, st.data())
def test_every_dump_has_a_name_of_its_own_whatever_the_order(words: list[str], data: st.DataObject) -> None:
    dumps = [Dump(name, f"{number:064x}", data=b"") for number, name in enumerate(words)]
    found = gather(dumps)
    assert len({dump.name for dump in found.dumps}) == len(dumps)
    assert set(words) <= {dump.name for dump in found.dumps}
    assert gather(data.draw(st.permutations(dumps))) == found


def test_a_folder_with_brackets_in_its_name_is_no_pattern(tmp_path: Path) -> None:
    put(tmp_path / "d[1]" / "a.txt")
    assert names(built([tmp_path / "d[1]" / "*.txt"], tmp_path / "out").folder) == ["a.txt"]
    assert names(built(tmp_path / "d[1]", tmp_path / "out").folder) == ["a.txt"]
    put(tmp_path / "d1" / "b.txt")
    assert names(built([tmp_path / "d[12]" / "*.txt"], tmp_path / "out").folder) == ["d1/b.txt"]


# What cannot be read


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


def test_a_name_in_brackets_is_no_markup() -> None:
    """The progress bar of a terminal would read ``[/x]`` as the end of a style that never began."""
    console = Console(file=io.StringIO(), width=200)
    bar = progress_bar(console)
    bar.add_task("[/x].txt", total=1)
    console.print(bar.get_renderable())
    assert "[/x].txt" in console.file.getvalue()  # type: ignore[attr-defined]


@POSIX
def test_the_command_names_all_that_is_left_out(tmp_path: Path) -> None:
    put(tmp_path / "in" / "a.txt")
    put(tmp_path / "in" / "c.text")
    arguments = ["build", str(tmp_path / "in"), "--out", str(tmp_path / "out"), "--no-annotate"]
    ran = CliRunner().invoke(app, arguments)
    assert ran.exit_code == 0
    assert "c.text: left out: it does not end in .txt" in ran.stderr
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
    with pytest.raises(InputError, match=r"does not exist|does not match a file|does not contain \.txt files"):
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
    left = inputs.without(inputs.dumps[0], InputError("gone"))
    assert [(dump.name, dump.path) for dump in left.dumps] == [("copy.txt", copy)]
    assert left.repeated == ()
    assert [one.name for one in left.left_out] == ["a.txt"]


@pytest.mark.parametrize("change", [Path.unlink, lambda path: path.write_text("other", "utf-8")], ids=["gone", "other"])
def test_a_file_that_changes_during_the_build(change: object, tmp_path: Path) -> None:
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
                write_tables(out, plan, "1.0.0", None, None, lambda *told: None)
            continue
        written = write_tables(out, plan, "1.0.0", None, None, lambda *told: None)
        assert names(out) == ["a.txt"]
        assert read_table(out, "sources").num_rows == 1
        [problem] = problems(out)
        assert (problem.code, problem.document) == ("unreadable-input", "b.txt")
        assert [one.name for one in written.plan.inputs.left_out] == ["b.txt"]


def test_closed_standard_input_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from childservices_corpus.cli.streams import standard_input

    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="standard input is closed"):
        standard_input()


# Numbers, long lines, and what nobody foresaw

STATEMENT = """Comment: The budget

ADCS President Jenny Coles said:

“We welcome the budget and the money it brings to children’s services in England.”

{line}

ENDS


Tags assigned to this article:
There are no tags assigned to this article!

Related Articles
"""
COUNTS = [
    ("Words: 781", 781, 0),
    ("Words: 1,200", 1200, 0),
    ("Words: 999999999", 999_999_999, 0),
    ("Words: 1000000000", None, 1),
    (f"Words: {2**63}", None, 1),
    (f"Words: {'9' * 300}", None, 1),
    ("Words: ,", None, 1),
]


@pytest.mark.parametrize(("line", "count", "told"), COUNTS, ids=[case[0][:20] for case in COUNTS])
def test_a_number_of_words_that_none_can_be_is_unknown(line: str, count: int | None, told: int, tmp_path: Path) -> None:
    text = STATEMENT.format(line=line)
    parsed = csc.parse(text)
    assert [one.word_count for one in parsed.statements] == [count]
    assert csc.parse_table(text)["statements"]["word_count"].to_pylist() == [count]
    found = [one for one in parsed.problems if one.code == "bad-number"]
    assert [text[one.start : one.end] for one in found] == [line] * told
    assert line in parsed.statements[0].paragraphs
    (tmp_path / "a.txt").write_text(text, "utf-8")
    built([tmp_path / "a.txt", DUMPS[0]], tmp_path / "out")


def test_a_huge_line_and_odd_characters_stop_nothing(tmp_path: Path) -> None:
    for number, text in enumerate(("x" * 3_000_000, "\0" * 1000, "\r" * 5000, "\N{ZERO WIDTH SPACE}" * 9, "")):
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    put(tmp_path / "good.txt")
    assert built(tmp_path, outside(tmp_path)).rows["articles"] == 2


@pytest.mark.parametrize("annotate", [True, False])
@pytest.mark.parametrize("fault", [ValueError, MemoryError, csc.CorpusError])
def test_a_fault_in_reading_costs_its_own_page(
    fault: type[Exception], annotate: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from childservices_corpus.release import guard

    text = "BROKEN\n\nWords that cannot be read.\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    put(tmp_path / "b.txt")
    sound = vars(guard)["scan"]

    def scan(document: csc.Document) -> object:
        if document.text.startswith("BROKEN"):
            raise fault("not foreseen\n  at all")
        return sound(document)

    monkeypatch.setattr(guard, "scan", scan)
    made = csc.build(tmp_path, outside(tmp_path), annotate=annotate)
    assert csc.verify(made.folder).faults == ()
    assert made.rows["articles"] == 2
    [problem] = [one for one in problems(made.folder) if one.code == "internal-fault"]
    assert (problem.document, problem.severity, problem.line) == ("a.txt", "error", 1)
    assert f"{fault.__name__}: not foreseen at all" in problem.message
    ledger = [row for row in read_table(made.folder, "ledger").to_pylist() if row["document_id"] == problem.document_id]
    assert "".join(text[row["start"] : row["end"]] for row in ledger) == text
    assert {row["fate"] for row in ledger} == {"unrecognised", "blank"}


def test_a_fault_in_annotating_costs_its_own_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from childservices_corpus.annotate import pipeline

    put(tmp_path / "a.txt", "a fault")
    put(tmp_path / "b.txt")
    found = vars(pipeline)["annotate_article"]

    def annotate_article(view: object) -> object:
        if "a fault" in view.record.title:  # type: ignore[attr-defined]
            raise OverflowError("too large")
        return found(view)

    monkeypatch.setattr(pipeline, "annotate_article", annotate_article)
    made = csc.build(tmp_path, outside(tmp_path))
    assert sorted(read_table(made.folder, "articles")["title"].to_pylist()) == ["A story of b", "B"]
    [problem] = [one for one in problems(made.folder) if one.code == "internal-fault"]
    assert "OverflowError: too large" in problem.message
    assert csc.verify(made.folder).faults == ()
    assert problem.document == "a.txt"


def test_a_problem_is_two_readable_lines(tmp_path: Path) -> None:
    text = page("x") + "\n\nEmpty \x1b[2J\N{RIGHT-TO-LEFT OVERRIDE}line\r\nand\x0bmore\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    for arguments in (["parse", str(tmp_path / "a.txt")], ["build", str(tmp_path), "--out", str(outside(tmp_path))]):
        ran = CliRunner().invoke(app, arguments)
        assert ran.exit_code == 1
        lines = ran.stderr.split("\n")
        first = next(place for place, line in enumerate(lines) if line.startswith("a.txt:"))
        assert lines[first + 1].startswith("  ")
        assert not lines[first + 1].startswith("   ")
        assert all(letter.isprintable() for line in lines for letter in line)
