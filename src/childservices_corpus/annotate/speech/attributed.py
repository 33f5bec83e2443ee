"""The credit of quoted words in their sentence: the subject or agent of the verb of saying that they belong to."""

import re
from collections import deque
from itertools import islice

from .agents import agent_after, main_subject
from .clauses import tells_of_one
from .people_in_text import People, words_in
from .phrases import Phrase, subject_before
from .posts import is_role, without_article
from .sentences import ASKED, COMMA, MASKS
from .tokens import REACH
from .verbs_of_saying import Seen, Sentence, being_before, is_noun, noun_before, noun_start, says

_QUOTE = "\N{RIGHT SINGLE QUOTATION MARK}"
_EN = "\N{EN DASH}"
_EM = "\N{EM DASH}"
_BAR = "\N{HORIZONTAL BAR}"

_MASKED = re.compile(f"[{MASKS}]")
_FARTHEST_VERB = 30
_MOST_VERBS = 4
# A credit somewhere in the sentence is as weak as one so many words away.
_FAR = 12
_BY = re.compile(r"\s+(?:[a-z]+ ){0,3}?by\s+")
# Searching for fixed words is much faster than for a pattern, and most sentences have neither.
_SOURCES = ("ccording to", "n the words of")
_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Ii]n the words of)\s+")
_QUOTED_AS = re.compile(
    r"\b(?:quoted|cited|recorded|heard|caught)(?: [a-z]+)? as $|\b(?:heard|caught|filmed|recorded) $"
)
# "NAME quoted NAME as saying": the words are the second one's.
_QUOTES = re.compile(r"\b(?:quot(?:es?|ed|ing)|cit(?:es?|ed|ing)) ([A-Z].{0,50}?),? as $")
_BY_BEHIND = re.compile(rf"(?: as)? [{MASKS}]++,? by ")
_NO_SUBJECT = re.compile(r"(?:\bto|\b[a-z]+ing|\bfor|\bof|\bby|\band|\bor|\bbut|\bwithout|\bin|\bafter|\bbefore)\s*$")
_JOINS = frozenset(("and", "but", "that", "while", "as", "when", "although", "though"))
_OBJECTS = frozenset(
    ("called", "dubbed", "titled", "entitled", "named", "labeled", "labelled", "known", "termed", "branded")
)


# ", NAME sings": after a comma inside the marks any verb credits.
_ANY_VERB = re.compile(
    r"\s*((?:[A-Z][\w.\N{RIGHT SINGLE QUOTATION MARK}'-]*\s){0,4}[A-Z][\w.\N{RIGHT SINGLE QUOTATION MARK}'-]*|he|she)"
    r"\s+([a-z]+(?:ed|s))\b"
)
_SIGNED = re.compile(
    rf"[\s{MASKS}]*+(?:[-{_EN}{_EM}{_BAR}]|--)\s*"
    rf"((?:[A-Z][\w.{_QUOTE}'-]*+\s?){{1,5}})(?:,[^.]{{0,120}})?\.?\s*$"
)


def credit(sentence: Sentence, low: int, start: int, end: int, high: int, people: People) -> Seen | None:
    """The credit of the masked words ``[start, end)``; other masked words lie before `low` and from `high` on."""
    signed = _signed(sentence, end, people)
    if signed is not None:
        return signed
    after = _after(sentence, end, high, people)
    if after is not None and after.phrase is not None and sentence.words[end - 1] in COMMA + ASKED:
        return after
    before = _before(sentence, low, start, people)
    if before is not None and before.phrase is not None:
        return before
    return after or closing(sentence, end, people) or before or _according(sentence, people)


def _after(sentence: Sentence, end: int, high: int, people: People) -> Seen | None:  # noqa: PLR0911 - a case a line
    """``, said NAME`` or ``, NAME said`` right after the words."""
    words = sentence.words
    verb = says().search(words, end, high)
    comma = words[end - 1] in COMMA + ASKED or words[end : end + 1] in (",", "?", "!")
    if verb is None or len(words[end : verb.start()]) > 80:
        according = _according_after(sentence, end, people)
        if according is not None:
            return according
        other = _ANY_VERB.match(words, end, high) if comma else None
        if other is not None and other[1].split()[-1] not in ("But", "And", "The"):
            phrase = subject_before(words, end, other.end(1), people, sentence.number)
            if phrase is not None and phrase.sort in ("person", "he", "she"):
                return Seen(phrase, "after", other[2])
    if verb is None:
        return None
    gap = words[end : verb.start()].strip(" ,")
    if not gap:
        if verb[0].endswith("ing") or (not comma and verb[0] in words_in("verbs_or_nouns")):
            return None
        return Seen(agent_after(words, verb.end(), high, people, sentence.number), "after", verb[0])
    if not comma or len(gap.split()) > 40:
        return None
    phrase = subject_before(words, end, verb.start(), people, sentence.number)
    lead = words[end : phrase.start].strip(" ,") if phrase is not None and phrase.words else gap
    if phrase is None or (lead and not _only_titles(lead)):
        return None
    return Seen(None if lead.split(" ")[0] in _JOINS else phrase, "after", verb[0])


