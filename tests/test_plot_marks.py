"""The marks of a picture: which bar runs from where to where, how tall it is, and what its axis shows."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from childservices_corpus.corpus import Corpus
from childservices_corpus.models import Article
from childservices_corpus.tables.columns import models_table

pytest.importorskip("altair")
DAY = date(2022, 3, 1)
BLUE, ORANGE, GREEN = "#0072B2", "#E69F00", "#009E73"


def article(number: int, first: date | None, last: date | None, *topics: str) -> Article:
    return Article.model_validate(
        {
            "id": f"themj/a-{number:08x}",
            "publisher": "themj",
            "title": f"Title\N{RIGHT-TO-LEFT OVERRIDE} {number}",
            "published_earliest": first,
            "published_latest": last,
            "topics": topics,
            "document_id": "0" * 64,
            "position": number,
        }
    )


def drawn(picture: str, *found: Article) -> dict[str, Any]:
    corpus = Corpus.from_tables({"articles": models_table("articles", list(found))})
    chart: dict[str, Any] = getattr(corpus.articles.plot, picture)().to_dict()
    return chart


KINDS = (
    article(0, DAY, DAY),
    article(1, DAY - timedelta(3), DAY),
    article(2, None, DAY + timedelta(9)),
    article(3, DAY + timedelta(4), None),
    article(4, None, None),
)


def bars(chart: dict[str, Any]) -> list[dict[str, Any]]:
    return list(chart.get("data", chart.get("layer", [{}])[0].get("data"))["values"])


def test_each_dated_record_has_a_bar_to_the_day_after_its_last_one() -> None:
    found = bars(drawn("timeline", *KINDS))
    assert [(row["first"], row["end"], row["date"], row["precision"], row["place"]) for row in found] == [
        ("2022-02-26", "2022-03-02", "2022-02-26 to 2022-03-01", "a range of days", 0),
        ("2022-03-01", "2022-03-02", "2022-03-01", "to the very day", 1),
        ("2022-03-05", "2022-03-11", "2022-03-05 to unknown", "one side unknown", 2),
        ("2022-02-26", "2022-03-11", "unknown to 2022-03-10", "one side unknown", 3),
    ]
    assert found[0]["title"] == "Title\\u202e 1"
    assert {row["publisher"] for row in found} == {"themj"}


def test_the_title_counts_the_records_and_those_without_a_date() -> None:
    assert drawn("timeline", *KINDS)["title"] == {
        "text": "When the articles were published",
        "subtitle": "4 articles by possible days, the earliest at the top; 1 undated ones not shown",
        "anchor": "start",
        "offset": 12,
    }
    assert drawn("timeline", KINDS[0])["title"]["subtitle"] == "1 article by possible days, the earliest at the top"


def test_marks_differ_by_colour_and_by_shape() -> None:
    (part,) = drawn("timeline", *KINDS)["vconcat"]
    thin, ranges, dots = part["layer"]
    assert [layer["transform"][0]["filter"] for layer in (thin, ranges, dots)] == [
        "datum.precision == 'one side unknown'",
        "datum.precision == 'a range of days'",
        "datum.precision == 'to the very day'",
    ]
    assert thin["mark"] == {"type": "bar", "size": 2.0}
    assert ranges["mark"] == {"type": "bar", "size": 2.0, "strokeWidth": 2.0, "stroke": ORANGE}
    assert dots["mark"] == {"type": "circle", "size": 16.0, "opacity": 1}
    colour = dots["encoding"]["color"]
    assert colour["scale"] == {
        "domain": ["to the very day", "a range of days", "one side unknown"],
        "range": [BLUE, ORANGE, GREEN],
    }
    assert (colour["title"], colour["legend"]["orient"], colour["legend"]["symbolStrokeWidth"]) == (
        "Date known",
        "bottom",
        0,
    )
    x, y = dots["encoding"]["x"], dots["encoding"]["y"]
    assert x["scale"] == {"type": "utc", "domain": ["2022-02-26", "2022-03-11"]}
    assert (x["title"], x["axis"]["labelOverlap"]) == (None, "greedy")
    assert (y["scale"], y["axis"]) == ({"domain": [-1, 4], "reverse": True}, None)
    assert [one["field"] for one in dots["encoding"]["tooltip"]] == ["title", "date", "publisher"]
    assert thin["encoding"]["x2"]["field"] == ranges["encoding"]["x2"]["field"] == "end"
    assert part["title"] == {"text": "themj", "anchor": "start", "fontSize": 12}


@pytest.mark.parametrize(
    ("records", "height", "thickness"), [(1, 60, 4.0), (12, 60, 4.0), (13, 65, 4.0), (84, 420, 4.0), (168, 420, 2.0)]
)
def test_a_row_is_as_tall_as_its_bars_within_limits(records: int, height: int, thickness: float) -> None:
    (part,) = drawn("timeline", *(article(number, DAY, DAY) for number in range(records)))["vconcat"]
    assert (part["width"], part["height"]) == (640, height)
    assert part["layer"][0]["mark"]["size"] == thickness / 2


AXES = [
    (1, {"format": "%-d %b %Y", "tickCount": {"interval": "day", "step": 1}}),
    (8, {"format": "%-d %b %Y", "tickCount": {"interval": "day", "step": 1}}),
    (9, {"format": "%-d %b %Y", "tickCount": {"interval": "day", "step": 2}}),
    (100, {"format": "%-d %b %Y", "tickCount": {"interval": "day", "step": 13}}),
    (101, {"format": "%b %Y", "tickCount": {"interval": "month", "step": 1}}),
    (600, {"format": "%b %Y", "tickCount": {"interval": "month", "step": 1}}),
    (601, {"format": "%b %Y"}),
]


@pytest.mark.parametrize(("days", "axis"), AXES)
def test_the_axis_has_labels_for_days_then_for_months(days: int, axis: dict[str, Any]) -> None:
    chart = drawn("timeline", article(0, DAY, DAY), article(1, None, DAY + timedelta(days - 1)))
    found = chart["vconcat"][0]["layer"][0]["encoding"]["x"]["axis"]
    assert {key: value for key, value in found.items() if key in ("format", "tickCount")} == axis


def test_bars_are_the_topics_by_frequency_with_the_unknown_counted() -> None:
    chart = drawn(
        "topics", article(0, DAY, DAY, "send", "adoption"), article(1, DAY, DAY, "send"), article(2, DAY, DAY)
    )
    assert bars(chart) == [{"value": "send", "n": 2}, {"value": "adoption", "n": 1}]
    assert chart["title"] == {
        "text": "What the articles are about",
        "subtitle": "3 articles; 1 without a known topic not shown",
        "anchor": "start",
    }
    assert (chart["width"], chart["height"]) == (440, {"step": 20})
    bar, label = chart["layer"]
    assert bar["mark"] == {"type": "bar", "color": BLUE}
    assert label["mark"] == {"type": "text", "align": "left", "dx": 4, "fontSize": 12}
    x, y = bar["encoding"]["x"], bar["encoding"]["y"]
    assert (x["title"], x["axis"]) == ("articles", {"tickCount": 2, "format": ",d", "labelFontSize": 12})
    assert (y["sort"], y["title"], y["axis"]) == (None, None, {"labelLimit": 320, "labelFontSize": 12})


@pytest.mark.parametrize(("topics", "shown"), [(25, 25), (26, 25)])
def test_at_most_twenty_five_bars_are_drawn(topics: int, shown: int) -> None:
    names = [f"topic_{number:02}" for number in range(topics)]
    chart = drawn("topics", *(article(number, DAY, DAY, name) for number, name in enumerate(names)))
    assert len(bars(chart)) == shown
    more = "; the first 25 of 26 by frequency" if topics > shown else ""
    assert chart["title"]["subtitle"] == f"{topics} articles{more}"


@pytest.mark.parametrize(("records", "ticks"), [(7, 7), (8, 8), (9, 8)])
def test_an_axis_of_counts_has_at_most_eight_ticks(records: int, ticks: int) -> None:
    chart = drawn("topics", *(article(number, DAY, DAY, "send") for number in range(records)))
    assert chart["layer"][0]["encoding"]["x"]["axis"]["tickCount"] == ticks
    assert json.dumps(chart)
