"""Pictures draw what there is and say what they leave out."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.corpus import Corpus
from childservices_corpus.errors import QueryError
from corpora import TOPICS, corpora, real_corpus

pytest.importorskip("altair")
pytest.importorskip("vl_convert")

from childservices_corpus.plot import save


def drawn(chart: Any) -> list[dict[str, Any]]:
    """All rows of data in a chart, layers and rows together."""
    rows: list[dict[str, Any]] = []

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            found = node.get("data", {}).get("values") if isinstance(node.get("data"), dict) else None
            rows.extend(one for one in found or [] if one not in rows)
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(chart.to_dict())
    return rows


@settings(max_examples=20, deadline=None)
@given(corpus=corpora())
def test_a_timeline_has_a_bar_for_every_record_with_a_date(corpus: Corpus) -> None:
    dated = [one for one in corpus.articles if one.published_earliest or one.published_latest]
    if not dated:
        with pytest.raises(QueryError, match="none of these records has a date"):
            corpus.articles.plot.timeline()
        return
    bars = [row for row in drawn(corpus.articles.plot.timeline()) if "precision" in row]
    assert len(bars) == len(dated)
    exact = [one for one in dated if one.published.known]
    assert sum(bar["precision"] == "to the very day" for bar in bars) == len(exact)


@settings(max_examples=20, deadline=None)
@given(corpus=corpora(), topic=st.sampled_from(TOPICS))
def test_bands_are_the_months_of_a_publisher_without_a_captured_record(corpus: Corpus, topic: str) -> None:
    if not any(topic in one.topics and one.published_earliest for one in corpus.articles):
        return
    months = corpus.articles.trend("month", split="publisher").to_arrow().to_pylist()
    for part in corpus.articles.where(topic=topic).plot.timeline().to_dict()["vconcat"]:
        *grey, _, _, marks = part["layer"]
        low, high = marks["encoding"]["x"]["scale"]["domain"]
        bands = [band for layer in grey for band in layer["data"]["values"]]
        for month in months:
            first, last = str(month["first_day"]), str(month["last_day"])
            if month["publisher"] == part["title"]["text"] and low <= last and first < high:
                inside = [band for band in bands if band["first"] <= max(first, low) and min(last, high) <= band["end"]]
                assert bool(inside) is not month["captured"]
        assert all(low <= band["first"] < band["end"] <= high for band in bands)


@settings(max_examples=20, deadline=None)
@given(corpus=corpora())
def test_bars_are_counts(corpus: Corpus) -> None:
    for chart, column in ((corpus.statements.plot.topics, "topic"), (corpus.statements.plot.speakers, "speaker")):
        counts = {str(value): n for value, n in corpus.statements.count_by(column) if value is not None}
        if counts:
            assert {row["value"]: row["n"] for row in drawn(chart())} == counts
        else:
            with pytest.raises(QueryError, match=f"has a {column}"):
                chart()


def test_a_timeline_says_what_grey_means() -> None:
    timeline = csc.load().articles.where(publisher="themj", topic="send").plot.timeline().to_dict()
    assert timeline["title"]["subtitle"][-1] == "grey: months in which nothing was captured"
    bands = timeline["vconcat"][0]["layer"][0]
    assert bands["mark"] == {"type": "rect", "color": "#dddddd"}
    assert bands["data"]["values"][0] == {"first": "2021-02-01", "end": "2022-01-01"}


def test_undated_records_are_counted() -> None:
    assert "120 undated ones not shown" in str(real_corpus().articles.plot.timeline().to_dict())


@pytest.mark.parametrize(
    ("ending", "start"), [(".png", b"\x89PNG"), (".html", b"<!DOCTYPE html>"), (".svg", b"<svg"), (".json", b"{")]
)
def test_pictures_are_saved(ending: str, start: bytes, tmp_path: Path) -> None:
    path = save(real_corpus().articles.plot.timeline(), tmp_path / f"when{ending}")
    assert path.read_bytes().startswith(start)
    if ending == ".html":
        assert b"<script src=" not in path.read_bytes()


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"\.html, \.png"):
        save(real_corpus().articles.plot.timeline(), tmp_path / "when.xlsx")


def axis_labels(chart: Any, path: Path) -> list[str]:
    """The labels along the horizontal axis, as drawn."""
    drawing = save(chart, path).read_text("utf-8")
    across = next(part for part in drawing.split('aria-label="X-axis')[1:] if "role-axis-label" in part)
    labels = across.split("role-axis-label", 1)[1].split("</g>", 1)[0]
    return [label for label in re.findall(r"<text[^>]*>([^<]*)</text>", labels) if label]


CHOICES = [
    ("one day", lambda corpus: corpus.articles.where(genre="exclusive").plot.timeline()),
    ("a season", lambda corpus: corpus.statements.between("2022-03", "2022-05", "certain").plot.timeline()),
    ("months", lambda corpus: corpus.statements.between("2020-07", "2021-03", "certain").plot.timeline()),
    ("years", lambda corpus: corpus.articles.plot.timeline()),
    ("a count of two", lambda corpus: corpus.articles.where(topic="send").plot.speakers()),
    ("a count of dozens", lambda corpus: corpus.articles.plot.topics()),
]


@pytest.mark.parametrize(("label", "picture"), CHOICES, ids=[case[0] for case in CHOICES])
def test_no_two_labels_of_an_axis_are_the_same(label: str, picture: Any, tmp_path: Path) -> None:
    labels = axis_labels(picture(csc.load()), tmp_path / "chart.svg")
    assert len(labels) >= 2
    assert len(labels) == len(set(labels))
