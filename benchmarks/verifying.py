"""What a check of a release costs: ``python benchmarks/verifying.py [--megabytes 8 64]``.

``verify`` against a build of the same pages and of the same kind, without annotations and with them, in processor time
of this process. A check reads each dump again and then builds the release again, so it takes longer than a build. Both
take turns, and the least of several rounds counts.
"""

from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory

import childservices_corpus as csc
from made_pages import FORMS, MEGABYTE, made_page
from timing import in_turn, timed

# At most so many builds of the same kind; annotating costs more than the other checks.
MOST_BUILDS = {False: 4.0, True: 2.0}
BUILD, VERIFY = "build", "verify"


def measure(megabytes: int, page: float, rounds: int, folder: Path, *, annotate: bool) -> bool:
    """Print the figures of a release of so many `megabytes` in pages of size `page`; True if the bar is met."""
    name = f"{megabytes}-{page:g}-{annotate}"
    dumps, out = folder / f"dumps-{name}", folder / f"release-{name}"
    dumps.mkdir()
    for number in range(max(1, int(megabytes / page))):
        form = list(FORMS)[number % len(FORMS)]
        (dumps / f"{number:05d}-{form}.txt").write_bytes(made_page(form, int(page * MEGABYTE), seed=number))

    def check() -> None:
        found = csc.verify(out)
        assert found.sound, found.faults
        assert found.worked_out, found.unchecked

    best = in_turn({BUILD: timed(lambda: csc.build(dumps, out, annotate=annotate)), VERIFY: timed(check)}, rounds)
    ratio = best[VERIFY].cpu / best[BUILD].cpu
    verdict = "met" if ratio <= MOST_BUILDS[annotate] else "MISSED"
    print(
        f"{megabytes} MB in pages of {page:g} MB, {'with' if annotate else 'without'} annotations: "
        f"build {best[BUILD].cpu:.2f} s, verify {best[VERIFY].cpu:.2f} s, ratio {ratio:.2f} "
        f"(bar: {MOST_BUILDS[annotate]:g})  {verdict}",
        flush=True,
    )
    return ratio <= MOST_BUILDS[annotate]


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, nargs="+", default=[8, 64], help="sizes of all pages together")
    parser.add_argument("--annotated", type=int, nargs="*", default=[4], help="the same of annotated releases")
    parser.add_argument("--pages", type=float, nargs="+", default=[1.0, 0.02], help="sizes of a page, in MB")
    parser.add_argument("--rounds", type=int, default=3, help="rounds, of which the least time counts")
    arguments = parser.parse_args()
    with TemporaryDirectory() as name:
        kinds = {False: arguments.megabytes, True: arguments.annotated}
        cases = [(kind, size, page) for kind, sizes in kinds.items() for page in arguments.pages for size in sizes]
        met = [measure(size, page, arguments.rounds, Path(name), annotate=kind) for kind, size, page in cases]
    return 0 if all(met) else 1


if __name__ == "__main__":
    raise SystemExit(main())
