"""Annotating in steps: shares of pages give together what all pages give at once, and numbers what objects give."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.annotate.dates.order import newest_first, oldest_first
from childservices_corpus.annotate.dates.passing import FITS, RULED_OUT, Places, pass_on
from childservices_corpus.annotate.dates.rounds import ordinals, strength, take_up
from childservices_corpus.annotate.dates.taking import FAR, Rows, take_up_all
from childservices_corpus.annotate.pipeline import annotate
from childservices_corpus.annotate.steps.alone import alone
from childservices_corpus.annotate.steps.finished import finished
from childservices_corpus.annotate.steps.stored import Kept, keep
from childservices_corpus.annotate.steps.together import together
from childservices_corpus.curation.corrections import Correction
from childservices_corpus.curation.date_evidence import CuratedDate
from childservices_corpus.curation.folder import Curation
from childservices_corpus.errors import CurationError, NotFoundError
from childservices_corpus.models import Evidence, Parsed
from childservices_corpus.models.dates import EvidenceKind
from support import DUMPS

Released = Mapping[str, pa.Table]
SAVED = date(2023, 9, 30)


@cache
def pages() -> tuple[Parsed, ...]:
    """The dumps, and parts of them once more, so that records come again among other neighbours."""
    whole = [path.read_text("utf-8")[:60_000] for path in DUMPS]
    parts = [text[text.index("\n", len(text) // 3) + 1 :] for text in whole[:4]]
    parts.append(whole[4][:20_000])
    again = [csc.parse(text, name=f"again-{number}.txt", saved=SAVED) for number, text in enumerate(parts)]
    return (*(csc.parse(text, name=path.name) for text, path in zip(whole, DUMPS, strict=True)), *again)


@cache
def curation() -> Curation:
    """Days and a correction for some records, among them a row for a record that is not there."""
    articles = [one for page in pages()[:4] for one in page.articles]
    statement = pages()[4].statements[3]
    days = (
        CuratedDate("themj", articles[3].id, "", date(1999, 1, 1), date(1999, 1, 1), "event", "", "made"),
        CuratedDate("adcs", "", statement.title or "", date(2020, 1, 1), None, "event", "", "made"),
        CuratedDate("adcs", "adcs/nothing-00000000", "Nothing", date(2020, 1, 1), None, "event", "", "made"),
    )
    corrections = (
        Correction(articles[0].id, "genre", annotate(pages()[:1]).articles[0].genre or "", "interview", "why", "made"),
        Correction("adcs/nothing-00000000", "topics", "", "[]", "why", "made"),
    )
    return Curation(days, corrections)


def released(groups: Sequence[Sequence[Parsed]], shown: Mapping[str, tuple[str, int]] | None = None) -> Released:
    """The tables of a release of `groups`, each a share."""
    shares = [alone(group) for group in groups]
    found = together(shares, curation(), shown)
    made = [finished(share, found.decisions(number), curation()) for number, share in enumerate(shares)]
    return {name: pa.concat_tables([tables[name] for tables in made]) for name in made[0]}


def rows(tables: Released) -> dict[str, list[str]]:
    return {name: sorted(map(repr, table.to_pylist())) for name, table in tables.items()}


def seen_again() -> dict[str, tuple[str, int]]:
    """For some records that come again the last place of each."""
    records = [one for page in pages()[5:] for one in page.articles]
    found = {one.id: (one.document_id, one.position) for one in records}
    return {key: place for number, (key, place) in enumerate(found.items()) if number % 3}


@pytest.mark.parametrize("size", [1, 3])
def test_shares_give_what_one_share_gives(size: int) -> None:
    every = pages()
    shares = [every[at : at + size] for at in range(0, len(every), size)]
    one, several = released([every], seen_again()), released(shares, seen_again())
    assert rows(one) == rows(several)
    assert one["problems"].num_rows
    assert "linked" in {item["kind"] for days in one["articles"]["published_evidence"].to_pylist() for item in days}


def test_a_record_is_written_once_where_it_is_shown() -> None:
    first, last = pages()[:5], pages()[5:]
    shares = [alone(first), alone(last)]
    shown = seen_again()
    found = together(shares, Curation(), shown)
    here, there = (finished(share, found.decisions(number), Curation()) for number, share in enumerate(shares))
    ids = set(there["articles"]["id"].to_pylist())
    assert ids
    assert ids == shown.keys()
    assert not ids & set(here["articles"]["id"].to_pylist())


def test_the_steps_may_be_kept_in_files(tmp_path: Path) -> None:
    groups = [pages()[:4], pages()[4:]]
    kept = []
    for number, group in enumerate(groups):
        (tmp_path / f"{number}").mkdir()
        keep(tmp_path / f"{number}", alone(group))
        kept.append(Kept(tmp_path / f"{number}"))
    found = together(kept, curation())
    (tmp_path / "decisions").mkdir()
    keep(tmp_path / "decisions", found.decisions(1))
    told = finished(kept[1], Kept(tmp_path / "decisions"), curation())
    again = finished(
        alone(groups[1]), together([alone(group) for group in groups], curation()).decisions(1), curation()
    )
    assert {name: table.to_pylist() for name, table in told.items()} == {n: t.to_pylist() for n, t in again.items()}
    with pytest.raises(NotFoundError, match="nothing"):
        kept[0]["nothing"]


def test_what_fits_no_record_is_kept_apart() -> None:
    found = together([alone(pages()[:5])], curation())
    assert [one.row for one in found.missing] == [curation().dates[2]]
    assert found.corrected == curation().corrections[:1]
    assert found.elsewhere == curation().corrections[1:]


def test_a_correction_that_does_not_fit_is_refused() -> None:
    share = alone(pages()[:1])
    wrong = Curation(corrections=(Correction(pages()[0].articles[0].id, "genre", "feature", "opinion", "why", "made"),))
    with pytest.raises(CurationError, match="old value 'feature'"):
        finished(share, together([share], wrong).decisions(0), wrong)


def test_nothing_gives_empty_tables() -> None:
    assert {name: table.num_rows for name, table in released([[]]).items() if table.num_rows} == {}


DAYS = st.one_of(st.none(), st.integers(1, 9))
KINDS: Sequence[EvidenceKind] = ("stated", "curated", "document", "text", "role", "linked")


@st.composite
def pieces(draw: st.DrawFn) -> Evidence:
    days = sorted(draw(st.tuples(st.integers(1, 9), st.integers(1, 9))))
    first, last = (None if draw(st.booleans()) else date(2020, 1, day) for day in days)
    return Evidence(kind=draw(st.sampled_from(KINDS)), earliest=first, latest=last)


@given(st.lists(st.lists(pieces(), max_size=5), max_size=4), DAYS)
def test_many_records_are_taken_up_like_one(records: list[list[Evidence]], begun: int | None) -> None:
    founded = None if begun is None else date(2020, 1, begun)
    flat = [(number, item) for number, items in enumerate(records) for item in items]
    lows, highs = (
        [open_day if day is None else day.toordinal() for day in days]
        for open_day, days in (
            (-int(FAR), [item.earliest for _, item in flat]),
            (int(FAR), [item.latest for _, item in flat]),
        )
    )
    columns = [[number for number, _ in flat], [strength(item) for _, item in flat], lows, highs]
    found = take_up_all(
        Rows(*(np.array(column, dtype=np.int32) for column in columns)),
        np.full(len(records), -FAR if founded is None else founded.toordinal(), dtype=np.int32),
    )
    for number, items in enumerate(records):
        one = take_up(items, founded)
        mine = [
            (flat[row][1], kept) for row, kept in zip(found.order, found.kept, strict=True) if flat[row][0] == number
        ]
        assert tuple(item for item, kept in mine if kept) == one.kept
        assert tuple(item for item, kept in mine if not kept) == one.left_out
        assert (_known(found.low[number]), _known(found.high[number])) == one.days
    assert ordinals(None, None) == (None, None)


def _known(day: Any) -> int | None:
    return None if abs(int(day)) >= FAR else int(day)


@st.composite
def listed(draw: st.DrawFn) -> tuple[list[int | None], list[int | None]]:
    found = draw(st.lists(st.tuples(DAYS, DAYS), max_size=9))
    days = [(low, high) if low is None or high is None else (min(low, high), max(low, high)) for low, high in found]
    return [low for low, _ in days], [high for _, high in days]


@given(listed(), st.integers(0, 2), st.booleans())
def test_a_listing_bounds_numbers_like_items(
    days: tuple[list[int | None], list[int | None]], tolerance: int, turned: bool
) -> None:
    lower, upper = days
    size = len(lower)
    places = Places(
        record=np.arange(size, dtype=np.int32),
        begins=np.array([0, size]),
        direction=np.array([2 if turned else 1], dtype=np.int32),
        tolerance=np.array([tolerance], dtype=np.int32),
        records=size,
    )
    low = np.array([-FAR if day is None else day for day in lower], dtype=np.int32)
    high = np.array([FAR if day is None else day for day in upper], dtype=np.int32)
    found = pass_on(places, low, high)
    order = (oldest_first if turned else newest_first)(lower, upper, tolerance)
    assert set(np.flatnonzero(found.astray).tolist()) == order.astray
    for number, (below, above) in enumerate(zip(order.earliest, order.latest, strict=True)):
        own = lower[number], upper[number]
        assert bool(found.below.use[number]) == (below is not None and (own[0] is None or below.day > own[0]))
        assert bool(found.above.use[number]) == (above is not None and (own[1] is None or above.day < own[1]))
        if below is not None and found.below.use[number]:
            assert (found.below.day[number], found.below.origin[number]) == (below.day, below.number)
        if above is not None and found.above.use[number]:
            assert (found.above.day[number], found.above.origin[number]) == (above.day, above.number)
    assert set(found.below.use.tolist()) <= {0, FITS, RULED_OUT}
