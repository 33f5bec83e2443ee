"""Teasers with the authors that the page of their article names: other authors, people named, and reasons."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from ...arrow import from_rows, to_rows
from ...tables.columns import rows_table
from ...tables.rows import models
from ..language.view import View
from ..mentions import Asked, find_rows, named_organisations, named_people
from ..reasons.find import record_reasons
from ..reasons.rows import ReasonRow
from ..reasons.voices import Lent
from .chosen import Chosen
from .schemas import Tables
from .views import views_at


class Teaser(NamedTuple):
    """A teaser: its number among the written records, and the authors and the first words of its article's page."""

    number: int
    authors: tuple[str, ...]
    words: Lent | None


def teasers(decisions: Tables) -> list[Teaser]:
    """The teasers among the written records."""
    return [
        Teaser(
            row["shown"],
            tuple(row["authors"]),
            None if row["words"] is None else Lent(row["words"], row["document_id"], row["start"], row["end"]),
        )
        for row in decisions["lent"].to_pylist()
    ]


def with_lent(alone: Tables, decisions: Tables, tables: Mapping[str, Chosen]) -> dict[str, Chosen]:
    """`tables` with the authors of teasers that have none of their own, and what follows from these authors."""
    found = teasers(decisions)
    if not found:
        return dict(tables)
    places = decisions["shown"]["place"].take(from_rows(np.array([one.number for one in found], dtype=np.int64)))
    views = dict(zip((one.number for one in found), views_at(alone, to_rows(places)), strict=True))
    own = {one.number: tuple(tables["articles"].cell(one.number, "authors")) for one in found}
    lent = {one.number: one.authors for one in found if one.authors and not own[one.number]}
    asked = [Asked(views[number], None, names, open_refs=True) for number, names in lent.items()]
    mentions = dict(zip(lent, find_rows(asked), strict=True))
    articles = tables["articles"].with_cells("authors", lent)
    articles = articles.with_cells("people", {number: named_people(rows) for number, rows in mentions.items()})
    articles = articles.with_cells(
        "organisations", {number: named_organisations(rows) for number, rows in mentions.items()}
    )
    reasons = {
        one.number: rows_table("reasons", list(_reasons(views[one.number], one, articles, tables["quotations"])))
        for one in found
        if own[one.number] or one.authors
    }
    return {
        **tables,
        "articles": articles,
        "mentions": tables["mentions"].exchanged(
            {number: rows_table("mentions", rows) for number, rows in mentions.items()}
        ),
        "reasons": tables["reasons"].exchanged(reasons),
    }


def _reasons(view: View, teaser: Teaser, articles: Chosen, quotations: Chosen) -> Iterator[ReasonRow]:
    changes = {name: articles.cell(teaser.number, name) for name in ("genre", "authors")}
    marked = models("quotations", quotations.rows_of(teaser.number))
    return record_reasons(view, view.record.model_copy(update=changes), marked, teaser.words)
