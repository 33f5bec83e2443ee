"""``CITATION.cff`` of a release, in the Citation File Format 1.2.0."""

import json

from ...reference import table
from .facts import ReleaseFacts
from .naming import HOW_TO_CITE, KEYWORDS, author, title

CITATION = "CITATION.cff"


def citation_text(facts: ReleaseFacts) -> str:
    """The text of the file. The hash over all files is not in it, since it is one of them: ``release.json`` has it."""
    abstract = f"{table('card')['what']} {table('licence')['words']}"
    private = "" if facts.published else " This is a private build, which the project did not publish."
    lines = [
        "cff-version: 1.2.0",
        f"message: {_quoted(HOW_TO_CITE + private)}",
        "type: dataset",
        f"title: {_quoted(title())}",
        f"version: {_quoted(facts.version)}",
        f"abstract: {_quoted(abstract)}",
        "authors:",
        f"  - name: {_quoted(author(facts))}",
        "identifiers:",
        "  - type: other",
        f"    value: {_quoted(f'sha256:{facts.digest}')}",
        f"    description: {_quoted('SHA-256 over the hashes of the documents, a line each in ascending order')}",
        "keywords:",
        *(f"  - {_quoted(one)}" for one in KEYWORDS),
    ]
    return "\n".join(lines) + "\n"


def _quoted(words: str) -> str:
    # A string of JSON is one of YAML too.
    return json.dumps(words, ensure_ascii=False)
