"""A range of days told in sentences, with its reasons."""

from datetime import date

from ..models import Article, DateRange, Evidence, Statement
from ..models.wording import day_in_words

_KINDS = {
    "stated": "the page says",
    "text": "the text says",
    "curated": "found at",
    "linked": "linked record",
    "order": "by the order of the listing it",
    "role": "by the office named",
    "document": "the page was taken by the event it announces,",
}


def tell(record: Article | Statement, days: DateRange) -> str:
    """When `record` was published or issued and why: one sentence for the range, one for each reason that sets an end.

    Reasons that agree with the range but set neither of its ends are counted at the end.
    """
    verb = record.date_field.capitalize()
    if days.earliest is None and days.latest is None:
        return f"{verb}: date unknown; nothing on the page or in the tables bounds it."
    setting = [item for item in days.evidence if _sets(item, days)]
    sentences = [f"{verb} {days.in_words()}.", *(f"{_bound(item, days)}: {_reason(item)}." for item in setting)]
    if days.earliest is None:
        sentences.append("Nothing says how early it can be.")
    if days.latest is None:
        sentences.append("Nothing says how late it can be.")
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
    """What `item` contributes to the ends of the range."""
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
    if item.kind == "document" and item.words is None:
        lead = "publisher:"
    words = f"\N{LEFT DOUBLE QUOTATION MARK}{item.words}\N{RIGHT DOUBLE QUOTATION MARK}" if item.words else ""
    source = f"({item.source})" if item.source and words else item.source or ""
    return " ".join(part for part in (lead, words, source) if part)
