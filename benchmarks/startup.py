"""What a fresh process pays: ``python benchmarks/startup.py``.

Importing the package over Python's bare start, and opening the packaged release with its first record against
``pyarrow.parquet.read_table`` of the same files. Programs take turns; the least of several rounds counts.
"""

from argparse import ArgumentParser

from childservices_corpus.bundled import bundled_release
from timing import in_turn, program

MOST_FOR_IMPORT = 0.030
BARE, IMPORT, LOAD, READ_TABLE = "bare Python", "import", "load, first record", "read_table of the same files"
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
    best = in_turn({name: program(["-c", code]) for name, code in programs.items()}, arguments.rounds)
    print(f"Milliseconds over bare Python, the least of {arguments.rounds} rounds: processor time, wall time.")
    for name in programs:
        cpu, wall = best[name].cpu - best[BARE].cpu, best[name].wall - best[BARE].wall
        print(f"  {name:<30}{1000 * cpu:>8.1f}{1000 * wall:>8.1f}")
    light = best[IMPORT].wall - best[BARE].wall < MOST_FOR_IMPORT
    faster = best[LOAD].wall < best[READ_TABLE].wall
    print(f"import adds less than {1000 * MOST_FOR_IMPORT:.0f} ms: {'met' if light else 'MISSED'}")
    print(f"load is faster than read_table: {'met' if faster else 'MISSED'}")
    return 0 if light and faster else 1


if __name__ == "__main__":
    raise SystemExit(main())
