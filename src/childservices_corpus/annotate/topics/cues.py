"""Finding the cues of ``reference/topics.toml`` in a text: whole words, the longest wins within each topic.

One pass of an Aho-Corasick automaton over the text finds every cue of every topic, in time linear in the text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from ...reference import table
from ...reference.lexicon import words_of
from ...text.fold import lowered, spaced
from ..language.automaton import Automaton
from ..language.whole_words import word_end

_LONGEST_WORD = 40


class Entry(NamedTuple):
    """A cue of one topic, from the table; ``exact`` is its spelling if capitals matter."""

    topic: int
    words: str
    exact: str | None
    stem: bool
    weight: float


# The start and end of a cue in a text, and the number of its pattern.
Match = tuple[int, int, Entry]


@dataclass(frozen=True)
class Table:
    """The table, ready for matching; ``entries[i]`` are the cues spelled as pattern `i`, empty for a name.

    ``stems[i]`` are the cues of pattern `i` that may continue in the word. ``given_names[i]`` is set if pattern `i` is
    also a given name; so are ``letters``, for letters after a name. ``of_names`` are all patterns that may hide cues.
    """

    slugs: tuple[str, ...]
    entries: tuple[tuple[Entry, ...], ...]
    stems: tuple[tuple[Entry, ...], ...]
    automaton: Automaton
    rules: dict[str, Any]
    given_names: dict[int, str]
    letters: dict[int, str]
    of_names: frozenset[int]


@cache
def compiled() -> Table:
    """The table of topics, read once."""
    source = table("topics")
    rules, topics = source["rules"], source["topics"]
    weights = {**rules["weights"], "not_meant": 0}
    names = [lowered(spaced(name)) for name in source["passed_over"]["names"]]
    entries: dict[str, list[Entry]] = {name: [] for name in names}
    for number, topic in enumerate(topics.values()):
        for kind, weight in weights.items():
            for words in topic.get(kind, ()):
                plain = spaced(words.removesuffix("*"))
                exact = plain if plain != lowered(plain) and kind != "not_meant" else None
                entry = Entry(number, words, exact, words.endswith("*"), weight)
                entries.setdefault(lowered(plain), []).append(entry)
    stems = tuple(tuple(entry for entry in found if entry.stem) for found in entries.values())
    given = _patterns(entries, source["passed_over"]["given_names"])
    letters = _patterns(entries, words_of("letters"))
    automaton = Automaton(list(entries))
    of_names = frozenset((*given, *letters, *(number for number, found in enumerate(entries.values()) if not found)))
    whole = tuple(map(tuple, entries.values()))
    return Table(tuple(topics), whole, stems, automaton, rules, given, letters, of_names)


def _patterns(forms: Iterable[str], words: Iterable[str]) -> dict[int, str]:
    """Those of `words` that are among the cues `forms`, by the number of their pattern."""
    folded = {lowered(word): word for word in words}
    return {number: folded[form] for number, form in enumerate(forms) if form in folded}


def matches(text: str) -> list[Match]:
    """The whole words of `text` that are cues, in order of their ends, without cues inside names."""
    cues = compiled()
    cased = spaced(text)
    folded = lowered(cased)
    size = len(folded)
    found: list[Match] = []
    names: list[tuple[int, int]] = []
    for pattern, start, end in cues.automaton.find(folded):
        if start and folded[start - 1].isalnum():
            continue
        ends = end == size or not folded[end].isalnum()
        entries = cues.entries[pattern] if ends else cues.stems[pattern]
        for entry in entries:
            if entry.exact is None or cased[start:end] == entry.exact:
                found.append((start, end if ends else word_end(folded, end), entry))
        if pattern in cues.of_names and _is_of_name(cues, pattern, cased, start, end, known=bool(ends and not entries)):
            names.append((start, end))
    return _outside(names, found)


def _is_of_name(cues: Table, pattern: int, text: str, start: int, end: int, *, known: bool) -> bool:
    """True if the words ``text[start:end]`` are a `known` name, or a part of a person's name."""
    words = text[start:end]
    if words == cues.letters.get(pattern):
        return known or _follows_name(text, start)
    return known or (words == cues.given_names.get(pattern) and _is_name(text, start, end))


def _is_name(text: str, start: int, end: int) -> bool:
    """True for "Bill Gates", where a surname follows; false for "the Bill" and "a Schools Bill Committee"."""
    return not _follows_name(text, start) and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


def _follows_name(text: str, start: int) -> bool:
    """True if the word before `start` has a capital, as in a name."""
    before = text[max(0, start - _LONGEST_WORD) : start].rpartition("\n")[2].split()[-1:]
    return bool(before) and before[0].strip("(")[:1].isupper()


def _outside(names: Iterable[tuple[int, int]], found: list[Match]) -> list[Match]:
    """`found` without matches inside one of `names`; both are in order of their ends."""
    hidden = _merged(names)
    if not hidden:
        return found
    ends = [end for _, end, _ in found]
    kept: list[Match] = []
    reached = 0
    for first, last in hidden:
        low, high = bisect_left(ends, first, reached), bisect_right(ends, last, reached)
        kept += found[reached:low]
        kept += [match for match in found[low:high] if match[0] < first]
        reached = high
    return kept + found[reached:]


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """`spans` in order, with overlapping spans joined."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def longest(found: list[Match]) -> list[Match]:
    """`found` without overlaps, in order: the longer of two matches stays, the first of two equally long ones.

    A cue that is the whole word wins over a cue that only begins it: "exploitation" over "exploit*".
    """
    if len(found) == 1:
        return found
    kept: list[Match] = []
    last_start = last_end = 0
    for match in sorted(found, key=itemgetter(0)):
        start, end, entry = match
        if start >= last_end:
            kept.append(match)
        elif end - start > last_end - last_start or (
            (start, end) == (last_start, last_end) and kept[-1][2].stem and not entry.stem
        ):
            kept[-1] = match
        else:
            continue
        last_start, last_end = start, end
    return kept
