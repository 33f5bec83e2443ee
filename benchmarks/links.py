"""What share of near copies is linked, what is linked falsely, and the time, at several sizes: ``links.py [count …]``.

Near copies are those of benchmarks/near_copies.py. A pair counts as long as the rules accept it on its own. A link
between two records that were not made as a pair is false. The time is processor time of ``find_links``, best of
several, by the record; features are the part of it that only prepares each record.
"""

import sys
from collections.abc import Sequence

from childservices_corpus.annotate.links.features import features
from childservices_corpus.annotate.links.find import find_links
from childservices_corpus.annotate.links.rules import alike
from childservices_corpus.collector import collector_paused
from near_copies import CHANGES, DAY, Made, made_articles
from timing import in_turn, timed

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
ROUNDS = 3
MANY = 30_000


def accepted(made: Made, pairs: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those of `pairs` that the rules accept."""
    told = {article.id: features(article, (DAY, DAY)) for article in made.articles}
    return {(one, other) for one, other in pairs if alike(told[one], told[other])}


def main(arguments: Sequence[str]) -> None:
    print("records".rjust(9), *(name.rjust(32) for name in CHANGES), "false links", "µs a record", "features", sep="  ")
    for count in [int(argument) for argument in arguments] or SIZES:
        with collector_paused():
            report(made_articles(count))


def report(made: Made) -> None:
    days = {article.id: (DAY, DAY) for article in made.articles}
    jobs = {
        "links": timed(lambda: find_links(made.articles, days)),
        "features": timed(lambda: [features(article, (DAY, DAY)) for article in made.articles]),
    }
    best = in_turn(jobs, ROUNDS if len(made.articles) <= MANY else 1)
    found = {(link.source_id, link.target_id) for link in find_links(made.articles, days)}
    meant = {name: accepted(made, pairs) for name, pairs in made.pairs.items()}
    recalls = [f"{len(found & pairs) / len(pairs):32.4f}" for pairs in meant.values()]
    false = len(found - set().union(*made.pairs.values()))
    times = [best[name].cpu / len(made.articles) * 1e6 for name in ("links", "features")]
    size = f"{len(made.articles):9,}"
    print(size, *recalls, f"{false:11}", f"{times[0]:11.1f}", f"{times[1]:8.1f}", sep="  ", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
