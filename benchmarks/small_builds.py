"""What reading small pages together is worth to a build: ``python benchmarks/small_builds.py [--pages 1000]``.

Builds without annotations of made pages of 20 kB: with pages read together, and with each read by itself, in turns and
in one process. Says whether the bytes are equal.
"""

from argparse import ArgumentParser
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import childservices_corpus as csc
from childservices_corpus.release.shares import read
from made_pages import made_page
from timing import in_turn, timed

SIZE = 20_000
LISTINGS = ("themj-bulleted", "themj-plain", "localgov-listing")


def measure(forms: tuple[str, ...], count: int, rounds: int, folder: Path) -> None:
    """Print the times of both builds of so many pages of `forms`, taken in turn."""
    dumps = folder / "-".join(forms)
    dumps.mkdir()
    for number in range(count):
        (dumps / f"{number:05d}.txt").write_bytes(made_page(forms[number % len(forms)], SIZE, seed=number))

    def build(name: str, together: int) -> None:
        read.TOGETHER = together
        csc.build(dumps, folder / name, annotate=False)

    ways = {"together": read.TOGETHER, "by itself": 0}
    jobs = {name: timed(partial(build, name, size)) for name, size in ways.items()}
    best = in_turn(jobs, rounds)
    read.TOGETHER = ways["together"]
    files = [{path.name: path.read_bytes() for path in (folder / name).iterdir()} for name in ways]
    together, alone = (best[name].cpu for name in ways)
    print(
        f"{count} pages of {' and '.join(forms)}: {together:.2f} s together, {alone:.2f} s each by itself, "
        f"ratio {together / alone:.2f}; bytes {'equal' if files[0] == files[1] else 'DIFFER'}",
        flush=True,
    )


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000, help="number of pages")
    parser.add_argument("--rounds", type=int, default=3, help="rounds, of which the least time counts")
    arguments = parser.parse_args()
    with TemporaryDirectory() as name:
        for forms in (LISTINGS[:1], LISTINGS):
            measure(forms, arguments.pages, arguments.rounds, Path(name))


if __name__ == "__main__":
    main()
