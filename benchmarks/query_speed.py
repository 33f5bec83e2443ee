"""Questions to a large corpus against DuckDB and pandas on the same Parquet file; run with numbers of records.

    python benchmarks/query_speed.py 100000 1000000

What is compared takes turns in one process, and the least of several rounds counts; ratios are of processor time, to
the first of each block. A record is also asked for by its id, in the order of the rows and in no
order. The first records after ``load()`` are timed in fresh processes, of which the least counts too.
"""

import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow.parquet as pq

import childservices_corpus as csc
from query_data import write
from timing import Cost, in_turn, timed

ROUNDS = 9
MOST_FOR_FIRST = 0.050
MOST_TIMES_DUCKDB = 1.2
MOST_TIMES_BY_ID = 2.0
MOST_TIMES_TREND = 2.0
FIRST, LAST = "2018-01-01", "2019-12-31"
SQL = f"""
SELECT * FROM '{{path}}' WHERE publisher = 'themj' AND list_contains(topics, 'send')
AND NOT coalesce(published_latest < DATE '{FIRST}', false) AND NOT coalesce(published_earliest > DATE '{LAST}', false)
"""
TREND = """
SELECT publisher, quarter, count(*) AS of_possible, count(*) FILTER (first = last) AS of_certain,
  count(*) FILTER (send) AS possible, count(*) FILTER (send AND first = last) AS certain
FROM (SELECT publisher, send, first, last, unnest(generate_series(first, last)) AS quarter FROM (
  SELECT publisher, list_contains(topics, 'send') AS send,
    year(published_earliest) * 4 + quarter(published_earliest) AS first,
    year(published_latest) * 4 + quarter(published_latest) AS last
  FROM '{path}' WHERE published_earliest IS NOT NULL AND published_latest IS NOT NULL))
GROUP BY ALL ORDER BY quarter, publisher
"""
DUCKDB, ANEW, AGAIN, PANDAS = "DuckDB SQL on the file", "the file opened anew", "asked again", "pandas mask, in memory"
_FIRST_RECORDS = """
import sys, time
import childservices_corpus as csc
corpus = csc.load(sys.argv[1])
begin = time.perf_counter()
assert len(list(corpus.articles[:10])) == 10
print(time.perf_counter() - begin)
"""


def report(title: str, best: Mapping[str, Cost]) -> None:
    """Print a block of figures."""
    print(f"{title}: processor ms, ratio; wall ms", flush=True)
    floor = next(iter(best.values())).cpu
    for name, cost in best.items():
        print(f"  {name:<38}{1000 * cost.cpu:>10.1f}{cost.cpu / floor:>8.2f}{1000 * cost.wall:>10.1f}", flush=True)


