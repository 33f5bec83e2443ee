"""No text of a page reaches a session, a browser or a spreadsheet as a command, and no file of ours follows a trap."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import category
from xml.etree import ElementTree

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.corpus import Corpus
from childservices_corpus.errors import CorpusError, InputError, NotFoundError, QueryError
from childservices_corpus.export.corpus_files import FORMATS, Format, export
from childservices_corpus.safe.script import ScriptSafe
from childservices_corpus.safe.terminal import UNSEEN, visible, visible_json
from traps import SCRIPT, TRAP, UNREAD, trapped_record, write_dumps


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    dumps = write_dumps(tmp_path_factory.mktemp("hostile"))
    return csc.load(csc.build(dumps, dumps.parent / f"{dumps.name}-release").folder)


@pytest.fixture(scope="module")
def record_id(corpus: Corpus) -> str:
    return trapped_record(corpus)


def shown(corpus: Corpus) -> Iterator[str]:
    """What a session at a prompt shows: objects, records and errors."""
    yield from map(repr, (corpus, corpus.articles, corpus.statements, corpus.quotations, corpus.problems))
    yield from map(repr, (corpus.search("care"), corpus.articles.count_by("title"), corpus.documents))
    yield from (str(record) for table in (corpus.articles, corpus.statements, corpus.quotations) for record in table)
    yield from (record.explain("title") for record in (*corpus.articles, *corpus.statements))
    yield from (item.explain("text") for item in corpus.quotations)
    yield from (table._repr_html_() for table in (corpus.articles, corpus.statements, corpus.search("care")))
    yield from map(str, corpus.problems)
    yield from (repr(record) for record in corpus.articles)
    yield from map(str, corpus.search("care"))
    yield repr(csc.parse_table(UNREAD, name=f"name{TRAP}"))
    yield from (str(kind(f"a sentence that quotes {TRAP}")) for kind in (CorpusError, InputError, QueryError))
    yield str(NotFoundError(f"a sentence that quotes {TRAP}"))


def test_objects_and_errors_show_nothing_raw(corpus: Corpus, record_id: str) -> None:
    for text in shown(corpus):
        assert not {letter for letter in text if category(letter) in UNSEEN} - {"\n", "\t"}, text


@given(st.text())
def test_visible_text_is_seen_and_stays_so(text: str) -> None:
    for lines in (True, False):
        found = visible(text, lines=lines)
        assert not {letter for letter in found if category(letter) in UNSEEN} - ({"\n", "\t"} if lines else set())
        assert visible(found, lines=lines) == found
    if text.isprintable():
        assert visible(text) == text


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_json_says_the_same_visibly_and_in_a_script(value: object) -> None:
    for text in (json.dumps(value, ensure_ascii=False), json.dumps(value, ensure_ascii=False, indent=1)):
        assert json.loads(visible_json(text)) == value
        assert not {letter for letter in visible_json(text) if category(letter) in UNSEEN} - {"\n"}
    inside = json.dumps(value, cls=ScriptSafe)
    assert json.loads(inside) == value
    assert "<" not in inside


SHOWN = [
    ("a colour", "\x1b[31mred", r"\x1b[31mred"),
    ("a mark that turns the line", "a\u202eb", r"a\u202eb"),
    ("a joiner", "a\u200db", r"a\u200db"),
    ("letters, accents, spaces and marks", "“Café – £5\u00a0m” 東京 e\u0301 🙂", "“Café – £5\u00a0m” 東京 e\u0301 🙂"),
    ("lines and tabs", "a\tb\nc", "a\tb\nc"),
    ("the line ends of Windows", "a\r\nb\r", "a\nb"),
    ("a return that would overwrite the line", "true\rfalse", r"true\rfalse"),
    ("a tag beyond the first plane", "\U000e0041", r"\U000e0041"),
    ("a line separator", "a\u2028b", r"a\u2028b"),
    ("a paragraph separator", "a\u2029b", r"a\u2029b"),
    ("half of a pair", "a\ud800b", r"a\ud800b"),
    ("a private character", "a\ue000b", r"a\ue000b"),
    ("a character that is none", "a\uffffb", r"a\uffffb"),
    ("a next line", "a\x85b", r"a\x85b"),
    ("lines and tabs beside a colour", "\ta\n\x1bb", "\ta\n\\x1bb"),
    ("only a no-break space beside it", "a\u00a0b\x1b", "a\u00a0b\\x1b"),
]


@pytest.mark.parametrize(("label", "text", "expected"), SHOWN, ids=[case[0] for case in SHOWN])
def test_what_is_shown(label: str, text: str, expected: str) -> None:
    assert visible(text) == expected


def test_on_one_line_the_ends_of_lines_are_shown_too() -> None:
    assert visible("a\tb\nc\r\n", lines=False) == "a\\tb\\nc\\r\\n"
    assert visible("a b", lines=False) == "a b"
    assert visible_json('{"a": "\x1b\x7f\u202e\U000e0041"}\n') == '{"a": "\\u001b\\u007f\\u202e\\udb40\\udc41"}\n'


@pytest.mark.parametrize("picture", ["timeline", "topics", "speakers"])
def test_a_title_runs_in_no_page(picture: str, corpus: Corpus, record_id: str, tmp_path: Path) -> None:
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")
    from childservices_corpus.plot import save

    records = corpus.articles
    if picture != "timeline":
        made = records.to_arrow().to_pylist()
        for row in made:
            row |= {"topics": [SCRIPT + TRAP], "authors": [SCRIPT + TRAP]}
        table = pa.Table.from_pylist(made, schema=records.to_arrow().schema)
        records = Corpus.from_tables({"articles": table}).articles
    chart = getattr(records.plot, picture)()
    page = save(chart, tmp_path / "x.html").read_text("utf-8")
    assert "alert(1)" in page
    assert SCRIPT not in page
    assert not re.search(r"<[^>]*alert\(1\)", page)
    # The libraries hold "<!--" in strings of their own; the data is one line of JSON.
    assert not [line for line in page.splitlines() if "alert(1)" in line and "<" in line.partition("alert(1)")[2]]
    drawing = ElementTree.parse(save(chart, tmp_path / "x.svg"))
    assert not [node for node in drawing.iter() if node.tag.endswith("script")]


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_follows_no_planted_link(form: Format, corpus: Corpus, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    folder = tmp_path / "out"
    folder.mkdir()
    names = [f"{name}.{form}" for name in ("articles", "documents")] + ["corpus.db", "corpus.metadata.json"]
    for name in names:
        for planted in (f".{name}.part", f".{name}", f"{name}.part", f".{name}.tmp", f"{name}-journal", name):
            (folder / planted).symlink_to(victim)
    written = export(corpus, folder, form)
    assert victim.read_text() == "precious"
    assert not any(path.is_symlink() for path in written)


@pytest.mark.parametrize("ending", [".html", ".svg", ".json"])
def test_a_picture_follows_no_planted_link(ending: str, corpus: Corpus, tmp_path: Path) -> None:
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")
    from childservices_corpus.plot import save

    victim = tmp_path / "victim"
    victim.write_text("precious")
    for planted in (f".x{ending}.part", f"x{ending}"):
        (tmp_path / planted).symlink_to(victim)
    save(corpus.articles.plot.timeline(), tmp_path / f"x{ending}")
    assert victim.read_text() == "precious"


def test_no_name_beside_the_file_can_be_known_beforehand(corpus: Corpus, tmp_path: Path) -> None:
    """Each time the folder to write in has another name, and none stays."""
    from childservices_corpus.storage.whole import whole

    seen = set()
    for _ in range(3):
        with whole(tmp_path / "x.csv") as beside:
            seen.add(beside.parent)
            beside.write_text("x")
    assert len(seen) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["x.csv"]


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''=1", "'", "plain", "- Comment", "'quoted'"]


def test_a_defused_cell_can_be_read_back(tmp_path: Path) -> None:
    """An apostrophe more or less: what a spreadsheet must not run is the very text again without the first one."""
    columns = ("id", "title", "summary")
    real = csc.load().articles.to_arrow().slice(0, len(FORMULAS))
    rows = real.to_pylist()
    for row, formula in zip(rows, FORMULAS, strict=True):
        row["title"] = formula
    corpus = Corpus.from_tables({"articles": pa.Table.from_pylist(rows, schema=real.schema)})
    chosen = corpus.articles.select(*columns)

    def titles(path: Path) -> list[str]:
        with path.open(encoding="utf-8", newline="") as file:
            return [row["title"] for row in csv.DictReader(file)]

    defused = titles(chosen.to_csv(tmp_path / "defused.csv"))
    assert not [cell for cell in defused if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    undone = [cell[1:] if re.match(r"'+[-=+@\t\r\n\uff1d\uff0b\uff0d\uff20]", cell) else cell for cell in defused]
    assert undone == FORMULAS
    assert titles(chosen.to_csv(tmp_path / "plain.csv", defuse=False)) == FORMULAS
