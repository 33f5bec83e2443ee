"""What the words of one statement say about its day."""

from datetime import date
from typing import Any

from childservices_corpus.annotate.dates.phrases import text_clues
from childservices_corpus.annotate.language.view import View, views
from childservices_corpus.parsing.objects import parse

CLOSING = "\n\n\nTags assigned to this article:\nThere are no tags assigned to this article!\n\nRelated Articles\n\n"


def statement(text: str, title: str = "Comment: a report") -> View:
    """The view of one statement of ADCS's feed with `text` below its title."""
    return next(iter(views(parse(f"{title}\n\n{text}{CLOSING}"))))


def clues(text: str, title: str = "Comment: a report") -> list[tuple[str, str, Any]]:
    return [
        (clue.means, clue.words, clue.options[0] if len(clue.options) == 1 else len(clue.options))
        for clue in text_clues(statement(text, title))
    ]


def day(words: str) -> date:
    return date.fromisoformat(words)