def first_records(folder: Path) -> float:
    """Seconds from the end of ``load()`` to ten records, in a fresh process."""
    done = subprocess.run(
        [sys.executable, "-c", _FIRST_RECORDS, str(folder)], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def by_id(folder: Path, rounds: int, order: str) -> tuple[str, bool]:
    """Print what a record by its id costs in a corpus opened anew; the bar, and whether it is met."""
    path = folder / "articles.parquet"
    ids = pq.read_table(path, columns=["id"])["id"]
    wanted = [ids[row].as_py() for row in (17, len(ids) // 3, len(ids) // 2, len(ids) - 5)]
    connection, opened = duckdb.connect(), csc.load(folder)
    sql = f"SELECT * FROM '{path}' WHERE id = ?"
    jobs = {
        DUCKDB: timed(lambda: [connection.execute(sql, [one]).fetchall() for one in wanted]),
        ANEW: timed(lambda: [csc.load(folder).articles[one] for one in wanted]),
        AGAIN: timed(lambda: [opened.articles[one] for one in wanted]),
    }
    best = in_turn(jobs, rounds)
    report(f"four records by id, ids {order}", best)
    ratio = best[ANEW].cpu / best[DUCKDB].cpu
    return f"by id, ids {order}: at most {MOST_TIMES_BY_ID:g} times DuckDB", ratio <= MOST_TIMES_BY_ID


def trend(folder: Path, rounds: int) -> tuple[str, bool]:
    """Print what a trend costs in a corpus opened anew; the bar, and whether it is met."""
    connection, opened = duckdb.connect(), csc.load(folder)
    sql = TREND.format(path=folder / "articles.parquet")

    def ours(corpus: Any) -> Any:
        return corpus.articles.trend("quarter", split="publisher", topic="send")

    found = [(row["certain"], row["possible"]) for row in ours(opened).to_arrow().to_pylist() if row["captured"]]
    assert found == [(certain, possible) for *_, possible, certain in connection.sql(sql).fetchall()]
    jobs = {
        DUCKDB: timed(lambda: connection.sql(sql).fetchall()),
        ANEW: timed(lambda: ours(csc.load(folder))),
        AGAIN: timed(lambda: ours(opened)),
    }
    best = in_turn(jobs, rounds)
    report("articles of a topic by quarter and publisher, sure and possible", best)
    return f"trend: at most {MOST_TIMES_TREND:g} times DuckDB", best[ANEW].cpu <= MOST_TIMES_TREND * best[DUCKDB].cpu


def measure(rows: int, folder: Path, rounds: int) -> bool:
    """Print the figures of a corpus of `rows` articles; True if the bars are met."""
    path = write(rows, folder) / "articles.parquet"
    print(f"{rows:,} articles, {path.stat().st_size / 1e6:.0f} MB")

    def ours(corpus: Any) -> Any:
        return corpus.articles.where(publisher="themj", topic="send").between(FIRST, LAST).to_arrow()

    connection = duckdb.connect()
    sql = SQL.format(path=path)
    opened = csc.load(folder)
    frame = pd.DataFrame(opened.articles.to_pandas())
    first_day, last_day = pd.Timestamp(FIRST), pd.Timestamp(LAST)

    def mask() -> Any:
        kept = frame["topics"].map(lambda topics: "send" in topics) & (frame["publisher"] == "themj")
        too_early, too_late = frame["published_latest"] < first_day, frame["published_earliest"] > last_day
        return frame[kept & ~too_early & ~too_late]

    expected = connection.sql(sql).to_arrow_table().num_rows
    assert ours(opened).num_rows == len(mask()) == expected
    jobs = {
        DUCKDB: timed(lambda: connection.sql(sql).to_arrow_table()),
        ANEW: timed(lambda: ours(csc.load(folder))),
        AGAIN: timed(lambda: ours(opened)),
        PANDAS: timed(mask),
    }
    best = in_turn(jobs, rounds)
    report(f"where().between().to_arrow(), {expected:,} rows found", best)
    first = min(first_records(folder) for _ in range(rounds))
    met = {
        f"at most {MOST_TIMES_DUCKDB:g} times DuckDB": best[ANEW].cpu <= MOST_TIMES_DUCKDB * best[DUCKDB].cpu,
        f"first 10 records after load() in {1000 * first:.1f} ms, bar {1000 * MOST_FOR_FIRST:.0f}": (
            first < MOST_FOR_FIRST
        ),
    }
    shuffled = write(rows, folder.with_name(f"{folder.name}-shuffled"), ordered=False)
    met |= dict([by_id(folder, rounds, "in the order of the rows"), by_id(shuffled, rounds, "in no order")])
    met |= dict([trend(folder, rounds)])
    for bar, holds in met.items():
        print(f"{bar}: {'met' if holds else 'MISSED'}", flush=True)
    return all(met.values())


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int, nargs="*", default=[100_000, 300_000, 1_000_000], help="numbers of records")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="rounds, of which the least time counts")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        met = [measure(rows, Path(place) / str(rows), arguments.rounds) for rows in arguments.rows]
    return 0 if all(met) else 1


if __name__ == "__main__":
    raise SystemExit(main())
