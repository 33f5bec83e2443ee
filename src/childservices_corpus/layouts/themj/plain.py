"""The MJ's listing without bullets and dates: a heading, then titles and summaries in turn, without blank lines."""

import re
from functools import cache

import numpy as np

from ...models import ListingOrder
from ...reference import table
from ...reference.lexicon import lowered
from ...text.fold import small
from ...text.lines import Flags, Ints, Lines, in_range, per_lines
from ...text.openings import early
from ..common.line_shapes import gaps, heading_like, known_sections, section_headings
from ..common.own_lines import stops
from ..common.pairs import label_pairs, leading_heading, pair_starts
from ..contract import BOUNDED, NOBODY, OPEN, SHAPE, WEAK, Claims, FormLayout, LineLabels, blank_labels
from .article_labels import prose
from .others import reference_marks, referenced, spoken
from .reported import reported
from .turns import summaries

_AVERAGE_SUMMARY = 30
SURE_PAIRS = 3
_HEADED_PAIRS = 2
# So many lines between pairs can be strange to a page.
_MOST_STRANGE = 3
# Of pairs without a heading, so large a part must be about what The MJ writes about.
_ON_SUBJECT = 0.5
_ITEM = re.compile(r"\d{1,2}[.)]\s")
_WORD = re.compile(r"[^\W_]+")
_OPENERS = ("\N{LEFT SINGLE QUOTATION MARK}", "\N{LEFT DOUBLE QUOTATION MARK}", "'", '"')
# Lead-ins of statements, times, resolutions, and numbered items.
_FOREIGN = re.compile(
    r"\bsaid:?$|\b\d{1,2}[.:]\d{2}\s?(?:[ap]m)?\b|\b\d{1,2}\s?[ap]m\b|^resolved\b|^\(?\d{1,2}[.)]\s|^we use cookies"
)


def score(lines: Lines) -> float:
    """The share of filled lines, from 0 to 1, in pairs; 0 if more than a few blank lines are between them."""
    filled = lines.filled
    if len(filled) < 2:
        return 0.0
    summary = summaries(lines)
    starts = pair_starts(summary)
    headed = lines.content(int(filled[0])).lower() in known_sections()
    if not len(starts) or (len(starts) < 2 and not headed):
        return 0.0
    close = float((gaps(lines)[1:] == 0).mean())
    long = float(lines.length[filled[starts + 1]].mean())
    if close < 0.5 or long < _AVERAGE_SUMMARY:
        return 0.0
    return 2 * len(starts) / (len(filled) - headed) * (0.5 + close / 2) * 0.9


def anchors(lines: Lines) -> Ints:
    """Lines at which three or more pairs of title and summary begin, without a blank line between."""
    filled = lines.filled
    summary, close = summaries(lines), gaps(lines) == 0
    starts = pair_starts(summary)
    starts = starts[close[starts + 1]]
    chained = np.diff(starts, prepend=-9) == 2
    chained &= close[starts]
    heads = np.flatnonzero(~chained)
    long_enough = np.diff(heads, append=len(starts)) >= SURE_PAIRS
    found = [_page_start(lines, int(starts[head])) for head in heads[long_enough].tolist()]
    return filled[np.array([place for place in found if place != NOBODY], dtype=np.int64)]


def _page_start(lines: Lines, place: int) -> int:
    """The place of the heading above the title at `place`, else `place`; :data:`NOBODY` below a heading of LocalGov."""
    if place == 0:
        return place
    above = lines.content(int(lines.filled[place - 1]))
    if above.endswith(table("forms")["localgov"]["heading_suffix"]):
        return NOBODY
    return place - 1 if heading_like(above) else place


def claims(lines: Lines, taken: Flags, turn: int) -> Claims:
    """Pairs below the heading of a known section; last of all, several pairs without one."""
    if turn == OPEN:
        return Claims.of(())
    starts = pair_starts(summaries(lines))
    shut = stops(lines) | reference_marks(lines)
    starts = starts[(gaps(lines)[starts + 1] == 0) & ~shut[starts] & ~shut[starts + 1] & ~_numbered(lines)[starts]]
    found: list[tuple[bool, list[tuple[int, int]]]] = []
    runs = _unbroken(lines, starts)
    for number, (first, stop) in enumerate(runs):
        headed = first > 0 and bool(section_headings(lines)[first - 1])
        # A section in capitals is above an article of the new site.
        headed = headed and lines.last[lines.filled[first - 1]] >= ord("a") and not spoken(lines, first, stop)
        parts = _going_on(lines, runs, number) if headed else []
        if sum(high - low for low, high in parts) >= 2 * _HEADED_PAIRS:
            found += [(True, parts)] if turn == BOUNDED else []
        elif turn == WEAK and stop - first >= 2 * SURE_PAIRS and not taken[first:stop].any():
            found += [(False, [(first, stop)])] if _is_listing(lines, taken, first, stop) else []
    return Claims.of(
        (low - (headed and low == parts[0][0]), high, SHAPE)
        for headed, parts in _of_news(lines, found)
        for low, high in parts
    )


def _of_news(lines: Lines, found: list[tuple[bool, list[tuple[int, int]]]]) -> list[tuple[bool, list[tuple[int, int]]]]:
    """The listings of `found` that are news in one of their parts; where the publisher is given, they all count."""
    if lines.publisher is not None or not found:
        return found
    runs = np.array([part for _, parts in found for part in parts], dtype=np.int64)
    number = np.repeat(np.arange(len(found)), [len(parts) for _, parts in found])
    headed = np.array([headed for headed, _ in found], dtype=np.bool_)[number]
    news = set(number[reported(lines, runs, headed)].tolist())
    return [one for at, one in enumerate(found) if at in news]


