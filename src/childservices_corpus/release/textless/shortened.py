"""Names without a run of eight words: ids without the words of a title, and long names that are cut."""

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

# Whatever counts as a word, a text with seven of these has at most seven words.
_WORD = re.compile(r"[^\W_]+")
WORDS = 7
CUT = "\N{HORIZONTAL ELLIPSIS}"
_HASH = 8


def shortened_address(text: str) -> str:
    """The address or path `text`, each part between slashes cut: ``…/Leicester-urged-not-to-close-half-its…/60666``."""
    return "/".join(map(shortened, text.split("/")))


def shortened(text: str) -> str:
    """`text`, cut behind its seventh word."""
    end = 0
    for number, word in enumerate(_WORD.finditer(text)):
        if number == WORDS:
            return text[:end] + CUT
        end = word.end()
    return text


class ShortIds:
    """Ids of the form ``themj/3dc0e8fa``: the publisher and the hash at the end of the full id.

    Where two of the given ids `full` would become one, each of them also gets a hash of the whole id.
    """

    def __init__(self, full: Iterable[str]) -> None:
        ids = dict.fromkeys(full)
        counts = Counter(map(_short, ids))
        self._apart = {one for one in ids if counts[_short(one)] > 1}

    def of(self, full: str) -> str:
        """The short id of the record or quotation with the id `full`."""
        record, mark, part = full.partition("#")
        more = f"-{sha256(record.encode()).hexdigest()[:_HASH]}" if record in self._apart else ""
        return f"{_short(record)}{more}{mark}{part}"


def _short(full: str) -> str:
    publisher, _, words = full.partition("/")
    return f"{publisher}/{words[-_HASH:]}"
