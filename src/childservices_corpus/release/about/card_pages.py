"""The pages of a release in its data card: what they are, when they were saved, and what they cover."""

from collections.abc import Iterator

from ...models.wording import counted, wrapped
from ...reference import table
from .facts import Coverage, Page, ReleaseFacts, publisher_in_words
from .markdown import cell, table_of

# More pages than these are counted, and not listed.
_LISTED = 20
_UNKNOWN = "unknown"


def in_short(facts: ReleaseFacts) -> Iterator[str]:
    """The first answers: what, whose, when, how chosen, how to be sure."""
    card = table("card")
    whose = ", ".join(f"{one.count:,} of {_cell_of(one.publisher)}" for one in facts.by_publisher)
    records = " and ".join(counted(facts.rows[name], name) for name in ("articles", "statements"))
    saved = sum(one.saved for one in facts.by_publisher)
    days = f"known for {saved:,} of {facts.n_pages:,}" if saved else "unknown"
    rows = [
        ("pages", f"{counted(facts.n_pages, 'saved pages')}: {whose}"),
        ("records", f"{records}, {counted(facts.rows['quotations'], 'quotations')}"),
        ("days", _days(facts)),
        ("saved", f"The day on which the pages were saved is {days}."),
        ("chosen", card["chosen_own" if facts.own else "chosen_other"]),
        ("licence", table("licence")["short"]),
        ("version", f"{facts.version}" + ("" if facts.own else ", a private build")),
        ("documents", f"SHA-256 over the hashes of the {counted(facts.n_pages, 'documents')}: `{facts.digest}`"),
    ]
    yield table_of(("question", "answer"), rows)


def _cell_of(name: str | None) -> str:
    """The name of a publisher as a cell."""
    return cell(publisher_in_words(name))


def _days(facts: ReleaseFacts) -> str:
    """The first and last day of the records that are dated to the day."""
    spans = [
        f"{one.first} to {one.last} ({_cell_of(one.publisher)})"
        for one in facts.records
        if one.first is not None and one.last is not None
    ]
    return (
        f"Records that are dated to the day: {', '.join(spans)}"
        if spans
        else "None of the records is dated to the day."
    )


def pages_table(facts: ReleaseFacts) -> str:
    """The pages, one by one if they are few, else by publisher."""
    if facts.pages and facts.n_pages <= _LISTED:
        known = ("page", "publisher", "layout", "characters", "address", "saved", "terms")
        return table_of(known, map(_page, facts.pages), numbers=[3])
    rows = [
        (
            _cell_of(one.publisher),
            f"{one.count:,}",
            f"{one.addresses:,}",
            f"{one.saved:,}",
            f"{one.terms:,}",
        )
        for one in facts.by_publisher
    ]
    heads = ("publisher", "pages", "address known", "day known", "terms known")
    return f"{table_of(heads, rows, numbers=range(1, 5))}\n\nThe table `documents` lists them."


def _page(one: Page) -> tuple[str, ...]:
    known = (
        one.name,
        one.publisher,
        one.layout,
        f"{one.n_chars:,}",
        one.address,
        one.saved and str(one.saved),
        one.terms,
    )
    return tuple(cell(value or _UNKNOWN) for value in known)


def coverage_table(coverage: Coverage) -> str:
    """How many records of each publisher lie in each period: certainly, and possibly if there are more."""
    if not coverage.periods:
        return "None of the records has a known day."
    rows = [
        (period, *(_count(*counts[place]) for counts in coverage.counts.values()))
        for place, period in enumerate(coverage.periods)
        if any(counts[place][1] for counts in coverage.counts.values())
    ]
    heads = (coverage.by, *(_cell_of(name) for name in coverage.counts))
    said = wrapped(
        "`3` means that three records lie in the period. `3 to 5` means that three lie in it for certain, and two more "
        "may. An empty cell, or a period without a line, means that a record of the saved pages cannot be from then. "
        "It does not mean that nothing was said."
    )
    return f"{said}\n\n{table_of(heads, rows, numbers=range(1, len(heads)))}"


def _count(certain: int, possible: int) -> str:
    return "" if not possible else f"{certain:,}" if certain == possible else f"{certain:,} to {possible:,}"
