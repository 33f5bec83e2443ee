"""Words that an article quotes and credits to a named person, office or body.

An article puts many single words in quotation marks. Quoted words count only if their sentence names their source. A
quotation needs a named source: words of "a new report" or "council leaders" are left out.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ...errors import WrongTypeError
from ...models import Article, Quotation
from ...reference.lexicon import words_of
from ...text.fold import small
from ..language.view import Passage, View
from ..language.whole_words import any_of
from ..people.names import names_in
from ..people.roles import body_called, holds_post, is_inside, organisation_of, posts_in
from .bodies import Source, spoken_in
from .role_beside import credit_of

_OPEN = "\N{LEFT SINGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}'\""
_CLOSE = "\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}'\""
_STRETCH = re.compile(rf"(?<!\w)[{_OPEN}](?=[^\s{_CLOSE}])([^\n]{{1,200}}?)(?<=\S)[{_CLOSE}](?!\w)")
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]?")
_HAS = re.compile(r"(?:\s+(?:has|have|had|today|yesterday|also))*\s*$", re.IGNORECASE)
_CAPITAL_BODY = re.compile(
    r"[A-Z][\w&\N{RIGHT SINGLE QUOTATION MARK}'-]*"
    r"(?: (?:[A-Z][\w&\N{RIGHT SINGLE QUOTATION MARK}'-]*|of|and|for|the|\([A-Z]+\)))*$"
)
_WINDOW = 160
_LONGEST_CLOSING = 3
LONGEST_TERM = 3
LONGEST_SENTENCE = 1000


@cache
def _verbs() -> re.Pattern[str]:
    return any_of(words_of("news"))


def credited_quotations(view: View, authors: Sequence[str] = ()) -> tuple[Quotation, ...]:
    """The quotations of the article in `view`: in its summary and its paragraphs.

    A paragraph is read as those of statements are; if that finds nothing, it is read sentence by sentence, as a summary
    is. For the article's own `authors` only a longer phrase is a quotation: a term of up to three words is a borrowed
    one.

    Raises :class:`~childservices_corpus.errors.WrongTypeError` if the record is not an article.
    """
    record = view.record
    if not isinstance(record, Article):
        raise WrongTypeError(f"{record.id} is not an article")
    spoken = spoken_in(view)
    found: list[tuple[Passage, int, int, Source]] = []
    for passage in view.passages:
        if passage.start in spoken:
            found += [(passage, *said) for said in spoken[passage.start]]
        elif passage.field in {"summary", "paragraphs"}:
            found += [(passage, *said) for said in _in_passage(passage, passage.end in view.cuts, authors)]
    return tuple(_quotation(record, number, *said) for number, said in enumerate(found))


def _in_passage(passage: Passage, cut: bool, authors: Sequence[str]) -> Iterator[tuple[int, int, Source]]:
    """The quoted words in `passage` whose sentence names their source; `cut` is true if its end may be cut."""
    for sentence in _SENTENCE.finditer(passage.text):
        for start, end, credit in _in_sentence(sentence[0]):
            if credit[0] in authors and len(sentence[0][start:end].split()) <= LONGEST_TERM:
                continue
            if cut and credit[0] is not None and passage.text.endswith(credit[0]):
                continue
            yield sentence.start() + start, sentence.start() + end, credit


def _in_sentence(sentence: str) -> Iterator[tuple[int, int, Source]]:
    stretches = [match.span(1) for match in _STRETCH.finditer(sentence)]
    if not stretches or len(sentence) > LONGEST_SENTENCE:
        return
    verbs = [
        match.span()
        for match in _verbs().finditer(small(sentence))
        if not any(start <= match.start() < end for start, end in stretches)
    ]
    sources: list[Source | None] = []
    for number, (low, high) in enumerate(verbs):
        shared = number and sentence[verbs[number - 1][1] : low].rstrip().endswith((" and", " but", ","))
        sources.append(_source(sentence, low, high) or (sources[-1] if shared else None))
    for start, end in stretches:
        before = [number for number, verb in enumerate(verbs) if verb[1] <= start]
        # The last verb before the words names their source; without one, the first verb that closes the sentence after
        # them.
        closing = (number for number, verb in enumerate(verbs) if _closes(sentence, verb[1]))
        speaking = before[-1] if before else next(closing, None)
        source = None if speaking is None else sources[speaking]
        if source is not None:
            yield start, end, source


def _closes(sentence: str, end: int) -> bool:
    return sentence[end:].strip(" .").count(" ") <= _LONGEST_CLOSING


def _source(sentence: str, low: int, high: int) -> Source | None:
    """Speaker, role and organisation before the verb at ``[low, high)``, or else right after it."""
    head = sentence[max(0, low - _WINDOW) : low]
    trimmed = _HAS.sub("", head).rstrip(" ,")
    clause = trimmed[trimmed.rfind(", ") + 2 :] if ", " in trimmed else trimmed
    found = _named(clause, at_end=True) or _named(trimmed, at_end=True)
    # In "…, says NAME" the subject follows. In "Councils warn NAME" the subject is Councils, and NAME is the listener.
    if found is None and (not head.strip() or head.rstrip().endswith((",", *_CLOSE))):
        after = re.split(r"[,.;]", sentence[high : high + _WINDOW])[0].strip()
        found = _named(after, at_end=False) if after else None
    return found


def _named(words: str, *, at_end: bool) -> Source | None:
    names = names_in(words)
    if names:
        name = names[-1] if at_end else names[0]
        at_edge = (
            not words[name.after :].strip(" ,")
            if at_end
            else not words[: name.lead].strip() or holds_post(words[: name.lead])
        )
        credit = credit_of(words, name)
        if at_edge and not name.possessive:
            return credit.name, credit.role, None if credit.role is None else organisation_of(credit.role, "")
        return None
    bare = re.sub(r"^(?:the|a|an)\s+", "", words, flags=re.IGNORECASE)
    if holds_post(bare) and all(map(is_inside, bare.split())):
        return (None, bare, organisation_of(bare, "")) if not _many(bare) else None
    body = _CAPITAL_BODY.fullmatch(bare)
    if body and (len(bare.split()) > 1 or bare.isupper() or body_called(bare) is not None):
        return None, None, bare
    return None


def _many(role: str) -> bool:
    """True for people in the plural, such as "ministers": they are not one speaker."""
    first, last = posts_in(role, 0, len(role))[0]
    return role[first:last].endswith("s")


def _quotation(
    record: Article,
    number: int,
    passage: Passage,
    start: int,
    end: int,
    credit: Source,
) -> Quotation:
    speaker, role, organisation = credit
    return Quotation(
        id=f"{record.id}#q{number}",
        record_id=record.id,
        speaker=speaker,
        role=role,
        organisation=organisation,
        text=passage.words(start, end),
        document_id=record.document_id,
        start=passage.at(start),
        end=passage.after(end),
    )
