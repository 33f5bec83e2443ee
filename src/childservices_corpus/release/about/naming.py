"""How a release is named in the files that it has: title, author, and how to cite it.

The hash over all files of a release cannot be in one of these files. So they name ``release.json``, which has it.
"""

from ...export.citation_styles import entry, tex
from ...reference import table
from .facts import ReleaseFacts

HOW_TO_CITE = (
    "Cite the data as `childservices-corpus cite` prints it, with the hash over all files. "
    "release.json has this hash, and lists each file with its own."
)


def title() -> str:
    """The title of the dataset."""
    return str(table("citation")["title"])


def keywords() -> list[str]:
    """The keywords of the dataset."""
    return list(table("citation")["keywords"])


def author(facts: ReleaseFacts) -> str:
    """The author of the project's release; of any other, words that say that it is a private build."""
    return str(table("citation")["author" if facts.published else "private_author"])


def bibtex(facts: ReleaseFacts) -> str:
    """An entry for BibTeX that names title, author and version, and where the hash is."""
    fields = {
        "author": f"{{{tex(author(facts))}}}",
        "title": f"{{{tex(title())}}}",
        "version": tex(facts.version),
        "note": f"SHA-256 over its documents: {facts.digest}. The hash over all its files is in release.json",
    }
    return entry("dataset", f"childservices_corpus_{facts.version}", fields)
