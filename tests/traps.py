"""Pages with what a terminal or a browser would obey, in every text of a record."""

import os
import select
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from shutil import copytree

import pyarrow as pa
import pyarrow.parquet as pq

import childservices_corpus as csc
from childservices_corpus.corpus import Corpus
from pages import Item, Told, bulleted, feed
from program import run_here
from support import ROOT

PROGRAM = [sys.executable, "-c", "from childservices_corpus.cli.main import main; main()"]
SEEN = {"COLUMNS": "300", "TERM": "xterm-256color"}
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **SEEN}
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


def write_dumps(folder: Path) -> Path:
    (folder / "articles.txt").write_text(bulleted(ARTICLES), "utf-8")
    (folder / "statements.txt").write_text(feed([STATEMENT, STATEMENT]), "utf-8")
    (folder / "unread.txt").write_text(UNREAD, "utf-8")
    (folder / f"name{TRAP}.txt").write_text(bulleted(ARTICLES[1:]) + " ", "utf-8")
    return folder


Words = Sequence[str | Path]


def copied(release: Path, out: Path) -> Path:
    """A copy of `release` that a command may replace."""
    return copytree(release, out / "copied")


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
    done = run_here(*words, environment=SEEN)
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done.stdout + done.stderr


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


def trapped_record(corpus: Corpus) -> str:
    """The id of the article whose title is a trap."""
    found = [record.id for record in corpus.articles if TRAP in record.headline]
    assert found, "the page must be read, or nothing is tested"
    assert any(TRAP in record.headline for record in corpus.statements)
    return found[0]
