"""The command that shows words in context."""

import json

import pytest

from childservices_corpus.cli import words
from childservices_corpus.cli.question import Question
from commands import Ran, Terminal, corpus, ran, release

NEWS, _ = (one.id for one in corpus().articles)
(COMMENT,) = (one.id for one in corpus().statements)


def asked(*given: str) -> Ran:
    return ran("concordance", *given, "-r", release())


def test_a_line_has_date_record_dump_and_words() -> None:
    done = asked("carers")
    assert done.code == 0
    assert done.errors == []
    assert [line.split("\t") for line in done.lines] == [
        ["2024-06-13", NEWS, "listing.txt:1", "Foster", "carers", "call for support"],
        ["2024-06-13", NEWS, "listing.txt:5", "", "Carers", "need more help this year, a report has"],
        [
            "2007-02-01/",
            COMMENT,
            "statements.txt:5",
            "The ADCS President said: “Help for foster",
            "carers",
            "comes late.” ENDS",
        ],
    ]


def test_options_choose_the_words_beside_the_number_and_the_table() -> None:
    assert [line.split("\t")[3:] for line in asked('"foster carers"', "--window", "1").lines] == [
        ["", "Foster carers", "call"],
        ["for", "foster carers", "comes"],
    ]
    done = asked("carers", "--limit", "1")
    assert (len(done.lines), done.errors) == (1, ["1 place in 2 records; --limit gives more"])
    assert asked("carers", "--limit", "3").errors == []
    (spoken,) = asked("carers", "--table", "quotations", "--json").lines
    assert json.loads(spoken)["quotation_id"].startswith(f"{COMMENT}#")
    assert len(asked("carers", "--table", "articles").lines) == 2


def test_json_has_every_column_of_each_line() -> None:
    rows = [json.loads(line) for line in asked("carers", "--json").lines]
    found = corpus().records.concordance("carers").to_arrow()
    assert [list(row) for row in rows] == [found.column_names] * 3
    assert [row["document_start"] for row in rows] == found["document_start"].to_pylist()


def test_notes_and_mistakes_are_sentences() -> None:
    assert asked("kangaroo").errors == ["0 places in 0 records"]
    done = asked("carers | help")
    assert done.errors[0] == "note: | is not an operator; to find either of two words, write OR between them"
    wrong = asked("carers", "--table", "ledger")
    assert wrong.code == 2
    assert wrong.errors == [
        "childservices-corpus: a table with words called 'ledger' does not exist; "
        "there are records, articles, statements, quotations"
    ]
    assert asked("carers", "--window", "-1").code == 2
    assert asked("NOT carers").errors[0].endswith("so nothing was searched for")


def test_on_a_terminal_the_words_are_one_below_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    out = Terminal()
    monkeypatch.setattr("sys.stdout", out)
    words.concordance(corpus(), Question(table="records"), "carers", 8, 50, False)
    lines = out.getvalue().splitlines()
    assert [line.index("[carers]") for line in lines if "[carers]" in line] == [30, 30]
    assert [line.split()[-1] for line in lines] == ["2024-06-13", "2024-06-13", "2007-02-01/"]
