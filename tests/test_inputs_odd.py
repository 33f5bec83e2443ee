"""Inputs with huge numbers, odd characters or faults that nobody foresaw: each costs its own page alone."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

import childservices_corpus as csc
from childservices_corpus.cli.main import app
from childservices_corpus.storage.files import read_table
from folders import built, outside, page, problems, put
from support import DUMPS

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
    from childservices_corpus.parsing import guarded

    text = "BROKEN\n\nWords that cannot be read.\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    put(tmp_path / "b.txt")
    sound = vars(guarded)["scan"]

    def scan(document: csc.Document, *given: object, **known: object) -> object:
        if document.text.startswith("BROKEN"):
            raise fault("not foreseen\n  at all")
        return sound(document, *given, **known)

    monkeypatch.setattr(guarded, "scan", scan)
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
    from childservices_corpus.annotate.steps import voices

    put(tmp_path / "a.txt", "a fault")
    put(tmp_path / "b.txt")
    found = vars(voices)["annotate_article"]

    def annotate_article(view: object) -> object:
        if "a fault" in view.record.title:  # type: ignore[attr-defined]
            raise OverflowError("too large")
        return found(view)

    monkeypatch.setattr(voices, "annotate_article", annotate_article)
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
