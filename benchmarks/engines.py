"""What an engine costs: ``python benchmarks/engines.py [--pages 800] [--engines pool dask ray spark polars duckdb]``.

Each engine reads the same made pages of 20 kB with ``parse_batches``, on two workers, in a process of its own. Start-up
(import, workers ready) and work are apart. Engines that are not installed are left out. With ``--build``, a build with
``engine="dask"`` is compared with one with ``jobs=2`` instead.
"""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq

from made_pages import FORMS, made_page

SIZE, BATCH, WORKERS = 20_000, 50, 2
# The module that each engine needs.
ENGINES = {
    "pool": "concurrent.futures",
    "dask": "distributed",
    "ray": "ray",
    "spark": "pyspark",
    "polars": "polars",
    "duckdb": "duckdb",
}
_BUILD = """
import sys, time
import childservices_corpus as csc
from childservices_corpus.release.engines import on_dask
began = time.perf_counter()
ready, check = [], on_dask._check
on_dask._check = lambda *given: (check(*given), ready.append(time.perf_counter() - began))
csc.build(sys.argv[2], sys.argv[3], annotate=False, jobs=2, engine=sys.argv[1] or None)
print(*ready, time.perf_counter() - began)
"""


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=800, help="number of pages of 20 kB")
    parser.add_argument("--engines", nargs="+", default=list(ENGINES), choices=ENGINES)
    parser.add_argument("--rounds", type=int, default=2, help="how often each is run; the least times count")
    parser.add_argument("--build", action="store_true", help="compare builds")
    arguments = parser.parse_args()
    with TemporaryDirectory() as name:
        pages = [made_page(list(FORMS)[seed % len(FORMS)], SIZE, seed=seed) for seed in range(arguments.pages)]
        if arguments.build:
            return builds(pages, Path(name), arguments.rounds)
        return engines(pages, Path(name), arguments.rounds, [one for one in arguments.engines if _installed(one)])


def engines(pages: list[bytes], folder: Path, rounds: int, names: list[str]) -> int:
    """Print start-up and work of each engine, and its work against that of the pool."""
    for low in range(0, len(pages), BATCH):
        some = {"name": [f"{number}.txt" for number in range(low, low + BATCH)], "content": pages[low : low + BATCH]}
        pq.write_table(pa.table(some), folder / f"{low:06d}.parquet")
    best: dict[str, list[float]] = {}
    records = set()
    for _ in range(rounds):
        for name in names:
            arguments = [sys.executable, str(Path(__file__).with_name("engine_runs.py")), name, str(folder)]
            ran = subprocess.run(arguments, check=True, capture_output=True, text=True)
            start, work, count = json.loads(ran.stdout.splitlines()[-1])
            records.add(count)
            best[name] = [*map(min, best.get(name, [start, work]), (start, work))]
    first = best[names[0]]
    for name, (start, work) in best.items():
        print(f"{name:>6}: start {start:5.1f} s, work {work:6.1f} s, {work / first[1]:.2f} times that of {names[0]}")
    print(f"records {'equal' if len(records) == 1 else 'DIFFER'}: {sorted(records)}")
    return 0 if len(records) == 1 else 1


def builds(pages: list[bytes], folder: Path, rounds: int) -> int:
    """Print the times of a build on Dask and of one with two jobs; bytes must be equal."""
    dumps = folder / "dumps"
    dumps.mkdir()
    for number, page in enumerate(pages):
        (dumps / f"{number:05d}.txt").write_bytes(page)
    best: dict[str, list[float]] = {}
    for _ in range(rounds):
        for engine in ("", "dask"):
            arguments = [sys.executable, "-c", _BUILD, engine, str(dumps), str(folder / f"release{engine}")]
            ran = subprocess.run(arguments, check=True, capture_output=True, text=True)
            found = [float(word) for word in ran.stdout.split()]
            best[engine] = [*map(min, best.get(engine, found), found)]
    [local], [start, whole] = best[""], best["dask"]
    there = os.listdir(folder / "release")
    same = all((folder / "release" / one).read_bytes() == (folder / "releasedask" / one).read_bytes() for one in there)
    print(
        f"build of {len(pages)} pages: two jobs {local:.1f} s; two workers of Dask {whole:.1f} s, {start:.1f} s of it"
    )
    print(
        f"before they are ready; after that {(whole - start) / local:.2f} times; bytes {'equal' if same else 'DIFFER'}"
    )
    return 0 if same else 1


def _installed(engine: str) -> bool:
    return find_spec(ENGINES[engine]) is not None


if __name__ == "__main__":
    raise SystemExit(main())
