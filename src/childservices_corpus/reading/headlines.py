"""The headlines of records, and whether a page cuts a text, as columns."""

import re
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ..arrow import flag, number, numbers, repeated, text, to_mask, to_utf8, values
from ..layouts.scan import Scan
from ..models import first_words
from ..models.headlines import ELLIPSIS, LONGEST, LOOKED_AT, LOOSE, headline_of
from ..text.lines import Flags
from ..text.points import among, true_at
from .columns import RaggedTexts, Texts

DOTS = ("...", ELLIPSIS)
_DOTS = r"(?:\.\s?\.\s?\.|\x{2026})[.\s]*"
_CUT = rf"(?:{_DOTS}|\[\s*{_DOTS}\]|\(\s*{_DOTS}\))$"
# The last byte of a cut text is that of dots, of a bracket around them, or a full stop behind another, ". ." too.
_FULL_STOP, _SPACE = b". "
_DOTTED = (_FULL_STOP, ELLIPSIS.encode()[-1])
_ENDS = (*b"])", ELLIPSIS.encode()[-1])
# The last word of a line and the marks before it, in RE2's syntax; white space but single spaces between words.
_LAST_WORD = rf"[{re.escape(LOOSE)}]* [^ ]*$"
_ODD_SPACES = r"[\x00-\x1F\x7F-\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}]|  |^ | $"


@dataclass(frozen=True, eq=False)
class Headlines:
    """The ``headline`` of each record, and its ``basis``; ``own`` is the same from the record alone, for its id."""

    headline: pa.Array
    basis: pa.Array
    own: pa.Array


def headlines(scan: Scan, title: Texts, *words: pa.Array) -> Headlines:
    """The titles; for a record without a title, its first words: the first of its entries of `words`.

    If the document holds one record, and its address has words, these words are the headline of an untitled record.
    """
    if title.there.all():
        return Headlines(title.arrow, repeated("page", len(title)), title.arrow)
    beginning = pc.utf8_slice_codeunits(pc.coalesce(*words), 0, LOOKED_AT + 1)
    first = _first_words(pc.if_else(title.arrow.is_valid(), text(None), beginning))
    own = pc.coalesce(title.arrow, first)
    if scan.records == 1 and len(own) == 1:
        # The id does not depend on the address: the same content has the same id, whatever is known of its dump.
        headline, basis = headline_of(None, scan.document.address, beginning[0].as_py() or "")
        return Headlines(values([headline], pa.string()), values([basis], pa.string()), own)
    return Headlines(own, pc.if_else(title.arrow.is_valid(), text("page"), text("words")), own)


def _first_words(texts: pa.Array) -> pa.Array:
    """:func:`~childservices_corpus.models.first_words` of each of `texts`; Arrow cuts those with single spaces."""
    line = pc.utf8_slice_codeunits(texts, 0, LONGEST + 1)
    whole = pc.less_equal(pc.utf8_length(texts), number(LONGEST))
    cut_line = pc.binary_join_element_wise(pc.replace_substring_regex(line, _LAST_WORD, ""), text(ELLIPSIS), text(""))
    usual = pc.and_not(pc.or_(whole, pc.match_substring(line, " ")), pc.match_substring_regex(line, _ODD_SPACES))
    found = pc.if_else(whole, texts, cut_line)
    odd = pc.fill_null(pc.invert(usual), flag(False))
    words = [first_words(text) for text in texts.filter(odd).to_pylist()]
    return pc.replace_with_mask(found, odd, values(words, found.type))


def first_items(lists: RaggedTexts) -> pa.Array:
    """The first item of each of `lists`; null for an empty list."""
    if not len(lists.flat):
        return pa.nulls(len(lists.offsets) - 1, pa.string())
    some = numbers(lists.offsets[1:] > lists.offsets[:-1])
    return lists.flat.arrow.take(pc.if_else(some, numbers(lists.offsets[:-1]), number(None)))


def cut(texts: pa.Array, shortest: int = 0) -> pa.Array:
    """Which `texts` the page cuts: those that end in dots and have `shortest` characters or more.

    Dots in square or round brackets count too. Dots inside a quotation or a bracket of the text are its author's.
    """
    found = _may_be_cut(texts)
    if found.any():
        likely = texts.filter(numbers(found))
        dotted = pc.match_substring_regex(likely, _CUT)
        found[found] = to_mask(pc.and_(dotted, pc.greater_equal(pc.utf8_length(likely), number(shortest))))
    return numbers(found)


def _may_be_cut(texts: pa.Array) -> Flags:
    """Which of `texts` may end in dots, by their last bytes; a full stop alone is at the end of most texts."""
    data, bounds = to_utf8(texts)
    if not len(data):
        return np.zeros(len(texts), dtype=np.bool_)
    last, before = (data.take(bounds[1:] - back, mode="clip") for back in (1, 2))
    stopped = last == _FULL_STOP
    likely: Flags = among(last, _ENDS) | (stopped & among(before, _DOTTED))
    spaced = true_at(stopped & (before == _SPACE))
    likely[spaced] |= data.take(bounds[1:][spaced] - 3, mode="clip") == _FULL_STOP
    return likely
