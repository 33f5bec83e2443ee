"""Measure the speed of mentions: ``python benchmarks/speed_mentions.py [MB]``, on the dumps repeated to that size.

Prints processor time, which other work on the machine disturbs less than the clock; trust the ratio to the floor,
which is decoding the bytes and cutting them into lines.
"""

import sys
from collections.abc import Callable
from itertools import chain, repeat
from pathlib import Path
from time import process_time

from childservices_corpus.annotate.finds import find_spans
from childservices_corpus.annotate.language.view import views
from childservices_corpus.annotate.mentions import Asked, find_all, find_rows
from childservices_corpus.parsing.objects import parse

ROOT = Path(__file__).parents[1]
BEST_OF = 3


def seconds(work: Callable[[], object]) -> float:
    """The least processor time of a few runs of `work`."""
    times = []
    for _ in range(BEST_OF):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def main(arguments: list[str]) -> None:
    """Print a line for each dump: floor, spans alone, rows of the table, and validated objects, in MB a second."""
    size = float(arguments[0]) if arguments else 1.0
    print("dump      floor    spans     rows  objects spans / floor finds a kB")
    for path in sorted((ROOT / "data" / "raw").glob("*.txt")):
        data = path.read_bytes()
        times = max(1, round(size * 1e6 / len(data)))
        megabytes, whole = len(data) * times / 1e6, data * times
        text = whole.decode()
        asked = [Asked(view) for view in views(parse(path))]
        floor = seconds(lambda whole=whole: whole.decode().splitlines())  # type: ignore[misc]
        spans = seconds(lambda text=text: find_spans(text))  # type: ignore[misc]
        rows = seconds(lambda asked=asked, times=times: [*find_rows(chain.from_iterable(repeat(asked, times)))])  # type: ignore[misc]
        objects = seconds(lambda asked=asked, times=times: [*find_all(chain.from_iterable(repeat(asked, times)))])  # type: ignore[misc]
        density = len(find_spans(text)) / (len(whole) / 1000)
        speeds = "".join(f" {megabytes / took:8.1f}" for took in (floor, spans, rows, objects))
        print(f"{path.name[:3]:6}{speeds} {spans / floor:13.0f} {density:10.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
