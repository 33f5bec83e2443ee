"""Posts in the words of a credit: a post that means its holder, and where a credit with a post begins."""

import re
from functools import lru_cache

from ...reference.lexicon import words_of
from ...text.fold import small
from ..language.objects import does_not_speak
from ..people.names import names_in
from ..people.roles import holds_post, posts_in, role_start
from ..people.spoken_for import body_called
from .phrases import Phrase
from .role_beside import LONGEST_ROLE, TRIM, Credit, credit_of, holder_before

# What may follow a post in a role: "Chair of the committee", "Commissioner for England".
_AFTER_POST = re.compile(r"$|,| (?:of|for|at|and|in|on|to|&)\b")
_JOINED = re.compile(r"(?<!\S)[A-Z]\S{0,40} (?:and|&) \Z")
_BODY_OF = re.compile(r"\b(?:of|for) ", re.IGNORECASE)


def without_article(words: str) -> str:
    """`words` without "a", "an" or "the" before them."""
    first, _, rest = words.partition(" ")
    return rest if first.lower() in ("a", "an", "the") else words


def is_role(words: str) -> bool:
    """True if `words` are a post of one person: "ADCS President", not "Association of Directors"."""
    if body_called(words) is not None or not holds_post(words):
        return False
    first, last = posts_in(words, 0, len(words))[0]
    # "Office of the Commissioner" is a body, and "Department for Education spokesman" is not.
    speaks = words.startswith("spokes", first)
    return (
        (speaks or _BODY_OF.search(words[:first]) is None)
        and not _is_plural(words[first:last])
        and _AFTER_POST.match(words, last) is not None
    )


def _is_plural(post: str) -> bool:
    return re.match(r"\w+[^\W\d_](?<=s)\b(?!['\N{RIGHT SINGLE QUOTATION MARK}])", post.partition(" ")[0]) is not None


def is_object(words: str, person: Phrase) -> bool:
    """True if `person`, with the post before the name, was written to, met or thanked in `words`."""
    return does_not_speak(words[: credit_start(words, person)])


def is_one_of_two(words: str, body: Phrase) -> bool:
    """True if "and" joins another body to `body`: "the LGA and ADCS said"."""
    return _JOINED.search(words, 0, body.start) is not None


def joined_before(words: str, person: Phrase) -> Credit | None:
    """Who is joined by "and" to `person`: "NAME, ROLE, and NAME, ROLE, said"."""
    before = words[: credit_start(words, person)].rstrip(TRIM)
    joint = next((word for word in (" and", " &") if before.endswith(word)), None)
    if joint is None:
        return None
    head = before[: -len(joint)].rstrip(TRIM)
    names = names_in(head, max(0, len(head) - LONGEST_ROLE))
    name = names[-1] if names and names[-1].after == len(head) else None
    if name is None:
        holder = holder_before(head)
        name = holder[0] if holder is not None else None
    credit = None if name is None else credit_of(head, name, last=True)
    before_credit = "" if credit is None else small(head[: credit.start]).rstrip()
    # "…, said NAME, and NAME agreed": the two do not speak together.
    if before_credit.endswith(tuple(words_of("quoting"))) or does_not_speak(before_credit):
        return None
    return credit


# Whether a person is spoken to, and who speaks beside the person, ask for the same place.
@lru_cache(maxsize=16)
def credit_start(words: str, person: Phrase) -> int:
    """Where the credit of `person` in `words` begins: at the post before the name, or at the name."""
    low, high = max(0, person.start - LONGEST_ROLE), min(len(words), person.start + LONGEST_ROLE)
    names = [one for one in names_in(words, low, high) if one.end > person.start]
    name = next((one for one in names if one.text == person.name), names[0] if names else None)
    if name is None or any(word[0].islower() for word in words[person.start : name.start].split()):
        return person.start
    return credit_of(words, name, last=True).start


def whole_role(words: str, noun: Phrase) -> str:
    """The role of `noun`, such as spokesman, with the body before it: "Department for Education spokesman"."""
    own = without_article(noun.words)
    if not is_role(own):
        return own
    end = noun.start + len(noun.words)
    start = role_start(words[:end], 0, posts_in(words, end - len(own), end)[0][0])
    return without_article(words[min(start, end - len(own)) : end])
