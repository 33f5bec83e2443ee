"""Whether a build's memory stays flat over many files: ``python benchmarks/memory.py [--files 10 40 160 320]``.

Builds of ever more files of one size, each in a process of its own that reports its peak.
"""

import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory

from made_pages import FORMS, MEGABYTE, made_page

# What a build remembers of each record it has met (16 bytes) may grow; a tenth covers it. The last two builds are
# compared: a build of a few files ends before its buffers are full.
MOST_GROWTH = 1.10
_BUILD = """
import resource, sys
import childservices_corpus as csc
csc.build(sys.argv[3:], sys.argv[2], annotate=sys.argv[1] == "annotated")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak(files: list[Path], out: Path, how: str) -> float:
    """Peak memory in megabytes of a process that builds a release from `files`, ``annotated`` or ``plain``."""
    arguments = [sys.executable, "-c", _BUILD, how, str(out), *map(str, files)]
    answer = subprocess.run(arguments, check=True, capture_output=True, text=True).stdout
    kilobytes = int(answer) if sys.platform != "darwin" else int(answer) / 1024
    return kilobytes * 1024 / MEGABYTE


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, nargs="+", default=[10, 40, 160, 320], help="numbers of files, ascending")
    parser.add_argument("--megabytes", type=float, default=1, help="size of each file")
    parser.add_argument("--annotate", action="store_true", help="annotate the records: no bar")
    arguments = parser.parse_args()
    how = "annotated" if arguments.annotate else "plain"
    peaks: dict[int, float] = {}
    with TemporaryDirectory() as name:
        folder = Path(name)
        files: list[Path] = []
        for number in range(max(arguments.files)):
            form = list(FORMS)[number % len(FORMS)]
            files.append(folder / f"{number:04d}-{form}.txt")
            files[-1].write_bytes(made_page(form, int(arguments.megabytes * MEGABYTE), seed=number))
        for count in arguments.files:
            peaks[count] = peak(files[:count], folder / f"release-{count}", how)
            print(f"{count:>5} files of {arguments.megabytes:g} MB: peak {peaks[count]:.0f} MB", flush=True)
    few, many = arguments.files[-2:]
    growth = peaks[many] / peaks[few]
    if arguments.annotate:
        more = (peaks[many] - peaks[few]) / ((many - few) * arguments.megabytes)
        print(f"from {few} to {many} files {more:.0f} MB for each MB of dumps")
        return 0
    verdict = "met" if growth <= MOST_GROWTH else "MISSED"
    print(f"growth from {few} to {many} files {growth:.2f} (bar: {MOST_GROWTH:.2f})  {verdict}")
    return 0 if growth <= MOST_GROWTH else 1


if __name__ == "__main__":
    raise SystemExit(main())
