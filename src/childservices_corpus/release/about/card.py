"""``README.md`` of a release, its data card: short answers first, and long tables of figures at the end."""

from collections.abc import Iterator

from ...curation.corrections import CORRECTIONS
from ...curation.folder import DATES, UsedTable
from ...evaluation.quality import QUALITY
from ...models.wording import counted, wrapped
from ...reference import table
from ...storage.sums import MANIFEST, SUMS
from ...tables.version import SCHEMA_VERSION
from .card_head import first_table, head_lines
from .card_pages import coverage_table, in_short, pages_table
from .citation_file import CITATION
from .croissant import CROISSANT
from .datapackage import DATAPACKAGE
from .dictionary import DICTIONARY
from .facts import ReleaseFacts
from .json_schema import SCHEMA
from .licence_file import LICENCE_FILE, rights_table
from .markdown import table_of
from .measured_figures import all_figures, quality_in_short
from .naming import HOW_TO_CITE

README = "README.md"
_OTHERS = {
    DICTIONARY: "every column: type, meaning, nulls, an example",
    SCHEMA: "JSON Schema of a row of each table",
    DATAPACKAGE: "the tables as a Data Package, for Frictionless",
    CROISSANT: "the tables in the Croissant format, for tools of machine learning",
    CITATION: "how to cite",
    LICENCE_FILE: "whose what is",
    MANIFEST: "versions, inputs, and the hash of each file and over all",
    SUMS: "the hash of each file, for `sha256sum --check`",
}


def card_text(facts: ReleaseFacts) -> str:
    """The text of the data card."""
    return "\n".join([*head_lines(facts), "", *_parts(facts)]) + "\n"


def _parts(facts: ReleaseFacts) -> Iterator[str]:
    card, terms = table("card"), table("licence")
    yield f"# childservices_corpus {facts.version}\n"
    yield wrapped(f"{card['what']} {card['how']}") + "\n"
    yield from in_short(facts)
    yield f"\n## What is missing\n\n{_listed([*_not_there(facts), *card['missing']])}"
    yield f"\n## Good uses and bad ones\n\nYes:\n\n{_listed(card['uses'])}\n\nNo:\n\n{_listed(card['misuses'])}"
    yield f"\n## Measured quality\n\n{quality_in_short(facts.quality, facts.pinned)}\n"
    if facts.quality is not None or facts.pinned:
        yield wrapped(
            "Precision is the share of what was found that is right, recall the share of what is there that was found, "
            "and f1 lies between the two. In brackets are the ends of the 95 % interval and the number of items. "
            "Figures on pages that the rules never saw count for more. What counts as right, and all other figures, "
            "are at the end of this page."
        )
    yield f"\n## Files\n\n{_files(facts)}\n\n{_reading(first_table(facts))}"
    yield f"\n## Licence and privacy\n\n{wrapped(terms['words'])}\n\n{wrapped(terms['privacy'])}\n"
    yield f"{rights_table()}\n\n`{LICENCE_FILE}` has the owners and the terms, source by source.\n"
    yield f"## How to cite\n\n{wrapped(HOW_TO_CITE)}"
    yield f"\n## The pages\n\n{pages_table(facts)}"
    yield f"\n## Coverage by {facts.coverage.by}\n\n{coverage_table(facts.coverage)}"
    yield from _curated(facts)
    yield all_figures(facts.quality, facts.pinned)


def _listed(sentences: list[str]) -> str:
    return "\n".join(wrapped(f"- {one}").replace("\n", "\n  ") for one in sentences)


def _not_there(facts: ReleaseFacts) -> Iterator[str]:
    """What is missing in figures."""
    if not facts.annotated:
        yield (
            "The rules were not run: speakers, quotations, mentions, topics, links and dates that have to be inferred "
            "are empty or unknown."
        )
    exact = sum(one.to_the_day for one in facts.records)
    if not facts.total:
        yield "Records: not one was found in the pages."
    elif exact < facts.total:
        undated = sum(one.undated for one in facts.records)
        ranges = facts.total - exact - undated
        days = f"{ranges:,} have a range of days" + (f", and {undated:,} have none" if undated else "")
        yield f"{exact:,} of {counted(facts.total, 'records')} are dated to the day; {days}."
    quotations, quoted = facts.rows["quotations"], facts.quoted
    if quotations:
        yield f"The speaker is unknown in {quoted.unnamed:,} of {counted(quoted.speech, 'quotations')} of speech."
    if marked := quotations - quoted.speech:
        yield (
            f"{marked:,} of {counted(quotations, 'quotations')} are marked words that are not speech, such as a title: "
            "they have no speaker, and their `kind` is not `speech`."
        )
    problems = facts.rows["problems"]
    yield (
        f"{counted(problems, 'places')} could not be read, or only with doubt: see the table problems."
        if problems
        else "The table problems is empty."
    )


def _files(facts: ReleaseFacts) -> str:
    tables = [(f"`{one.file}`", f"{one.rows:,}", one.about) for one in facts.tables]
    some = {
        QUALITY: "the measured quality, by publisher" if facts.quality is not None else "",
        DATES: "days from other sources, each with its source" if facts.annotated else "",
        CORRECTIONS: "values that were corrected by hand" if facts.corrected else "",
    }
    others = [(f"`{name}`", "", about) for name, about in (_OTHERS | some).items() if about]
    return table_of(("file", "rows", "content"), [*tables, *others], numbers=[1])


def _reading(name: str) -> str:
    return f"""```python
import childservices_corpus, datasets, pandas, polars

corpus = childservices_corpus.load("folder")
{name} = pandas.read_parquet("folder/{name}.parquet")
{name} = polars.read_parquet("folder/{name}.parquet")
{name} = datasets.load_dataset("folder", "{name}")
```

Offsets are code points of the decoded dump, `[start, end)`; a document is known by the SHA-256 of its bytes. Dates are
the first and last possible day, null where unknown. The columns have the schema version {SCHEMA_VERSION}.

`childservices-corpus verify` checks the files against `SHA256SUMS`. It reads each dump again and compares every value,
the ledger, and the words of every mention and quotation. It works out the whole release again, row by row, with the
program that made it; with another program it says so. `sha256sum --check SHA256SUMS` needs no program of ours."""


def _curated(facts: ReleaseFacts) -> Iterator[str]:
    if facts.curated:
        rows = [_used(one) for one in facts.curated]
        yield f"\n## Curated tables\n\n{table_of(('table', 'whose', 'rows', 'SHA-256'), rows)}"
    if facts.corrected:
        values = "One value was" if facts.corrected == 1 else f"{facts.corrected:,} values were"
        yield f"\n{values} corrected by hand: `corrections.csv` has the old and new values, reasons and sources."


def _used(one: UsedTable) -> tuple[str, ...]:
    return f"`{one.name}`", "of the package" if one.packaged else "own", f"{one.rows:,}", f"`{one.sha256}`"
