"""The README of a release: its content, its quality and its licence."""

from collections.abc import Iterator, Mapping, Sequence

from ..curation.folder import UsedTable
from ..evaluation.quality import ALL, Figure, Quality
from ..evaluation.unseen_pages import Group
from ..evaluation.unseen_pinned import HEADINGS, SEEN_LABELS, PinnedGroups
from ..models.wording import counted, wrapped
from ..reference import table
from ..storage.files import Stamp
from ..tables.version import SCHEMA_VERSION

README = "README.md"
_ABOUT = {
    "articles": "items of news listings",
    "statements": "items of a statements feed",
    "quotations": "quoted words with their speakers",
    "mentions": "people, organisations, authorities, amounts and dates where they are named",
    "links": "records that belong together",
    "provenance": "the place in its dump of each value that was read there",
    "people": "who spoke or was quoted in which role, and when",
    "authorities": "local authorities: their GSS codes, past and present, with the code of today",
    "organisations": "organisations with all their names",
    "documents": "the dumps",
    "ledger": "the fate of every character of the dumps",
    "sightings": "each appearance of a record in a dump",
    "problems": "text that could not be read, or only with doubt",
    "sources": "the dumps, byte for byte, and the texts made of HTML pages",
}
_ABOUT_GROUP: Mapping[Group, str] = {
    "unseen": "Rules were not written or mended with them.",
    "used": "Rules may have been mended because of them since: expect less on other pages.",
}


def release_readme(
    stamp: Stamp,
    rows: dict[str, int],
    quality: Quality | None = None,
    corrected: int = 0,
    tables: Sequence[UsedTable] = (),
    pinned: PinnedGroups | None = None,
) -> str:
    """The text of the README of the release `stamp`.

    `rows` is the number of rows by table, `quality` the measured quality, if any, `corrected` the number of corrections
    by hand, and `tables` the curated tables that were used; without annotations there are none. `pinned` are figures on
    pages that were labelled before the rules were run.
    """
    counts = "\n".join(f"| `{name}.parquet` | {rows[name]:,} | {about} |" for name, about in _ABOUT.items())
    terms = table("licence")
    return f"""# childservices_corpus {stamp.data_version}

What England's children's-services sector said and when: records read from text dumps of public pages. Every value
that was read from a page has its place there.

- data version {stamp.data_version}, schema version {SCHEMA_VERSION}
- SHA-256 over the hashes of the {counted(len(stamp.documents), "documents")}: `{stamp.digest}`
  (releases of the same documents share it; their versions differ)

| file | rows | content |
| --- | ---: | --- |
{counts}

Offsets are code points of the decoded dump, `[start, end)`; a document is known by the SHA-256 of its bytes. Dates are
the first and last possible day, null where unknown. `release.json` lists the versions, inputs and files of the
release.

`childservices-corpus verify` checks the files against `SHA256SUMS`. It reads each dump again and compares every value,
the ledger, and the words of every mention and quotation. It works out the whole release again, row by row, with the
program that made it; with another program it says so. `sha256sum --check SHA256SUMS` needs no program of ours.

{_limits(annotated=bool(tables))}

## Licence and privacy

{wrapped(terms["words"])}

{wrapped(terms["privacy"])}
{_curated(tables)}{_corrected(corrected)}{_measured(quality, pinned or {})}"""


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
    return f"\n{values} corrected by hand: `corrections.csv` has the old and new values, reasons and sources.\n"


def _measured(quality: Quality | None, pinned: PinnedGroups) -> str:
    """Each group of figures, apart, and what counts as right."""
    if quality is None and not pinned:
        return ""
    parts = ["\n## Measured quality\n"]
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
    head = "| field | measure | value | 95 % interval | n |\n| --- | --- | ---: | --- | ---: |\n"
    return head + "\n".join(_figures(quality)) + "\n"


def _figures(quality: Quality) -> Iterator[str]:
    for figure in quality.figures:
        if figure.group == ALL or figure.field.startswith("dates"):
            field = figure.field if figure.group == ALL else f"{figure.field}, {figure.group}"
            yield f"| {field} | {figure.measure} | {_shown(figure.value)} | {_interval(figure)} | {figure.n:,} |"


def _shown(value: float | None) -> str:
    return "open" if value is None else f"{value:.3f}".rstrip("0").rstrip(".")


def _interval(figure: Figure) -> str:
    return "" if figure.low is None and figure.high is None else f"{_shown(figure.low)} to {_shown(figure.high)}"


def _limits(*, annotated: bool) -> str:
    if annotated:
        return (
            "Annotations (speakers, mentions, topics, inferred dates, links) are made by rules; the documentation\n"
            "says how they decide, and how good they are."
        )
    return (
        "Missing from this release: speakers, quotations, mentions, topics, links and dates that have to be inferred;\n"
        "their columns are empty or unknown."
    )
