"""What the three steps of annotating cost: ``python benchmarks/steps.py [--megabytes 4 16 64]``.

The first and the third step run for shares of four made pages of 1 MB, and their time is given by share. The second
step runs in a process of its own, which reports its peak (on Linux: the system's own figure would be that of the
process that started it). The last line says what it adds for each record, from the
fewest to the most dumps. Made pages are near copies of each other by the hundred, which no publisher has, and links
between them are most of the second step; ``--without-links`` leaves them out.
"""

import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from childservices_corpus.annotate.steps.alone import alone
from childservices_corpus.annotate.steps.finished import finished
from childservices_corpus.annotate.steps.stored import Kept, keep
from childservices_corpus.curation.folder import Curation
from childservices_corpus.parsing.objects import parse
from made_pages import FORMS, MEGABYTE, made_page

SHARE = 4
_TOGETHER = """
import sys, time
from pathlib import Path
from childservices_corpus.annotate.steps import together as step
from childservices_corpus.annotate.steps.linked import in_columns
from childservices_corpus.annotate.steps.stored import Kept, keep
from childservices_corpus.curation.folder import Curation
if sys.argv[2] == "without":
    step.find_links = lambda gathered, passed, folder: in_columns([], passed.low)
shares = [Kept(Path(name)) for name in sys.argv[3:]]
start = time.process_time()
found = step.together(shares, Curation())
for number in range(len(shares)):
    folder = Path(sys.argv[1]) / str(number)
    folder.mkdir(parents=True)
    keep(folder, found.decisions(number))
status = Path("/proc/self/status").read_text().splitlines()
print(time.process_time() - start, next(line.split()[1] for line in status if line.startswith("VmHWM")))
"""


def together(shares: list[Path], out: Path, links: str) -> tuple[float, float]:
    """Seconds and peak in bytes of the second step over `shares`."""
    arguments = [sys.executable, "-c", _TOGETHER, str(out), links, *map(str, shares)]
    seconds, peak = subprocess.run(arguments, check=True, capture_output=True, text=True).stdout.split()
    return float(seconds), float(peak) * 1024


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, nargs="+", default=[4, 16, 64], help="sizes of all dumps, ascending")
    parser.add_argument("--without-links", action="store_true", help="find no links")
    arguments = parser.parse_args()
    links = "without" if arguments.without_links else "with"
    with TemporaryDirectory() as name:
        folder, shares, records, peaks = Path(name), list[Path](), list[int](), list[float]()
        for size in arguments.megabytes:
            start = process_time()
            before = len(shares)
            for number in range(before, size // SHARE):
                pages = [
                    parse(made_page(form, MEGABYTE, seed=number).decode(), name=f"{number}-{form}") for form in FORMS
                ]
                shares.append(folder / f"alone-{number}")
                shares[-1].mkdir()
                tables = alone(pages)
                records.append(tables["records"].num_rows)
                keep(shares[-1], tables)
            first = (process_time() - start) / max(1, len(shares) - before)
            out = folder / f"decisions-{size}"
            second, peak = together(shares, out, links)
            peaks.append(peak)
            start = process_time()
            finished(Kept(shares[0]), Kept(out / "0"), Curation())
            third = process_time() - start
            print(
                f"{size:>5} MB, {sum(records):>8} records: seconds a share, the first with parsing: {first:.1f}, "
                f"{second / len(shares):.1f}, {third:.1f}; peak of the second step {peak / MEGABYTE:.0f} MB",
                flush=True,
            )
    more = sum(records) - sum(records[: arguments.megabytes[0] // SHARE])
    if more:
        print(f"the second step adds {(peaks[-1] - peaks[0]) / more:.0f} bytes a record")


if __name__ == "__main__":
    main()
