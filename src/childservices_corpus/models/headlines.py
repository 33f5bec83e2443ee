"""What a record is called: its title, the words of its page's address, or its own first words.

>>> headline_of("Care costs rise", None, "Councils in the north say that …")
('Care costs rise', 'page')
>>> headline_of(None, "https://www.example.org/news/care-costs-rise.html", "Councils in the north say that …")
('Care costs rise', 'address')
>>> headline_of(None, None, "Councils in the north say that care costs rise faster than their budgets can bear.")
('Councils in the north say that care costs rise faster than…', 'words')
"""

import re
from typing import Literal
from urllib.parse import unquote, urlsplit

HeadlineBasis = Literal["page", "address", "words"]
LONGEST = 60
# Of a long text only the beginning is looked at.
LOOKED_AT = 400
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
LOOSE = " ,;:.-(\N{EN DASH}\N{EM DASH}\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
_BETWEEN = re.compile(r"[-_+\s]+")
_SUFFIX = re.compile(r"\.[A-Za-z]{2,5}$")


def headline_of(title: str | None, address: str | None, words: str) -> tuple[str, HeadlineBasis]:
    """The headline of a record, and what it rests on.

    `address` is the address of the record's page, if it is known. `words` are the beginning of the record's text.
    """
    if title is not None:
        return title, "page"
    told = address_words(address) if address else ""
    return (told, "address") if told else (first_words(words), "words")


def first_words(text: str) -> str:
    """The beginning of `text` on one line: about 60 characters, cut after a word, with an ellipsis if more follows."""
    line = text[: LONGEST + 1]
    # Without white space to shorten, what follows the first characters does not matter.
    if len(line) <= LONGEST or " ".join(line.split()) != line:
        line = " ".join(text[:LOOKED_AT].split())
    if len(line) <= LONGEST and len(text) <= LOOKED_AT:
        return line
    head = line[: LONGEST + 1]
    whole_words, _, _ = head.rpartition(" ")
    return f"{(whole_words or head[:LONGEST]).rstrip(LOOSE)}{ELLIPSIS}"


def address_words(address: str) -> str:
    """The words in an address: its last part that has several words; empty if it has none.

    ``/2022/care-costs-rise/14321`` gives ``Care costs rise``, and ``/?p=3463`` gives nothing.
    """
    try:
        path = urlsplit(address).path
    except ValueError:
        return ""
    for part in reversed(path.split("/")):
        words = _BETWEEN.split(_SUFFIX.sub("", unquote(part)).strip("-_+ "))
        if sum(any(letter.isalpha() for letter in word) for word in words) > 1:
            told = " ".join(words)
            return told[:1].upper() + told[1:]
    return ""
