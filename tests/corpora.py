"""Corpora to test with: the real dumps, and any that the models allow."""

import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.corpus import Corpus
from childservices_corpus.models import Article, Mention, Quotation, Statement
from childservices_corpus.tables.columns import models_table
from childservices_corpus.tables.schemas import schema

DUMPS = sorted((Path(__file__).parents[1] / "data" / "raw").glob("*.txt"))
LABELS = DUMPS[0].parents[1] / "labels"
DOCUMENT = "0" * 64
TOPICS = ("send", "fostering", "workforce", "funding", "adoption")
# Names that differ in quotes and case only, and that look like operators, formulas, markup or separators.
NAMES = (
    "A Speaker",
    "a speaker",
    "Children\N{RIGHT SINGLE QUOTATION MARK}s Board",
    "Children's Board",
    "NOT AND",
    "=1+1",
    "<b>",
    "x | y",
    "Ré Sumé",
)
WORDS = ("foster", "care", "council", "ofsted", "budget", "school", "report", "kinship", "the", "of")
CODES = ("E09000017", "E10000016", "E06000035")
DAYS = st.dates(date(2020, 1, 1), date(2023, 12, 31))


@cache
def real_tables() -> dict[str, pa.Table]:
    """The tables of the five dumps, with the dumps themselves."""
    parts = [csc.parse_table(path) for path in DUMPS]
    tables = {name: pa.concat_tables([part[name] for part in parts]) for name in parts[0]}
    contents = {"document_id": [part.document.id for part in parts], "content": [path.read_bytes() for path in DUMPS]}
    return tables | {"sources": pa.table(contents)}


def real_corpus() -> Corpus:
    """The corpus of the five dumps, not annotated."""
    return Corpus.from_tables(real_tables())


def labelled_corpus() -> Corpus:
    """The five dumps with the topics, people and speakers that the labels give for every second record."""
    tables = real_tables()
    for name in ("articles", "statements"):
        lines = (LABELS / f"{name}.jsonl").read_text("utf-8").splitlines()
        labels = {(label["document_id"], label["position"]): label for label in map(json.loads, lines)}
        rows = tables[name].to_pylist()
        for row in rows:
            label = labels.get((row["document_id"], row["position"]), {})
            row |= {key: label[key] for key in ("topics", "people", "organisations", "authors") if key in label}
            row["speakers"] = [
                {"name": one["name"], "role": one["role"], "organisation": one["org"]}
                for one in label.get("speakers", [])
            ]
        kept = schema(name)
        tables = tables | {name: pa.Table.from_pylist(rows, schema=kept)}
    return Corpus.from_tables(tables)


texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
names = st.sampled_from(NAMES)
name_lists = st.lists(names, max_size=3, unique=True).map(tuple)


@st.composite
def ranges(draw: st.DrawFn) -> tuple[date | None, date | None]:
    """Bounds of a date: both, one or none known."""
    first = draw(st.none() | DAYS)
    if first is None:
        return None, draw(st.none() | DAYS)
    return first, draw(st.none() | st.integers(0, 500).map(lambda days: first + timedelta(days)))


@st.composite
def articles(draw: st.DrawFn, number: int) -> Article:
    """An article with any annotations."""
    first, last = draw(ranges())
    publisher = draw(st.sampled_from(["themj", "localgov"]))
    return Article.model_validate(
        {
            "id": f"{publisher}/a-{number:08x}",
            "publisher": publisher,
            "section": draw(st.none() | names),
            "title": (title := draw(st.none() | texts)),
            "summary": draw(texts if title is None else st.none() | texts),
            "summary_truncated": draw(st.booleans()),
            "paragraphs": draw(st.lists(texts, max_size=2)),
            "subheadings": draw(st.lists(texts, max_size=1)),
            "form": draw(st.sampled_from(["listing", "page"])),
            "complete": draw(st.sampled_from([None, True, False])),
            "publisher_topics": draw(st.lists(texts, max_size=2)),
            "genre": draw(st.sampled_from([None, "news", "opinion", "interview"])),
            "authors": draw(name_lists),
            "published_earliest": first,
            "published_latest": last,
            "people": draw(name_lists),
            "organisations": draw(name_lists),
            "authorities": draw(st.lists(st.sampled_from(CODES), max_size=2, unique=True)),
            "topics": draw(st.lists(st.sampled_from(TOPICS), max_size=3, unique=True)),
            "document_id": DOCUMENT,
            "position": number,
        }
    )


@st.composite
def statements(draw: st.DrawFn, number: int) -> Statement:
    """A statement with any annotations."""
    first, last = draw(ranges())
    speaker = st.fixed_dictionaries({"name": st.none() | names, "role": st.none() | names})
    return Statement.model_validate(
        {
            "id": f"adcs/s-{number:08x}",
            "publisher": "adcs",
            "title": draw(st.none() | texts),
            "kind": draw(st.sampled_from(["comment", "speech", "column"])),
            "stub": draw(st.booleans()),
            "text": draw(texts),
            "speakers": draw(st.lists(speaker, max_size=3)),
            "issued_earliest": first,
            "issued_latest": last,
            "people": draw(name_lists),
            "topics": draw(st.lists(st.sampled_from(TOPICS), max_size=3, unique=True)),
            "document_id": DOCUMENT,
            "position": number,
        }
    )


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    """A small corpus, its tables in one piece or in several."""
    size = draw(st.integers(0, 8))
    made: dict[str, list[Any]] = {
        "articles": [draw(articles(number)) for number in range(size)],
        "statements": [draw(statements(number)) for number in range(draw(st.integers(0, 6)))],
    }
    made["quotations"] = [
        Quotation(
            id=f"{one.id}#q0",
            record_id=one.id,
            speaker=draw(st.none() | names),
            text=one.text,
            document_id=DOCUMENT,
            start=0,
            end=len(one.text),
        )
        for one in made["statements"]
        if draw(st.booleans())
    ]
    made["mentions"] = [
        Mention(
            record_id=one.id, kind="authority", text=f"Place {code}", ref=code, document_id=DOCUMENT, start=0, end=1
        )
        for one in made["articles"]
        for code in one.authorities
    ]
    return Corpus.from_tables({name: in_pieces(name, rows, draw(st.integers(1, 9))) for name, rows in made.items()})


def in_pieces(name: str, rows: list[Any], size: int) -> pa.Table:
    """The table of `rows` in chunks of `size` rows, as tables put together from several pages are."""
    pieces = [models_table(name, rows[start : start + size]) for start in range(0, len(rows), size)]
    return pa.concat_tables([models_table(name, []), *pieces])
