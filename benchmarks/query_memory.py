"""Peak memory of opening and asking a release of 1 GB: ``python benchmarks/query_memory.py [--megabytes 1000]``.

Two releases: the packaged one over and over with other words in its texts, and one of articles alone, which has the
most rows to filter for its size. Each line is a fresh process that does what stands there and then reports its peak.
The bar is for questions; a table taken out needs memory of its own, and two row groups while it is read.
"""

import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import query_data
from made_release import write_release

MEGABYTE = 1_000_000
MOST_MEGABYTES = 300
# Articles of `query_data` in a megabyte of Parquet.
ARTICLES_IN_A_MEGABYTE = 6_700
_BEGIN = "import resource, sys\nimport childservices_corpus as csc\ncorpus = csc.load(sys.argv[1])\n"
_FIRST = "assert len(corpus.articles) > 0\ncorpus.articles[0]\n"
_COUNT = """
for records in (corpus.articles.where(publisher="themj"), corpus.statements.where(publisher="adcs")):
    len(records.between("2018-01-01", "2022-12-31"))
"""
_TAKE = """
records = corpus.articles.where(publisher="themj").between("2020-03-01", "2020-03-07", "certain")
table = (records if len(records) else corpus.articles[:1]).to_arrow()
"""
# Linux hands the peak in getrusage on from the process that started this one; VmHWM is this one's own.
_END = """
from pathlib import Path
status = Path("/proc/self/status")
own = status.read_text().split("VmHWM:")[1].split()[0] if status.exists() else None
print(own or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
TAKEN = "and a week of it by to_arrow()"
STAGES = {
    "load()": _BEGIN,
    "and len(), first record": _BEGIN + _FIRST,
    "and where().between(), counted": _BEGIN + _FIRST + _COUNT,
    TAKEN: _BEGIN + _FIRST + _COUNT + _TAKE,
}


def peak(code: str, folder: Path) -> float:
    """Peak memory in megabytes of a process that runs `code` on the release `folder`."""
    done = subprocess.run([sys.executable, "-c", code + _END, str(folder)], check=True, capture_output=True, text=True)
    kilobytes = int(done.stdout) if sys.platform != "darwin" else int(done.stdout) / 1024
    return kilobytes * 1024 / MEGABYTE


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=1000, help="size of each release")
    size = parser.parse_args().megabytes
    releases: dict[str, Callable[[Path], Path]] = {
        "the packaged release, varied": lambda folder: write_release(folder, size * MEGABYTE),
        "articles alone": lambda folder: query_data.write(size * ARTICLES_IN_A_MEGABYTE, folder),
    }
    highest = 0.0
    for name, made in releases.items():
        with TemporaryDirectory() as place:
            folder = made(Path(place) / "release")
            written = sum(path.stat().st_size for path in folder.iterdir())
            print(f"{name}: {written / MEGABYTE:,.0f} MB", flush=True)
            for stage, code in STAGES.items():
                found = peak(code, folder)
                highest = max(highest, found if stage != TAKEN else 0)
                print(f"  {stage:<36}{found:>6.0f} MB", flush=True)
    met = highest < MOST_MEGABYTES
    print(f"less than {MOST_MEGABYTES} MB: {'met' if met else 'MISSED'}")
    return 0 if met else 1


if __name__ == "__main__":
    raise SystemExit(main())
