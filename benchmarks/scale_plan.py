"""What the publishers' pages in one whole Common Crawl would cost: ``python benchmarks/scale_plan.py [--pages 20000]``.

Rates are measured here, on made files, as processor time of one process. Sizes of the crawl are those that Common Crawl
published for February 2019 (commoncrawl.org/2019/03/february-2019-crawl-archive-now-available); a crawl of today has
about as many pages. Two ways are compared: to read all text files, and to fetch only the pages that the index names.
"""

import random
from argparse import ArgumentParser
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import childservices_corpus as csc
from crawling import DIFFERENT, make, ours, record
from made_pages import MEGABYTE, made_page
from timing import in_turn, timed

TEBIBYTE = 2**40
WET_FILES, WET_BYTES, INDEX_BYTES, CRAWLED = 64_000, 7.62 * TEBIBYTE, 0.26 * TEBIBYTE, 2_900_000_000
# Text packed by gzip, one member a page.
UNPACKED = 2.5
PAGE = 20_000
# A stored response: HTML packed by gzip, several times the size of its text.
RESPONSE = 30_000
LINE = 1e9 / 8
HOUR = 3600
_CRAWLED_MB, _BUILT_MB = 30, 4
_FORMS = ("themj-dated", "localgov-dated", "adcs-new-statement", "themj-new-article")


def reading_rate(folder: Path) -> float:
    """Bytes of text, before packing, that are read a second from a made WET file."""
    chance = random.Random(1)
    words = ["".join(chance.choices("abcdefghijklmnoprstuvw", k=chance.randint(2, 9))) for _ in range(5000)]
    path = folder / "a.wet.gz"
    make(path, [record(number, words, chance) for number in range(DIFFERENT)], _CRAWLED_MB * MEGABYTE, packed=True)
    return _CRAWLED_MB * MEGABYTE / in_turn({"read": timed(partial(ours, path))}, 3)["read"].cpu


def building(folder: Path) -> tuple[float, float]:
    """Bytes of dumps that an annotated build takes a second, and bytes of a release for each byte of dumps."""
    dumps = folder / "dumps"
    dumps.mkdir()
    number = _BUILT_MB * MEGABYTE // PAGE
    pages = [made_page(_FORMS[seed % len(_FORMS)], PAGE, seed) for seed in range(number)]
    for seed, page in enumerate(pages):
        (dumps / f"{seed:04}.txt").write_bytes(page)
    out = folder / "release"
    cost = in_turn({"build": timed(partial(csc.build, dumps, out, jobs=1))}, 1)["build"].cpu
    size = sum(map(len, pages))
    return size / cost, sum(path.stat().st_size for path in out.iterdir()) / size


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=20_000, help="pages of the publishers in the crawl")
    taken: int = parser.parse_args().pages
    with TemporaryDirectory() as folder:
        read = reading_rate(Path(folder))
        built, kept = building(Path(folder))
    text = taken * PAGE
    print(
        f"read: {read / MEGABYTE:.0f} MB/s; annotated build: {built / MEGABYTE:.2f} MB/s; release: {kept:.2f} of dumps"
    )
    print(f"all text files: {WET_FILES:,} files, {WET_BYTES / TEBIBYTE:.2f} TiB for {CRAWLED:,} pages")
    print(f"  reading: {WET_BYTES * UNPACKED / read / HOUR:,.0f} core hours")
    print(f"  fetching at 1 Gbit/s: {WET_BYTES / LINE / HOUR:,.0f} hours")
    print(f"the index first: {INDEX_BYTES / TEBIBYTE:.2f} TiB at most, then {taken:,} requests")
    print(f"  fetching at 1 Gbit/s: {(INDEX_BYTES + taken * RESPONSE) / LINE / HOUR:,.2f} hours at most")
    print(f"building {taken:,} pages: {text / MEGABYTE:,.0f} MB, {text / built / HOUR:,.2f} core hours")
    print(f"  release: {text * kept / MEGABYTE:,.0f} MB")


if __name__ == "__main__":
    main()
