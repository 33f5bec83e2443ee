"""The rows of the tables of reasons and of topics, for all records of a build."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from ...models import Article, Link, Quotation, Statement, TopicCue, TopicScore
from ..language.view import View
from ..topics.score import Topic
from .kinds import genre_reasons, kind_reasons
from .rows import Asked, ReasonRow, row_of, whole
from .voices import answer_reasons, author_reasons, voice_reasons

# The values of these fields may be corrected by hand; the correction is then their reason.
Corrected = Collection[tuple[str, str]]


def find_reasons(
    views: Mapping[str, View],
    records: Sequence[Article | Statement],
    marked: Sequence[Quotation],
    links: Sequence[Link],
) -> Iterator[ReasonRow]:
    """The reasons for what rules worked out of `records`, whose words are in `views`, and for `links` between them."""
    spoken: dict[str, list[Quotation]] = {}
    for quotation in marked:
        if quotation.kind != "speech":
            continue
        spoken.setdefault(quotation.record_id, []).append(quotation)
    lent = {link.source_id: views[link.target_id] for link in links if link.relation == "teaser_of"}
    for record in records:
        view, own = views[record.id], spoken.get(record.id, ())
        if isinstance(record, Statement):
            yield from kind_reasons(view, record)
            yield from voice_reasons(view, own, record.speakers)
            yield from answer_reasons(view, record.responding_to)
        else:
            yield from genre_reasons(view, record.genre or "")
            # A byline of the page is a field of its own, with its place in the table of provenance.
            bylined = isinstance(view.record, Article) and bool(view.record.authors)
            yield from () if bylined else author_reasons(view, record.authors, lent.get(record.id))
            yield from voice_reasons(view, own, ())
    for link in links:
        yield from link_reasons(link, views)


def link_reasons(link: Link, views: Mapping[str, View]) -> Iterator[ReasonRow]:
    """The words of both records that were compared: their titles, and how their texts begin."""
    asked = Asked("links", None, f"{link.relation} {link.target_id}")
    for record_id in (link.source_id, link.target_id):
        view = views[record_id]
        texts = [passage for passage in view.passages if passage.field in {"summary", "paragraphs"}]
        for passage in (*view.of("title")[:1], *texts[:1]):
            if passage.text:
                yield row_of(view, asked, "compared", whole(passage))._replace(record_id=link.source_id)


def topic_scores(view: View, topics: Sequence[Topic], kept: Collection[str]) -> Iterator[TopicScore]:
    """The rows of the table of topics for the record in `view`; `kept` are the topics that it has in the end."""
    for topic in topics:
        if topic.slug in kept:
            cues = tuple(
                TopicCue(cue=cue.words, part=cue.part, added=cue.added, words=cue.text, start=cue.start, end=cue.end)
                for cue in topic.cues
            )
            document_id = view.record.document_id
            yield TopicScore(
                record_id=view.record.id,
                topic=topic.slug,
                score=topic.score,
                bar=topic.bar,
                cues=cues,
                document_id=document_id,
            )
