"""Who is credited in the words around a quotation: "NAME, ROLE, said:", "ROLE NAME said", "a spokesperson said"."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from ...reference.lexicon import words_of
from ...text.fold import small
from ..language.objects import does_not_speak
from ..language.whole_words import any_of, branches
from ..people.names import Name, names_in
from ..people.roles import body_called, holds_post, is_inside, posts_in, role_start

# A credit is looked for in so many characters before or after its verb.
WINDOW = 400
LONGEST_ROLE = 200
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
_STOP = re.compile(
    r"[.!?](?:\s|$)|[\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\"]|\s[-\N{EN DASH}]\s"
)
_CLAUSE = re.compile(
    r" (?:has|have|had|made|gave|used|today|yesterday|who|which|when"
    r"|commenting|responding|speaking|addressing|writing)(?!\w)"
)
_DASHES = "\N{EN DASH}\N{EM DASH}"
# What may stand around a name or a role and is no part of it.
TRIM = " ,;:\N{NO-BREAK SPACE}\t"
_MARKS_AFTER = f":;,{_DASHES}-"


class Credit(NamedTuple):
    """Who is credited: a name, a role, both, a body alone, or (``pronoun``) whoever spoke before.

    ``start`` is where the credit begins in the text that was searched.
    """

    name: str | None
    role: str | None
    start: int
    pronoun: bool = False
    body: str | None = None


@cache
def _verbs() -> re.Pattern[str]:
    return any_of(words_of("quoting"))


@cache
def _lead_in_end() -> re.Pattern[str]:
    verbs = branches(words_of("quoting"))
    return re.compile(rf"(?:{verbs})(?: (?:today|yesterday|that|in response|this))?[\s{_MARKS_AFTER}]*$")


def lead_in_verb(paragraph: str) -> int | None:
    """Where the verb stands that ends `paragraph` as a lead-in ends ("… said:"), or ``None`` if it is none."""
    last = paragraph.rstrip()[-1:]
    # Most paragraphs end with a stop.
    if not last.isalnum() and last not in _MARKS_AFTER:
        return None
    tail = max(0, len(paragraph) - 60)
    match = _lead_in_end().search(small(paragraph[tail:]))
    if match is None:
        return None
    return tail + match.start()


def last_verb(text: str, low: int, high: int) -> tuple[int, int] | None:
    """The last verb of speech in ``text[low:high]``, looked for in the window before `high`."""
    low = max(low, high - WINDOW)
    spans = [match.span() for match in _verbs().finditer(small(text[low:high]))]
    return (low + spans[-1][0], low + spans[-1][1]) if spans else None


@lru_cache(maxsize=256)
def credit_before(text: str, low: int, verb: int) -> Credit | None:
    """Who is the subject of the verb at `verb`, read from ``text[low:verb]``."""
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
        credit = credit_of(head, name)
        if does_not_speak(head[: credit.start]):
            objects.append(credit.role or "")
        elif _reaches(head, name):
            return Credit(credit.name, credit.role, low + credit.start)
    alone = _role_alone(head, low)
    # The post of somebody written to is nobody's who speaks: "our letter to NAME, ROLE, said".
    return None if alone is not None and alone.role and any(alone.role in role for role in objects) else alone


def joined_before(text: str, low: int, credit: Credit) -> Credit | None:
    """Whoever is joined to `credit` by "and" before it: "NAME, ROLE, and NAME, ROLE, said"."""
    before = text[low : credit.start].rstrip(TRIM)
    if credit.name is None or not before.endswith((" and", " &")):
        return None
    other = credit_before(text, low, low + len(before) - 4)
    return other if other is not None and other.name is not None else None


def _adverbs(head: str) -> int:
    match = _ADVERBS.search(head, max(0, len(head) - 60))
    return len(head) - match.start() if match else 0


def _spokesperson_start(head: str, start: int) -> int:
    """Where the role of an anonymous speaker begins: a body in capitals before it belongs to it, other words do not."""
    place = head.rfind("spokes")
    return max(start, role_start(head, start, place))


def _reaches(head: str, name: Name) -> bool:
    """True if nothing but the role, or a clause after it, lies between `name` and the end of `head`."""
    rest = head[name.after :].strip(TRIM)
    if not rest:
        return True
    return (
        not name.possessive and head[name.after : name.after + 1] in {",", " ", "("} and _after(head, name) is not None
    )


def credit_of(text: str, name: Name) -> Credit:
    """The credit of `name` with the role beside it in `text`; a role before the name goes first, as its title."""
    before = _before(text, name)
    after = None if before else _after(text, name)
    start = before[0] if before else name.lead
    role = before[1] if before else after
    return Credit(name.text, role, start)


def _before(text: str, name: Name) -> tuple[int, str] | None:
    """Where the role right before `name` begins, and the role."""
    low = max(0, name.lead - LONGEST_ROLE)
    gap = text[low : name.lead].rstrip(TRIM)
    end = low + len(gap)
    if gap.endswith((" and", " &")):
        return None
    posts = posts_in(text[low:end], 0, end - low)
    chosen: tuple[int, str] | None = None
    for first, last in reversed(posts):
        start = low + role_start(text[low:end], 0, first)
        role = text[start:end]
        if not all(map(is_inside, role.split())) or _broken(text[low + last : end]) or names_in(role):
            break
        if _letters_of_a_name(text[low:start]):
            break
        if chosen is not None and not re.search(r"(?:\band|&)\s*$", text[low : chosen[0]].rstrip(TRIM)):
            break
        chosen = start, role
    return chosen


def _letters_of_a_name(before: str) -> bool:
    """True if what follows `before` stands right after a name, as MP does: it is no post of the next one."""
    names = names_in(before)
    return bool(names) and not before[names[-1].end :].strip()


def _broken(words: str) -> bool:
    """True if `words`, after a post, show that it belongs to another phrase: "the Secretary of State's speech"."""
    return re.match(r"['\N{RIGHT SINGLE QUOTATION MARK}]s?\s", words) is not None


def _after(text: str, name: Name) -> str | None:
    """The role right after `name`, up to the end of `text` or of its clause."""
    rest = text[name.after : name.after + LONGEST_ROLE + 100]
    lead = re.match(r"\s?,?\s?(?:\(|is |was |who is |the |as )*", rest)
    begin = lead.end() if lead else 0
    if begin == 0:
        return None
    stop = _STOP.search(rest, begin)
    role = _cut(rest[begin : stop.start() if stop else len(rest)])
    if not role or not holds_post(" ".join(role.split()[:7])) or not _starts_as_role(role):
        return None
    return role


def _starts_as_role(role: str) -> bool:
    words = role.split()
    posts = posts_in(role, 0, len(role))
    upto = len(role[: posts[0][0]].split())
    return all(map(is_inside, words[:upto]))


def _cut(words: str) -> str:
    """`words` up to the clause that follows a role: after a comma, or without one a verb."""
    ends = frozenset(words_of("role_end"))
    pieces = words.split(", ")
    kept = [pieces[0]]
    for piece in pieces[1:]:
        first = piece.split(" ", 1)[0]
        if first in ends or (first[:1].islower() and not is_inside(first)):
            break
        kept.append(piece)
    joined = ", ".join(kept)
    verb = _verbs().search(small(joined))
    if verb:
        joined = joined[: verb.start()]
    else:
        other = _CLAUSE.search(joined)
        joined = joined[: other.start()] if other else joined
    return joined.strip(TRIM + ".)") + (")" if joined.strip(TRIM + ".").endswith(")") and "(" in joined else "")


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
    """Who is named right after the verb that ends at `verb_end`: "said NAME, ROLE"."""
    rest = text[verb_end : min(high, verb_end + WINDOW)]
    stop = _STOP.search(rest)
    clause = rest[: stop.start() if stop else len(rest)].rstrip(TRIM)
    names = names_in(clause)
    for name in names[:1]:
        between = clause[: name.lead].strip(TRIM)
        credit = credit_of(clause, name)
        if not between or holds_post(between):
            return Credit(credit.name, credit.role, verb_end + credit.start)
    return None


def surname_before(text: str, low: int, verb: int) -> str | None:
    """The single capitalised word before the verb, after Mr, Ms and the like or alone at the start of a sentence."""
    head = text[max(low, verb - 60) : verb].rstrip(TRIM)
    head = head[: len(head) - _adverbs(head)].rstrip(TRIM)
    match = re.search(
        r"(?:^|[.,;:\s])(?:(?:Mr|Ms|Mrs|Miss|Dr|Cllr|Sir|Dame)\.? )?([A-Z][\w'\N{RIGHT SINGLE QUOTATION MARK}-]+)$",
        head,
    )
    return match[1] if match and not does_not_speak(head[: match.start() + 1]) else None
