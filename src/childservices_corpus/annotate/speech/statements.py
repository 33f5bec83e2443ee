"""Who says which words in a statement: speakers with their roles, quotations with their spans.

One quotation is one paragraph of quoted speech, or one quoted stretch of a paragraph that quotes only in part. A
speaker is never guessed: words without a credit on the page have no speaker.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ...errors import WrongTypeError
from ...models import Quotation, Speaker, Statement
from ..language.view import Passage, View
from ..language.visible import seen
from .credit_beside import REPORTED_WITHIN, credited
from .credits import last_verb, lead_in_verb
from .quotation_marks import MARKS, Stretch, quoted
from .responding_to import responding_to
from .speakers import Cast
from .speech_or_title import fills, is_boilerplate, is_title
from .subjects import leads_by_colon, meet_leading, meet_named, sentence_before, speaks_of_others
from .unquoted import presenter, presidential, signed

# The author speaks in these kinds: quoted words are another person's only with a credit beside them.
_OWN_WORDS = frozenset(("column", "submission", "publication"))
_CONTENT = frozenset(("body", "list_item"))


@dataclass(frozen=True)
class StatementVoices:
    """The speakers and quotations of a statement.

    ``quoted_paragraphs`` are the indexes, in the record's ``paragraphs``, of the paragraphs with quoted speech.
    """

    speakers: tuple[Speaker, ...]
    quotations: tuple[Quotation, ...]
    quoted_paragraphs: tuple[int, ...]
    responding_to: tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """One quoted stretch of the paragraph `index`, and the number of its speaker (``None``: the page credits none)."""

    index: int
    start: int
    end: int
    speaker: int | None


def annotate_statement(view: View) -> StatementVoices:
    """The speakers and quotations of the statement in `view`, and what the statement responds to.

    Raises :class:`~childservices_corpus.errors.WrongTypeError` if the record is not a statement; content never raises.
    """
    record = view.record
    if not isinstance(record, Statement):
        raise WrongTypeError(f"{record.id} is not a statement")
    indexes, passages, breaks = _content(record, view)
    # People quoted in a column do not speak for the publisher, and are not speakers of the statement.
    own_words = record.kind in _OWN_WORDS
    cast = Cast("" if own_words else record.publisher)
    said = speech_in(passages, breaks, cast, own_words=own_words, told=record.kind == "press_release")
    authors = Cast(record.publisher) if own_words else cast
    _add_silent(record, view, authors)
    said = [Said(indexes[item.index], item.start, item.end, item.speaker) for item in said]
    texts = view.of("paragraphs")
    return StatementVoices(
        speakers=tuple(authors.members),
        quotations=tuple(_quotation(record, number, item, texts, cast) for number, item in enumerate(said)),
        quoted_paragraphs=tuple(sorted({item.index for item in said})),
        responding_to=responding_to(record),
    )


def _content(record: Statement, view: View) -> tuple[list[int], list[Passage], list[bool]]:
    """Indexes and passages of the paragraphs that may hold speech, and whether each follows a heading."""
    indexes: list[int] = []
    passages: list[Passage] = []
    breaks: list[bool] = []
    heading = False
    index = -1
    for passage in view.passages:
        if passage.field == "subheadings":
            heading = True
        if passage.field != "paragraphs":
            continue
        index += 1
        # A line that looks like a byline but quotes words is a paragraph.
        if record.paragraph_roles[index] in _CONTENT or MARKS.intersection(passage.text):
            indexes.append(index)
            passages.append(passage)
            breaks.append(heading)
            heading = False
    return indexes, passages, breaks


def speech_in(
    passages: Sequence[Passage], breaks: Sequence[bool], cast: Cast, *, own_words: bool, told: bool
) -> list[Said]:
    """The quoted stretches of the paragraphs `passages`; `breaks` says of each whether it follows a heading.

    With `own_words` the author speaks, and quoted words count only with a credit beside them. `told` is true for a text
    in the third person, such as a press release. The speakers join `cast`.
    """
    texts = [passage.text for passage in passages]
    verbs = [lead_in_verb(text) for text in texts]
    after_lead_in = [index > 0 and verbs[index - 1] is not None for index in range(len(texts))]

    def plain(index: int) -> bool:
        return verbs[index] is None and not is_boilerplate(texts[index]) and not _reopens(texts[index])

    found = quoted(texts, after_lead_in, breaks, plain)
    said: list[Said] = []
    for index, text in enumerate(texts):
        verb = verbs[index]
        names_head = told or (index <= 1 and verb is None and not found[index])
        if names_head and not own_words and cast.current is None:
            credit = presidential(text)
            if credit is not None:
                cast.meet(credit)
        head = presidential(text) if cast.name is None and cast.current is not None else None
        if head is not None and head.name is not None and head.role is None:
            # "…, the President said." and then "NAME used her speech to …": the name of the speaker so far.
            cast.name_current(head.name)
        if verb is not None and not _spoken(found[index], verb):
            following = found[index + 1] if index + 1 < len(texts) else []
            if following or text.rstrip().endswith(":"):
                meet_leading(text, _mask(found[index], verb), verb, cast)
            continue
        if not found[index] and index + 1 < len(texts) and leads_by_colon(text, texts[index + 1]):
            meet_named(text, cast)
        said += _of_paragraph(index, text, found[index], cast, own_words=own_words)
    return said


def _reopens(text: str) -> bool:
    """True if a verb of speech comes before the first opening mark of `text`: another quotation begins there."""
    first = next((index for index, letter in enumerate(text[:REPORTED_WITHIN]) if letter in MARKS), None)
    return first is not None and first > 0 and last_verb(text, 0, first) is not None


def _spoken(found: Sequence[Stretch], verb: int) -> bool:
    """True if a stretch ends after the verb: then the paragraph is more than a lead-in."""
    return any(stretch.end > verb for stretch in found)


def _mask(found: Sequence[Stretch], verb: int) -> int:
    """Where the words of the credit may begin: after the last quoted title before the verb."""
    return max((stretch.end for stretch in found if stretch.end <= verb), default=0)


def _of_paragraph(index: int, text: str, found: Sequence[Stretch], cast: Cast, *, own_words: bool) -> list[Said]:
    """The speech in one paragraph, each stretch with its speaker."""
    said: list[Said] = []
    low = 0
    named = False
    end = len(text.rstrip())
    for number, stretch in enumerate(found):
        high = found[number + 1].start - 1 if number + 1 < len(found) else len(text)
        # Words that follow credited words in one paragraph have the same speaker.
        goes_on = named
        before, low = low, stretch.end
        named, speaker = credited(text, before, stretch, high, cast)
        if own_words and not named:
            continue
        if not named:
            speaker = cast.current
            if not fills(text, stretch):
                if is_title(text, stretch) or cast.current is None:
                    continue
                sentence = sentence_before(text, before, stretch.start - stretch.opened)
                if not goes_on and speaks_of_others(sentence, cast.name):
                    speaker = None
            elif stretch.closed and is_title(text, stretch) and stretch.end < end - 2:
                continue
        said.append(Said(index, stretch.start, stretch.end, speaker))
    return said


def _add_silent(record: Statement, view: View, cast: Cast) -> None:
    """Add speakers without quotations: the author of a column, the speaker of a speech that an item announces."""
    paragraphs = view.of("paragraphs")
    if record.kind in {"speech", "event"}:
        for credit in presenter(record.kind, seen(record.title or ""), [passage.text for passage in paragraphs]):
            cast.meet(credit)
    elif record.kind == "column":
        byline = [
            passage.text for passage, role in zip(paragraphs, record.paragraph_roles, strict=True) if role == "byline"
        ]
        author = signed(byline, [passage.text for passage in paragraphs])
        if author is not None:
            cast.meet(author)


def _quotation(record: Statement, number: int, item: Said, texts: Sequence[Passage], cast: Cast) -> Quotation:
    passage = texts[item.index]
    speaker = Speaker() if item.speaker is None else cast.members[item.speaker]
    return Quotation(
        id=f"{record.id}#q{number}",
        record_id=record.id,
        speaker=speaker.name,
        role=speaker.role,
        organisation=speaker.organisation,
        text=passage.words(item.start, item.end),
        document_id=record.document_id,
        start=passage.at(item.start),
        end=passage.after(item.end),
    )
