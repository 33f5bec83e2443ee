"""All annotators over all pages, in the order in which they need each other.

Dates come first, since links between records need them. Then come links, and dates again with the evidence of links.
Then come voices, mentions (which take speakers and authors as known people) and topics. Corrections by hand come last.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from ..collector import collector_paused
from ..curation.apply import apply_corrections
from ..curation.corrections import Correction
from ..curation.folder import Curation
from ..models import Article, DateRange, Link, Parsed, Quotation, Statement, TopicScore
from .dates.clues import day_of
from .dates.infer import Gathered, gather, settle, with_links
from .dates.links import dated_pairs
from .dates.listings import listings
from .dates.order import DayNumbers
from .dates.problems import DateProblem
from .language.view import View
from .links.find import find_links
from .links.teasers import lent_authors
from .mentions import Asked, MentionRow, find_rows, named_authorities, named_organisations, named_people
from .reasons.find import find_reasons, topic_scores
from .reasons.rows import ReasonRow
from .speech.genre import annotate_article
from .speech.statements import annotate_statement
from .topics.score import Topic, topics_of

Changes = dict[str, Any]


@dataclass(frozen=True)
class Annotated:
    """Records with their annotations, each record once, in the order of the pages.

    ``marked`` are all marked words, and ``quotations`` those of them that are speech.
    ``corrected`` are the corrections by hand that were applied; ``elsewhere`` are corrections of records of other
    pages.
    """

    articles: tuple[Article, ...]
    statements: tuple[Statement, ...]
    marked: tuple[Quotation, ...]
    mentions: tuple[MentionRow, ...]
    links: tuple[Link, ...]
    findings: tuple[DateProblem, ...]
    topics: tuple[TopicScore, ...]
    reasons: tuple[ReasonRow, ...]
    corrected: tuple[Correction, ...]
    elsewhere: tuple[Correction, ...]

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quoted speech."""
        return tuple(one for one in self.marked if one.kind == "speech")


@dataclass(frozen=True)
class _Voices:
    """The speakers or authors of a record, the fields that hold them, and the marked words in their order."""

    changes: Changes
    known_people: tuple[str, ...]
    marked: tuple[Quotation, ...]


def annotate(
    parsed: Sequence[Parsed], curation: Curation | None = None, shown: Mapping[str, tuple[str, int]] | None = None
) -> Annotated:
    """Annotate the records of `parsed`; a record on several pages is read at its first place.

    `shown` gives, by record id, the document and position of a record that is to be read at another place.

    Raises :class:`~childservices_corpus.errors.CurationError` for a correction that no longer fits.
    """
    with collector_paused():
        return _annotated(parsed, curation or Curation(), shown or {})


def _annotated(parsed: Sequence[Parsed], curated: Curation, shown: Mapping[str, tuple[str, int]]) -> Annotated:
    gathered = gather([page for one in parsed for page in listings(one)], shown)
    found = gathered.views
    ranges, links, findings = _dates_and_links(gathered, curated)
    authors = lent_authors(links, {record_id: view.record for record_id, view in found.items()})
    voices = [_voices(view, authors.get(record_id, ())) for record_id, view in found.items()]
    mentions = list(
        find_rows(
            Asked(view, ranges[record_id], voice.known_people)
            for (record_id, view), voice in zip(found.items(), voices, strict=True)
        )
    )
    topics = list(topics_of(found.values()))
    records = [
        _changed(view, _dates(view, ranges[record_id]) | voice.changes | _named(named) | _about(given))
        for (record_id, view), voice, named, given in zip(found.items(), voices, mentions, topics, strict=True)
    ]
    # A table of corrections covers all dumps; a build may take only some of them.
    elsewhere = [item for item in curated.corrections if item.record not in found]
    here = [item for item in curated.corrections if item.record in found]
    bylined = {view.record.id for view in found.values() if isinstance(view.record, Article) and view.record.authors}
    corrected = apply_corrections(records, here, bylined)
    marked = tuple(one for voice in voices for one in voice.marked)
    changed = {(item.record, item.field) for item in corrected.applied}
    scores = (
        topic_scores(view, given, record.topics)
        for view, given, record in zip(found.values(), topics, corrected.records, strict=True)
    )
    return Annotated(
        articles=tuple(record for record in corrected.records if isinstance(record, Article)),
        statements=tuple(record for record in corrected.records if isinstance(record, Statement)),
        marked=marked,
        mentions=tuple(mention for named in mentions for mention in named),
        links=tuple(links),
        findings=findings,
        topics=tuple(score for of_record in scores for score in of_record),
        reasons=tuple(
            row
            for row in find_reasons(found, corrected.records, marked, links)
            # What was corrected by hand has the correction as its reason.
            if (row.record_id, row.field.partition(".")[0]) not in changed
        ),
        corrected=corrected.applied,
        elsewhere=tuple(elsewhere),
    )


def _dates_and_links(
    gathered: Gathered, curated: Curation
) -> tuple[Mapping[str, DateRange], Sequence[Link], tuple[DateProblem, ...]]:
    settled = settle(gathered, curated.dates)
    links = find_links(gathered.views.values(), {record_id: _known(days) for record_id, days in settled.days.items()})
    records = {record_id: view.record for record_id, view in gathered.views.items()}
    inferred = with_links(settled, dated_pairs(links, records))
    return inferred.ranges, links, inferred.findings


def _known(days: DayNumbers) -> tuple[date | None, date | None]:
    earliest, latest = days
    return None if earliest is None else day_of(earliest), None if latest is None else day_of(latest)


def _dates(view: View, days: DateRange) -> Changes:
    prefix = view.record.date_field
    return {
        f"{prefix}_earliest": days.earliest,
        f"{prefix}_latest": days.latest,
        f"{prefix}_basis": days.basis,
        # The date line is a field of its own, and its offsets are in the provenance.
        f"{prefix}_evidence": tuple([item for item in days.evidence if item.kind != "stated"]),
    }


def _voices(view: View, lent: tuple[str, ...]) -> _Voices:
    """The voices of one record; `lent` are the authors that the page of a teaser names, for a teaser without any."""
    if isinstance(view.record, Article):
        article = annotate_article(view)
        authors = article.authors or lent
        marked = _in_order(article.quotations, article.other_marked)
        return _Voices({"genre": article.genre, "authors": authors}, authors, marked)
    statement = annotate_statement(view)
    changes = {"speakers": statement.speakers, "responding_to": statement.responding_to}
    people = tuple(speaker.name for speaker in statement.speakers if speaker.name is not None)
    return _Voices(changes, people, _in_order(statement.quotations, statement.other_marked))


def _in_order(*marked: Sequence[Quotation]) -> tuple[Quotation, ...]:
    return tuple(sorted((one for some in marked for one in some), key=attrgetter("start")))


def _named(found: Sequence[MentionRow]) -> Changes:
    return {
        "people": named_people(found),
        "organisations": named_organisations(found),
        "authorities": named_authorities(found),
    }


def _about(topics: Sequence[Topic]) -> Changes:
    return {"topics": tuple(topic.slug for topic in topics)}


def _changed(view: View, changes: Changes) -> Article | Statement:
    record = view.record
    return type(record).model_validate({**vars(record), **changes})
