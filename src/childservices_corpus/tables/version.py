"""The version of the columns of the tables."""

# The first part is raised if a reader of the older version could misread the files.
SCHEMA_VERSION = "2.0"


def is_newer(version: str, known: bool = True) -> bool:
    """True if `version` is of a later package, which this one cannot read.

    With the same first number a later package adds columns alone: it can be read if its columns are `known`.
    """
    given, today = _parts(version), _parts(SCHEMA_VERSION)
    return given[:1] > today[:1] or (not known and given > today)


def newer(version: str) -> str:
    """The end of a sentence that refuses a file of the newer `version`."""
    return (
        f"its schema version {version} is newer than {SCHEMA_VERSION}, which this package reads; "
        "upgrade childservices-corpus"
    )


def _parts(version: str) -> tuple[int, ...]:
    """The numbers of a schema version; one that is not made of numbers counts as newer than any."""
    return tuple(int(part) if part.isdecimal() else 1_000_000 for part in version.split("."))
