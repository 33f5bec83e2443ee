"""A number and its word agree wherever the package prints them: "1 statement", never "1 statements"."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import childservices_corpus as csc
from childservices_corpus.cli.main import app
from childservices_corpus.models.wording import counted
from childservices_corpus.testing import Checked
from pages import Item, localgov

CORPUS = csc.load()
DISAGREES = re.compile(r"(?<![\d,.])1 (?:\w+s|matches)\b")


@pytest.mark.parametrize(
    ("n", "many", "words"),
    [
        (0, "statements", "0 statements"),
        (1, "statements", "1 statement"),
        (2, "articles", "2 articles"),
        (1, "matches", "1 match"),
        (1, "pages", "1 page"),
        (1, "provenance", "1 provenance"),
        (12_345, "rows", "12,345 rows"),
    ],
)
def test_a_number_with_its_word(n: int, many: str, words: str) -> None:
    assert counted(n, many) == words


def test_what_is_printed_agrees() -> None:
    one = CORPUS.statements[:1]
    hits = CORPUS.search('"foster carers"', limit=1)
    shown = [repr(one), repr(one.select("id")), repr(CORPUS.articles[:1]), str(Checked("a", 1, 1))]
    with pytest.raises(csc.CorpusError) as error:
        one[3]
    shown.append(str(error.value))
    with pytest.raises(csc.CorpusError) as error:
        one["adcs/none-00000000"]
    shown.append(str(error.value))
    single = CORPUS.statements[:1].hits(CORPUS.statements[0].headline)
    shown += [repr(hits), repr(single), single._repr_html_()]
    assert not [words for words in shown if DISAGREES.search(words)]


def test_what_commands_print_agrees(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(localgov([Item("Title of one item", "", "Summary of the item.")]), "utf-8")
    out = tmp_path / "release"
    run = CliRunner()
    told = [
        run.invoke(app, ["build", str(tmp_path / "page.txt"), "--out", str(out), "--no-annotate"]).output,
        run.invoke(app, ["verify", str(out)]).output,
        run.invoke(app, ["list", "--release", str(out)]).output,
        run.invoke(app, ["search", "item", "--release", str(out)]).output,
        repr(csc.load(out)),
        (out / "README.md").read_text("utf-8"),
    ]
    assert "1 article" in told[0]
    assert not [words for words in told if DISAGREES.search(words)]
