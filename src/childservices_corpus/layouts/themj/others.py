"""Pages of others whose short and long lines take turns: debates with a speaker above each speech, encyclopedias."""

import re
from collections import Counter

import numpy as np

from ...reference.lexicon import given_names
from ...text.lines import Flags, Lines, per_lines
from .new_article_lines import is_name

# "Ann Sample (Anytown) (Con)", and "The Minister for Spoons (Ann Sample)".
_SPEAKER = re.compile(r"\([^()]*\)\s*\([^()]*\)$|^(?:the|mr|mrs|ms|madam)\b[^.]*\([^()]*\)$|^(?:mr|mrs|ms|madam) \w+$")
_SPEECH = re.compile(r"\bhon\. (?:friend|member|lady|gentleman|and learned)\b|\border\. \b|\bmadam deputy speaker\b")
_MARK = re.compile(r"\[(?:\d{1,3}|edit|citation needed|note \d{1,2}|[a-z])\]")
# So many lines beside pairs are looked at: the marks of an encyclopedia may be far apart.
_NEAR = 12
_TOO_OFTEN = 3
# So many pairs of a run are read.
_READ = 200
# A speaker has at most so many words; a headline that is given again has more.
_SPEAKER_WORDS = 4


@per_lines
def reference_marks(lines: Lines) -> Flags:
    """For each filled line, whether it holds a reference such as "[1]" or a link such as "[edit]"."""
    filled, text = lines.filled, lines.text
    found = np.zeros(len(filled), dtype=np.bool_)
    if not len(filled):
        return found
    at, stop = text.find("[", int(lines.start[filled[0]])), int(lines.stop[filled[-1]])
    marks = []
    while 0 <= at < stop:
        if _MARK.match(text, at):
            marks.append(at)
        at = text.find("[", at + 1)
    found[np.searchsorted(lines.start[filled], marks, side="right") - 1] = True
    return found


def referenced(lines: Lines, first: int, stop: int) -> bool:
    """Whether lines from `first` up to `stop`, or a few lines beside them, hold references."""
    return bool(reference_marks(lines)[max(first - _NEAR, 0) : stop + _NEAR].any())


def spoken(lines: Lines, first: int, stop: int) -> bool:
    """Whether pairs from `first` up to `stop` are speakers and speeches: the titles are names, or most are given often.

    A listing may have a few titles such as "News in brief" several times. A long one is judged by its beginning.
    """
    words = lines.contents(lines.filled[first : min(stop, first + 2 * _READ)])
    titles = words[::2]
    speakers = sum(_is_speaker(title) for title in titles)
    often = Counter(title for title in titles if len(title.split()) <= _SPEAKER_WORDS)
    again = sum(count for count in often.values() if count >= _TOO_OFTEN)
    if 3 * speakers >= len(titles) or 2 * again > len(titles):
        return True
    return sum(_SPEECH.search(line.lower()) is not None for line in words[1::2]) * 2 >= len(titles)


def _is_speaker(title: str) -> bool:
    return _SPEAKER.search(title.lower()) is not None or (
        is_name(title) and title.split(maxsplit=1)[0].capitalize() in given_names()
    )
