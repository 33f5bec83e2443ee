"""Building and asking the search engines on the same texts, against bm25s; run with a number of records.

    python benchmarks/query_search.py 1000000

Each engine builds its index once; questions take turns in one process, and the least of several rounds counts. Ratios
are of wall time, to the first of each block. bm25s has no operators: it gets the words alone, and any of them will do.
"""

import tempfile
from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import bm25s

import childservices_corpus as csc
from childservices_corpus.search.query import parse_query
from query_data import write
from query_speed import report
from timing import Cost, in_turn, timed

ENGINES = ("fts5", "tantivy")
OTHER = "bm25s, any of the words"
ROUNDS = 5
QUERIES = {
    "three common words, any": "children OR council OR care",
    "three common words, all": "children council care",
    "two middling words, all": "fostering Ofsted",
    "a phrase": '"social workers"',
    "a prefix": "vulnerab*",
}


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int, nargs="?", default=100_000, help="number of records")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="rounds, of which the least time counts")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        corpus = csc.load(write(arguments.rows, Path(place)))
        texts = [f"{row['title']} {row['summary']}" for row in corpus.articles.select("title", "summary")]
        print(f"{len(texts):,} texts, {sum(map(len, texts)) / 1e6:.0f} million characters")
        other = bm25s.BM25()

        def build() -> None:
            other.index(bm25s.tokenize(texts, show_progress=False), show_progress=False)

        builds = {name: timed(partial(corpus.search_index, "articles", name)) for name in ENGINES}
        report("Building the index", in_turn(builds | {OTHER: timed(build)}, 1))
        for label, query in QUERIES.items():
            expression = parse_query(query).expression
            jobs: dict[str, Callable[[], Cost]] = {
                name: timed(partial(corpus.search_index("articles", name).match, expression, "articles", 10))
                for name in ENGINES
            }
            if not set('"*') & set(query):
                words = bm25s.tokenize(query.replace(" OR ", " "), show_progress=False)
                jobs[OTHER] = timed(partial(other.retrieve, words, k=10, show_progress=False))
            found = corpus.search_index("articles", "fts5").match(expression, "articles", 1).total
            report(f"{label}: {query} ({found:,} match)", in_turn(jobs, arguments.rounds))
        hits: dict[str, Callable[[], Any]] = {
            name: timed(partial(corpus.search, "fostering Ofsted", engine=name)) for name in ENGINES
        }
        report("Ten hits with records, snippets and highlights: fostering Ofsted", in_turn(hits, arguments.rounds))
        print(corpus.search_index("articles"))


if __name__ == "__main__":
    main()
