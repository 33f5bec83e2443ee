"""No text of a page reaches a terminal, a browser or a spreadsheet as a command, and no file of ours follows a trap."""

import ast
import csv
import json
import os
import re
import select
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from unicodedata import category
from xml.etree import ElementTree

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.main import get_command

import childservices_corpus as csc
from childservices_corpus.cli.main import app
from childservices_corpus.corpus import Corpus
from childservices_corpus.errors import CorpusError, InputError, NotFoundError, QueryError
from childservices_corpus.export.corpus_files import FORMATS, Format, export
from childservices_corpus.safe.script import ScriptSafe
from childservices_corpus.safe.terminal import UNSEEN, visible, visible_json
from pages import Item, Told, bulleted, feed
from support import ROOT

PROGRAM = [sys.executable, "-c", "from childservices_corpus.cli.main import main; main()"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "300", "TERM": "xterm-256color"}
# What a terminal obeys: a title of the window, a colour by C0 and by C1, a step back; what turns or hides words.
TRAPS = (
    "\x1b]0;OWNED\x07",
    "\x1b[31m",
    "\x9b31m",
    "\x08",
    "\x7f",
    "\N{RIGHT-TO-LEFT OVERRIDE}",
    "\N{LEFT-TO-RIGHT ISOLATE}",
    "\N{ARABIC LETTER MARK}",
    "\N{ZERO WIDTH SPACE}",
    "\N{ZERO WIDTH JOINER}",
    "\N{SOFT HYPHEN}",
    "\N{TAG LATIN SMALL LETTER A}",
)
TRAP = "".join(TRAPS)
SCRIPT = "</script><script>alert(1)</script><!--"
TITLE = f"Councils call {TRAP} for care {SCRIPT}"
ARTICLES = [
    Item(TITLE, "13 June 2024", f"Children need {TRAP} more care {SCRIPT}, a report has found."),
    Item("A plain story of care", "12 June 2024", "Another summary of some length, research shows."),
    Item("A third story of care", "11 June 2024", "A third summary of some length, research shows."),
]
STATEMENT = Told(f"Comment: the care {TRAP} review {SCRIPT}", (f"“Children need {TRAP} care.”",), True)
UNREAD = f"\n\nNothing {TRAP} that anybody knows {SCRIPT}.\n"


@pytest.fixture(scope="module")
def dumps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "articles.txt").write_text(bulleted(ARTICLES), "utf-8")
    (folder / "statements.txt").write_text(feed([STATEMENT, STATEMENT]), "utf-8")
    (folder / "unread.txt").write_text(UNREAD, "utf-8")
    (folder / f"name{TRAP}.txt").write_text(bulleted(ARTICLES[1:]) + " ", "utf-8")
    return folder


@pytest.fixture(scope="module")
def release(dumps: Path) -> Path:
    return csc.build(dumps, dumps.parent / f"{dumps.name}-release").folder


@pytest.fixture(scope="module")
def corpus(release: Path) -> Corpus:
    return csc.load(release)


@pytest.fixture(scope="module")
def record_id(corpus: Corpus) -> str:
    found = [record.id for record in corpus.articles if TRAP in record.title]
    assert found, "the page must be read, or nothing is tested"
    assert any(TRAP in record.title for record in corpus.statements)
    return found[0]


Words = Sequence[str | Path]
# Every command, in every form in which it prints text of a page.
COMMANDS: dict[str, Callable[[Path, Path, str, Path], list[Words]]] = {
    "build": lambda dumps, release, record, out: [["build", dumps, "--out", out / "built"]],
    "verify": lambda dumps, release, record, out: [["verify", release], ["verify", damaged(release, out)]],
    "info": lambda dumps, release, record, out: [["info", release], ["info", release, "--json"]],
    "show": lambda dumps, release, record, out: [
        ["show", record, "--release", release],
        ["show", record, "--release", release, "--json"],
        ["show", record, "--release", release, "--field", "title"],
        ["show", record, "--release", release, "--field", "published"],
        ["show", record, "--release", release, "--field", "genre"],
        ["show", TITLE, "--release", release],
    ],
    "parse": lambda dumps, release, record, out: [
        *(["parse", path, *form] for path in sorted(dumps.iterdir()) for form in ((), ("--json",))),
        ["parse", out / TRAP],
    ],
    "schema": lambda dumps, release, record, out: [["schema"], ["schema", TRAP]],
    "cite": lambda dumps, release, record, out: [["cite", "--release", release], ["cite", "--release", out / TRAP]],
    "evaluate": lambda dumps, release, record, out: [
        ["evaluate", dumps, "--labels", ROOT / "data" / "labels", "--misses"],
        ["evaluate", out / TRAP],
    ],
    "list": lambda dumps, release, record, out: [
        ["list", "--release", release],
        ["list", "--release", release, "--json"],
        ["list", "--release", release, "--speaker", TRAP],
    ],
    "search": lambda dumps, release, record, out: [
        ["search", "care", "--release", release],
        ["search", "care", "--release", release, "--json"],
        ["search", f"care AND {TRAP}", "--release", release],
    ],
    "export": lambda dumps, release, record, out: [
        ["export", out / TRAP, "--release", release, "--format", "csv"],
        ["export", out / "x", "--release", release, "--table", TRAP],
    ],
    "plot": lambda dumps, release, record, out: [
        ["plot", out / f"{TRAP}.html", "--release", release],
        ["plot", out / TRAP, "--release", release],
    ],
}