def _going_on(lines: Lines, runs: list[tuple[int, int]], number: int) -> list[tuple[int, int]]:
    """The run `number` of pairs, and those that go on below it: a few strange lines, not blank, may be between."""
    found = [runs[number]]
    for at in range(number + 1, len(runs)):
        first, stop = runs[at]
        above = found[-1][1]
        between = slice(above, first + 1)
        strange = first - above > _MOST_STRANGE or gaps(lines)[between].any()
        if strange or stops(lines)[between].any() or section_headings(lines)[between].any():
            break
        found.append((first, stop))
    return found


@per_lines
def _numbered(lines: Lines) -> Flags:
    """For each filled line, whether it is a numbered item, as in minutes."""
    first = lines.firsts
    found: Flags = in_range(first, "0", "9") & early(lines, ".)")
    places = np.flatnonzero(found)
    found[places] = [_ITEM.match(words) is not None for words in lines.contents(lines.filled[places])]
    return found


def _unbroken(lines: Lines, starts: Ints) -> list[tuple[int, int]]:
    """The first place and stop of each run of pairs at `starts` that follow each other without blank lines.

    A pair whose second line goes on with a small letter is the rest of a summary: its title is a line above.
    """
    point = lines.first[lines.filled[starts + 1]]
    broken = in_range(point, "a", "z") & (starts > 0)
    above = np.maximum(starts - 1, 0)
    broken &= (
        ~summaries(lines)[above] & ~section_headings(lines)[above] & ~stops(lines)[above] & (gaps(lines)[starts] == 0)
    )
    first, stop = starts - broken, starts + 2
    apart = (first != np.append(NOBODY, stop[:-1])[: len(first)]) | (gaps(lines)[first] > 0)
    low, high = first[apart], stop[np.append(apart[1:], True)[: len(apart)]]
    return list(zip(low.tolist(), high.tolist(), strict=True))


def _is_listing(lines: Lines, taken: Flags, first: int, stop: int) -> bool:
    """Whether pairs without a heading are The MJ's: nothing speaks against it, and they are about its subjects."""
    alone = not _in_body(lines, taken, first, stop) and not referenced(lines, first, stop)
    return (
        alone
        and not spoken(lines, first, stop)
        and not _spoken_against(lines, first, stop)
        and _on_subject(lines, first, stop)
    )


def _in_body(lines: Lines, taken: Flags, first: int, stop: int) -> bool:
    """Whether a paragraph is directly above or below the pairs: they are subheadings of a body then."""
    told, close = prose(lines), np.append(gaps(lines) == 0, False)
    above = bool(first and close[first] and told[first - 1] and not taken[first - 1])
    return above or bool(close[stop] and told[stop] and not taken[stop])


def _spoken_against(lines: Lines, first: int, stop: int) -> bool:
    """Whether lines are not a listing: own words of others, lead-ins, times, numbered items, many quotations."""
    if stops(lines)[first:stop].any():
        return True
    words = [words.lower() for words in lines.contents(lines.filled[first:stop])]
    quoted = sum(line.startswith(_OPENERS) for line in words[1::2])
    return 2 * quoted > len(words) // 2 or any(_FOREIGN.search(line) for line in words)


def _on_subject(lines: Lines, first: int, stop: int) -> bool:
    """Whether half of the pairs name something that The MJ writes about."""
    words = [small(words) for words in lines.contents(lines.filled[first:stop])]
    pairs = zip(words[::2], words[1::2], strict=True)
    whole, starts = _subjects()
    named = sum(
        any(word in whole or word.startswith(starts) for word in _WORD.findall(f"{title} {told}"))
        for title, told in pairs
    )
    return named >= _ON_SUBJECT * len(words) / 2


@cache
def _subjects() -> tuple[frozenset[str], tuple[str, ...]]:
    """Words that are cues of topics or name bodies, and beginnings of such words, in small letters."""
    parts = [topic.get(part, ()) for topic in table("topics")["topics"].values() for part in ("strong", "fair")]
    cues = {small(cue) for part in parts for cue in part if " " not in cue} | set(lowered("byline_body"))
    whole = frozenset(cue for cue in cues if not cue.endswith("*"))
    return whole | {f"{cue}s" for cue in whole}, tuple(cue.removesuffix("*") for cue in cues if cue.endswith("*"))


def label(lines: Lines) -> LineLabels:
    """Label a page of The MJ's plain listing."""
    labels = blank_labels(lines, "article")
    summary = summaries(lines)
    heading = NOBODY
    first = 0
    if len(summary) and leading_heading(lines.content(int(lines.filled[0])), summary):
        heading = int(lines.filled[0])
        labels.mark(heading, "section")
        first = 1
    places = np.arange(first, len(lines.filled))
    label_pairs(lines, labels, places, summary[first:], heading=heading)
    return labels


ORDER = ListingOrder(
    direction="newest_first",
    tolerance_days=1,
    why="The dated listing in another form; days of the web page and the magazine may differ by one.",
)
LAYOUT = FormLayout("themj-plain", "themj", score, label, anchors, ORDER, claims, section_headings)
