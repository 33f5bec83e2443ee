"""Files with offsets in place of the words of dumps: what a table cannot give back, without a sentence of a page.

A file becomes a list of pieces. A string is a piece of the file itself. ``[0, 120, 139]`` means the characters 120 to
139 of the first dump. ``[0, 120, 139, "lower"]`` means the same in small letters, as in the address of a page. The text
of a dump is here that of its bytes, so that of an HTML page it is the source; ``&amp;`` and the like are single
characters.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

# A run of so many words that a dump has too becomes offsets. It is shorter than a run of eight words, so that none of
# those is left however words are counted: with "children's" as one word, or as two.
RUN = 5
_APOSTROPHES = "'\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"
_WORD = re.compile(rf"[^\W_]+(?:[{_APOSTROPHES}]+[^\W_]+)*")
# Signs that are written by name or number: in an address, perhaps twice (``%20``, ``%2520``), in HTML and in JSON.
_ESCAPED = re.compile(r"%(?:25)*[0-9A-F]{2}|&#?\w{1,8};|\\u[0-9A-F]{4}", re.IGNORECASE)
_ESCAPED_APOSTROPHE = re.compile(
    r"%(?:25)*(?:27|E2%(?:25)*80%(?:25)*9[89]|CA%(?:25)*BC)"
    r"|&(?:[lr]squo|apos|#39|#x27|#821[67]|#x201[89]|#700|#x2BC);|\\u(?:0027|201[89]|02BC)",
    re.IGNORECASE,
)
_NO_APOSTROPHES = str.maketrans("", "", _APOSTROPHES)
Form: TypeAlias = Literal["lower", "upper", "joined", "joined lower", "first upper"]
# A text; or the number of a dump, the first offset there, the one behind the last, and perhaps a form.
Piece: TypeAlias = str | tuple[int, int, int] | tuple[int, int, int, Form]
Files: TypeAlias = Mapping[str, Sequence[Piece]]
Dumps: TypeAlias = Iterable[tuple[int, str]]
_FORMS: Mapping[Form, Callable[[str], str]] = {
    "lower": str.lower,
    "upper": str.upper,
    "joined": lambda word: word.translate(_NO_APOSTROPHES),
    "joined lower": lambda word: word.translate(_NO_APOSTROPHES).lower(),
    "first upper": lambda word: word[:1].upper() + word[1:],
}


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    key: str


def _words(text: str) -> list[_Word]:
    """The words of `text`; the key of a word is without apostrophes, and in small letters."""
    shown = _without_escapes(text)
    found = _WORD.finditer(shown)
    return [_Word(one.start(), one.end(), one[0].translate(_NO_APOSTROPHES).casefold()) for one in found]


def _without_escapes(text: str) -> str:
    """`text` with apostrophes and spaces in place of what is written by name or number; each place stays."""
    if not any(sign in text for sign in "%&\\"):
        return text
    apostrophes = _ESCAPED_APOSTROPHE.sub(lambda one: "'" * len(one[0]), text)
    return _ESCAPED.sub(lambda one: " " * len(one[0]), apostrophes)


def _runs(words: Sequence[_Word]) -> Iterator[tuple[str, ...]]:
    keys = [word.key for word in words]
    return zip(*(keys[first:] for first in range(RUN)), strict=False)


def with_offsets(files: Mapping[str, str], dumps: Dumps) -> dict[str, list[Piece]]:
    """The pieces of each of `files` by name; `dumps` are the texts of dumps with their numbers, each read once."""
    words = {name: _words(text) for name, text in files.items()}
    wanted: dict[tuple[str, ...], list[tuple[str, int]]] = {}
    for name, found in words.items():
        for place, run in enumerate(_runs(found)):
            wanted.setdefault(run, []).append((name, place))
    taken: dict[str, dict[int, _Copy]] = {name: {} for name in files}
    for number, text in dumps:
        here = _words(text)
        for at, run in enumerate(_runs(here)):
            # The first dump that has a run gives its words.
            for name, first in wanted.pop(run, ()):
                for place, word in enumerate(words[name][first : first + RUN], start=first):
                    if place not in taken[name]:
                        own = files[name][word.start : word.end]
                        taken[name][place] = _Copy.of(own, number, text, here, at + place - first)
    return {name: _pieces(text, words[name], taken[name]) for name, text in files.items()}


@dataclass(frozen=True)
class _Copy:
    """A word as one of a dump: the number of the dump, the offsets, the form, and the text before it there.

    The form is empty for the very word, and ``None`` if the word cannot be made of the one in the dump.
    """

    number: int
    start: int
    end: int
    form: Form | Literal[""] | None
    before: str

    @classmethod
    def of(cls, own: str, number: int, text: str, words: Sequence[_Word], at: int) -> "_Copy":
        """The word `own` as the word `at` of the `words` of the dump `number`."""
        start, end = words[at].start, words[at].end
        theirs = text[start:end]
        form: Form | Literal[""] | None = ""
        if own != theirs:
            form = next((name for name, change in _FORMS.items() if change(theirs) == own), None)
        return cls(number, start, end, form, text[words[at - 1].end : start] if at else text[:start])

    @property
    def piece(self) -> Piece:
        """The word as a piece."""
        return (self.number, self.start, self.end, self.form) if self.form else (self.number, self.start, self.end)


def _pieces(text: str, words: Sequence[_Word], taken: Mapping[int, _Copy]) -> list[Piece]:
    """The pieces of `text`; words that follow each other in a dump as they do here are one piece."""
    found: list[Piece] = []
    end = 0
    for place, word in enumerate(words):
        copy = taken.get(place)
        if copy is None or copy.form is None:
            continue
        between, last = text[end : word.start], found[-1] if found else ""
        follows = len(last) == 3 and copy.form == "" and last[0] == copy.number and between == copy.before
        if follows and not isinstance(last, str) and last[2] + len(between) == copy.start:
            found[-1] = last[0], last[1], copy.end
        else:
            found += [between, copy.piece] if between else [copy.piece]
        end = word.end
    return [*found, text[end:]] if text[end:] else found


def given_back(files: Files, dumps: Dumps) -> dict[str, str]:
    """The text of each of the `files`, whose pieces refer to `dumps`."""
    made = {name: [one if isinstance(one, str) else "" for one in pieces] for name, pieces in files.items()}
    places: dict[int, list[tuple[str, int]]] = {}
    for name, pieces in files.items():
        for place, one in enumerate(pieces):
            if not isinstance(one, str):
                places.setdefault(one[0], []).append((name, place))
    for number, text in dumps:
        for name, place in places.get(number, ()):
            made[name][place] = _read(files[name][place], text)
    return {name: "".join(parts) for name, parts in made.items()}


def _read(piece: Piece, text: str) -> str:
    """The words that `piece` means in the `text` of its dump."""
    if isinstance(piece, str):
        return piece
    word = text[piece[1] : piece[2]]
    return _FORMS[piece[3]](word) if len(piece) == 4 else word


def referred(files: Files) -> frozenset[int]:
    """The numbers of the dumps that the pieces of `files` refer to."""
    return frozenset(one[0] for pieces in files.values() for one in pieces if not isinstance(one, str))
