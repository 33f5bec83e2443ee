"""The README of a release: what it is, and what it is not yet."""

from collections.abc import Iterator, Sequence

from ..curation.folder import UsedTable
from ..evaluation.quality import ALL, Figure, Quality
from ..storage.files import Stamp
from ..tables.schemas import SCHEMA_VERSION

README = "README.md"
_ABOUT = {
    "articles": "items of news listings",
    "statements": "items of a statements feed",
    "quotations": "quoted words with their speakers",
    "mentions": "people, organisations, authorities, amounts and dates where they are named",
    "links": "records that belong together",
    "provenance": "where each value stands in its dump",
    "documents": "the dumps",
    "ledger": "the fate of every character of the dumps",
    "sightings": "each appearance of a record in a dump",
    "problems": "what could not be read, or only with a doubt",
    "sources": "the dumps, byte for byte",
}


def release_readme(
    stamp: Stamp,
    rows: dict[str, int],
    quality: Quality | None = None,
    corrected: int = 0,
    tables: Sequence[UsedTable] = (),
) -> str:
    """The text of the README of the release `stamp`.

    `rows` is the number of rows by table, `quality` what was measured, if it was, `corrected` the number of
    corrections by hand, and `tables` the curated tables that were used.
    """
    counts = "\n".join(f"| `{name}.parquet` | {rows[name]:,} | {about} |" for name, about in _ABOUT.items())
    return f"""# childservices_corpus {stamp.data_version}

What England's children's-services sector said and when: records read from text dumps of public pages, each value
with its place in the source.

- data version {stamp.data_version}, schema version {SCHEMA_VERSION}
- SHA-256 over the hashes of the {len(stamp.documents):,} documents: `{stamp.digest}`

| file | rows | what it holds |
| --- | ---: | --- |
{counts}

Offsets are code points of the decoded dump, `[start, end)`; a document is known by the SHA-256 of its bytes. Dates are
the first and last possible day, null where unknown. `release.json` says what this folder is and which files are its
own. They check against `SHA256SUMS`; `childservices-corpus verify` checks every row against the dumps.

{_limits(rows)}
{_curated(tables)}{_corrected(corrected)}{"" if quality is None else _quality(quality)}"""


def _curated(tables: Sequence[UsedTable]) -> str:
    if not tables:
        return ""
    lines = "\n".join(
        f"| `{table.name}` | {'of the package' if table.packaged else 'own'} | {table.rows:,} | `{table.sha256}` |"
        for table in tables
    )
    head = "| table | whose | rows | SHA-256 |\n| --- | --- | ---: | --- |"
    return f"\nCurated tables it was built with:\n\n{head}\n{lines}\n"


def _corrected(corrections: int) -> str:
    if not corrections:
        return ""
    values = "One value was" if corrections == 1 else f"{corrections:,} values were"
    return f"\n{values} corrected by hand: `corrections.csv` has old and new, why, and who says so.\n"


def _quality(quality: Quality) -> str:
    """The figures over all records, and those of dates, as a table."""
    lines = "\n".join(_figures(quality))
    return f"""
## Measured quality

Against labels by eye of {quality.records:,} records; `quality.json` has the figures by publisher and the number of
items behind each. The rules were written with some of these labels in view: expect less on other pages.

| field | measure | value | 95 % interval | n |
| --- | --- | ---: | --- | ---: |
{lines}
"""


def _figures(quality: Quality) -> Iterator[str]:
    for figure in quality.figures:
        if figure.group == ALL or figure.field.startswith("dates"):
            field = figure.field if figure.group == ALL else f"{figure.field}, {figure.group}"
            yield f"| {field} | {figure.measure} | {_shown(figure.value)} | {_interval(figure)} | {figure.n:,} |"


def _shown(value: float | None) -> str:
    return "open" if value is None else f"{value:.3f}".rstrip("0").rstrip(".")


def _interval(figure: Figure) -> str:
    return "" if figure.low is None and figure.high is None else f"{_shown(figure.low)} to {_shown(figure.high)}"


def _limits(rows: dict[str, int]) -> str:
    if rows["mentions"] or rows["quotations"]:
        return (
            "Annotations (speakers, mentions, topics, inferred dates, links) are made by rules; the documentation\n"
            "says how they decide, and how good they are."
        )
    return (
        "What it is not yet: speakers, quotations, mentions, topics, links and dates that have to be inferred are\n"
        "not in this release; their columns are empty or unknown."
    )
