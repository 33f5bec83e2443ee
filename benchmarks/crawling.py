"""Reading crawl files, against a bare loop of FastWARC: ``python benchmarks/crawling.py [--megabytes 50 200]``.

With ``--build``, a release with annotations is built from packed WET of these sizes, by two processes each time, and
by two that are killed halfway and started again. There each page of a publisher differs from all others.

The files are made: WET with a member of gzip for each record, as Common Crawl writes it, and the same as a plain file.
One page in fifty is of a publisher. Times are processor time of both loops in turn; the peak of memory is that of a
process of its own.
"""

import gzip
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from argparse import ArgumentParser
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from fastwarc.warc import ArchiveIterator

import childservices_corpus as csc
from jobs import drawn_page
from made_pages import MEGABYTE, made_page
from timing import in_turn, timed

# The bars: times a bare loop, times the time of the smaller file for each byte, times its memory.
MOST_RATIO, MOST_GROWTH, MOST_MEMORY = 3.0, 1.15, 1.1
DIFFERENT, ONE_IN, PAGE = 500, 50, 6000
_PEAK = """
import resource, sys
import childservices_corpus as csc
pages = csc.crawl_pages(sys.argv[1])
print(sum(len(page.content) for page in pages))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""

_BUILD = """
import resource, sys
import childservices_corpus as csc
csc.build(sys.argv[1], sys.argv[2], jobs=2)
print(max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
"""


def record(number: int, words: list[str], chance: random.Random) -> bytes:
    """One made page: one in fifty is a listing of a publisher, the others are words."""
    ours = number % ONE_IN == 0
    host = "www.themj.co.uk" if ours else f"site{number}.example.org"
    block = made_page("themj-dated", PAGE) if ours else " ".join(chance.choices(words, k=PAGE // 6)).encode()
    return framed(f"https://{host}/{number}", block)


def framed(address: str, block: bytes) -> bytes:
    """The record of a page, as it is in a file."""
    head = (
        f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: {address}\r\n"
        f"WARC-Date: 2024-05-12T10:00:00Z\r\nContent-Type: text/plain\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def make(path: Path, records: list[bytes], size: int, *, packed: bool) -> None:
    """A crawl file of about `size` bytes before packing."""
    pieces = [(gzip.compress(one, 6) if packed else one, len(one)) for one in records]
    written = 0
    with path.open("wb") as file:
        while written < size:
            for piece, length in pieces:
                file.write(piece)
                written += length


def different(path: Path, words: list[str], size: int) -> None:
    """Packed WET of about `size` bytes before packing, in which each page of a publisher differs from all others."""
    chance = random.Random(2)
    others = [record(number, words, chance) for number in range(1, DIFFERENT) if number % ONE_IN]
    packed = [(gzip.compress(one, 6), len(one)) for one in others]
    written = number = 0
    with path.open("wb") as file:
        while written < size:
            page = drawn_page(PAGE, number)
            address = f"https://www.themj.co.uk/{number}"
            mine = framed(address, page)
            for piece, length in [(gzip.compress(mine, 6), len(mine)), *chance.sample(packed, ONE_IN - 1)]:
                file.write(piece)
                written += length
            number += 1


def built(path: Path, folder: Path, killed_after: float | None = None) -> tuple[float, float]:
    """Seconds and peak in megabytes of the largest process of a build by two processes, after one that was killed."""
    command = [sys.executable, "-c", _BUILD, str(path), str(folder)]
    if killed_after is not None:
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True) as begun:
            try:
                begun.wait(killed_after)
            except subprocess.TimeoutExpired:
                os.killpg(begun.pid, signal.SIGKILL)
    begin = time.perf_counter()
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    kilobytes = int(run.stdout.split()[-1]) / (1024 if sys.platform == "darwin" else 1)
    return time.perf_counter() - begin, kilobytes * 1024 / MEGABYTE


def builds(words: list[str], sizes: list[int]) -> None:
    """Print what builds of ever larger WET cost."""
    for size in sizes:
        with TemporaryDirectory() as folder:
            path, release = Path(folder) / "a.wet.gz", Path(folder) / "release"
            different(path, words, size * MEGABYTE)
            seconds, peak = built(path, release)
            files = {one.name: one.read_bytes() for one in release.iterdir()}
            rows = len(csc.load(release).articles)
            shutil.rmtree(release)
            again, _ = built(path, release, killed_after=seconds / 2)
            same = files == {one.name: one.read_bytes() for one in release.iterdir()}
        print(
            f"{size} MB: {seconds:.0f} s, {size / seconds:.1f} MB/s, {rows:,} articles, {1e6 * seconds / rows:.0f} µs "
            f"each, largest process {peak:.0f} MB; killed halfway, the rest {again:.0f} s, "
            f"bytes {'equal' if same else 'DIFFER'}",
            flush=True,
        )


def bare(path: Path) -> int:
    """A loop of FastWARC that reads each block."""
    with path.open("rb") as file:
        return sum(len(one.reader.read()) for one in ArchiveIterator(file))


def ours(path: Path) -> int:
    """The pages of publishers, unlooked at: what a layout costs is measured by parsing.py."""
    return sum(len(one.content) for one in csc.crawl_pages(path, recognised=False))


def peak(path: Path) -> float:
    """Peak memory in megabytes of a process that reads the pages that layouts recognise."""
    run = subprocess.run([sys.executable, "-c", _PEAK, str(path)], check=True, capture_output=True, text=True)
    kilobytes = int(run.stdout.split()[-1]) / (1024 if sys.platform == "darwin" else 1)
    return kilobytes * 1024 / MEGABYTE


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, nargs="+", default=[50, 200], help="sizes before packing, ascending")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--build", action="store_true", help="build releases from the files instead")
    arguments = parser.parse_args()
    chance = random.Random(1)
    words = ["".join(chance.choices("abcdefghijklmnoprstuvw", k=chance.randint(2, 9))) for _ in range(5000)]
    if arguments.build:
        builds(words, arguments.megabytes)
        return 0
    records = [record(number, words, chance) for number in range(DIFFERENT)]
    met = True
    for packed in (True, False):
        seconds, peaks = [], []
        for size in arguments.megabytes:
            with TemporaryDirectory() as folder:
                path = Path(folder) / ("a.wet.gz" if packed else "a.wet")
                make(path, records, size * MEGABYTE, packed=packed)
                jobs = {"bare": timed(partial(bare, path)), "ours": timed(partial(ours, path))}
                cost = in_turn(jobs, arguments.rounds)
                peaks.append(peak(path))
            seconds.append(cost["ours"].cpu / size)
            ratio = cost["ours"].cpu / cost["bare"].cpu
            met = met and (ratio <= MOST_RATIO or not packed)
            print(
                f"{'gzip' if packed else 'plain'} {size} MB: {size / cost['ours'].cpu:.0f} MB/s, "
                f"{ratio:.2f} times a bare loop of FastWARC, peak {peaks[-1]:.0f} MB"
            )
        met = met and seconds[-1] <= MOST_GROWTH * seconds[0] and peaks[-1] <= MOST_MEMORY * peaks[0]
    print("all bars are met" if met else "a bar is MISSED")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
