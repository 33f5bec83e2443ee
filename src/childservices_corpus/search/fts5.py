"""Search by SQLite's own full-text index, FTS5: part of Python, in memory or in a file."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import numpy as np

from .columns import COLUMNS
from .query import All, But, Either, Expression, Term
from .ranking import Ranking

# The porter stemmer over unicode61, which folds case and diacritics and treats every mark, curly or straight, as a gap.
TOKENS = "porter unicode61 remove_diacritics 2"
WORDS = "unicode61 remove_diacritics 2"
# A word in a title says more than one in a body. Quotations are a column apart from the rest of the body.
WEIGHTS = {"title": 4.0, "summary": 2.0, "body": 1.0, "quotation": 1.0, "speaker": 2.0, "author": 2.0}
MOST_WORDS = 1000
LAST_LETTER = "\U0010ffff"
LIST = ", ".join(COLUMNS)


class Fts5:
    """An index of texts by number."""

    name = "fts5"

    def __init__(self, texts: Iterable[tuple[str, ...]], path: Path | None = None) -> None:
        # Searching writes nothing, and notebooks and servers may search from threads other than the one that built the
        # index.
        self._connection = sqlite3.connect(":memory:" if path is None else path, check_same_thread=False)
        run = self._connection
        if run.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return
        run.execute("PRAGMA journal_mode=OFF")
        create_words(run)
        run.execute(f"CREATE VIRTUAL TABLE texts USING fts5({LIST}, content='', tokenize='{TOKENS}')")
        marks = ", ".join("?" * (len(COLUMNS) + 1))
        for number, row in enumerate(texts):
            values = (number, *row)
            run.execute(f"INSERT INTO texts(rowid, {LIST}) VALUES ({marks})", values)
            run.execute(f"INSERT INTO plain(rowid, {LIST}) VALUES ({marks})", values)
        run.commit()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def match(self, expression: Expression, first: int, last: int, limit: int | None) -> Ranking:
        """The texts numbered from `first` to before `last` that match `expression`, best first, at most `limit`."""
        sql = to_fts5(expand(expression, self._connection))
        if sql is None:
            return Ranking.empty()
        weights = ", ".join(str(WEIGHTS[column]) for column in COLUMNS)
        found = self._connection.execute(
            f"SELECT rowid, bm25(texts, {weights}) AS score FROM texts "
            "WHERE texts MATCH ? AND rowid BETWEEN ? AND ? ORDER BY score, rowid LIMIT ?",
            (sql, first, last - 1, -1 if limit is None else limit),
        ).fetchall()
        total = len(found)
        if limit is not None and total == limit:
            count = "SELECT count(*) FROM texts WHERE texts MATCH ? AND rowid BETWEEN ? AND ?"
            total = self._connection.execute(count, (sql, first, last - 1)).fetchone()[0]
        rows = np.array([row for row, _ in found], dtype=np.int64)
        return Ranking(rows, -np.array([score for _, score in found], dtype=np.float64), total)


def create_words(run: sqlite3.Connection) -> None:
    """Create an index of whole words, for prefixes: the other index holds stems, which may be shorter than a prefix."""
    run.execute(
        f"CREATE VIRTUAL TABLE plain USING fts5({LIST}, content='', detail='none', columnsize=0, tokenize='{WORDS}')"
    )
    run.execute("CREATE VIRTUAL TABLE words USING fts5vocab(plain, 'row')")


def expand(expression: Expression, run: sqlite3.Connection, most: int = MOST_WORDS) -> Expression:
    """`expression` with each prefix replaced by the words in `run` that begin with it, since the index holds stems.

    Of many such words the `most` frequent are taken; -1 means all.
    """
    if isinstance(expression, But):
        return But(expand(expression.wanted, run, most), expand(expression.unwanted, run, most))
    if isinstance(expression, Term):
        return Either(tuple(_words(expression, run, most))) if expression.prefix else expression
    return type(expression)(tuple(expand(part, run, most) for part in expression.parts))


def _words(term: Term, run: sqlite3.Connection, most: int) -> list[Term]:
    *before, prefix = tokens(term.text) or [""]
    if not prefix:
        return []
    found = run.execute(
        "SELECT term FROM words WHERE term >= ? AND term < ? ORDER BY cnt DESC, term LIMIT ?",
        (prefix, prefix + LAST_LETTER, most),
    )
    return [Term(" ".join([*before, word]), column=term.column) for (word,) in found]


def tokens(text: str) -> list[str]:
    """The words of `text` as FTS5 folds them, without stemming."""
    with closing(sqlite3.connect(":memory:")) as run:
        run.execute(f"CREATE VIRTUAL TABLE one USING fts5(text, tokenize='{WORDS}')")
        run.execute("INSERT INTO one(text) VALUES (?)", (sound(text),))
        run.execute("CREATE VIRTUAL TABLE vocabulary USING fts5vocab(one, 'instance')")
        return [word for (word,) in run.execute("SELECT term FROM vocabulary ORDER BY offset")]


def sound(text: str) -> str:
    """`text` in a form that SQLite can hold: without NUL and lone surrogates."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def to_fts5(expression: Expression) -> str | None:
    """`expression` in FTS5's own language, or ``None`` if nothing can match.

    Every word is inside a string, so that a word is never an operator.
    """
    if isinstance(expression, Term):
        words = sound(expression.text).replace('"', " ")
        return f'{expression.column} : "{words}"' if expression.column else f'"{words}"'
    if isinstance(expression, But):
        wanted, unwanted = to_fts5(expression.wanted), to_fts5(expression.unwanted)
        return f"({wanted} NOT {unwanted})" if wanted and unwanted else wanted
    parts = [to_fts5(part) for part in expression.parts]
    known = [part for part in parts if part is not None]
    if not known or (isinstance(expression, All) and len(known) < len(parts)):
        return None
    return f"({(' AND ' if isinstance(expression, All) else ' OR ').join(known)})"
