"""Three pictures: when, about what, and who said it.

Colours are from Okabe and Ito's set (Color Universal Design, 2008): people who do not see all colours can tell them
apart.
"""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..corpus.fields import DATE_PREFIX
from ..errors import QueryError
from ..extras import need

if TYPE_CHECKING:
    from ..corpus.kinds import DatedSet

BLUE, ORANGE, GREEN = "#0072B2", "#E69F00", "#009E73"
PRECISIONS = {"to the very day": BLUE, "a range of days": ORANGE, "one side unknown": GREEN}
ENDINGS = (".html", ".png", ".svg", ".json")
WIDTH = 640
# Tall enough for a bar to be seen, flat enough for a screen.
LEAST_HEIGHT, MOST_HEIGHT, BAR = 60, 420, 5
MOST_BARS = 25
LABEL_LIMIT = 320


class Plot:
    """The pictures of one record set, each an Altair chart, to show, to change or to save. Needs the extra `plot`."""

    def __init__(self, records: "DatedSet[Any]") -> None:
        self._records = records

    def timeline(self) -> Any:
        """Each record as a bar from its first to its last possible day, below each other for each publisher.

        Where one side of a date is unknown the bar reaches to the edge of the picture; undated records are counted
        below the title.
        """
        alt = need("altair", "plot")
        spans, undated = _spans(self._records)
        if not spans:
            raise QueryError("none of these records has a date to draw")
        shown = f"{len(spans):,} records by their possible days"
        subtitle = f"{shown}; {undated:,} undated ones not shown" if undated else shown
        domain = [min(span["first"] for span in spans), max(span["end"] for span in spans)]
        publishers = sorted({span["publisher"] for span in spans})
        rows = [_rows(alt, [span for span in spans if span["publisher"] == one], one, domain) for one in publishers]
        return alt.vconcat(*rows, title=alt.TitleParams("When", subtitle=subtitle, anchor="start")).resolve_scale(
            color="shared", opacity="shared"
        )

    def topics(self) -> Any:
        """How many records are about each topic."""
        return _bars(self._records, "topic", "What about")

    def speakers(self) -> Any:
        """In how many records each speaker speaks; articles have authors instead."""
        if self._records._table_name == "statements":
            return _bars(self._records, "speaker", "Who speaks")
        return _bars(self._records, "author", "Who writes")


def save(chart: Any, path: str | Path) -> Path:
    """Save `chart` as HTML that needs no network, PNG, SVG or Vega-Lite JSON, by the ending; returns the path."""
    place = Path(path)
    if place.suffix not in ENDINGS:
        raise QueryError(f"{place.name}: a picture is saved as {', '.join(ENDINGS)}")
    need("vl_convert", "plot")
    options: dict[str, Any] = {".html": {"inline": True}, ".png": {"scale_factor": 2}}
    chart.save(str(place), **options.get(place.suffix, {}))
    return place


def _rows(alt: Any, spans: list[dict[str, Any]], publisher: str, domain: list[str]) -> Any:
    """The bars of one publisher; a single day is a tick, since a bar of one day among years could not be seen."""
    height = min(MOST_HEIGHT, max(LEAST_HEIGHT, len(spans) * BAR))
    thickness = max(1.0, min(4.0, height / len(spans) * 0.8))
    base = alt.Chart(alt.Data(values=[span | {"place": place} for place, span in enumerate(spans)])).encode(
        x=alt.X(
            "first:T",
            title=None,
            scale=alt.Scale(domain=domain),
            axis=alt.Axis(format="%b %Y", labelOverlap=True),
        ),
        y=alt.Y("place:Q", axis=None, scale=alt.Scale(domain=[-1, len(spans)], reverse=True)),
        color=alt.Color(
            "precision:N",
            title="Date known",
            scale=alt.Scale(domain=list(PRECISIONS), range=list(PRECISIONS.values())),
            legend=alt.Legend(orient="bottom"),
        ),
        tooltip=["title:N", "date:N", "publisher:N"],
    )
    exact, _, open_ended = PRECISIONS
    bars = base.transform_filter(f"datum.precision != '{exact}'").mark_bar(size=thickness)
    faint = alt.condition(f"datum.precision == '{open_ended}'", alt.value(0.35), alt.value(1.0))
    ticks = base.transform_filter(f"datum.precision == '{exact}'").mark_tick(
        thickness=4, size=max(thickness, 3), opacity=1
    )
    title = alt.TitleParams(publisher, anchor="start", fontSize=12)
    return (bars.encode(x2="end:T", opacity=faint) + ticks).properties(width=WIDTH, height=height, title=title)


def _spans(records: "DatedSet[Any]") -> tuple[list[dict[str, Any]], int]:
    """The bars to draw, and how many records have no date at all."""
    prefix = DATE_PREFIX[records._table_name]
    names = ("title", "publisher", f"{prefix}_earliest", f"{prefix}_latest")
    rows = [tuple(row.values()) for row in records.select(*names)]
    rows.sort(key=lambda row: row[2] or row[3] or date.max)
    days = [day for row in rows for day in row[2:] if day is not None]
    spans: list[dict[str, Any]] = []
    for title, publisher, first, last in rows:
        if first is None and last is None:
            continue
        spans.append(
            {
                "title": title,
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


def _bars(records: "DatedSet[Any]", column: str, title: str) -> Any:
    alt = need("altair", "plot")
    counts = records.count_by(column)
    known = [{"value": str(value), "n": n} for value, n in counts if value is not None]
    if not known:
        raise QueryError(f"none of these records has a {column} to draw")
    unknown = counts[None]
    subtitle = f"{len(records):,} {records._table_name}"
    if len(known) > MOST_BARS:
        subtitle += f"; the {MOST_BARS} most frequent of {len(known)}"
    if unknown:
        subtitle += f"; {unknown:,} without a known {column} not shown"
    base = alt.Chart(alt.Data(values=known[:MOST_BARS])).encode(
        x=alt.X("n:Q", title="records", axis=alt.Axis(tickMinStep=1, format=",d")),
        y=alt.Y("value:N", sort=None, title=None, axis=alt.Axis(labelLimit=LABEL_LIMIT)),
    )
    labels = base.mark_text(align="left", dx=4).encode(text=alt.Text("n:Q", format=",d"))
    return (base.mark_bar(color=BLUE) + labels).properties(
        title=alt.TitleParams(title, subtitle=subtitle, anchor="start"), width=WIDTH - 200, height=alt.Step(20)
    )
