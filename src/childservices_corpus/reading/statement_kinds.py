"""What kind of statement an item is, and whether it only points to a text elsewhere."""

import re
from collections.abc import Sequence

from ..reference import table

STUB_LINES = 2
STUB_LENGTH = 700
_SAID = re.compile(r"\b(?:said|say|says|saying):?\s*$|\bsaid: ")
_QUOTE = "\N{LEFT DOUBLE QUOTATION MARK}"


def is_stub(paragraphs: Sequence[str], end_marker: str | None) -> bool:
    """True for an item that says little and quotes nobody: a line or two, or a mere list of links."""
    if end_marker is not None or sum(map(len, paragraphs)) > STUB_LENGTH:
        return False
    if any(line.startswith(_QUOTE) or _SAID.search(line) for line in paragraphs):
        return False
    return len(paragraphs) <= STUB_LINES or all(not line.endswith(".") for line in paragraphs)


def kind_of(
    title: str,
    paragraphs: Sequence[str],
    link_labels: Sequence[str],
    *,
    stub: bool,
    reprinted: bool,
) -> str:
    """The kind by the wording of title, first lines and labels, after the table ``reference/kinds.toml``.

    `reprinted` is true when the item has a byline or a line that says where it first appeared.
    """
    rules = table("kinds")
    heads = [title.lower(), *(line.lower() for line in paragraphs[:STUB_LINES]), *map(str.lower, link_labels)]
    if stub:
        for rule in rules["stub"]:
            if any(cue in head for cue in rule["cues"] for head in heads):
                return str(rule["kind"])
        return str(rules["stub_default"])
    lowered = heads[0]
    for rule in rules["title"]:
        if any(lowered.startswith(cue) for cue in rule.get("starts", ())) or any(
            cue in lowered for cue in rule.get("holds", ())
        ):
            return str(rule["kind"])
    if _is_press_release(paragraphs):
        return "press_release"
    if lowered.startswith(tuple(rules["response_starts"])):
        return "response"
    quoted = any(_QUOTE in line[:1] or _SAID.search(line) for line in paragraphs)
    return "column" if reprinted or not quoted else "comment"


def _is_press_release(paragraphs: Sequence[str]) -> bool:
    """True for a text in the third person with quotations in it, where a comment has a lead-in and quotations alone."""
    if not paragraphs:
        return False
    first = paragraphs[0]
    if re.search(r"\btoday said:?$", first):
        return True
    if _SAID.search(first):
        return False
    told = [line for line in paragraphs[1:] if re.search(r"\bsaid: \N{LEFT DOUBLE QUOTATION MARK}", line)]
    reported = re.search(r"\bsaid in a speech\b|\btoday,? (?:in|at|publish|\w+day)", first)
    return bool(told) or reported is not None
