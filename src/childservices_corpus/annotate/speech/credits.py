"""The speaker named in the words around a quotation: "NAME, ROLE, said:", "ROLE NAME said", "a spokesperson said"."""

import re
from functools import cache, lru_cache

from ...reference import table
from ...reference.lexicon import capitalised, words_of
from ...text.fold import small
from ..language.objects import does_not_speak
from ..language.whole_words import branches
from ..people.names import Name, names_in
from ..people.roles import body_called, holds_post, is_inside, role_start
from .role_beside import LONGEST_ROLE, STOP, TRIM, Credit, credit_of, role_after, verbs

# A credit is looked for in this many characters before or after its verb.
WINDOW = 400
_ANONYMOUS = re.compile(
    r"(?:(?:an?|the|our)\s)?"
    r"(?P<role>(?:[\w'&\N{RIGHT SINGLE QUOTATION MARK}-]+ ){0,7}?spokes(?:person|man|woman|people))$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"(?:^|[\s,.;:])(?:she|he|they|who)(?: (?:has|have|had|also|then|later|added|went))*$", re.IGNORECASE
)
_ADVERBS = re.compile(
    r"(?:[\s,]+(?:today|yesterday|also|then|later|again|has|have|had|is|was|and|went|on|onto|to|further|she|he))+$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:the|a|an|its|our|their|new|current|then|said|says|by|from|of|,)\s+", re.IGNORECASE)
_THING = re.compile(r"\b(?:which|that) $")
_BY = re.compile(r"\s+(?:[a-z]+ ){0,2}?by(?=\s)")
_GERUNDS = ("saying", "telling", "asking", "adding")
_DASHES = "\N{EN DASH}\N{EM DASH}"
_MARKS_AFTER = f":;,{_DASHES}-"


@cache
def _lead_in_end() -> re.Pattern[str]:
    verbs = branches(words_of("quoting"))
    return re.compile(rf"(?:{verbs})(?: (?:today|yesterday|that|in response|this))?[\s{_MARKS_AFTER}]*$")


def lead_in_verb(paragraph: str) -> int | None:
    """The offset of the verb that ends `paragraph` as a lead-in ("… said:"); ``None`` if it is not a lead-in."""
    last = paragraph.rstrip()[-1:]
    # Most paragraphs end with a full stop.
    if not last.isalnum() and last not in _MARKS_AFTER:
        return None
    tail = max(0, len(paragraph) - 60)
    match = _lead_in_end().search(small(paragraph[tail:]))
    if match is None:
        return None
    return tail + match.start()


def last_verb(text: str, low: int, high: int) -> tuple[int, int] | None:
    """The last verb of speech in ``text[low:high]``, in the window before `high`."""
    low = max(low, high - WINDOW)
    spans = [match.span() for match in verbs().finditer(small(text[low:high]))]
    return (low + spans[-1][0], low + spans[-1][1]) if spans else None


@lru_cache(maxsize=256)
def credit_before(text: str, low: int, verb: int) -> Credit | None:
    """The subject of the verb at `verb`, read from ``text[low:verb]``; ``None`` if it is not a known speaker."""
    low = max(low, verb - WINDOW)
    head = text[low:verb].rstrip(TRIM)
    pronoun = _PRONOUN.search(head)
    if pronoun:
        return Credit(None, None, low + pronoun.start(), pronoun=True)
    head = head[: len(head) - _adverbs(head)].rstrip(TRIM)
    anonymous = _ANONYMOUS.search(head[-80:])
    if anonymous:
        start = len(head) - len(head[-80:]) + anonymous.start("role")
        start = _spokesperson_start(head, start)
        return Credit(None, head[start:], low + start)
    objects: list[str] = []
    for name in reversed(names_in(head)):
        credit = credit_of(head, name, last=True)
        if does_not_speak(head[: credit.start]):
            objects.append(credit.role or "")
        elif _reaches(head, name):
            return Credit(credit.name, credit.role, low + credit.start)
    alone = _role_alone(head, low)
    # "our letter to NAME, ROLE, said": the post belongs to the receiver of the letter, not to a speaker.
    return None if alone is not None and alone.role and any(alone.role in role for role in objects) else alone


