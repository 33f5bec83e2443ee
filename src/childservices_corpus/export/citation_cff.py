"""``CITATION.cff``: a citation in the Citation File Format 1.2.0, for a release and for the command ``cite``."""

import json
from collections.abc import Mapping
from datetime import date

from ..reference import table
from .cited import CitedRelease
from .dataset import author, keywords, title

MESSAGE = "Cite the data with their version and the hash over all files."


def release_cff(cited: CitedRelease) -> str:
    """The whole file for a release, with the hash over all its files."""
    hashes = {cited.sha256: "SHA-256 over all files of the release"}
    return cff_text(MESSAGE, cited.version, hashes, published=cited.published, day=cited.day)


def cff_text(message: str, version: str, hashes: Mapping[str, str], *, published: bool, day: date | None = None) -> str:
    """The text of the file; `hashes` are SHA-256 in hex, each with its meaning, and `day` that of publishing."""
    private = "" if published else f" {table('citation')['private']}"
    abstract = f"{table('card')['what']} {table('licence')['words']}"
    lines = [
        "cff-version: 1.2.0",
        f"message: {quoted(message + private)}",
        "type: dataset",
        f"title: {quoted(title())}",
        f"version: {quoted(version)}",
        *([] if day is None else [f"date-released: {day}"]),
        f"abstract: {quoted(abstract)}",
        "authors:",
        f"  - name: {quoted(author(published=published))}",
        "identifiers:",
    ]
    for digest, meaning in hashes.items():
        lines += [
            "  - type: other",
            f"    value: {quoted(f'sha256:{digest}')}",
            f"    description: {quoted(meaning)}",
        ]
    lines += ["keywords:", *(f"  - {quoted(one)}" for one in keywords())]
    return "\n".join(lines) + "\n"


def quoted(words: str) -> str:
    """`words` as a string of YAML: one of JSON is one of YAML too."""
    return json.dumps(words, ensure_ascii=False)