def damaged(release: Path, out: Path) -> Path:
    """The release with its texts a character further on than its tables say, so that faults quote the page."""
    folder = out / "damaged"
    folder.mkdir()
    for path in release.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    table = csc.load(release).articles.to_arrow()
    titles = pa.array([title + "!" for title in table["title"].to_pylist()])
    place = table.schema.get_field_index("title")
    changed = table.set_column(place, table.schema.field("title"), titles)
    pq.write_table(changed.cast(pq.read_schema(release / "articles.parquet")), folder / "articles.parquet")
    return folder


def run(words: Words) -> bytes:
    done = subprocess.run([*PROGRAM, *map(str, words)], env=ENVIRONMENT, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done.stdout + done.stderr


def test_every_command_is_tried() -> None:
    known = getattr(get_command(app), "commands")  # noqa: B009 - its type does not say so
    assert set(COMMANDS) == set(known)


@pytest.mark.parametrize("command", COMMANDS)
def test_what_a_command_prints_is_seen_and_not_obeyed(
    command: str, dumps: Path, release: Path, record_id: str, tmp_path: Path
) -> None:
    for words in COMMANDS[command](dumps, release, record_id, tmp_path):
        printed = run(words)
        assert printed, words
        unseen = {letter for letter in printed.decode("utf-8") if category(letter) in UNSEEN} - {"\n", "\t"}
        # The framework quotes what it was asked for itself; only there may a mark stay that no terminal obeys.
        assert not unseen, (words, unseen)


def on_a_terminal(words: Words) -> bytes:
    """What `words` prints on a terminal, where tables, colours and a bar of progress are drawn."""
    import pty

    main, side = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, *map(str, words)], env=ENVIRONMENT, stdout=side, stderr=side, stdin=side
    ) as process:
        os.close(side)
        seen = b""
        while select.select([main], [], [], 60)[0]:
            try:
                piece = os.read(main, 65536)
            except OSError:
                break
            if not piece:
                break
            seen += piece
        process.wait(60)
    os.close(main)
    return seen


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals")
@pytest.mark.parametrize("command", ["build", "list", "search"])
def test_a_terminal_gets_none_of_it_either(
    command: str, dumps: Path, release: Path, record_id: str, tmp_path: Path
) -> None:
    seen = on_a_terminal(COMMANDS[command](dumps, release, record_id, tmp_path)[0])
    for trap in (TRAPS[0], *TRAPS[2:]):
        assert trap.encode() not in seen, trap
    # The bar of progress may pass by too fast to show the name of a dump.
    assert command == "build" or b"\\x1b]0;OWNED" in seen


@pytest.mark.parametrize("words", [["show", "{id}", "--json"], ["list", "--json"], ["search", "care", "--json"]])
def test_json_has_every_character(words: list[str], release: Path, record_id: str) -> None:
    printed = run([word.format(id=record_id) for word in words] + ["--release", str(release)])
    titles = [json.loads(line)["title"] for line in printed.decode().splitlines() if line.startswith("{")]
    assert TITLE in titles


def test_commands_print_in_one_place_only() -> None:
    for path in sorted((ROOT / "src" / "childservices_corpus" / "cli").glob("*.py")):
        calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
        names = {one.id if isinstance(one, ast.Name) else getattr(one, "attr", "") for one in calls}
        allowed = {"echo"} if path.name == "streams.py" else {"print"} if path.name == "printing.py" else set()
        assert names & {"print", "echo", "secho", "write"} <= allowed, path.name


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
]


@pytest.mark.parametrize(("label", "text", "expected"), SHOWN, ids=[case[0] for case in SHOWN])
def test_what_is_shown(label: str, text: str, expected: str) -> None:
    assert visible(text) == expected


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
