"""The marked words of an article, and who says them, by the rules for any text.

An article puts many single words in quotation marks. A short term without a source that can be read is a borrowed one.
"""

from collections.abc import Iterable, Sequence

from ...errors import WrongTypeError
from ...models import Article
from ..language.view import DOTS, Passage, View
from .borrowed import of_an_author
from .in_text import Reader
from .paragraphs import Paragraphs
from .said import UNKNOWN, SpokenIn
from .single_marks import may_quote

_READ = frozenset(("title", "summary", "paragraphs"))
_HEADS = frozenset(("title", "subheadings"))


def marked_in_article(view: View, authors: Sequence[str] = ()) -> list[tuple[Passage, SpokenIn]]:
    """The marked words of the article in `view`: of its title, its summary and its paragraphs.

    For the article's own `authors` only a longer phrase is a quotation: a term of up to three words is a borrowed one.

    Raises :class:`~childservices_corpus.errors.WrongTypeError` if the record is not an article.
    """
    if not isinstance(view.record, Article):
        raise WrongTypeError(f"{view.record.id} is not an article")
    if not any([may_quote(passage.text) for passage in view.passages]):  # noqa: C419 - quicker for a few passages
        return []
    passages, headed = _read(view.passages)
    titles = sum(passage.field == "title" for passage in passages)
    paragraphs = Paragraphs([passage.text for passage in passages], headed, titles=titles)
    read = Reader(paragraphs, "").read()
    return [(passages[one.paragraph], _settled(one, passages[one.paragraph], view.cuts, authors)) for one in read]


def _read(passages: Iterable[Passage]) -> tuple[list[Passage], list[bool]]:
    """The passages with words of the article, and of each whether it follows a heading."""
    found: list[Passage] = []
    headed: list[bool] = []
    heading = False
    for passage in passages:
        if passage.field in _READ:
            found.append(passage)
            headed.append(heading)
        heading = passage.field in _HEADS
    return found, headed


def _settled(one: SpokenIn, passage: Passage, cuts: Sequence[int], authors: Sequence[str]) -> SpokenIn:
    """`one` without a speaker whose name the page may cut, and with a borrowed term as such."""
    cut = any(passage.start <= at <= passage.end for at in cuts)
    half = cut and one.speaker is not None and passage.text.rstrip(DOTS).endswith(one.speaker)
    return of_an_author(one.said_by(UNKNOWN) if half else one, passage.text, authors)
