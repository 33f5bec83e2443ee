"""Which quoted words are speech: the rules that separate a quotation from a title or a single borrowed word."""

from functools import cache

from ...reference import table
from ...reference.lexicon import words_of
from ...text.fold import small
from ..language.whole_words import any_of
from ..language.word_search import WordSearch
from .marks import Stretch

LONGEST_TITLE_WORDS = 12
_NEAR = 40
_EDGE = 4
_MARKS_AND_SPACE = " \t\N{NO-BREAK SPACE}\"'" + "".join(
    (
        "\N{LEFT DOUBLE QUOTATION MARK}",
        "\N{RIGHT DOUBLE QUOTATION MARK}",
        "\N{LEFT SINGLE QUOTATION MARK}",
        "\N{RIGHT SINGLE QUOTATION MARK}",
    )
)
_CONNECTORS = frozenset(("of", "the", "for", "and", "a", "an", "in", "on", "to", "&", "into", "with", "by"))
_SENTENCE_ENDS = (".", "!", "?", ",", "\N{HORIZONTAL ELLIPSIS}", ":")


@cache
def _title_nouns() -> WordSearch:
    return any_of(words_of("titled_thing"))


@cache
def _boilerplate() -> WordSearch:
    return any_of(table("speech")["boilerplate"])


def is_boilerplate(paragraph: str) -> bool:
    """True for a line about the body itself or where to read more; a quotation never runs into it."""
    return _boilerplate().search(small(paragraph[:400])) is not None


def is_prose(paragraph: str) -> bool:
    """True for a paragraph that may be speech without marks: not a heading, not a line of boilerplate."""
    return paragraph.rstrip().endswith(_SENTENCE_ENDS) and not is_boilerplate(paragraph)


def is_title(paragraph: str, stretch: Stretch) -> bool:
    """True if `stretch` looks like a title: a noun such as "report" beside it, or capitals in most of its words."""
    words = paragraph[stretch.start : stretch.end]
    tokens = words.split()
    if not stretch.closed or len(tokens) > LONGEST_TITLE_WORDS or words.endswith(_SENTENCE_ENDS):
        return False
    mark = 1 if stretch.opened else 0
    before = small(paragraph[max(0, stretch.start - mark - _NEAR) : stretch.start - mark]).rstrip(" ,")
    after = small(paragraph[stretch.end + 1 : stretch.end + 1 + _NEAR]).lstrip(" ,")
    nouns = _title_nouns()
    beside = any(match.end() == len(before) for match in nouns.finditer(before)) or nouns.match(after) is not None
    major = [token for token in tokens if small(token) not in _CONNECTORS]
    capitals = sum(token[:1].isupper() for token in major)
    return beside or (len(tokens) > 1 and capitals >= 0.75 * len(major))


def fills(paragraph: str, stretch: Stretch) -> bool:
    """True if `stretch` opens the paragraph and runs to the paragraph's end or to the end of a sentence."""
    if stretch.start > _EDGE or paragraph[: stretch.start].strip(_MARKS_AND_SPACE):
        return False
    rest = paragraph[stretch.end : stretch.end + _EDGE + 1].strip(_MARKS_AND_SPACE + ".")
    return not rest or not stretch.closed or paragraph[stretch.start : stretch.end].endswith(_SENTENCE_ENDS)
