"""Statements and articles made to order, and the voices that are heard in them."""

from childservices_corpus import annotate_text, parse
from childservices_corpus.annotate.language.view import views
from childservices_corpus.annotate.speech.genre import ArticleVoices, annotate_article
from childservices_corpus.annotate.speech.statements import StatementVoices, annotate_statement
from childservices_corpus.models import Parsed

END = "\n\n\nTags assigned to this article:\nThere are no tags assigned to this article!\n\nRelated Articles\n"
OPEN, CLOSE = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
WORDS = (
    "Children should be at the top of the agenda of government, and investment in early help cannot wait any longer."
)


def in_statement(title: str, *paragraphs: str) -> tuple[Parsed, StatementVoices]:
    parsed = parse(title + "\n\n" + "\n\n".join(paragraphs) + END, layout="adcs-feed")
    (view,) = views(parsed)
    return parsed, annotate_statement(view)


LED = "Jenny Coles, ADCS President, said:"


PAGE = "  \N{BULLET} {title}\n\n    13 June 2024\n\n    {summary}\n"


def in_article(summary: str, title: str = "Early help") -> tuple[Parsed, ArticleVoices]:
    parsed = parse(PAGE.format(title=title, summary=summary), layout="themj-bulleted")
    (view,) = views(parsed)
    return parsed, annotate_article(view)


def who_says(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Name, role and organisation of the speaker of each quotation in any `text`."""
    return [(one.speaker, one.role, one.organisation) for one in annotate_text(text).quotations]
