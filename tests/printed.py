"""How witnesses of words that releases print are heard: the terms of use, and what counts as right for each measure."""

from collections.abc import Sequence

from childservices_corpus.evaluation.quality import Figure, Quality
from childservices_corpus.export.datasette import datasette_metadata
from childservices_corpus.release.about.card import card_text
from described import facts
from witnessing import Witness


def measures(found: Sequence[Witness]) -> list[bool]:
    """What the README of a release says that a measured field counts as right."""
    return [f"- {one.text}: {one.want}" in _readme(one.text).splitlines() for one in found]


def _readme(field: str) -> str:
    return card_text(facts(quality=Quality("0" * 64, 1, (Figure(field, "all", "share", 1, 1.0, None, None),))))


def terms(found: Sequence[Witness]) -> list[bool]:
    """The licence in an export, and the paragraphs about licence and privacy in the README of a release."""
    page = card_text(facts()).partition("## Licence and privacy")[2]
    paragraphs = [" ".join(words.split()) for words in page.split("\n\n")]
    said = {"words": paragraphs[1], "privacy": paragraphs[2], "short": datasette_metadata("corpus")["license"]}
    return [one.want == said[one.text] for one in found]
