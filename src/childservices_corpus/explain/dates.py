"""A range of days and its reasons in sentences."""

from datetime import date

from ..models import Article, DateRange, Evidence, Statement
from ..models.wording import day_in_words

_KINDS = {
    "stated": "the page says",
    "text": "the text says",
    "curated": "source:",
    "linked": "linked record",
    "order": "by the order of the listing it",
    "role": "by the office named",
    "document": "the page was taken by the event it announces,",
}


def tell(record: Article | Statement, days: DateRange) -> str:
    """Why `days` is the date of `record`: a sentence for the range, and one for each reason that sets an end of it.

    A last sentence counts the reasons that agree with the range but do not set an end.
    """
    verb = record.date_field.capitalize()
    if days.earliest is None and days.latest is None:
        return f"{verb}: date unknown; neither the page nor the tables give a bound."
    setting = [item for item in days.evidence if _sets(item, days)]
    sentences = [f"{verb} {days.in_words()}.", *(f"{_bound(item, days)}: {_reason(item)}." for item in setting)]
    if days.earliest is None:
        sentences.append("The first possible day is unknown.")
    if days.latest is None:
        sentences.append("The last possible day is unknown.")
    others = len(days.evidence) - len(setting)
    if others:
        sentences.append(f"{others} more {'reason agrees' if others == 1 else 'reasons agree'} with this.")
    return " ".join(sentences)


def _sets(item: Evidence, days: DateRange) -> bool:
    """True if `item` sets an end of the range."""
    return (item.earliest is not None and item.earliest == days.earliest) or (
        item.latest is not None and item.latest == days.latest
    )


def _bound(item: Evidence, days: DateRange) -> str:
    """The bounds that `item` sets, in words."""
    first = item.earliest if item.earliest == days.earliest else None
    last = item.latest if item.latest == days.latest else None
    if first is not None and last is not None:
        return f"On {day_in_words(first)}" if first == last else "Within these days"
    if first is not None:
        return f"Not before {day_in_words(first)}"
    return f"Not after {day_in_words(last or date.max)}"


def _reason(item: Evidence) -> str:
    lead = _KINDS[item.kind]
    if item.kind == "order":
        return f"{lead} {item.words}"
    if item.kind == "document" and item.start is None:
        # The founding of the publisher has a source and no words; the day of saving and the address have words.
        lead = "publisher:" if item.words is None else "what is known of the dump:"
    words = f"\N{LEFT DOUBLE QUOTATION MARK}{item.words}\N{RIGHT DOUBLE QUOTATION MARK}" if item.words else ""
    source = f"({item.source})" if item.source and words else item.source or ""
    return " ".join(part for part in (lead, words, source) if part)
