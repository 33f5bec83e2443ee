"""The picture of a trend: records by period, the sure ones and above them the possible ones."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from ..errors import QueryError
from ..imports.extras import need
from ..safe.terminal import visible
from .captured import GREY, captured_lines
from .charts import BLUE, LABEL_SIZE, WIDTH
from .offline import offline

_POSSIBLE = "#9ecae1"
_HEIGHT, _PANEL_HEIGHT = 260, 120
# More stretches of periods than these are counted, and not named.
_RUNS = 4
_VALUE, _PUBLISHER = "value", "publisher"
_KEY = "dark: surely in the period; light: possibly; grey: nothing captured"


def trend_chart(rows: Sequence[dict[str, Any]], split: str | None, note: str) -> Any:
    """An Altair chart of the `rows` of a trend; a grey band marks a period in which nothing was captured."""
    alt = need("altair", "plot")
    if not any(row["captured"] for row in rows):
        raise QueryError("none of these records has a date to draw")
    most = max(row["possible"] or 0 for row in rows)
    periods = list(dict.fromkeys(row["period"] for row in rows))
    values = [_bar(row, split, most) for row in rows]
    hints = ["period:N", *([f"{_VALUE}:N"] if split else []), "certain:Q", "possible:Q", "of:N"]
    base = alt.Chart(alt.Data(values=values)).encode(
        x=alt.X("period:N", sort=periods, title=None, axis=alt.Axis(labelFontSize=LABEL_SIZE, labelOverlap=True)),
        tooltip=hints,
    )
    axis = alt.Axis(format=",d", tickMinStep=1, labelFontSize=LABEL_SIZE)
    layers = [
        base.mark_bar(color=colour).encode(y=alt.Y(f"{name}:Q", title="records", axis=axis))
        for name, colour in (("gap", GREY), ("possible", _POSSIBLE), ("certain", BLUE))
    ]
    chart = alt.layer(*layers).properties(width=WIDTH, height=_PANEL_HEIGHT if split else _HEIGHT)
    if split:
        header = alt.Header(labelAngle=0, labelAlign="left", labelFontSize=LABEL_SIZE)
        chart = chart.facet(row=alt.Row(f"{_VALUE}:N", title=split, header=header))
    lines = [_KEY, *captured_lines(_captured(rows, split)), *([note] if note else [])]
    return offline(chart.properties(title=alt.TitleParams("Records by period", subtitle=lines, anchor="start")))


def _captured(rows: Sequence[dict[str, Any]], split: str | None) -> list[str]:
    """From which to which period pages were captured, by publisher if the records are split by it."""
    found: dict[str, dict[str, bool]] = {}
    for row in rows:
        of = f"{visible(str(row[split]), lines=False)} " if split == _PUBLISHER else ""
        periods = found.setdefault(of, {})
        periods[row["period"]] = periods.get(row["period"], False) or row["captured"]
    return [f"{of}{spans}" for of, periods in found.items() if (spans := _spans(periods))]


def _spans(periods: dict[str, bool]) -> str:
    """The captured ones of `periods`, as stretches of time: ``2020 to 2022, 2024``."""
    runs = [list(run) for captured, run in groupby(periods, periods.__getitem__) if captured]
    more = f" and {len(runs) - _RUNS} more times" if len(runs) > _RUNS else ""
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs[:_RUNS]) + more


def _bar(row: dict[str, Any], split: str | None, most: int) -> dict[str, Any]:
    captured = row["captured"]
    value = "unknown" if split is None or row[split] is None else visible(str(row[split]), lines=False)
    return {
        "period": row["period"],
        _VALUE: value,
        "certain": row["certain"],
        "possible": row["possible"],
        "gap": 0 if captured else most,
        "of": f"{row['of_certain']} to {row['of_possible']}" if captured else "",
    }
