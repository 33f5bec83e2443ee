"""Snapshots of a listing: one page saved on several days, with new items above and old ones gone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import childservices_corpus as csc
from childservices_corpus.annotate.pipeline import Annotated, annotate
from childservices_corpus.models import Parsed
from pages import Item, bulleted

ADDRESS = "https://www.themj.co.uk/children"
FIRST = date(2024, 6, 21)
MATTERS = (
    "foster carers budgets",
    "adoption delays",
    "school transport bills",
    "youth justice review",
    "homes for care leavers",
    "nursery places",
    "hospital waiting lists",
    "family court reports",
)
# Newest first; each other item has a date line.
ITEMS = tuple(
    Item(
        f"Leaders ask for help with {matter} in the county",
        f"{20 - number} June 2024" if number % 2 else "",
        f"The committee heard that {matter} cost more than {MATTERS[number - 1]} ever did, a report has found.",
    )
    for number, matter in enumerate(MATTERS)
)


def snapshot(items: Sequence[Item], day: int | None = None, name: str = "page", again: int = 0) -> Parsed:
    """The listing of `items`, saved so many days after the first day; `again` makes other bytes of the same listing."""
    saved = None if day is None else FIRST + timedelta(days=day)
    return csc.parse(bulleted(list(items)) + "\n" * again, name=f"{name}.txt", address=ADDRESS, saved=saved)


def annotated(*pages: Parsed) -> Annotated:
    return annotate(pages)


def with_item(number: int, **changes: str) -> tuple[Item, ...]:
    """The items with one of them changed."""
    return tuple(replace(item, **changes) if place == number else item for place, item in enumerate(ITEMS))
