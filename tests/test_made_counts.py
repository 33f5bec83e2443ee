"""How well made pages are read, form by form: their truth is known, and what is lost, made up or left unread counts.

Each count is an upper bound for what is read today. A rule that makes a count greater is worse for these pages; where
it makes one less, lower the bound.
"""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import childservices_corpus as csc
from makers import CHANGES, FOREIGN, FORMS, Page, changed, join, judge, made
from makers.words import Words
from support import assert_invariants

BOUNDS = Path(__file__).with_name("made_counts.toml")
OWN = [form for form in FORMS if form not in FOREIGN]
SEEDS = range(3)


class Count(NamedTuple):
    """Records lost, made up, and found with other authors; characters that no layout knew; problems."""

    lost: int = 0
    made_up: int = 0
    authors: int = 0
    unread: int = 0
    problems: int = 0


def counted(pages: Iterator[Page]) -> Count:
    total = Count()
    for page in pages:
        parsed = csc.parse(page.text)
        assert_invariants(parsed)
        verdict = judge(page, sorted([*parsed.articles, *parsed.statements], key=lambda record: record.position))
        unread = sum(one.end - one.start for one in parsed.ledger if one.fate == "unrecognised")
        count = (len(verdict.lost), len(verdict.nobodys), len(verdict.beside), unread, len(parsed.problems))
        total = Count(*(before + more for before, more in zip(total, count, strict=True)))
    return total


def alone(form: str) -> Iterator[Page]:
    """Pages of one form, as they are and changed."""
    for change in CHANGES:
        yield from (changed(change, made(form, seed), seed) for seed in SEEDS)


def above_others(form: str) -> Iterator[Page]:
    """A page of the form above one of each third form, beginning with another for each."""
    first = OWN.index(form) % 3
    for number, other in list(enumerate(FORMS))[first::3]:
        yield join(Words(f"above {form} {other}"), made(form, 60 + number), made(other, 90 + number))


def doubled(form: str) -> Iterator[Page]:
    """Two pages of one form."""
    for seed in SEEDS:
        yield join(Words(f"doubled {form} {seed}"), made(form, 120 + seed), made(form, 150 + seed))


SETS: dict[str, Callable[[str], Iterator[Page]]] = {"alone": alone, "above": above_others, "doubled": doubled}


def bounds() -> dict[str, dict[str, list[int]]]:
    return tomllib.loads(BOUNDS.read_text("utf-8"))


@pytest.mark.parametrize("pages", SETS)
@pytest.mark.parametrize("form", OWN)
def test_pages_are_read_as_well_as_before(form: str, pages: str) -> None:
    bound = Count(*bounds()[pages].get(form, ()))
    found = counted(SETS[pages](form))
    worse = {name: now for name, now, most in zip(Count._fields, found, bound, strict=True) if now > most}
    assert not worse
