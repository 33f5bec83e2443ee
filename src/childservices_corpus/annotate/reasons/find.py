"""The rows of the tables of reasons and of topics of one record, and the words by which links are explained."""

from collections.abc import Iterator, Sequence

from ...models import Article, Quotation, Statement
from ..language.view import View
from ..topics.score import Topic
from .kinds import genre_reasons, kind_reasons
from .rows import Place, ReasonRow, TopicRow, whole
from .voices import Lent, answer_reasons, author_reasons, voice_reasons


def record_reasons(
    view: View, record: Article | Statement, marked: Sequence[Quotation], lent: Lent | None = None
) -> Iterator[ReasonRow]:
    """The reasons for what rules worked out of `record`, whose words are in `view` and whose marked words are `marked`.

    `lent` are the first words of the article that lends a teaser the names of its byline.
    """
    spoken = [one for one in marked if one.kind == "speech"]
    if isinstance(record, Statement):
        yield from kind_reasons(view, record)
        yield from voice_reasons(view, spoken, record.speakers)
        yield from answer_reasons(view, record.responding_to)
        return
    yield from genre_reasons(view, record.genre or "")
    # A byline of the page is a field of its own, with its place in the table of provenance.
    bylined = isinstance(view.record, Article) and bool(view.record.authors)
    yield from () if bylined else author_reasons(view, record.authors, lent)
    yield from voice_reasons(view, spoken, ())


def compared_words(view: View) -> list[Place]:
    """The words of a record that links compare: its title, and how its text begins."""
    texts = [passage for passage in view.passages if passage.field in {"summary", "paragraphs"}]
    return [whole(passage) for passage in (*view.of("title")[:1], *texts[:1]) if passage.text]


def topic_rows(view: View, topics: Sequence[Topic]) -> list[TopicRow]:
    """The rows of the table of topics for the record in `view`."""
    record_id, document_id = view.record.id, view.record.document_id
    return [
        TopicRow(
            record_id,
            topic.slug,
            topic.score,
            topic.bar,
            [
                {
                    "cue": cue.words,
                    "part": cue.part,
                    "added": cue.added,
                    "words": cue.text,
                    "start": cue.start,
                    "end": cue.end,
                }
                for cue in topic.cues
            ],
            document_id,
        )
        for topic in topics
    ]
