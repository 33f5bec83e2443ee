"""Building and asking the search engines on the same texts, against bm25s; run with a number of records.

    python benchmarks/query_search.py 100000

Times are medians of several runs in one process; ratios are to the first line of each block.
"""

import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import bm25s

from childservices_corpus.corpus import load
from childservices_corpus.search.query import parse_query
from query_data import write
from query_speed import report, timed

ENGINES = ("fts5", "tantivy")
QUERIES = {
    "three common words, any": "children OR council OR care",
    "two words, all": "fostering Ofsted",
    "a phrase": '"social workers"',
    "a prefix": "vulnerab*",
}


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as place:
        corpus = load(write(rows, Path(place)))
        texts = [f"{row['title']} {row['summary']}" for row in corpus.articles.select("title", "summary")]
        print(f"{rows:,} texts, {sum(map(len, texts)) / 1e6:.0f} million characters")
        other = bm25s.BM25()

        def build() -> Any:
            other.index(bm25s.tokenize(texts, show_progress=False), show_progress=False)

        built = {name: timed(partial(corpus.search_index, "articles", name), 1) for name in ENGINES}
        report("Building the index", built | {"bm25s (words, no phrases, no stems)": timed(build, 1)})
        for label, query in QUERIES.items():
            expression = parse_query(query).expression
            figures = {
                name: timed(partial(corpus.search_index("articles", name).match, expression, "articles", 10))
                for name in ENGINES
            }
            if "OR" in query:
                words = bm25s.tokenize(query.replace(" OR ", " "), show_progress=False)
                figures["bm25s"] = timed(partial(other.retrieve, words, k=10, show_progress=False))
            report(f"{label}: {query}", figures)
        hits = timed(lambda: corpus.search("fostering Ofsted", engine="fts5"))
        report("Ten hits with records, snippets and highlights", {"fts5": hits})


if __name__ == "__main__":
    main()
