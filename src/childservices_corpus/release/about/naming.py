"""How to cite a release, in the files that it has.

The hash over all files of a release cannot be in one of these files. So they name ``release.json``, which has it.
"""

from ...export.bibtex import entry, tex
from ...export.dataset import author, title
from .facts import ReleaseFacts

HOW_TO_CITE = (
    "Cite the data as `childservices-corpus cite` prints it, with the hash over all files. "
    "release.json has this hash, and lists each file with its own."
)


def bibtex(facts: ReleaseFacts) -> str:
    """An entry for BibTeX that names title, author and version, and where the hash is.

    Builds of other data or of other curated tables have another entry; the key of a private build is its own too.
    """
    build = "" if facts.own else f"_{facts.contents[:8]}"
    fields = {
        "author": f"{{{tex(author(published=facts.own))}}}",
        "title": f"{{{tex(title())}}}",
        "version": tex(facts.version),
        "note": f"SHA-256 over its tables: {facts.contents}. The hash over all its files is in release.json",
    }
    return entry("dataset", f"childservices_corpus_{facts.version}{build}", fields)
