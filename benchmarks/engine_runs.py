"""One run of one engine: ``python benchmarks/engine_runs.py ENGINE FOLDER``; benchmarks/engines.py calls it.

Prints the seconds until two workers are ready, the seconds of work on the Parquet files in the folder, and the number
of records.
"""

import json
import multiprocessing
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

WORKERS = 2
BATCH = 50
KINDS = ("articles", "statements")
RESULTS = pa.schema([("name", pa.string()), ("records", pa.int64())])


def counted(batches: Any) -> Iterator[pa.RecordBatch]:
    """Record batches of pages in, the number of records of each page out."""
    import childservices_corpus as csc

    for found in csc.parse_batches(batches, detailed=False):
        counts = [pc.list_value_length(found.column(kind)).cast(pa.int64()) for kind in KINDS]
        yield pa.RecordBatch.from_arrays([found.column("name"), pc.add(*counts)], schema=RESULTS)


def count(path: str) -> int:
    """The number of records in a file of pages."""
    return sum(pc.sum(batch.column("records")).as_py() for batch in counted(pq.ParquetFile(path).iter_batches()))


def pool(paths: list[str]) -> Iterator[int]:
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(WORKERS, mp_context=multiprocessing.get_context("spawn")) as workers:
        yield sum(workers.map(abs, range(WORKERS)))
        yield sum(workers.map(count, paths))


def dask(paths: list[str]) -> Iterator[int]:
    import distributed

    cluster: Any = distributed.LocalCluster
    with (
        cluster(n_workers=WORKERS, threads_per_worker=1, dashboard_address=None) as local,
        local.get_client() as client,
    ):
        yield client.submit(abs, 1).result()
        yield sum(client.gather(client.map(count, paths)))


def ray(paths: list[str]) -> Iterator[int]:
    import ray as engine

    engine.init(num_cpus=WORKERS, include_dashboard=False, logging_level="ERROR")
    yield 0
    pages = engine.data.read_parquet(paths)
    yield pages.map_batches(
        lambda table: pa.Table.from_batches(counted(table.to_batches())), batch_format="pyarrow", batch_size=BATCH
    ).sum("records")


def spark(paths: list[str]) -> Iterator[int]:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master(f"local[{WORKERS}]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", str(BATCH))
        .getOrCreate()
    )
    yield session.range(1).count()
    pages = session.read.parquet(*(f"file://{path}" for path in paths))
    yield pages.mapInArrow(counted, "name string, records long").groupBy().sum("records").collect()[0][0]


def polars(paths: list[str]) -> Iterator[int]:
    import polars as pl

    yield 0
    pages = pl.scan_parquet(paths)
    schema = {"name": pl.String, "records": pl.Int64}
    yield pages.map_batches(_frame, schema=schema, streamable=True).select(pl.col("records").sum()).collect().item()


def _frame(pages: Any) -> Any:
    import polars as pl

    return pl.from_arrow(pa.Table.from_batches(counted(pages.to_arrow().to_batches(BATCH))))


def duckdb(paths: list[str]) -> Iterator[int]:
    import duckdb as engine

    base = engine.connect()
    yield 0
    pages = base.execute("select name, content from read_parquet(?)", [paths]).to_arrow_reader(BATCH)
    results = pa.RecordBatchReader.from_batches(RESULTS, counted(pages))
    [total] = base.cursor().from_arrow(results).sum("records").fetchall()[0]
    yield total


def main() -> None:
    run = {"pool": pool, "dask": dask, "ray": ray, "spark": spark, "polars": polars, "duckdb": duckdb}[sys.argv[1]]
    began = perf_counter()
    steps = run(sorted(str(path) for path in Path(sys.argv[2]).glob("*.parquet")))
    next(steps)
    ready = perf_counter()
    records = next(steps)
    print(json.dumps([ready - began, perf_counter() - ready, int(records)]))


if __name__ == "__main__":
    main()
