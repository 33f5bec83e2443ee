"""The measured quality in the data card: the figures in short, and all of them with what counts as right."""

from collections.abc import Iterator, Mapping

from ...evaluation.quality import ALL, Figure, Quality
from ...evaluation.unseen_pages import Group
from ...evaluation.unseen_pinned import HEADINGS, SEEN_LABELS, PinnedGroups
from ...models.wording import counted, wrapped
from ...reference import table
from .markdown import table_of

_ABOUT_GROUP: Mapping[Group, str] = {
    "unseen": "Rules were not written or mended with them.",
    "used": "Rules may have been mended because of them since: expect less on other pages.",
}
# The measure that says most of a field comes first.
_FIRST = ("f1", "share", "overlap", "precision", "recall")
_NOT_MEASURED = "not measured"
_HIDDEN = "dates_left_out"


def quality_in_short(quality: Quality | None, pinned: PinnedGroups) -> str:
    """One figure for each field: on the labels that the rules were written with, and on pages that they never saw."""
    unseen = pinned["unseen"].quality if "unseen" in pinned else None
    seen, blind = (_best(one) for one in (quality, unseen))
    if not seen and not blind:
        return "Nothing was measured: there are no labels for these pages."
    rows = [
        (_aimed(field), _with_interval(seen.get(field)), _with_interval(blind.get(field)))
        for field in dict.fromkeys((*seen, *blind))
    ]
    heads = ("field", "labels that the rules were written with", "pages that the rules never saw")
    return table_of(heads, rows) + _widths(quality)


def _aimed(field: str) -> str:
    """A field, and its aim if that is not 1."""
    return f"{field} (best: 0)" if field in table("card")["best_at_zero"] else field


def _widths(quality: Quality | None) -> str:
    """How wide the ranges are in which hidden days were found again: a wide range is seldom wrong."""
    figures = () if quality is None else quality.figures
    wide = [one for one in figures if (one.field, one.group, one.measure) == (_HIDDEN, ALL, "median_days")]
    return "".join(
        "\n\n"
        + wrapped(
            f"`{_HIDDEN}` hides a day that is known, and infers it again. The share counts ranges that have a day in "
            f"common with it. Half of these ranges have {_shown(one.value)} days or more."
        )
        for one in wide
    )


def _best(quality: Quality | None) -> dict[str, Figure]:
    """The figure over all records that says most, by field; widths of ranges of days have none."""
    found: dict[str, Figure] = {}
    for measure in _FIRST:
        for one in () if quality is None else quality.figures:
            if one.measure == measure and one.group == ALL:
                found.setdefault(one.field, one)
    return dict(sorted(found.items()))


def _with_interval(figure: Figure | None) -> str:
    if figure is None:
        return _NOT_MEASURED
    interval = _interval(figure)
    value = f"{figure.measure} {_shown(figure.value)}"
    return f"{value} ({interval}, n {figure.n:,})" if interval else value


def all_figures(quality: Quality | None, pinned: PinnedGroups) -> str:
    """Each group of figures, apart, and what counts as right."""
    if quality is None and not pinned:
        return ""
    parts = ["\n## All figures\n"]
    if quality is not None:
        parts.append(f"""
### {SEEN_LABELS}

Most fields are measured against the labels that readers made of {counted(quality.records, "records")}; the list below
says what `dates` and `dates_left_out` are measured against. `quality.json` has the figures by publisher. The rules were
written with these labels in view: expect less on other pages.

{_table(quality)}""")
    for name, one in pinned.items():
        parts.append(f"""
### {HEADINGS[name]}

{one.basis[0].upper()}{one.basis[1:]}. A reader labelled these public pages before the rules were run on
them. {_ABOUT_GROUP[name]} They are not the records of this release, and the list of such pages is small: look at the
intervals.

{_table(one.quality)}""")
    both = [
        *(quality.figures if quality else ()),
        *(figure for one in pinned.values() for figure in one.quality.figures),
    ]
    rules = "\n".join(f"- {field}: {table('measures')[field]}" for field in dict.fromkeys(one.field for one in both))
    return "".join(parts) + f"\nWhat counts as right:\n\n{rules}\n"


def _table(quality: Quality) -> str:
    heads = ("field", "measure", "value", "95 % interval", "n")
    return table_of(heads, _figures(quality), numbers=(2, 4)) + "\n"


def _figures(quality: Quality) -> Iterator[tuple[str, ...]]:
    for figure in quality.figures:
        if figure.group == ALL or figure.field.startswith("dates"):
            field = figure.field if figure.group == ALL else f"{figure.field}, {figure.group}"
            yield field, figure.measure, _shown(figure.value), _interval(figure), f"{figure.n:,}"


def _shown(value: float | None) -> str:
    return "open" if value is None else f"{value:.3f}".rstrip("0").rstrip(".")


def _interval(figure: Figure) -> str:
    return "" if figure.low is None and figure.high is None else f"{_shown(figure.low)} to {_shown(figure.high)}"
