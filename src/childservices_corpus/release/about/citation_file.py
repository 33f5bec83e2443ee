"""``CITATION.cff`` of a release."""

from ...export.citation_cff import cff_text
from .facts import ReleaseFacts
from .naming import HOW_TO_CITE

CITATION = "CITATION.cff"


def citation_text(facts: ReleaseFacts) -> str:
    """The text of the file. The hash over all files is not in it, since it is one of them: ``release.json`` has it."""
    hashes = {
        facts.digest: "SHA-256 over the hashes of the documents, a line each in ascending order",
        facts.contents: "SHA-256 over the hashes of the tables and the curated tables, a line each with the name",
    }
    return cff_text(HOW_TO_CITE, facts.version, hashes, published=facts.own)
