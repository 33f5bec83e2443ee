"""The measured quality of a release: a table of figures, kept as ``quality.json`` in its folder."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast, get_args

from ..errors import NotFoundError, QueryError, ReleaseError
from ..text.json_text import from_json
from .metrics import PLACES, Estimate, Measure

if TYPE_CHECKING:
    import pyarrow as pa

QUALITY = "quality.json"
FORM = 1
ALL = "all"
MEASURES: tuple[str, ...] = get_args(Measure)
COLUMNS = ("field", "group", "measure", "n", "value", "low", "high")


@dataclass(frozen=True)
class Figure:
    """One measure of one field over one group of records: a publisher, a layout of listings, or all.

    ``low`` and ``high`` are the ends of the 95 % interval of ``value``.
    :class:`~childservices_corpus.evaluation.metrics.Estimate` explains ``None``.
    """

    field: str
    group: str
    measure: Measure
    n: int
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Quality:
    """The figures, the SHA-256 of the labels behind them, and `records`, the number of labelled records."""

    labels_sha256: str
    records: int
    figures: tuple[Figure, ...]

    def of(self, field: str) -> "Quality":
        """The figures of `field`; its name may be in the singular.

        Raises :class:`~childservices_corpus.errors.QueryError` for a field that is not measured.
        """
        names = dict.fromkeys(figure.field for figure in self.figures)
        wanted = next((name for name in names if field in (name, name.removesuffix("s"))), None)
        if wanted is None:
            near = get_close_matches(field, names, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"measured are {', '.join(names)}"
            raise QueryError(f"the field {field!r} is not measured; {hint}")
        kept = tuple(figure for figure in self.figures if figure.field == wanted)
        return Quality(self.labels_sha256, self.records, kept)

    def value(self, field: str, measure: str, group: str = ALL) -> float | None:
        """One figure; raises :class:`~childservices_corpus.errors.NotFoundError` if it was not measured."""
        for figure in self.figures:
            if (figure.field, figure.measure, figure.group) == (field, measure, group):
                return figure.value
        raise NotFoundError(f"{measure} of {field} over {group} was not measured")

    def to_arrow(self) -> "pa.Table":
        """A row for each figure."""
        import pyarrow as pa

        kinds = (pa.string(), pa.string(), pa.string(), pa.int64(), pa.float64(), pa.float64(), pa.float64())
        columns = {
            name: pa.array([getattr(figure, name) for figure in self.figures], kind)
            for name, kind in zip(COLUMNS, kinds, strict=True)
        }
        return pa.table(columns)

    def to_json(self) -> str:
        """The content of ``quality.json``: fields, groups and measures, keys sorted, numbers to four places."""
        return json.dumps(self.content(), indent=1, sort_keys=True) + "\n"

    def content(self) -> dict[str, Any]:
        """The figures by field, group and measure, with the number of records and the SHA-256 of the labels."""
        fields: dict[str, dict[str, dict[str, dict[str, float | None]]]] = {}
        for figure in self.figures:
            group = fields.setdefault(figure.field, {}).setdefault(figure.group, {})
            group[figure.measure] = {
                name: value for name, value in asdict(figure).items() if name in ("n", "value", "low", "high")
            }
        return {"form": FORM, "labels_sha256": self.labels_sha256, "records": self.records, "fields": fields}

    def lines(self) -> Iterator[tuple[str, ...]]:
        """A row of words for each field and group: its measures, each with its interval and its number of items."""
        groups: dict[tuple[str, str], list[Figure]] = {}
        for figure in self.figures:
            groups.setdefault((figure.field, figure.group), []).append(figure)
        for (field, group), figures in groups.items():
            yield field, group, "; ".join(map(_words, figures))

    def __str__(self) -> str:
        rows = list(self.lines())
        widths = [max((len(row[place]) for row in rows), default=0) for place in (0, 1)]
        return "\n".join(f"{row[0]:{widths[0]}}  {row[1]:{widths[1]}}  {row[2]}" for row in rows)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        from ..html import html_table

        return html_table(("field", "group", "figures, 95 % intervals"), list(self.lines()))


def _words(figure: Figure) -> str:
    name = figure.measure.replace("_", " ")
    value = "open" if figure.value is None else f"{figure.value:.10g}"
    if figure.measure not in ("median_days", "open") and figure.value is not None:
        value = f"{figure.value:.3f}"
    ends = " to ".join("open" if end is None else f"{end:.3g}" for end in (figure.low, figure.high))
    interval = "" if figure.low is None else f" ({ends})"
    return f"{name} {value}{interval} of {figure.n}"


def figure(field: str, group: str, measure: Measure, estimate: Estimate) -> Figure:
    """The figure for an `estimate`, rounded to four places."""
    value, low, high = (
        None if one is None else round(one, PLACES) for one in (estimate.value, estimate.low, estimate.high)
    )
    return Figure(field, group, measure, estimate.n, value, low, high)


def read_quality(folder: Path) -> Quality:
    """The quality of the release in `folder`.

    Raises :class:`~childservices_corpus.errors.NotFoundError` for a release without ``quality.json``, and
    :class:`~childservices_corpus.errors.ReleaseError` for a file that is damaged or of a newer form.
    """
    path = folder / QUALITY
    if not path.is_file():
        raise NotFoundError(
            f"{folder}: holds no {QUALITY}: its dumps have no labelled record, or it was built without annotations"
        )
    try:
        content = from_json(path.read_text(encoding="utf-8"))
        if content["form"] != FORM:
            raise ReleaseError(f"{path}: has the form {content['form']}, not {FORM}; upgrade childservices-corpus")
        return quality_of(content)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReleaseError(f"{path}: is damaged ({error!r}); build or fetch the release again") from error


def quality_of(content: Mapping[str, Any]) -> Quality:
    """The figures in the content of a file; raises ``KeyError`` or ``TypeError`` if it is of another form."""
    return Quality(content["labels_sha256"], content["records"], tuple(_figures(content["fields"])))


Fields = Mapping[str, Mapping[str, Mapping[str, Mapping[str, float | None]]]]


def _figures(fields: Fields) -> Iterator[Figure]:
    for field, groups in fields.items():
        for group, measures in groups.items():
            for measure, found in measures.items():
                n = int(found["n"] or 0)
                yield Figure(field, group, cast("Measure", measure), n, found["value"], found["low"], found["high"])


def in_order(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The `figures` that have items, by field, group and measure, in the order of the file."""
    kept = (one for one in figures if one.n or one.value is not None)
    return tuple(sorted(kept, key=lambda one: (one.field, one.group, one.measure)))
