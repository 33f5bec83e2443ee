"""Record sets give what a plain loop over the objects gives."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from childservices_corpus.corpus import Corpus
from childservices_corpus.errors import QueryError
from childservices_corpus.text.fold import loose as fold
from corpora import CODES, DAYS, NAMES, TOPICS, corpora, real_corpus

BOTH = pytest.mark.parametrize("table", ["articles", "statements"])


def ids(records: Any) -> list[str]:
    return [record.id for record in records]


def folded(wanted: Any, values: Any) -> bool:
    return fold(wanted) in map(fold, filter(None, values))


# keyword, the values to ask for, and what a plain loop would ask of an object
LOOPS: dict[str, dict[str, tuple[tuple[Any, ...], Any]]] = {
    "articles": {
        "publisher": (("themj", "localgov", "adcs"), lambda a, v: a.publisher == v),
        "genre": (("news", "opinion", "exclusive", None), lambda a, v: a.genre == v),
        "topic": (TOPICS, lambda a, v: v in a.topics),
        "authority": (CODES, lambda a, v: v in a.authorities),
        "author": (NAMES, lambda a, v: folded(v, a.authors)),
        "person": (NAMES, lambda a, v: folded(v, a.people)),
        "organisation": (NAMES, lambda a, v: folded(v, a.organisations)),
        "section": (NAMES, lambda a, v: folded(v, [a.section])),
    },
    "statements": {
        "kind": (("comment", "speech", "event"), lambda s, v: s.kind == v),
        "stub": ((True, False), lambda s, v: s.stub is v),
        "topic": (TOPICS, lambda s, v: v in s.topics),
        "speaker": (NAMES, lambda s, v: folded(v, [one.name for one in s.speakers])),
        "role": (NAMES, lambda s, v: folded(v, [one.role for one in s.speakers])),
        "person": (NAMES, lambda s, v: folded(v, s.people)),
    },
}


def asked(records: Any, keyword: str, wanted: Any) -> list[str] | None:
    """The ids found, or None where the corpus does not know the value at all."""
    try:
        return ids(records.where(**{keyword: wanted}))
    except QueryError:
        return None


@BOTH
@settings(max_examples=25, deadline=None)
@given(corpus=corpora(), data=st.data())
def test_where_is_a_loop(table: str, corpus: Corpus, data: st.DataObject) -> None:
    """Every keyword is asked of each corpus: the corpus costs more than the question."""
    records = corpus.table(table)
    objects = list(records)
    for keyword, (values, holds) in LOOPS[table].items():
        wanted = data.draw(st.sampled_from(values), label=keyword)
        expected = [record.id for record in objects if holds(record, wanted)]
        found = asked(records, keyword, wanted)
        assert found == expected or (found is None and not expected), keyword
        several = data.draw(st.lists(st.sampled_from(values), min_size=1, max_size=3), label=keyword)
        found = asked(records, keyword, several)
        expected = [record.id for record in objects if any(holds(record, one) for one in several)]
        known = all(asked(records, keyword, one) is not None for one in several)
        assert found == (expected if known else None), keyword


@settings(max_examples=40, deadline=None)
@given(corpus=corpora())
def test_none_asks_for_what_is_unknown(corpus: Corpus) -> None:
    assert ids(corpus.articles.where(topic=None)) == [one.id for one in corpus.articles if not one.topics]
    assert ids(corpus.articles.where(section=None)) == [one.id for one in corpus.articles if one.section is None]
    nameless = [one.id for one in corpus.statements if not any(speaker.name for speaker in one.speakers)]
    assert ids(corpus.statements.where(speaker=None)) == nameless
    assert ids(corpus.quotations.where(speaker=None)) == [one.id for one in corpus.quotations if one.speaker is None]


@settings(max_examples=40, deadline=None)
@given(corpus=corpora(), topic=st.sampled_from(TOPICS))
def test_conditions_chain_and_tests_are_given_objects(corpus: Corpus, topic: str) -> None:
    chained = corpus.articles.where(lambda a: topic in a.topics).where(lambda a: a.summary is not None)
    assert ids(chained) == [a.id for a in corpus.articles if topic in a.topics and a.summary is not None]
    backwards = corpus.articles[::-1].where(lambda a: topic in a.topics)
    assert ids(backwards) == ids(corpus.articles.where(lambda a: topic in a.topics))[::-1]


@BOTH
@settings(max_examples=50, deadline=None)
@given(corpus=corpora(), bounds=st.tuples(DAYS, DAYS).map(sorted), certain=st.booleans())
def test_between_is_a_loop(table: str, corpus: Corpus, bounds: list[date], certain: bool) -> None:
    records, (first, last) = corpus.table(table), bounds
    dates = {one.id: getattr(one, "published" if table == "articles" else "issued") for one in records}
    inside = [one for one, d in dates.items() if (d.certainly_within if certain else d.possibly_within)(first, last)]
    certainty = "certain" if certain else "possible"
    assert ids(records.between(first, last, certainty)) == inside
    assert ids(records.between(first.isoformat(), last.isoformat(), certainty)) == inside
    after = [
        one
        for one, d in dates.items()
        if ((d.earliest is not None and d.earliest >= first) if certain else (d.latest is None or d.latest >= first))
    ]
    assert ids(records.between(first, None, certainty)) == after


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ("2022", "2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022-02", "2022-02", date(2022, 2, 1), date(2022, 2, 28)),
        ("2024-02", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-03-23", "2022-12", date(2022, 3, 23), date(2022, 12, 31)),
        (date(2022, 1, 31), "2022-02", date(2022, 1, 31), date(2022, 2, 28)),
    ],
)
def test_texts_are_whole_periods(start: Any, end: Any, first: date, last: date) -> None:
    articles = real_corpus().articles
    assert articles.between(start, end) == articles.between(first, last)


@BOTH
@settings(max_examples=40, deadline=None)
@given(corpus=corpora(), descending=st.booleans(), data=st.data())
def test_sort_by_is_a_stable_sort_with_unknown_values_last(
    table: str, corpus: Corpus, descending: bool, data: st.DataObject
) -> None:
    prefix = "published" if table == "articles" else "issued"
    names = ["title", "publisher", f"{prefix}_earliest", f"{prefix}_latest", "position"]
    columns = data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True))
    expected = list(corpus.table(table))
    for column in reversed(columns):
        known = [one for one in expected if getattr(one, column) is not None]
        unknown = [one for one in expected if getattr(one, column) is None]
        expected = sorted(known, key=lambda one: getattr(one, column), reverse=descending) + unknown
    assert ids(corpus.table(table).sort_by(*columns, descending=descending)) == ids(expected)


@settings(max_examples=40, deadline=None)
@given(corpus=corpora())
def test_count_by_is_a_loop(corpus: Corpus) -> None:
    expected: Counter[Any] = Counter()
    for one in corpus.articles:
        bounds = (one.published_earliest, one.published_latest)
        years = {None if day is None else day.year for day in bounds}
        year = years.pop() if len(years) == 1 else None
        expected.update((topic, year) for topic in set(one.topics) or [None])
    counts = corpus.articles.count_by("topic", "year")
    assert {key: n for key, n in counts.to_dict().items() if n} == dict(expected)
    assert [row[-2] for row in counts if row[-2]] == sorted(expected.values(), reverse=True)
    for (topic, year), n in counts.possible.items():
        if year is not None:
            mine = [one for one in corpus.articles if (topic in one.topics if topic else not one.topics)]
            dated = [one.dated for one in mine if one.dated.earliest or one.dated.latest]
            assert n == sum(one.possibly_within(date(year, 1, 1), date(year, 12, 31)) for one in dated)
    speakers: Counter[Any] = Counter()
    for statement in corpus.statements:
        speakers.update({speaker.name for speaker in statement.speakers} - {None} or {None})
    assert dict(corpus.statements.count_by("speaker").to_dict()) == dict(speakers)
    assert counts.to_arrow().num_rows == len(counts)


@settings(max_examples=40, deadline=None)
@given(corpus=corpora(), data=st.data())
def test_sets_are_sequences(corpus: Corpus, data: st.DataObject) -> None:
    records, everything = corpus.articles, list(corpus.articles)
    assert len(records) == len(everything)
    cut = data.draw(st.slices(len(everything)))
    assert list(records[cut]) == everything[cut]
    for place, one in enumerate(everything):
        assert records[place] == one == records[one.id] == records[place - len(everything)]
        assert one in records
        assert one.id in records
        assert one not in records[:place]
    sample = records.sample(3, seed=1)
    assert ids(sample) == ids(records.sample(3, seed=1))
    assert len(sample) == min(3, len(records))
    assert [one for one in everything if one in sample] == list(sample)
    with pytest.raises(IndexError):
        records[len(records)]


@settings(max_examples=40, deadline=None)
@given(corpus=corpora())
def test_of_joins_what_belongs_together(corpus: Corpus) -> None:
    comments = corpus.statements.where(kind="comment")
    kept = set(ids(comments))
    assert ids(corpus.quotations.of(comments)) == [one.id for one in corpus.quotations if one.record_id in kept]


def test_authorities_are_found_by_name() -> None:
    corpus = real_corpus()
    resolver = {"hillingdon": ["E09000017"]}
    named = Corpus(corpus._tables, authorities=lambda name: resolver.get(fold(name), ()))
    assert len(named.articles.where(authority="Hillingdon")) == 0
    with pytest.raises(QueryError, match="no authority is called 'Hilingdon'"):
        named.articles.where(authority="Hilingdon")


@settings(max_examples=20, deadline=None)
@given(corpus=corpora(), code=st.sampled_from(CODES))
def test_authorities_are_found_by_the_names_in_mentions(corpus: Corpus, code: str) -> None:
    expected = [one.id for one in corpus.articles if code in one.authorities]
    found = asked(corpus.articles, "authority", f"PLACE  {code.lower()}")
    assert found == (expected or None)


def test_a_vocabulary_makes_absent_values_right() -> None:
    corpus = Corpus(real_corpus()._tables, vocabulary={"topics": ["send"]})
    assert len(corpus.articles.where(topic="send")) == 0


def test_documents_are_asked_by_name() -> None:
    corpus = real_corpus()
    assert len(corpus.articles.where(document="000_98a68963349ae072.txt")) == 20
    assert len(corpus.ledger.where(fate="title", document="000_98a68963349ae072.txt")) == 20
    assert len(corpus.sightings.where(publisher=["themj", "adcs"])) == 160
    assert len(corpus.provenance.where(field="title")) == 260
