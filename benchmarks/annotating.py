"""What annotating costs, as a multiple of parsing to objects: ``python benchmarks/annotating.py [dumps]``.

Processor time, best of several runs, so that other work on the machine disturbs little. Parsing is counted twice: as
``parse`` returns, with ledger and provenance made when asked for, and with every row of them made, since annotating has
to make most of them. A line gives the cost of the same pages three times over, with other titles: a multiple of three
says that the cost is linear. The last lines give the cost of a record of a listing, and of a statement, each time with
other words, so that nothing that was kept from one run helps the next.
"""

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time

from childservices_corpus.annotate.pipeline import annotate
from childservices_corpus.curation.folder import Curation, read_curation
from childservices_corpus.models import Parsed
from childservices_corpus.parsing.objects import parse

ROOT = Path(__file__).resolve().parent.parent
BEST_OF = 7
COPIES = 3
# Words that nearly every record has.
_FREQUENT = re.compile(r" (and|the|of|to|in) ")


def seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(BEST_OF):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def whole(texts: Sequence[str]) -> list[Parsed]:
    pages = [parse(text) for text in texts]
    for page in pages:
        list(page.ledger)
        list(page.provenance)
    return pages


def each(texts: Sequence[str], curation: Curation) -> float:
    """The least processor time of annotating a record of `texts`, in seconds."""
    times = []
    for run in range(BEST_OF):
        pages = whole([_FREQUENT.sub(rf" \g<1>{'d' * run} ", text) for text in texts])
        start = process_time()
        annotate(pages, curation)
        times.append((process_time() - start) / sum(len(page.articles) + len(page.statements) for page in pages))
    return min(times)


def main(arguments: Sequence[str]) -> None:
    folder = Path(arguments[0]) if arguments else ROOT / "data" / "raw"
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    curation = read_curation()
    # Other words make other records, as in another page of the same publisher.
    many = [text.replace(" and ", f" and{'d' * copy} ") for copy in range(COPIES) for text in texts]
    once, thrice = whole(texts), whole(many)
    lazily, fully = seconds(lambda: [parse(text) for text in texts]), seconds(lambda: whole(texts))
    annotating, three_times = seconds(lambda: annotate(once, curation)), seconds(lambda: annotate(thrice, curation))
    print(f"parse                          {lazily * 1000:8.1f} ms")
    print(f"parse, every row made          {fully * 1000:8.1f} ms")
    print(f"annotate                       {annotating * 1000:8.1f} ms")
    print(f"annotate / parse               {annotating / lazily:8.1f}")
    print(f"annotate / parse, every row    {annotating / fully:8.1f}")
    print(f"annotate, {COPIES} times the pages     {three_times / annotating:8.1f} times the cost")
    listings = [text for text, page in zip(texts, once, strict=True) if page.articles]
    feeds = [text for text, page in zip(texts, once, strict=True) if page.statements]
    for name, some in (("a listing record", listings), ("a statement", feeds)):
        if some:
            print(f"annotate, {name:20} {each(some, curation) * 1e6:8.1f} \N{MICRO SIGN}s")


if __name__ == "__main__":
    main(sys.argv[1:])
