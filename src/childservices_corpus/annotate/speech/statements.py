"""Who says which words in a statement: speakers with their roles, quotations with their spans.

One quotation is one paragraph of quoted speech, or one quoted stretch of a paragraph that quotes only in part. A
speaker is never guessed: words without a credit on the page have no speaker.
"""

from dataclasses import dataclass

from ...errors import WrongTypeError
from ...models import Quotation, Speaker, Statement
from ..language.view import Passage, View
from ..language.visible import seen
from .borrowed import by_full_name, of_an_author
from .in_text import Reader
from .marks import MARKS
from .one_voice import OneVoice
from .paragraphs import Paragraphs
from .quotations import quotations_of
from .responding_to import responding_to
from .speakers import Cast, of_one_statement
from .unquoted import presenter, signed

# The author speaks in these kinds: quoted words are another person's only with a credit beside them.
_OWN_WORDS = frozenset(("column", "submission", "publication"))
_CONTENT = frozenset(("body", "list_item"))


@dataclass(frozen=True)
class StatementVoices:
    """The speakers and quotations of a statement, and its marked words that are not speech.

    ``quoted_paragraphs`` are the indexes, in the record's ``paragraphs``, of the paragraphs with quoted speech.
    """

    speakers: tuple[Speaker, ...]
    quotations: tuple[Quotation, ...]
    other_marked: tuple[Quotation, ...]
    quoted_paragraphs: tuple[int, ...]
    responding_to: tuple[str, ...]


def annotate_statement(view: View) -> StatementVoices:
    """The speakers and quotations of the statement in `view`, and what the statement responds to.

    Raises :class:`~childservices_corpus.errors.WrongTypeError` if the record is not a statement; content never raises.
    """
    record = view.record
    if not isinstance(record, Statement):
        raise WrongTypeError(f"{record.id} is not a statement")
    indexes, passages, headed = _content(record, view)
    # People quoted in a column do not speak for the publisher, and are not speakers of the statement.
    own_words = record.kind in _OWN_WORDS
    paragraphs = Paragraphs([passage.text for passage in passages], headed)
    publisher = "" if own_words else record.publisher
    rule = None if own_words else OneVoice(paragraphs, publisher, third_person=record.kind == "press_release")
    reader = Reader(paragraphs, publisher, rule)
    said = reader.read()
    cast = Cast(record.publisher)
    if rule is None:
        said = [of_an_author(one, paragraphs.texts[one.paragraph]) for one in said]
    else:
        said = of_one_statement(map(by_full_name, said), rule, publisher)
        for one in said:
            cast.add(one.who)
            if one.speaker in reader.joined:
                cast.add(reader.joined[one.speaker])
    _add_silent(record, view, cast)
    speech, others = quotations_of(record, ((passages[one.paragraph], one) for one in said))
    return StatementVoices(
        speakers=tuple(cast.members),
        quotations=speech,
        other_marked=others,
        quoted_paragraphs=tuple(sorted({indexes[one.paragraph] for one in said if one.kind == "speech"})),
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
