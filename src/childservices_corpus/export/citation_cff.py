"""``CITATION.cff``: a citation in the Citation File Format 1.2.0, for a release and for the command ``cite``."""

import json
from collections.abc import Mapping
from datetime import date

from ..reference import table
from .cited import CitedRelease

MESSAGE = "Cite the data with their version and the hash over all files."


def release_cff(cited: CitedRelease) -> str:
    """The whole file for a release, with the hash over all its files."""
    private = "" if cited.published else f" {table('citation')['private']}"
    hashes = {cited.sha256: "SHA-256 over all files of the release"}
    return cff_text(MESSAGE + private, cited.author, cited.version, hashes, cited.day)


def cff_text(message: str, author: str, version: str, hashes: Mapping[str, str], day: date | None = None) -> str:
    """The text of the file; `hashes` are SHA-256 in hex, each with its meaning, and `day` that of publishing."""
    named = table("citation")
    abstract = f"{table('card')['what']} {table('licence')['words']}"
    lines = [
        "cff-version: 1.2.0",
        f"message: {_quoted(message)}",
        "type: dataset",
        f"title: {_quoted(named['title'])}",
        f"version: {_quoted(version)}",
        *([] if day is None else [f"date-released: {day}"]),
        f"abstract: {_quoted(abstract)}",
        "authors:",
        f"  - name: {_quoted(author)}",
        "identifiers:",
    ]
    for digest, meaning in hashes.items():
        lines += [
            "  - type: other",
            f"    value: {_quoted(f'sha256:{digest}')}",
            f"    description: {_quoted(meaning)}",
        ]
    lines += ["keywords:", *(f"  - {_quoted(one)}" for one in named["keywords"])]
    return "\n".join(lines) + "\n"


def _quoted(words: str) -> str:
    # A string of JSON is one of YAML too.
    return json.dumps(words, ensure_ascii=False)