def _signed(sentence: Sentence, end: int, people: People) -> Seen | None:
    """``“…” - NAME, ROLE`` at the end of the paragraph."""
    match = _SIGNED.match(sentence.words, end)
    name = None if match is None or len(match[1].split()) < 2 else people.meant(match[1].split(), sentence.number)
    return Seen(Phrase(match.start(1), "person", name, match[1]), "signature", "-") if match and name else None


def signature(line: str, number: int, people: People) -> str | None:
    """The full name in a `line` of its own behind a dash, below the words: ``- NAME, ROLE``."""
    seen = _signed(Sentence(line, number), 0, people)
    return None if seen is None or seen.phrase is None else seen.phrase.name


def _only_titles(lead: str) -> bool:
    """True if the words before a subject belong to it: "campaign manager", "Republican Sen."."""
    words = lead.split()
    short = len(words) <= 8 and words[0] not in words_in("prepositions")
    return short or is_role(without_article(lead))


def _before(sentence: Sentence, low: int, start: int, people: People) -> Seen | None:
    """The last verb of saying before the words whose subject can be read: "NAME said he was"."""
    words = sentence.words
    noun = noun_before(sentence, low, start, people)
    reached = noun_start(words, low, start) if noun is not None else 0
    nearest = reversed([*says().finditer(words, max(low, start - REACH), start)])
    verbs = (match for match in nearest if not is_noun(words, match.start()))
    seen = None
    for verb in islice(verbs, _MOST_VERBS):
        if noun is not None and verb.end() < reached:
            return noun
        if len(words[verb.end() : start].split()) > _FARTHEST_VERB or _MASKED.search(words, verb.end(), start):
            break
        found = _of_verb(sentence, low, verb, people)
        if found is not None:
            found = found._replace(gap=len(words[verb.end() : start].split()))
        unread = found is not None and found.phrase is not None and not found.phrase.words
        if found is not None and not unread and (found.phrase is None or found.phrase.sort != "object"):
            return found
        seen = seen or found
    return noun or seen


def _of_verb(sentence: Sentence, low: int, verb: re.Match[str], people: People) -> Seen | None:  # noqa: PLR0911 - a case a line
    """The subject of `verb`, or its agent if it is a passive; ``None`` if the verb does not credit."""
    words, number = sentence
    if low and not words[low : verb.start()].strip(" ,") and words[:low].rstrip(" ,")[-1:] in (COMMA, ASKED):
        # "“…,” said NAME, “…”"
        rest = _MASKED.split(words[verb.end() :], maxsplit=1)[0]
        agent = agent_after(words, verb.end(), len(words), people, number) if tells_of_one(rest) else None
        return Seen(agent, "before", verb[0], agent=True)
    head = words[max(0, verb.start() - 60) : verb.start()]
    if being_before().search(head) and not verb[0].endswith("ing"):
        by = _BY.search(words, verb.end(), min(len(words), verb.end() + 120))
        if by is not None:
            return Seen(agent_after(words, by.end(), len(words), people, number), "before", verb[0], agent=True)
        return Seen(None, "before", verb[0])
    direct = _BY.match(words, verb.end())
    if direct is not None:
        return Seen(agent_after(words, direct.end(), len(words), people, number), "before", verb[0], agent=True)
    quoted_as = _QUOTED_AS.search(head)
    if quoted_as is not None:
        at = verb.start() - len(head) + quoted_as.start()
        cut = being_before().search(words, max(0, at - 40), at)
        return Seen(subject_before(words, 0, cut.start() if cut else at, people, number), "before", verb[0])
    quotes = _QUOTES.search(head)
    if quotes is not None:
        at = verb.start() - len(head)
        return Seen(subject_before(words, at + quotes.start(1), at + quotes.end(1), people, number), "before", verb[0])
    behind = _BY_BEHIND.match(words, verb.end()) if head.rstrip().endswith((",", _EN)) else None
    if behind is not None:
        return Seen(agent_after(words, behind.end(), len(words), people, number), "before", verb[0], agent=True)
    if verb[0] in _OBJECTS and not re.search(r"[\w.,)]$", words[low : verb.start()].rstrip()[-1:] or ""):
        return None
    if verb[0].endswith("ing") and (being := being_before().search(head)) is not None:
        at = verb.start() - len(head) + being.start()
        return Seen(subject_before(words, low, at, people, number), "before", verb[0])
    if verb[0].endswith("ing") or _NO_SUBJECT.search(head) or not head.strip():
        return Seen(_carried_subject(sentence, verb.start(), people), "before", verb[0])
    phrase = subject_before(words, low, verb.start(), people, number)
    if phrase is None and low:
        # Quoted words are the subject, or the subject is before other quoted words.
        phrase = _carried_subject(sentence, verb.start(), people)
    return Seen(phrase, "before", verb[0])