def joined_before(text: str, low: int, credit: Credit) -> Credit | None:
    """The speaker joined to `credit` by "and" or "&" before it: "NAME, ROLE, and NAME, ROLE, said"."""
    before = text[low : credit.start].rstrip(TRIM)
    joint = next((word for word in (" and", " &") if before.endswith(word)), None)
    if credit.name is None or joint is None:
        return None
    other = credit_before(text, low, low + len(before) - len(joint))
    return other if other is not None and other.name is not None else None


def _adverbs(head: str) -> int:
    match = _ADVERBS.search(head, max(0, len(head) - 60))
    return len(head) - match.start() if match else 0


def _spokesperson_start(head: str, start: int) -> int:
    """The start of the role of an anonymous speaker; a body in capitals before it is part of it."""
    at = head.rfind("spokes")
    return max(start, role_start(head, start, at))


def _reaches(head: str, name: Name) -> bool:
    """True if only the role, or a clause after it, lies between `name` and the end of `head`."""
    rest = head[name.after :].strip(TRIM)
    if not rest:
        return True
    return (
        not name.possessive
        and head[name.after : name.after + 1] in {",", " ", "("}
        and role_after(head, name) is not None
    )


def _role_alone(head: str, low: int) -> Credit | None:
    """A role or a body without a name at the end of `head`: "The Children's Commissioner for England said"."""
    edge = max(head.rfind(mark) for mark in (", ", ". ", ": ")) + 2 if head else 0
    edge = 0 if edge == 1 else edge
    piece = head[edge:]
    article = _ARTICLE.match(piece)
    begin = article.end() if article else 0
    role = piece[begin:]
    body = body_called(role)
    if body is not None:
        return Credit(None, None, low + edge + begin, body=body)
    if not role or not holds_post(role) or not all(map(is_inside, role.split())) or len(role) > LONGEST_ROLE:
        return None
    return Credit(None, role, low + edge + begin)


def credit_after(text: str, verb_end: int, high: int) -> Credit | None:
    """The speaker named right after the verb that ends at `verb_end`: "said NAME, ROLE"."""
    rest = text[verb_end : min(high, verb_end + WINDOW)]
    stop = STOP.search(rest)
    clause = rest[: stop.start() if stop else len(rest)].rstrip(TRIM)
    names = names_in(clause)
    for name in names[:1]:
        between = clause[: name.lead].strip(TRIM)
        credit = credit_of(clause, name)
        if not between or holds_post(between):
            return Credit(credit.name, credit.role, verb_end + credit.start)
    return None


@cache
def _surname() -> re.Pattern[str]:
    honorifics = "|".join(capitalised("honorific"))
    letters = r"[\w'\N{RIGHT SINGLE QUOTATION MARK}-]"
    return re.compile(rf"(?:^|[.,;:\s])(?:(?P<title>{honorifics})\.? )?(?P<surname>[A-Z]{letters}+)$")


def surname_before(text: str, low: int, verb: int) -> tuple[str, str] | None:
    """The single capitalised word before the verb, and the title before it; without one, it begins a sentence."""
    head = text[max(low, verb - 60) : verb].rstrip(TRIM)
    head = head[: len(head) - _adverbs(head)].rstrip(TRIM)
    match = _surname().search(head)
    if match is None or does_not_speak(head[: match.start() + 1]):
        return None
    return match["surname"], match["title"] or ""


def has_other_subject(text: str, low: int, verb: int) -> bool:
    """True if a thing says the words ("a letter which said"), or they are said to the subject ("NAME was told")."""
    head = text[max(low, verb - 60) : verb]
    return _THING.search(head) is not None or is_passive(text, low, verb)


def is_passive(text: str, low: int, verb: int) -> bool:
    """True if the verb at `verb` is a participle after a form of "to be": its subject does not speak."""
    return (
        not text.startswith(_GERUNDS, verb)
        and _being_at_end().search(small(text[max(low, verb - 40) : verb])) is not None
    )


def agent_of(text: str, verb_end: int, high: int) -> Credit | None:
    """The speaker after "told by" or "described by"."""
    match = _BY.match(text, verb_end)
    return credit_after(text, match.end(), high) if match else None


@cache
def _being_at_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{branches(table('attribution')['being'])})(?: (?:also|not|once|often|\w+ly))? $")
