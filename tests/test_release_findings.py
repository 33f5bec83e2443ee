"""What the dating of records found wrong stands in the release, with its place."""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

import childservices_corpus as csc
from childservices_corpus.annotate.pipeline import annotate
from childservices_corpus.cli.main import app
from childservices_corpus.curation.date_evidence import COLUMNS, CuratedDate
from childservices_corpus.curation.folder import Curation
from childservices_corpus.models import Problem
from childservices_corpus.release.unused_rows import unused_rows
from childservices_corpus.storage.files import read_table
from childservices_corpus.tables.rows import models

END = "\n\n\nTags assigned to this article:\nRelated Articles\n\n"
HEADER = ",".join(COLUMNS)


def feed(*texts: str) -> str:
    return "".join(f"Item {place}\n\n{text}{END}" for place, text in enumerate(texts))


CASES = [
    # label, page, row of the curated table, code, words at the place, why
    (
        "contradiction",
        feed("Today, 3 March 2026, a report is out.\n\nAndy Smith, ADCS President, said: yes."),
        "",
        "contradiction",
        "Andy Smith, ADCS President",
        "not in office on that day",
    ),
    (
        "out of order",
        feed(
            "Today, 20 July 2020, a.",
            "b",
            "Today, 9 March 2018, c.",
            "Today, 10 July 2020, d.",
            "Today, 9 July 2020, e.",
        ),
        "",
        "out-of-order",
        "Item 2",
        "older than those below it",
    ),
    (
        "no such record",
        feed("Today, 20 July 2020, a."),
        "adcs,adcs/item-0-00000000,Item 0,2021-01-02,2021-01-02,event,,https://example.org",
        "no-such-record",
        "Item 0",
        "a title alone, and another day",
    ),
]


@pytest.mark.parametrize(("page", "row", "code", "words"), [pytest.param(*case[1:5], id=case[0]) for case in CASES])
def test_findings_are_problems_with_a_place(tmp_path: Path, page: str, row: str, code: str, words: str) -> None:
    (tmp_path / "page.txt").write_text(page, "utf-8")
    (tmp_path / "date_evidence.csv").write_text(f"{HEADER}\n{row}\n" if row else f"{HEADER}\n", "utf-8")
    built = csc.build(tmp_path / "page.txt", tmp_path / "out", curation=tmp_path)
    (problem,) = models("problems", read_table(tmp_path / "out", "problems"))
    assert isinstance(problem, Problem)
    assert (problem.code, problem.severity) == (code, "warning")
    assert page[problem.start : problem.end] == words
    assert problem.line == page[: problem.start].count("\n") + 1
    assert built.rows["problems"] == 1
    assert built.unused == ()
    assert csc.verify(tmp_path / "out").sound
    assert len(csc.load(tmp_path / "out").problems.where(code=problem.code)) == 1


def test_a_row_without_a_record_is_named_by_its_line_and_is_no_problem(tmp_path: Path) -> None:
    row = "adcs,adcs/other-00000000,Other,2021-01-02,2021-01-02,event,,https://example.org"
    (tmp_path / "page.txt").write_text(feed("One."), "utf-8")
    (tmp_path / "date_evidence.csv").write_text(f"{HEADER}\n{row}\n", "utf-8")
    arguments = ["build", str(tmp_path / "page.txt"), "--out", str(tmp_path / "out"), "--curation", str(tmp_path)]
    ran = CliRunner().invoke(app, arguments)
    assert ran.exit_code == 0
    assert "date_evidence.csv, line 2: date evidence for 'adcs/other-00000000'" in ran.stderr
    assert read_table(tmp_path / "out", "problems").num_rows == 0


def test_every_finding_has_a_place_or_is_about_other_pages(tmp_path: Path) -> None:
    day = date(2021, 1, 2)
    rows = [
        CuratedDate("adcs", f"adcs/{name}-00000000", title, day, day, "event", "", "https://example.org")
        for name, title in (("item-0", "Item 0"), ("other", "Other"))
    ]
    against = "Jenny Coles, ADCS President, said: yes.\n\nAndy Smith, ADCS President, said: yes."
    parsed = [csc.parse(feed("Today, 20 July 2020, a.", "b", against, "Today, 3 July 2020, c."))]
    parsed.append(csc.parse(feed(against, "Today, 2 July 2020, d.")))
    curation = Curation(tuple(rows))
    annotated = annotate(parsed, curation)
    findings = annotated.findings
    assert {finding.code for finding in findings} == {"contradiction", "no-such-record"}
    for number, page in enumerate(parsed):
        (tmp_path / f"{number}.txt").write_text(page.document.text, "utf-8")
    table = [HEADER, *(f"adcs,{row.record_id},{row.title},{day},{day},event,,https://example.org" for row in rows)]
    (tmp_path / "date_evidence.csv").write_text("\n".join(table) + "\n", "utf-8")
    built = csc.build(sorted(tmp_path.glob("*.txt")), tmp_path / "out", curation=tmp_path)
    problems = models("problems", read_table(built.folder, "problems"))
    assert len(problems) + len(built.unused) == len(findings)
    assert len({str(problem) for problem in problems}) == len(problems)
    assert len(unused_rows(findings, annotated.elsewhere, curation, ())) == len(built.unused)
