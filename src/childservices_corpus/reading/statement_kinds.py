"""What kind of statement an item is, and whether it only points to a text elsewhere."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..reference import table

STUB_LINES = 2
STUB_LENGTH = 700
# Cues stand in the first lines, and there near the beginning.
HEAD_LENGTH = 240
_LEFT_QUOTE = "\N{LEFT DOUBLE QUOTATION MARK}"
_SAID_AT_END = ("said:", "said", "say:", "says:", "saying:")
_SAID_BEFORE_WORDS = "said: "
_TODAY = re.compile(r"\btoday,? (?:in|at|publish|\w+day)|\bsaid in a speech\b|\btoday said:?$")


@dataclass(frozen=True)
class Item:
    """What the kind of an item is told from; `reprinted` if it has a byline or says where it first appeared."""

    title: str
    paragraphs: Sequence[str]
    link_labels: Sequence[str]
    ended: bool
    reprinted: bool


def classify(item: Item) -> tuple[str, bool]:
    """The kind of `item`, after the table ``reference/kinds.toml``, and whether it is a stub."""
    leads = [line.endswith(_SAID_AT_END) for line in item.paragraphs]
    quoted = any(leads) or any(line.startswith(_LEFT_QUOTE) or _SAID_BEFORE_WORDS in line for line in item.paragraphs)
    if _is_stub(item, quoted=quoted):
        return _stub_kind(item), True
    rules = table("kinds")
    title = item.title.lower()
    for rule in rules["title"]:
        if title.startswith(tuple(rule["starts"])) or any(words in title for words in rule["holds"]):
            return str(rule["kind"]), False
    if _is_press_release(item.paragraphs, led=bool(leads) and leads[0]):
        return "press_release", False
    if title.startswith(tuple(rules["response_starts"])):
        return "response", False
    return "comment" if quoted and not item.reprinted else "column", False


def _is_stub(item: Item, *, quoted: bool) -> bool:
    """True for an item that says little and quotes nobody: a line or two, or a mere list of links."""
    lines = item.paragraphs
    if item.ended or quoted or sum(map(len, lines)) > STUB_LENGTH:
        return False
    return len(lines) <= STUB_LINES or not any(line.endswith(".") for line in lines)


def _stub_kind(item: Item) -> str:
    rules = table("kinds")
    heads = [words[:HEAD_LENGTH].lower() for words in (item.title, *item.paragraphs[:STUB_LINES], *item.link_labels)]
    for rule in rules["stub"]:
        if any(cue in head for cue in rule["cues"] for head in heads):
            return str(rule["kind"])
    return str(rules["stub_default"])


def _is_press_release(paragraphs: Sequence[str], *, led: bool) -> bool:
    """True for a text in the third person with quotations in it, where a comment has a lead-in and quotations alone."""
    if not paragraphs:
        return False
    if _TODAY.search(paragraphs[0][-HEAD_LENGTH:]) or _TODAY.search(paragraphs[0][:HEAD_LENGTH]):
        return True
    return not led and any(f"said: {_LEFT_QUOTE}" in line for line in paragraphs[1:])