def _last_verb(words: str, low: int, high: int) -> re.Match[str] | None:
    """The last verb of saying in ``words[low:high]``."""
    return next(iter(deque(says().finditer(words, low, high), maxlen=1)), None)


def _carried_subject(sentence: Sentence, high: int, people: People) -> Phrase | None:
    """The subject of a verb without its own: that of the verb of saying before it, or of the sentence."""
    words, number = sentence
    last = _last_verb(words, max(0, high - REACH), high - 1)
    if last is not None and not last[0].endswith("ing"):
        head = words[max(0, last.start() - 60) : last.start()]
        if not _NO_SUBJECT.search(head) and not being_before().search(head):
            found = subject_before(words, 0, last.start(), people, number)
            if found is not None and found.sort != "other":
                return found
    return main_subject(words, 0, high, people, number)


def closing(sentence: Sentence, end: int, people: People) -> Seen | None:
    """``…, NAME said.`` or ``…, says NAME.`` at the end of the sentence."""
    words = sentence.words
    verb = _last_verb(words, max(end, len(words) - 120), len(words))
    if verb is not None and words[end : verb.start()].rstrip().endswith(",") and words[verb.end() :].strip(" ."):
        if verb[0] in words_in("says_to_persons"):
            return None
        agent = agent_after(words, verb.end(), len(words), people, sentence.number)
        return None if agent is None or verb[0].endswith("ing") else Seen(agent, "after", verb[0])
    if verb is None or len(words[verb.end() :].split()) > 5 or "," not in words[end : verb.start()]:
        return None
    if verb[0].endswith("ing") or _NO_SUBJECT.search(words[end : verb.start()]):
        return None
    phrase = subject_before(words, end, verb.start(), people, sentence.number)
    if phrase is None or not words[end : phrase.start].rstrip().endswith(","):
        return None
    return Seen(phrase, "after", verb[0])


def _ends_no_quotation(verb: str) -> bool:
    """True if the name right after `verb` is never its subject: "accused NAME", "telling NAME"."""
    return verb.endswith("ing") or verb in words_in("says_to_persons")


def inverted(sentence: Sentence, people: People) -> Seen | None:
    """``…, said NAME`` in a sentence."""
    for verb in says().finditer(sentence.words):
        if sentence.words[: verb.start()].rstrip()[-1:] in (",", *MASKS) and not _ends_no_quotation(verb[0]):
            found = agent_after(sentence.words, verb.end(), len(sentence.words), people, sentence.number)
            if found is not None and found.sort == "person":
                return Seen(found, "after", verb[0])
    return None


def _according(sentence: Sentence, people: People) -> Seen | None:
    words = sentence.words
    match = _ACCORDING.search(words) if any(source in words for source in _SOURCES) else None
    if match is None:
        return None
    return Seen(agent_after(words, match.end(), len(words), people, sentence.number), "around", "according to", _FAR)


def _according_after(sentence: Sentence, end: int, people: People) -> Seen | None:
    match = _ACCORDING.search(sentence.words, end, min(len(sentence.words), end + 40))
    if match is None or sentence.words[end : match.start()].strip(" ,"):
        return None
    return Seen(
        agent_after(sentence.words, match.end(), len(sentence.words), people, sentence.number), "after", "according to"
    )
