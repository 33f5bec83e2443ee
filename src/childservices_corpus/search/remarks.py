"""Notes for a query with signs or words that are operators in other programs and not here."""

import re

from .columns import ALIASES, COLUMNS, chosen_by, columns_named

_WORDS = ("and", "or", "not")
_PHRASE = re.compile(r'"[^"]*"')
_NAMED = re.compile(r"(?<!\w)([A-Za-z_]{1,20})\s{0,3}=(?=\s{0,3}[\w\"])")
_SPACED = re.compile(rf"(?<!\S)(?i:({'|'.join((*COLUMNS, *ALIASES))}))\s{{1,3}}:(?=\s{{0,3}}[\w\"(])")
_CAPITALS = re.compile(r"(?<!\S)(NEAR(?=[\s(/])|ADJ(?=[\s\d])|(?:W|WITHIN)(?=/\d)|(?:BUT|EXCEPT|WITHOUT|XOR)(?=\s))")
_SINGLE = {
    "'": "'",
    "\N{LEFT SINGLE QUOTATION MARK}": "\N{RIGHT SINGLE QUOTATION MARK}",
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
}
_OPERATORS = re.compile(rf'(?<!\S)(?:(?:AND|OR|NOT)(?!\S)|-[\w"(]|(?i:{"|".join((*COLUMNS, *ALIASES))}):)')
# What a query may hold outside phrases, and what is said of it.
_SIGNS = tuple(
    (re.compile(pattern), note)
    for pattern, note in (
        (r"\|", "| is not an operator; to find either of two words, write OR between them"),
        (r"(?<!\S)&(?!\S)|&&", "& is not an operator; words side by side must all be there without it"),
        (r'(?<![^\s(])\+(?=[\w"(])', "+ is not an operator; words side by side must all be there without it"),
        (r"(?<![^\s(])-{2,}(?=\w)", "-- is not an operator; one minus right before a word leaves the word out"),
        (r'(?<=[\w*")])~(?!\w*[^\W\d])', "~ is not an operator and was left out; a word is found in all its forms"),
        (r'(?<=[\w*")])\^(?=\d)', "^ is not an operator and was left out; the weights of columns are fixed"),
        (r'(?<![^\s(])\^(?=[\w"])', "^ is not an operator; title: before a word looks for it in titles"),
        (r"(?<=\w)\?(?=\w)", "? is not a sign for any letter; a star at the end of a word finds all that begin so"),
        (r"\*(?=\w)", "a star counts at the end of a word only: foster* finds words that begin so"),
        (r"(?<![^\s(])!(?=\w)", "! is not an operator; a minus right before a word leaves the word out"),
        (r"(?<=[^\W\d])%(?!\w)", "% is not a sign for letters; a star at the end of a word finds all that begin so"),
        (
            r"(?<!\S)\d{4}(?:-\d\d-\d\d|\.{2,3}\d{4})(?!\S)",
            "days and years count as words; between(…) chooses records by date",
        ),
    )
)


def remarks(text: str) -> tuple[str, ...]:
    """Notes on the query `text`, whose quotation marks are all straight."""
    # A phrase stays as one word in marks.
    outside = _PHRASE.sub('"x"', text)
    found = [note for pattern, note in _SIGNS if pattern.search(outside)]
    found += [note for named in _NAMED.finditer(outside) if (note := _equals(named[1]))]
    found += [f"write {named[1]}: without a blank before the colon" for named in _SPACED.finditer(outside)]
    found += [f"{word} is not an operator and counts as a word" for word in _CAPITALS.findall(outside)]
    if _is_in_other_marks(outside.strip()):
        found.append("only double marks make a phrase of words")
    words = _small_operators(outside)
    if words:
        found.append(f"{words[0]} counts as a word here; the operator is written {words[0].upper()}")
    return tuple(dict.fromkeys(found))


def _equals(name: str) -> str | None:
    if columns_named(name):
        return f"{name}= does not name a column; write {name}: before a word"
    chosen = chosen_by(name)
    return f"{name}= is not part of the search; {chosen} chooses records by it" if chosen else None


def _is_in_other_marks(text: str) -> bool:
    """True for several words between marks that are not double ones."""
    closing = _SINGLE.get(text[:1])
    return closing is not None and text.find(closing, 1) == len(text) - 1 and len(text.split()) > 1


def _small_operators(outside: str) -> list[str]:
    """Words that are operators in capitals, where their small letters would mislead.

    That is the case beside a true operator, and in a query such as ``adoption or kinship``; plain words may hold them.
    """
    words = outside.split()
    between = [
        word.casefold() for word in words[1:-1] if word.casefold() in _WORDS and word not in ("AND", "OR", "NOT")
    ]
    if not between or _OPERATORS.search(outside):
        return between
    joins, parts = [word.casefold() for word in words[1::2]], {word.casefold() for word in words[::2]}
    alternate = len(words) % 2 == 1 and set(joins) <= {"or", "not"} and not parts & set(_WORDS)
    return joins if alternate else []
