"""Dates and records in words, as a person would want to read them."""

import textwrap
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .annotations import Quotation
    from .dates import DateRange
    from .records import Article, Statement

# Spelt here, since the standard library's names follow the machine's language.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_WIDTH = 80


def day_in_words(day: date) -> str:
    """``9 February 2022``."""
    return f"{_day_and_month(day)} {day.year}"


def _day_and_month(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


def in_words(days: "DateRange") -> str:
    """The range in words: ``on 23 March 2022``, ``between 2 and 9 February 2022``, ``in 2022``, ``date unknown`` …"""
    first, last = days.earliest, days.latest
    if first is not None and last is not None:
        return f"on {day_in_words(first)}" if first == last else _between(first, last, days.to_edtf())
    if last is not None:
        return f"on or before {day_in_words(last)}"
    return "date unknown" if first is None else f"on or after {day_in_words(first)}"


def _between(first: date, last: date, edtf: str) -> str:
    """Two days in words: a whole year or month by its name, else month and year said once where they are the same."""
    if len(edtf) == len("2022"):
        return f"in {first.year}"
    if len(edtf) == len("2022-02"):
        return f"in {MONTHS[first.month - 1]} {first.year}"
    if first.year != last.year:
        return f"between {day_in_words(first)} and {day_in_words(last)}"
    if first.month != last.month:
        return f"between {_day_and_month(first)} and {day_in_words(last)}"
    return f"between {first.day} and {day_in_words(last)}"


def article_text(article: "Article") -> str:
    """Title, publisher, genre and date, summary, authors and topics, and where it stands."""
    head = f"{article.publisher}, {article.genre or 'genre unknown'}, {in_words(article.published)}"
    named = [("by", ", ".join(article.authors)), ("topics", ", ".join(article.topics))]
    return _text(article, head, article.summary or "", named)


def statement_text(statement: "Statement") -> str:
    """Title, publisher, kind and date, body, speakers and topics, and where it stands."""
    head = f"{statement.publisher}, {statement.kind}, {in_words(statement.issued)}"
    speakers = [", ".join(part for part in (one.name or "unnamed", one.role) if part) for one in statement.speakers]
    named = [("said by", "; ".join(speakers)), ("topics", ", ".join(statement.topics))]
    return _text(statement, head, statement.text, named)


def quotation_text(quotation: "Quotation") -> str:
    """The words, who says them, and the id."""
    who = [part for part in (quotation.speaker, quotation.role, quotation.organisation) if part]
    return f"{_wrapped(quotation.text)}\n  {', '.join(who) or 'speaker unknown'}\n  {quotation.id}"


def _text(record: "Article | Statement", head: str, body: str, named: list[tuple[str, str]]) -> str:
    place = f"{record.id}, number {record.position} of document {record.document_id[:12]}"
    tail = [f"{label}: {value}" for label, value in named if value]
    return "\n".join([record.title, head, "", _wrapped(body), "", *tail, place])


def _wrapped(text: str) -> str:
    return "\n".join(textwrap.fill(line, _WIDTH) for line in text.split("\n"))
