"""Names of inputs: visible, relative to what was given, and each that of one dump."""

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

import childservices_corpus as csc
from childservices_corpus.cli.making import progress_bar
from childservices_corpus.text.dumps import Dump, dump_of, gather, read_inputs
from childservices_corpus.text.names import label, named, visible
from folders import POSIX, built, names, page, put


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


def test_a_name_in_brackets_is_no_markup() -> None:
    """The progress bar of a terminal would read ``[/x]`` as the end of a style that never began."""
    console = Console(file=io.StringIO(), width=200)
    bar = progress_bar(console)
    bar.add_task("[/x].txt", total=1)
    console.print(bar.get_renderable())
    assert "[/x].txt" in console.file.getvalue()  # type: ignore[attr-defined]
