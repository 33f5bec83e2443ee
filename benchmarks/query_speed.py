"""Questions to a large corpus against DuckDB and pandas on the same Parquet file; run with a number of records.

    python benchmarks/query_speed.py 1000000

Each figure is the median of several runs in one process, in milliseconds, with the ratio to the first of its block.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import duckdb
import pandas as pd

from childservices_corpus.corpus import load
from query_data import write

RUNS = 5
FIRST, LAST = "2018-01-01", "2019-12-31"
SQL = f"""
SELECT * FROM '{{path}}' WHERE publisher = 'themj' AND list_contains(topics, 'send')
AND NOT coalesce(published_latest < DATE '{FIRST}', false) AND NOT coalesce(published_earliest > DATE '{LAST}', false)
"""
FIRST_RECORDS = """
import sys, time
from childservices_corpus.corpus import load
corpus = load(sys.argv[1])
begin = time.perf_counter()
assert len(list(corpus.articles[:10])) == 10
print(1000 * (time.perf_counter() - begin))
status = open("/proc/self/status").read()
print(int(status.split("VmHWM:")[1].split()[0]) / 1024)
"""


def timed(run: Callable[[], Any], runs: int = RUNS) -> float:
    """Median time of `run` in milliseconds."""
    found = []
    for _ in range(runs):
        begin = time.perf_counter()
        run()
        found.append(1000 * (time.perf_counter() - begin))
    return median(found)


def report(title: str, figures: dict[str, float]) -> None:
    """Print a block of figures."""
    print(title)
    floor = next(iter(figures.values()))
    for name, figure in figures.items():
        print(f"  {name:<46} {figure:10.1f} ms  {figure / floor:6.2f}")


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as place:
        folder = write(rows, Path(place))
        path = folder / "articles.parquet"
        print(f"{rows:,} articles, {path.stat().st_size / 1e6:.0f} MB")

        def ours(corpus: Any) -> Any:
            return corpus.articles.where(publisher="themj", topic="send").between(FIRST, LAST).to_arrow()

        connection = duckdb.connect()
        sql = SQL.format(path=path)
        opened = load(folder)
        expected = connection.sql(sql).to_arrow_table().num_rows
        assert ours(opened).num_rows == expected
        frame = pd.DataFrame(opened.articles.to_pandas())
        first_day, last_day = pd.Timestamp(FIRST), pd.Timestamp(LAST)

        def mask() -> Any:
            kept = frame["topics"].map(lambda topics: "send" in topics) & (frame["publisher"] == "themj")
            too_early, too_late = frame["published_latest"] < first_day, frame["published_earliest"] > last_day
            return frame[kept & ~too_early & ~too_late]

        assert len(mask()) == expected

        report(
            f"where().between().to_arrow(): {expected:,} rows found",
            {
                "DuckDB SQL on the Parquet file": timed(lambda: connection.sql(sql).to_arrow_table()),
                "this library, the file opened anew": timed(lambda: ours(load(folder))),
                "this library, columns of the filters kept": timed(lambda: ours(opened)),
                "pandas mask on a frame in memory": timed(mask),
            },
        )
        done = subprocess.run(
            [sys.executable, "-c", FIRST_RECORDS, str(folder)], capture_output=True, text=True, check=True
        )
        first, memory = map(float, done.stdout.split())
        print(f"first 10 records after load(): {first:.1f} ms; memory of that process at most {memory:.0f} MB")


if __name__ == "__main__":
    main()
