"""Three pictures: when, about what, and who said it.

Colours are from Okabe and Ito's set (Color Universal Design, 2008), which colour-blind people can distinguish. The
timeline also shows the difference by shape: a dot, a bar, a thin bar to the edge.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from ..errors import QueryError
from ..imports.extras import need
from ..models.wording import counted
from ..safe.script import ScriptSafe
from ..safe.terminal import visible
from ..storage.whole import whole
from ..tables.schemas import DATE_PREFIX
from .captured import BANDS_KEY, GREY, Gap, bands, captured_lines
from .drawable import Drawable
from .offline import offline

BLUE, ORANGE, GREEN = "#0072B2", "#E69F00", "#009E73"
PRECISIONS = {"to the very day": BLUE, "a range of days": ORANGE, "one side unknown": GREEN}
ENDINGS = (".html", ".png", ".svg", ".json")
WIDTH = 640
# Tall enough for a bar to be seen, flat enough for a screen.
LEAST_HEIGHT, MOST_HEIGHT, BAR = 60, 420, 5
MOST_BARS = 25
LABEL_LIMIT, LABEL_SIZE, MOST_TICKS = 320, 12, 8
# For up to this many days an axis has labels for days, and for every month; beyond, Vega chooses, a month or more.
DAYS_LABELLED, MONTHS_LABELLED = 100, 600
RECORDS = "records"
TITLES = {
    **{name: f"When the {name} were {dated}" for name, dated in DATE_PREFIX.items()},
    RECORDS: "When the records were published or issued",
}
# The columns of a date begin so in the table of both kinds.
_DATED = {**DATE_PREFIX, RECORDS: "dated"}
_VOICES = {
    "articles": ("author", "Who wrote the articles"),
    "statements": ("speaker", "Who speaks in the statements"),
    RECORDS: ("speaker", "Who speaks in the records"),
}


class Plot:
    """The pictures of one record set, each an Altair chart to show, change or save. Needs the extra `plot`.

    A notebook shows a chart without a network. `captured` says which days the pages of the corpus cover; each subtitle
    has it, since a gap in a picture may be a page that was not saved. `gaps` are the months without a captured record.
    """

    def __init__(
        self,
        records: Drawable,
        captured: Callable[[], Sequence[str]] = tuple,
        gaps: Callable[[], Sequence[Gap]] = tuple,
    ) -> None:
        self._records = records
        self._captured = captured
        self._gaps = gaps

    def timeline(self) -> Any:
        """Each record as a bar from its first to its last possible day, in a row of bars for each publisher.

        If one side of a date is unknown, the bar reaches to the edge of the picture. Months in which nothing of a
        publisher was captured are grey. The subtitle counts undated records. Raises
        :class:`~childservices_corpus.errors.QueryError` if no record has a date.
        """
        alt = need("altair", "plot")
        spans, undated = _spans(self._records)
        if not spans:
            raise QueryError("none of these records has a date to draw")
        shown = f"{counted(len(spans), self._records._table_name)} by possible days, the earliest at the top"
        subtitle = f"{shown}; {undated:,} undated ones not shown" if undated else shown
        domain = [min(span["first"] for span in spans), max(span["end"] for span in spans)]
        publishers = sorted({span["publisher"] for span in spans})
        gaps = self._gaps()
        grey = {one: bands([gap for gap in gaps if gap.publisher == one], domain) for one in publishers}
        rows = [
            _rows(alt, [span for span in spans if span["publisher"] == one], one, domain, grey[one])
            for one in publishers
        ]
        heading = TITLES[self._records._table_name]
        below = self._below(subtitle, *([BANDS_KEY] if any(grey.values()) else []))
        title = alt.TitleParams(heading, subtitle=below, anchor="start", offset=12)
        return offline(alt.vconcat(*rows, title=title).resolve_scale(color="shared"))

    def topics(self) -> Any:
        """The number of records about each topic."""
        return self._bars("topic", f"What the {self._records._table_name} are about")

    def speakers(self) -> Any:
        """The number of records in which each speaker speaks; for articles, of each author."""
        return self._bars(*_VOICES[self._records._table_name])

    def _bars(self, column: str, title: str) -> Any:
        known, subtitle = _values(self._records, column)
        return offline(_bars(known, self._records._table_name, title, self._below(subtitle)))

    def _below(self, subtitle: str, *keys: str) -> str | list[str]:
        """The lines below the title of a picture."""
        lines = [*captured_lines(self._captured()), *keys]
        return [subtitle, *lines] if lines else subtitle


def save(chart: Any, path: str | Path) -> Path:
    """Save `chart` as HTML that needs no network, PNG, SVG or Vega-Lite JSON, by the ending; returns the path.

    Raises :class:`~childservices_corpus.errors.QueryError` for another ending.
    """
    place = Path(path)
    if place.suffix not in ENDINGS:
        raise QueryError(f"{place.name}: a picture is saved as {', '.join(ENDINGS)}")
    need("vl_convert", "plot")
    options: dict[str, Any] = {
        ".html": {"inline": True, "json_kwds": {"cls": ScriptSafe}},
        ".png": {"scale_factor": 2},
    }
    with whole(place) as beside:
        chart.save(str(beside), **options.get(place.suffix, {}))
    return place


def _rows(
    alt: Any, spans: list[dict[str, Any]], publisher: str, domain: list[str], grey: Sequence[dict[str, str]]
) -> Any:
    """The marks of one publisher. A single day is a dot, since a bar of one day among years would be invisible."""
    height = min(MOST_HEIGHT, max(LEAST_HEIGHT, len(spans) * BAR))
    thickness = max(1.0, min(4.0, height / len(spans) * 0.8))
    days = alt.X(
        "first:T",
        title=None,
        # Days are read as UTC; on a local axis they would move by one west of Greenwich.
        scale=alt.Scale(type="utc", domain=domain),
        axis=alt.Axis(labelOverlap="greedy", labelSeparation=8, labelFontSize=LABEL_SIZE, **_ticks(domain)),
    )
    base = alt.Chart(alt.Data(values=[span | {"place": place} for place, span in enumerate(spans)])).encode(
        x=days,
        y=alt.Y("place:Q", axis=None, scale=alt.Scale(domain=[-1, len(spans)], reverse=True)),
        color=alt.Color(
            "precision:N",
            title="Date known",
            scale=alt.Scale(domain=list(PRECISIONS), range=list(PRECISIONS.values())),
            legend=alt.Legend(
                orient="bottom",
                symbolType="square",
                symbolStrokeWidth=0,
                labelFontSize=LABEL_SIZE,
            ),
        ),
        tooltip=["title:N", "date:N", "publisher:N"],
    )
    exact, ranged, open_ended = PRECISIONS
    dots = base.transform_filter(f"datum.precision == '{exact}'").mark_circle(size=max(thickness, 4) ** 2, opacity=1)
    # A border of half the thickness, so that a range of two days is visible on an axis of years.
    border = thickness / 2
    ranges = base.transform_filter(f"datum.precision == '{ranged}'").mark_bar(
        size=thickness - border, strokeWidth=border, stroke=ORANGE
    )
    thin = base.transform_filter(f"datum.precision == '{open_ended}'").mark_bar(size=thickness / 2)
    title = alt.TitleParams(publisher, anchor="start", fontSize=LABEL_SIZE)
    behind = alt.Chart(alt.Data(values=list(grey))).mark_rect(color=GREY).encode(x=days, x2="end:T")
    marks = [thin.encode(x2="end:T"), ranges.encode(x2="end:T"), dots]
    drawn = alt.layer(*([behind] if grey else []), *marks)
    return drawn.properties(width=WIDTH, height=height, title=title)


def _ticks(domain: list[str]) -> dict[str, Any]:
    """The labels of a time axis, so that no two are the same: days for a short period, months for a longer one."""
    days = (date.fromisoformat(domain[1]) - date.fromisoformat(domain[0])).days
    if days <= DAYS_LABELLED:
        return {"format": "%-d %b %Y", "tickCount": {"interval": "day", "step": -(-days // MOST_TICKS)}}
    if days <= MONTHS_LABELLED:
        return {"format": "%b %Y", "tickCount": {"interval": "month", "step": 1}}
    return {"format": "%b %Y"}


def _spans(records: Drawable) -> tuple[list[dict[str, Any]], int]:
    """The bars to draw, and the number of records without any date."""
    prefix = _DATED[records._table_name]
    names = ("headline", "publisher", f"{prefix}_earliest", f"{prefix}_latest")
    rows = [tuple(row.values()) for row in records.select(*names)]
    rows.sort(key=lambda row: row[2] or row[3] or date.max)
    days = [day for row in rows for day in row[2:] if day is not None]
    spans: list[dict[str, Any]] = []
    for title, publisher, first, last in rows:
        if first is None and last is None:
            continue
        spans.append(
            {
                "title": visible(title, lines=False),
                "publisher": publisher,
                "first": (first or min(days)).isoformat(),
                "end": ((last or max(days)) + timedelta(1)).isoformat(),
                "date": f"{first or 'unknown'} to {last or 'unknown'}" if first != last else str(first),
                "precision": _precision(first, last),
            }
        )
    return spans, len(rows) - len(spans)


def _precision(first: date | None, last: date | None) -> str:
    exact, ranged, open_ended = PRECISIONS
    if first is None or last is None:
        return open_ended
    return exact if first == last else ranged


def _values(records: Drawable, column: str) -> tuple[list[dict[str, Any]], str]:
    """The bars to draw, and a line that says what they count and what is left out."""
    counts = records.count_by(column)
    known = [{"value": visible(str(value), lines=False), "n": n} for value, n in counts if value is not None]
    if not known:
        raise QueryError(f"none of these records has a {column} to draw")
    unknown = counts[None]
    subtitle = counted(len(records), records._table_name)
    if len(known) > MOST_BARS:
        subtitle += f"; the first {MOST_BARS} of {len(known)} by frequency"
    if unknown:
        subtitle += f"; {unknown:,} without a known {column} not shown"
    return known[:MOST_BARS], subtitle


def _bars(known: list[dict[str, Any]], name: str, title: str, subtitle: str | list[str]) -> Any:
    alt = need("altair", "plot")
    # Vega halves its steps for small counts, and would show the halves rounded.
    ticks = min(known[0]["n"], MOST_TICKS)
    base = alt.Chart(alt.Data(values=known)).encode(
        x=alt.X("n:Q", title=name, axis=alt.Axis(tickCount=ticks, format=",d", labelFontSize=LABEL_SIZE)),
        y=alt.Y("value:N", sort=None, title=None, axis=alt.Axis(labelLimit=LABEL_LIMIT, labelFontSize=LABEL_SIZE)),
    )
    labels = base.mark_text(align="left", dx=4, fontSize=LABEL_SIZE).encode(text=alt.Text("n:Q", format=",d"))
    return (base.mark_bar(color=BLUE) + labels).properties(
        title=alt.TitleParams(title, subtitle=subtitle, anchor="start"), width=WIDTH - 200, height=alt.Step(20)
    )
