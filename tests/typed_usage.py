"""What a user would write, for type checkers only: mypy and pyright must accept all of it and refuse what is marked."""

from datetime import date
from typing import assert_type

import pyarrow as pa

from childservices_corpus.corpus import Articles, Corpus, Counts, Quotations, Records, Selection, Statements, load
from childservices_corpus.corpus.concordance.hits import RecordHits
from childservices_corpus.corpus.concordance.table import Concordance
from childservices_corpus.models import Article, DateRange, Link, ListingOrder, Mention, Publisher, Quotation, Statement
from childservices_corpus.search.hits import Hit

corpus = load("releases/newest")
assert_type(corpus, Corpus)
assert_type(corpus.statements[0], Statement)
assert_type(corpus.articles["themj/some-title-00000000"], Article)
assert_type(corpus.articles[:10], Articles)
assert_type(corpus.articles.get("themj/some-title-00000000"), Article | None)
assert_type(corpus.quotations[0], Quotation)
assert_type(corpus.mentions[0], Mention)
assert_type(corpus.links[0], Link)
assert_type(corpus.statements[0].issued, DateRange)

chained = corpus.statements.where(kind="comment", topic=["send", "fostering"]).between(
    "2022", date(2022, 6, 1), "certain"
)
assert_type(chained, Statements)
assert_type(chained.search("care").sort_by("title").sample(5, seed=1), Statements)
assert_type(chained.count_by("topic", "year"), Counts)
assert_type(chained.select("id", "title"), Selection)
assert_type(corpus.quotations.of(chained).where(speaker=None), Quotations)
assert_type(corpus.statements.where(lambda statement: len(statement.paragraphs) > 3), Statements)
assert_type(corpus.statements.where(kind="column") | chained, Statements)
assert_type(corpus.records.where(publisher="adcs").between("2022")[0], Article | Statement)
assert_type(corpus.records - corpus.records.where(topic="send"), Records)
assert_type(corpus.quotations.with_records(), Selection)
assert_type([record.title for record in corpus.articles], list[str | None])
assert_type([record.headline for record in corpus.articles], list[str])
assert_type(corpus.statements.concordance("care"), Concordance)
assert_type(corpus.search("care"), RecordHits[Article | Statement])
assert_type(corpus.statements.hits("care")[0], Hit[Statement])
assert_type("themj/some-title-00000000" in corpus.articles, bool)
assert_type(corpus.articles.where(publisher="gazette"), Articles)
assert_type(Publisher(name="gazette", full_name="The Gazette of Examples").order, ListingOrder)
table: pa.Table = corpus.articles.to_arrow()

corpus.articles.where(pubisher="themj")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
corpus.articles.where(publisher=7)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
corpus.statements.where(kind="speach")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
corpus.statements.between("2022", None, "probable")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
corpus.statements.where(lambda one: one.titel == "")  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
print(corpus.statments)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
