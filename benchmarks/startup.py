"""What a fresh process pays: ``python benchmarks/startup.py``.

Importing the package over Python's bare start, opening the packaged release with its first record against
``pyarrow.parquet.read_table`` of the same files, and commands: ``list`` against a DuckDB process that answers the same
question. Programs take turns; the least of several rounds counts.
"""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import childservices_corpus as csc
from childservices_corpus.bundled import bundled_dumps, bundled_release
from timing import Cost, in_turn, program

MOST_FOR_IMPORT = 0.030
MOST_TIMES_DUCKDB = 2.0
BARE, IMPORT, LOAD, READ_TABLE = "bare Python", "import", "load, first record", "read_table of the same files"
LIST, DUCKDB = "list", "DuckDB, the same list"
_FIRST_RECORD = """
import childservices_corpus as csc
corpus = csc.load()
print(corpus.articles[0])
"""
_READ_TABLES = """
from pathlib import Path
import pyarrow.parquet as pq
for path in sorted(Path({folder!r}).glob("*.parquet")):
    pq.read_table(path)
"""
_COMMAND = """
import sys
from childservices_corpus.cli.main import main
sys.argv[0] = "childservices-corpus"
main()
"""
_DUCKDB = """
import duckdb
asked = "publisher = 'adcs' AND list_contains(topics, 'send')"
sql = f'''
SELECT published_earliest AS first, published_latest AS last, publisher, id, headline
FROM '{folder}/articles.parquet' WHERE {{asked}}
UNION ALL SELECT issued_earliest, issued_latest, publisher, id, headline
FROM '{folder}/statements.parquet' WHERE {{asked}}
ORDER BY first DESC NULLS LAST, last DESC NULLS LAST LIMIT 50
'''
for row in duckdb.connect().sql(sql).fetchall():
    print(*row, sep="\\t")
"""


def commands(folder: Path) -> dict[str, Callable[[], Cost]]:
    """Jobs that run commands on the release `folder`, and DuckDB."""
    asked = ["list", "--release", str(folder), "--publisher", "adcs", "--topic", "send"]
    words = {"--version": ["--version"], "--help": ["--help"], "list --help": ["list", "--help"], "info": ["info"]}
    return {name: program(["-c", _COMMAND, *rest]) for name, rest in (words | {LIST: asked}).items()} | {
        DUCKDB: program(["-c", _DUCKDB.format(folder=folder)])
    }


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10, help="rounds, of which the least time counts")
    arguments = parser.parse_args()
    programs = {
        BARE: "pass",
        IMPORT: "import childservices_corpus",
        LOAD: _FIRST_RECORD,
        READ_TABLE: _READ_TABLES.format(folder=str(bundled_release())),
    }
    with TemporaryDirectory() as place:
        folder = csc.build(bundled_dumps(), Path(place) / "release").folder
        jobs = {name: program(["-c", code]) for name, code in programs.items()} | commands(folder)
        best = in_turn(jobs, arguments.rounds)
    print(f"Milliseconds over bare Python, the least of {arguments.rounds} rounds: processor time, wall time.")
    for name in jobs:
        cpu, wall = best[name].cpu - best[BARE].cpu, best[name].wall - best[BARE].wall
        print(f"  {name:<30}{1000 * cpu:>8.1f}{1000 * wall:>8.1f}")
    ratio = best[LIST].cpu / best[DUCKDB].cpu
    print(f"list as a process: {ratio:.2f} times DuckDB (bar: {MOST_TIMES_DUCKDB:g})")
    light = best[IMPORT].wall - best[BARE].wall < MOST_FOR_IMPORT
    faster = best[LOAD].wall < best[READ_TABLE].wall
    print(f"import adds less than {1000 * MOST_FOR_IMPORT:.0f} ms: {'met' if light else 'MISSED'}")
    print(f"load is faster than read_table: {'met' if faster else 'MISSED'}")
    return 0 if light and faster and ratio <= MOST_TIMES_DUCKDB else 1


if __name__ == "__main__":
    raise SystemExit(main())
