"""What is found in lines of text, for tests that ask about mentions."""

from childservices_corpus.annotate.language.view import Passage, View, passage_of
from childservices_corpus.annotate.mentions import find_mentions
from childservices_corpus.models import Article


def view_of(*lines: str, gap: int = 3) -> tuple[str, View]:
    """A document of `lines` and the view of an article whose passages they are."""
    passages: list[Passage] = []
    at = gap
    for item, line in enumerate(lines):
        passages.append(passage_of("paragraphs", item, line, at))
        at += len(line) + gap
    document = " " * gap + (" " * gap).join(lines)
    article = Article(id="themj/a-title-0123abcd", publisher="themj", title="A", document_id="0" * 64, position=0)
    return document, View(article, tuple(passages))


def found(kind: str, *lines: str, known: tuple[str, ...] = ()) -> list[tuple[str, str | None]]:
    """Words and reference of the mentions of `kind` in `lines`."""
    _, view = view_of(*lines)
    return [(mention.text, mention.ref) for mention in find_mentions(view, None, known) if mention.kind == kind]
