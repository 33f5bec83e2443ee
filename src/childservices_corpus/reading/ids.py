"""Stable record ids: ``<publisher>/<slug of the title>-<8 hex digits of the content's SHA-256>``.

The content is what the page itself says of the record, its fields joined by U+001F: title, date line and summary of an
article (an empty string for a missing one), title and text of a statement. The same content gives the same id anywhere.
"""

import hashlib
import unicodedata
from collections.abc import Sequence

SLUG_LENGTH = 60
HASH_DIGITS = 8
UNIT_SEPARATOR = "\N{INFORMATION SEPARATOR ONE}"
UNTITLED = "untitled"
_LETTERS = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789\n")
_TO_SLUG = bytes(code if code in _LETTERS else ord("-") for code in range(256))
# Straight and curly apostrophes vanish, so that both spellings of children's give one word.
_DROPPED = ("'", "\N{RIGHT SINGLE QUOTATION MARK}", "\N{LEFT SINGLE QUOTATION MARK}")


def slugs(titles: Sequence[str]) -> list[str]:
    """The slug of each of `titles`: ASCII letters and digits in lower case, hyphens between, 60 characters at most."""
    if not titles:
        return []
    joined = "\n".join(titles)
    if joined.count("\n") != len(titles) - 1:
        joined = "\n".join(title.replace("\n", " ") for title in titles)
    for letter in _DROPPED:
        joined = joined.replace(letter, "")
    plain = unicodedata.normalize("NFKD", joined.replace("\N{EN DASH}", "-").lower())
    dashed = plain.encode("ascii", "ignore").translate(_TO_SLUG).decode("ascii")
    while "--" in dashed:
        dashed = dashed.replace("--", "-")
    return [slug[: SLUG_LENGTH + 1].strip("-")[:SLUG_LENGTH].rstrip("-") or UNTITLED for slug in dashed.split("\n")]


def record_ids(publishers: Sequence[str], titles: Sequence[str], contents: Sequence[str]) -> list[str]:
    """The id of each record from its publisher, its title and its content."""
    sha256 = hashlib.sha256
    return [
        f"{publisher}/{slug}-{sha256(content.encode()).hexdigest()[:HASH_DIGITS]}"
        for publisher, slug, content in zip(publishers, slugs(titles), contents, strict=True)
    ]
