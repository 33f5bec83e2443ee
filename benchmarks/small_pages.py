"""What pages of 20 kB cost, as ratios: ``python benchmarks/small_pages.py [--pages 120]``.

On The MJ's bulleted listing, in one process and in turn: textfsm, which reads title, date and summary and nothing more,
against ``parse_batches`` of the same pages in one record batch, ``parse_table`` of each of them, and ``parse_table`` of
one of them again and again. Then the other forms of the dumps, whose times are given against textfsm's too. At the end,
the first page of a fresh process against a later one.
Ratios are of processor time, the least of several rounds.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from pathlib import Path
from subprocess import run
from typing import Any

import pyarrow as pa

import childservices_corpus as csc
from made_pages import FORMS, made_page
from rivals import READERS
from timing import in_turn, timed

SIZE = 20_000
FORM = "themj-bulleted"
RIVAL, BATCH, PLAIN = "textfsm", "parse_batches", "parse_batches, plain"
ALONE, AGAIN = "parse_table", "parse_table, the same page"
# How many times the time of textfsm a thing may take.
BARS = {BATCH: 1.0, PLAIN: 1.0, AGAIN: 3 / 0.84}
FIRST_BAR = 2.0
_FRESH = f"""
import sys
from time import process_time
sys.path.insert(0, {str(Path(__file__).resolve().parent)!r})
from made_pages import made_page
import childservices_corpus as csc
pages = [made_page({FORM!r}, {SIZE}, seed) for seed in range(4)]
begin = process_time()
csc.parse_table
times = []
for page in pages:
    times.append(-process_time())
    csc.parse_table(page)
    times[-1] += process_time()
print(-begin + process_time() - sum(times), times[0], min(times[1:]))
"""


def batch_of(pages: Sequence[bytes]) -> pa.RecordBatch:
    names = [f"page {number}" for number in range(len(pages))]
    return pa.RecordBatch.from_pydict({"name": names, "content": pages})


def jobs(pages: Sequence[bytes]) -> dict[str, Callable[[], Any]]:
    """What is measured, all pages of a form."""
    batch = batch_of(pages)
    return {
        BATCH: lambda: list(csc.parse_batches([batch])),
        PLAIN: lambda: list(csc.parse_batches([batch], detailed=False)),
        ALONE: lambda: [csc.parse_table(page) for page in pages],
        AGAIN: lambda: [csc.parse_table(pages[0]) for _ in pages],
    }


def _is_read(pages: Sequence[bytes], rows: Sequence[Sequence[tuple[str, str, str]]]) -> None:
    """Raise unless both read the same: a parser that skips its work would look fast."""
    (found,) = csc.parse_batches([batch_of(pages)])
    ours = [
        [(row["title"], row["published_text"], row["summary"]) for row in page]
        for page in found["articles"].to_pylist()
    ]
    if ours != [list(page) for page in rows]:
        raise RuntimeError("textfsm and parse_batches do not read the same rows")


def against_textfsm(count: int, rounds: int) -> bool:
    """Measure and print all forms; returns whether each bar is met."""
    pages = {form: [made_page(form, SIZE, seed) for seed in range(count)] for form in FORMS}
    texts, read = [page.decode() for page in pages[FORM]], READERS[RIVAL]()
    _is_read(pages[FORM], [read(text) for text in texts])
    work: dict[str, Callable[[], Any]] = {RIVAL: lambda: [read(text) for text in texts]}
    for form in FORMS:
        work |= {f"{form}: {name}": job for name, job in jobs(pages[form]).items()}
    best = in_turn({name: timed(job) for name, job in work.items()}, rounds)
    floor, met = best[RIVAL].cpu, True
    print(f"{count} pages of {SIZE // 1000} kB; textfsm takes {floor / count * 1e3:.2f} ms a page of {FORM}")
    for name, cost in best.items():
        ratio, bar = cost.cpu / floor, BARS.get(name.partition(": ")[2]) if name.startswith(FORM) else None
        told = "" if bar is None else f"(bar: {bar:.1f} x)  {'met' if ratio <= bar else 'MISSED'}"
        met &= bar is None or ratio <= bar
        print(f"  {name:<42}{ratio:>7.2f} x textfsm   {told}")
    return met


def first_page(rounds: int) -> bool:
    """Measure and print the first page of a process; returns whether the bar is met."""
    start, first, later = (min(one) for one in zip(*(_fresh() for _ in range(rounds)), strict=True))
    ratio: float = first / later
    print(f"the first page of a process: {ratio:.1f} x a later one (bar: {FIRST_BAR:.0f} x)", end="  ")
    print("met" if ratio <= FIRST_BAR else "MISSED", f"  (imports before it: {start / later:.0f} x a later one)")
    return ratio <= FIRST_BAR


def _fresh() -> list[float]:
    """Seconds of imports, of the first page and of a later page of a fresh process."""
    told = run([sys.executable, "-c", _FRESH], capture_output=True, text=True, check=True)
    return [float(word) for word in told.stdout.split()]


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=120, help="pages of each form")
    parser.add_argument("--rounds", type=int, default=5, help="rounds, of which the least time counts")
    arguments = parser.parse_args()
    print(f"Ratios of processor time, the least of {arguments.rounds} rounds.")
    met = [against_textfsm(arguments.pages, arguments.rounds), first_page(arguments.rounds)]
    return 0 if all(met) else 1


if __name__ == "__main__":
    raise SystemExit(main())
