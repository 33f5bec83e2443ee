"""Pages made from the code: the dictionary of every table and column, and the public names."""

from typing import Any

import childservices_corpus as csc
from childservices_corpus.tables.dictionary import data_dictionary
from childservices_corpus.tables.schemas import TABLES


def dictionary_page() -> str:
    """Each table of a release, with its columns."""
    head = (
        "# Dictionary\n\nEach table of a release, with each of its columns. This page is made from the models. "
        "`childservices-corpus schema TABLE` prints the same for one table.\n\n"
        "A release is in Parquet files, one for each table. Offsets count code points of the decoded dump, from the "
        "first one up to, and without, the last one. An unknown value is null.\n"
    )
    return "\n".join([head, *(data_dictionary(table) for table in TABLES)])


def api_page() -> str:
    """The public names of the package, with their docstrings: functions first, then the models."""
    # The errors are by themselves, with those below the base.
    names = [name for name in csc.__all__ if hasattr(getattr(csc, name), "__qualname__") and name not in errors()]
    functions = [name for name in names if not isinstance(getattr(csc, name), type)]
    models = [name for name in names if name not in functions]
    parts = [
        "# API\n\nThe public names: `import childservices_corpus as csc`, then `csc.load()`. Names that are not on "
        "this page may change without a word in the [changes](changelog.md).\n",
        "## Functions\n",
        *(_entry(name) for name in functions),
        "## The corpus\n\nWhat `csc.load()` gives; [querying](querying.md) has examples.\n",
        _member("childservices_corpus.corpus.corpus.Corpus", "Corpus", 3),
        _member("childservices_corpus.corpus.sets.both.Records", "Records", 3, inherited_members="true"),
        "## Checks for layouts of your own\n",
        _member("childservices_corpus.testing.check_layout", "testing.check_layout", 3),
        "## Models\n\nWhat a record, a part of it or a page is. [The dictionary](dictionary.md) has each field.\n",
        *(_entry(name) for name in models),
        "## Errors\n\nEach error is one sentence with what was given and a way out.\n",
        *(_member(f"childservices_corpus.errors.{name}", f"errors.{name}", 3) for name in errors()),
    ]
    return "\n".join(parts)


def errors() -> list[str]:
    """The names of the errors, the base first."""
    from childservices_corpus import errors as module

    return [name for name, one in vars(module).items() if isinstance(one, type) and issubclass(one, csc.CorpusError)]


def _entry(name: str) -> str:
    home: Any = getattr(csc, name)
    return _member(f"{home.__module__}.{home.__qualname__}", name, 3)


def _member(path: str, heading: str, level: int, **more: str) -> str:
    options = {"heading": heading, "toc_label": heading, "heading_level": level, **more}
    return "\n".join([f"::: {path}", "    options:", *(f"      {key}: {value}" for key, value in options.items()), ""])
