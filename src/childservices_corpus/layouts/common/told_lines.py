"""Short lines inside a text that are not subheadings: quoted words, addresses, words that trail off."""

import re

_OPENERS = "\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\"'"
_CLOSERS = "\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\"'"
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_VERBS = "said|says|added|adds|told|asked|explained|continued|concluded"
# A lead-in with quoted words, quoted words with a stop inside, and quoted words with a speaker behind.
_LED = re.compile(rf"[:,] ?[{_OPENERS}]|\b(?:{_VERBS}) [{_OPENERS}]")
_WHOLE = re.compile(rf"[{_OPENERS}][^{_OPENERS}]*[.!?,{_ELLIPSIS}][{_CLOSERS}]")
_CREDITED = re.compile(rf"[{_OPENERS}].*[{_CLOSERS}],? (?:\w+ ){{0,4}}(?:{_VERBS})\b")
_ADDRESS = re.compile(r"https?://|\bwww\.|\S@\S+\.\S")
_TRAILS = ("...", _ELLIPSIS)


def is_told(words: str) -> bool:
    """Whether the short line `words` is part of a text and not a subheading.

    >>> is_told('She added: "Forks come next"'), is_told("Forks come next..."), is_told('The "cliff edge"')
    (True, True, False)
    """
    if words.endswith(_TRAILS) or _ADDRESS.search(words) or _CREDITED.match(words):
        return True
    if words.startswith(_OPENERS[0]) and _CLOSERS[0] not in words:
        return True
    return words.endswith(tuple(_CLOSERS)) and bool(_LED.search(words) or _WHOLE.fullmatch(words))
