"""How long reading a page takes, as ratios: ``python benchmarks/parsing.py [--megabytes 50]``.

For a page of each form, made by varying the dumps or by the makers of the tests, in one process and in turn: the floor
(read the file, decode it, split it into lines) against ``parse_table``, ``parse`` and a whole build; then, on The MJ's
bulleted listing, general parsers that do the plain job. Ratios are of processor time, the least of several rounds.
"""

from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import childservices_corpus as csc
from made_pages import MEGABYTE, NAMES, made_page
from rivals import READERS
from timing import Cost, in_turn, timed

RIVALS_PAGE = "themj-bulleted"
# ttp cannot see the first record of a listing, whose bullet lacks the indent of the others.
RECORDS_A_RIVAL_MAY_MISS = 1
PLAIN, DETAILED, OBJECTS, BUILD, FLOOR = "parse_table, plain", "parse_table", "parse", "build", "floor"


@dataclass(frozen=True)
class Bar:
    """How many times the floor's time a thing may take."""

    name: str
    most: float | None


BARS = (Bar(PLAIN, 4), Bar(DETAILED, 6), Bar(OBJECTS, 12), Bar(BUILD, None))
FASTER_THAN = {"textfsm": 5.0, "lark": 5.0, "ttp": None}


def floor(page: Path) -> list[str]:
    """The least that any reader of lines must do."""
    return page.read_bytes().decode().splitlines()


def jobs(page: Path, folder: Path) -> Mapping[str, Callable[[], Any]]:
    """What is measured, from the file on."""
    return {
        FLOOR: lambda: floor(page),
        PLAIN: lambda: csc.parse_table(page, detailed=False),
        DETAILED: lambda: csc.parse_table(page),
        OBJECTS: lambda: csc.parse(page),
        BUILD: lambda: csc.build([page], folder / "release", annotate=False),
    }


def against_the_floor(form: str, folder: Path, size: int, rounds: int) -> bool:
    """Measure and print one form; returns whether each bar is met."""
    page = folder / f"{form}.txt"
    page.write_bytes(made_page(form, size))
    _is_read(form, page)
    best = in_turn({name: timed(job) for name, job in jobs(page, folder).items()}, rounds)
    size_read = page.stat().st_size
    print(f"\n{form}, {size_read / MEGABYTE:.0f} MB; floor {_rate(size_read, best[FLOOR])} MB/s")
    met = True
    for bar in BARS:
        ratio = best[bar.name].cpu / best[FLOOR].cpu
        met &= bar.most is None or ratio <= bar.most
        print(
            f"  {bar.name:<20}{ratio:>6.1f} x floor{_rate(size_read, best[bar.name]):>8} MB/s   {_verdict(ratio, bar)}"
        )
    page.unlink()
    return met


def _is_read(form: str, page: Path) -> None:
    """Raise unless records are read: a page of which nothing is read would look fast."""
    tables = csc.parse_table(page, detailed=False)
    if not tables["articles"].num_rows + tables["statements"].num_rows:
        raise RuntimeError(f"{form}: the page gives no records")


def against_rivals(folder: Path, size: int, rounds: int) -> bool:
    """Measure and print general parsers on the bulleted listing; returns whether each bar is met."""
    page = folder / "listing.txt"
    page.write_bytes(made_page(RIVALS_PAGE, size))
    work: dict[str, Callable[[], Any]] = {PLAIN: lambda: csc.parse_table(page, detailed=False)}
    work |= {DETAILED: lambda: csc.parse_table(page), OBJECTS: lambda: csc.parse(page)}
    for name, maker in READERS.items():
        read = maker()
        _same_rows(name, read(page.read_text("utf-8")), page)
        work[name] = lambda read=read: read(page.read_text("utf-8"))  # type: ignore[misc]
    best = in_turn({name: timed(job) for name, job in work.items()}, rounds)
    print(f"\n{RIVALS_PAGE}, {size / MEGABYTE:.0f} MB: title, date and summary alone, without offsets or ledger")
    met = True
    for name, least in FASTER_THAN.items():
        ratio = best[name].cpu / best[PLAIN].cpu
        met &= least is None or ratio >= least
        told = "" if least is None else f"(bar: {least:.0f} x)  {'met' if ratio >= least else 'MISSED'}"
        print(f"  {name:<20}{ratio:>6.1f} x {PLAIN}{_rate(size, best[name]):>8} MB/s   {told}")
        print(f"  {'':<20}{best[name].cpu / best[DETAILED].cpu:>6.1f} x {DETAILED}")
        print(f"  {'':<20}{best[name].cpu / best[OBJECTS].cpu:>6.1f} x {OBJECTS}")
    return met


def _same_rows(name: str, rows: list[tuple[str, str, str]], page: Path) -> None:
    """Raise unless a rival read what we read: a parser that skips its work would look fast."""
    table = csc.parse_table(page, detailed=False)["articles"].select(["title", "published_text", "summary"])
    ours = [tuple(row.values()) for row in table.to_pylist()]
    if len(ours) - len(rows) > RECORDS_A_RIVAL_MAY_MISS or rows != ours[len(ours) - len(rows) :]:
        raise RuntimeError(f"{name} reads {len(rows)} of {len(ours)} records, or reads them otherwise")


def _rate(size: int, cost: Cost) -> str:
    return f"{size / MEGABYTE / cost.cpu:.1f}"


def _verdict(ratio: float, bar: Bar) -> str:
    if bar.most is None:
        return ""
    return f"(bar: {bar.most:.0f} x)  {'met' if ratio <= bar.most else 'MISSED'}"


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=50, help="size of each page")
    parser.add_argument("--rivals-megabytes", type=float, default=5, help="size of the general parsers' page")
    parser.add_argument("--rounds", type=int, default=3, help="rounds, of which the least time counts")
    parser.add_argument("--forms", nargs="*", default=list(NAMES), choices=list(NAMES), help="forms to measure")
    arguments = parser.parse_args()
    print(f"Ratios of processor time, the least of {arguments.rounds} rounds.")
    with TemporaryDirectory() as name:
        folder = Path(name)
        size = int(arguments.megabytes * MEGABYTE)
        met = [against_the_floor(form, folder, size, arguments.rounds) for form in arguments.forms]
        met.append(against_rivals(folder, int(arguments.rivals_megabytes * MEGABYTE), arguments.rounds))
    return 0 if all(met) else 1


if __name__ == "__main__":
    raise SystemExit(main())
