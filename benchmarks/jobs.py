"""What a second process is worth: ``python benchmarks/jobs.py [--megabytes 64] [--jobs 2] [--annotate] [--drawn]``.

Builds the same made dumps with one process and with several, in turns, and compares the best times. Two quiet cores
are needed: beside the time, the processor time of the main process and of the others is printed. The dumps are the
real ones with some words changed, so they are near copies of each other by the hundred. With ``--drawn`` they are
listings whose words are drawn anew for each record, as different as the records of a publisher are.
"""

import os
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from made_pages import FORMS, MEGABYTE, RAW, made_page

FASTER = {"plain": 1.6, "annotated": 1.5}
_BUILD = """
import resource, sys, time
import childservices_corpus as csc
began = time.perf_counter()
csc.build(sys.argv[4], sys.argv[3], annotate=sys.argv[1] == "annotated", jobs=int(sys.argv[2]))
took = time.perf_counter() - began
own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print(took, own.ru_utime + own.ru_stime, others.ru_utime + others.ru_stime, own.ru_maxrss, others.ru_maxrss)
"""


def drawn_page(size: int, seed: int) -> bytes:
    """A bulleted listing of about `size` bytes, the words of each record drawn from a dump."""
    chance = Random(seed)
    words = [word for word in next(RAW.glob("004_*.txt")).read_text("utf-8").split() if word.isalpha()]
    lines: list[str] = []
    written = 0
    while written < size:
        title, summary = (" ".join(chance.choices(words, k=count)).capitalize() for count in (8, 28))
        day = f"{chance.randint(1, 28)} {chance.choice(('May', 'June', 'July'))} 20{chance.randint(19, 24)}"
        lines += [f"  \N{BULLET} {title}", f"    {day}", f"    {summary}."]
        written += len(title) + len(summary)
    return "\n\n".join(lines).encode()


def build(how: str, jobs: int, dumps: Path, out: Path) -> list[float]:
    """Seconds, processor seconds of the main process and of the others, and the peaks of their memory."""
    arguments = [sys.executable, "-c", _BUILD, how, str(jobs), str(out), str(dumps)]
    answer = subprocess.run(arguments, check=True, capture_output=True, text=True).stdout
    return [float(word) for word in answer.split()]


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=64, help="size of all dumps; each has one megabyte")
    parser.add_argument("--jobs", type=int, default=2, help="number of processes")
    parser.add_argument("--rounds", type=int, default=3, help="how often both are built")
    parser.add_argument("--annotate", action="store_true", help="annotate the records")
    parser.add_argument("--drawn", action="store_true", help="listings whose words are drawn anew for each record")
    arguments = parser.parse_args()
    how = "annotated" if arguments.annotate else "plain"
    with TemporaryDirectory() as name:
        dumps = Path(name) / "dumps"
        dumps.mkdir()
        for number in range(arguments.megabytes):
            form = list(FORMS)[number % len(FORMS)]
            page = drawn_page(MEGABYTE, number) if arguments.drawn else made_page(form, MEGABYTE, seed=number)
            (dumps / f"{number:04d}.txt").write_bytes(page)
        best: dict[int, list[float]] = {}
        for _ in range(arguments.rounds):
            for jobs in (1, arguments.jobs):
                found = build(how, jobs, dumps, Path(name) / f"release-{jobs}")
                best[jobs] = min(best.get(jobs, found), found)
        for jobs, (took, own, others, peak, of_others) in best.items():
            print(
                f"{how} build of {arguments.megabytes} MB, {jobs} jobs: {took:.1f} s; processor {own:.1f} s here, "
                f"{others:.1f} s in workers; peak {peak / 1024:.0f} MB here, {of_others / 1024:.0f} MB a worker"
            )
        same = all(
            (Path(name) / "release-1" / one).read_bytes()
            == (Path(name) / f"release-{arguments.jobs}" / one).read_bytes()
            for one in os.listdir(Path(name) / "release-1")
        )
    faster = best[1][0] / best[arguments.jobs][0]
    verdict = "met" if same and faster >= FASTER[how] else "MISSED"
    print(f"bytes {'equal' if same else 'DIFFER'}; {faster:.2f} times as fast (bar for two: {FASTER[how]})  {verdict}")
    return 0 if verdict == "met" else 1


if __name__ == "__main__":
    raise SystemExit(main())
