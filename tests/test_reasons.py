"""Every value that rules worked out has its reason: words of the page that decided, which `explain` opens."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.corpus.corpus import Corpus
from childservices_corpus.explain.shown import OPEN
from childservices_corpus.models import RULES, Article, Explainable, Statement
from childservices_corpus.release.verify import verify
from support import ROOT
from voices import END, LED

QUOTED = "\N{LEFT DOUBLE QUOTATION MARK}Early help cannot wait, and it costs money.\N{RIGHT DOUBLE QUOTATION MARK}"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """A release of the five dumps, as the rules of today make it."""
    return csc.load(csc.build([ROOT / "data" / "raw"], tmp_path_factory.mktemp("reasons") / "release").folder)


def records(corpus: Corpus) -> Iterator[Article | Statement]:
    yield from corpus.articles
    yield from corpus.statements


def test_the_words_of_every_reason_and_cue_are_on_the_page(corpus: Corpus) -> None:
    rows = [(row.document_id, row.words, row.start, row.end) for row in corpus.reasons]
    rows += [(score.document_id, cue.words, cue.start, cue.end) for score in corpus.topics for cue in score.cues]
    assert rows
    for document_id, words, start, end in rows:
        assert corpus.text(document_id)[start:end] == words


def worked_out(record: Article | Statement) -> Iterator[str]:
    """The fields of `record` that rules filled."""
    fields = ("kind", "speakers", "responding_to") if isinstance(record, Statement) else ("genre", "authors")
    for field in (*fields, "topics", "people", "organisations", "authorities"):
        if getattr(record, field):
            yield field


def test_every_value_of_a_record_opens_at_the_words_that_decided(corpus: Corpus) -> None:
    corrected = {(item.record, item.field) for item in corpus.corrections}
    for record in records(corpus):
        for field in worked_out(record):
            if (record.id, field) not in corrected:
                assert OPEN in record.explain(field), (record.id, field)


def test_every_item_of_a_list_has_its_reason(corpus: Corpus) -> None:
    known = {(row.record_id, row.field, row.item) for row in corpus.reasons}
    for statement in corpus.statements:
        for number, speaker in enumerate(statement.speakers):
            for part, value in speaker:
                assert value is None or (statement.id, f"speakers.{part}", number) in known
        for number, _ in enumerate(statement.responding_to):
            assert (statement.id, "responding_to", number) in known


def test_every_credit_of_a_quotation_opens(corpus: Corpus) -> None:
    for quotation in corpus.quotations:
        for field in ("speaker", "role", "organisation"):
            if getattr(quotation, field) is not None:
                assert OPEN in quotation.explain(field)
        assert quotation.text.partition("\n")[0] in quotation.explain()


def test_mentions_and_links_open_without_a_field(corpus: Corpus) -> None:
    for mention in corpus.mentions:
        told = mention.explain()
        assert f"{OPEN}{mention.text.partition(chr(10))[0]}" in told
        assert mention.ref is None or mention.ref in told
    for link in corpus.links:
        told = link.explain()
        assert link.evidence in told
        assert told.count(OPEN) >= 2


def test_the_score_of_a_topic_is_the_sum_of_its_cues(corpus: Corpus) -> None:
    given = {record.id: record.topics for record in records(corpus)}
    for score in corpus.topics:
        assert score.score == sum(cue.added for cue in score.cues) >= score.bar
        assert score.topic in given[score.record_id]
    assert len(corpus.topics) == sum(map(len, given.values()))


def one(tmp_path: Path, title: str, *lines: str) -> Explainable:
    """The statement of a page, from a release made of it."""
    path = tmp_path / "page.txt"
    path.write_text(f"{title}\n\n" + "\n\n".join(lines) + END, "utf-8")
    return csc.load(csc.build([path], tmp_path / "release").folder).statements[0]


KINDS = [
    ("PR President\N{RIGHT SINGLE QUOTATION MARK}s speech", (LED, QUOTED), "title", "PR P"),
    ("Homes", (LED, QUOTED), "quoted", "said:"),
    ("Homes", (f"{QUOTED[:-2]},{QUOTED[-1]} she said.", "It is so.", "It was so."), "quoted", QUOTED[0]),
    ("Homes", ("It is so.", "We know it.", "It was so."), "first_person", "We"),
    ("Homes", ("This paper is new.", "It is so.", "It was so."), "paper", "This paper"),
    ("Homes", ("So it is.", "So it was.", "So it goes."), "default", "Homes"),
    ("Homes consultation", ("Read on.",), "pointer", "consultation"),
]


@pytest.mark.parametrize(("title", "lines", "rule", "words"), KINDS)
def test_the_kind_is_shown_by_the_words_that_decided(
    tmp_path: Path, title: str, lines: tuple[str, ...], rule: str, words: str
) -> None:
    told = one(tmp_path, title, *lines).explain("kind")
    assert f"{OPEN}{words}" in told
    assert next(sentence for name, sentence in RULES.items() if name == rule) in told


def test_an_older_release_has_no_reasons_and_says_so() -> None:
    older = csc.load(ROOT / "data" / "releases" / "0.2.0")
    assert len(older.reasons) == len(older.topics) == 0
    with pytest.raises(csc.CorpusError, match="worked out by rules"):
        older.statements[0].explain("kind")
    assert older.links[0].evidence in older.links[0].explain()


GENRES = [
    ("Dr Ann Sample", "Boats are high on the list.", "signed", "Dr"),
    ("Ann Sample, leader of Example Council", "Boats are high on the list.", "signed", "leader of Example Council"),
    ("Ann Sample", "Our boats need help.", "first_person", "Our"),
    ("Ann Sample", "At a round table of The MJ, chiefs discussed boats.", "named", "round table"),
    ("Ann Sample", "Ann Sample explains why boats are late.", "byline", "explains"),
    ("Ann Sample", "Boats are late.", "default", "Boats"),
]


@pytest.mark.parametrize(("names", "summary", "rule", "words"), GENRES)
def test_the_genre_is_shown_by_the_words_that_decided(
    tmp_path: Path, names: str, summary: str, rule: str, words: str
) -> None:
    path = tmp_path / "page.txt"
    path.write_text(f"Boats\n\nBy {names} | 13 June 2024\n\n{summary}\n", "utf-8")
    built = csc.build([path], tmp_path / "release")
    told = csc.load(built.folder).articles[0].explain("genre")
    assert f"{OPEN}{words}" in told
    assert next(sentence for name, sentence in RULES.items() if name == rule) in told
    assert not verify(built.folder).faults
