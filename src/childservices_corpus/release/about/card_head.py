"""The head of the data card, in YAML: by it, programs of Hugging Face find and load each table."""

from collections.abc import Iterator

from ...export.citation_cff import quoted
from ...export.dataset import keywords, title
from ...reference import table
from .facts import ReleaseFacts
from .licence_file import LICENCE_FILE

# The words of Hugging Face for the number of records.
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
_LARGE = "n>1M"


def head_lines(facts: ReleaseFacts) -> Iterator[str]:
    """The lines of the head, with the marks around it.

    A table without rows is not in it: the library `datasets` refuses to load one.
    """
    size = next((words for most, words in _SIZES if facts.total < most), _LARGE)
    filled = [one for one in facts.tables if one.rows]
    yield "---"
    yield f"pretty_name: {quoted(title())}"
    yield "language:\n  - en"
    yield "license: other"
    yield f"license_name: {quoted(table('licence')['short'])}"
    yield f"license_link: {LICENCE_FILE}"
    if facts.annotated:
        yield "annotations_creators:\n  - machine-generated"
    yield f"size_categories:\n  - {quoted(size)}"
    yield "tags:"
    yield from (f"  - {quoted(one)}" for one in keywords())
    if filled:
        yield "configs:"
    for one in filled:
        yield f"  - config_name: {one.name}"
        yield f"    data_files: {one.file}"
        if one.name == first_table(facts):
            yield "    default: true"
    yield "---"


def first_table(facts: ReleaseFacts) -> str:
    """The name of the first table with rows: it is loaded if no name is given."""
    return next((one.name for one in facts.tables if one.rows), facts.tables[0].name)
