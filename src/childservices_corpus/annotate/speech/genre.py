"""The genre and authors of an article, from its wording, and the words that it quotes with a source."""

from functools import cache
from typing import NamedTuple

from ...errors import WrongTypeError
from ...models import Article, Genre, Quotation
from ...reference import table
from ...reference.lexicon import words_of
from ...text.fold import small
from ..language.view import View
from ..language.visible import seen
from .articles import marked_in_article
from .authors import byline
from .byline_words import Byline, staff
from .commentary import comment_words, title_words
from .first_person import Word, own_words
from .guests import guest_words
from .outlets import round_table
from .quotations import quotations_of

_GENRES: tuple[Genre, ...] = ("exclusive", "interview", "feature", "opinion")


class ArticleVoices(NamedTuple):
    """Genre and authors of an article, its quoted speech, and its marked words that are not speech."""

    genre: Genre
    authors: tuple[str, ...]
    quotations: tuple[Quotation, ...]
    other_marked: tuple[Quotation, ...]


@cache
def _openings(genre: str) -> tuple[str, ...]:
    return tuple(map(small, table("genres")["titles"][genre]))


def annotate_article(view: View) -> ArticleVoices:
    """Genre, authors and quotations of the article in `view`.

    Raises :class:`~childservices_corpus.errors.WrongTypeError` if the record is not an article; content never raises.
    """
    record = view.record
    if not isinstance(record, Article):
        raise WrongTypeError(f"{record.id} is not an article")
    found = byline(seen(record.summary)) if record.summary else None
    title = record.title or ""
    genre = genre_of(seen(title) if ":" in title else "", found)
    if genre == "news":
        genre = _genre_of_text(view)
    told = () if found is None or genre == "news" else tuple(dict.fromkeys(found.authors))
    for passage in view.of("summary") if told else ():
        # A name cut by the page is not used.
        told = tuple(author for author in told if passage.after(_end_of(author, passage.text)) not in view.cuts)
    marked = marked_in_article(view, record.authors or (found.authors if found else ()))
    speech, others = quotations_of(record, marked) if marked else ((), ())
    return ArticleVoices(
        genre=genre,
        # An explicit byline on the page wins over inference.
        authors=record.authors or told,
        quotations=speech,
        other_marked=others,
    )


def _genre_of_text(view: View) -> Genre:
    """The genre of an article whose title and summary do not name an author, by its byline and its words."""
    if guest_words(view) is not None:
        return "opinion"
    told = text_words(view)
    return "news" if told is None else told[0]


def text_words(view: View) -> tuple[Genre, Word] | None:
    """The genre that words of the text show, and the words: a round table, an author who speaks, a comment."""
    passages = [passage for passage in view.passages if passage.field in {"summary", "paragraphs"}]
    lead = passages[:1]
    met = next(filter(None, map(round_table, lead)), None)
    if met is not None:
        return "feature", met
    authors = view.record.authors if isinstance(view.record, Article) else ()
    guest = bool(authors) and not any(small(author) in staff() for author in authors)
    spoken = own_words(passages, signed=guest) or next(filter(None, map(comment_words, lead)), None)
    spoken = spoken or next(filter(None, map(title_words, view.of("title"))), None)
    return None if spoken is None else ("opinion", spoken)


def _end_of(name: str, text: str) -> int:
    """The offset in `text` at which the last place of `name` ends."""
    return text.rfind(name) + len(name)


def genre_of(title: str, found: Byline | None) -> Genre:
    """The genre from the opening of `title` ("EXCLUSIVE:"), or else from the verb of the byline."""
    opening = title_opening(title)
    if opening is not None:
        return opening[0]
    if found is None:
        return "news"
    if found.manner == "interview":
        return "interview"
    if found.manner == "reporting":
        return "feature"
    by_staff = any(small(author) in staff() for author in found.authors)
    # "NAME asks how councils act" is a report; "Must they act, asks NAME" is a view.
    return "feature" if by_staff and found.verb in _staff_verbs() and not found.closing else "opinion"


@cache
def _staff_verbs() -> frozenset[str]:
    return frozenset(words_of("staff"))


def title_opening(title: str) -> tuple[Genre, int] | None:
    """The genre that the words before a colon name, and where they end; ``None`` without any."""
    words, colon, _ = title.partition(":")
    if not colon:
        return None
    lead = small(words).strip()
    return next(((genre, len(words)) for genre in _GENRES if lead in _openings(genre)), None)
