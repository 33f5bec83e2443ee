"""The version of the columns of the tables."""

# The first part is raised if a reader of the older version could misread the files.
SCHEMA_VERSION = "2.0"
_WITH_MANIFEST = (2, 0)
_DIGITS, _NEWEST = 6, 1_000_000


def has_manifest(version: str) -> bool:
    """True if releases whose tables have the schema `version` have a manifest."""
    return _parts(version) >= _WITH_MANIFEST


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
    """The numbers of a schema version; one that is not made of short numbers counts as newer than any."""
    return tuple(int(part) if part.isdecimal() and len(part) <= _DIGITS else _NEWEST for part in version.split("."))
