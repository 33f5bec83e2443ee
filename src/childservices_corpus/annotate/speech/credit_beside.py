"""The speaker credited beside a quoted stretch, after it or before it."""

from ...text.fold import small
from .credits import agent_of, credit_after, credit_before, has_other_subject, last_verb, surname_before
from .quotation_marks import Stretch
from .role_beside import Credit, verbs
from .speakers import Cast
from .subjects import one_named, sentence_before

# A credit after a stretch is looked for in this many characters.
REPORTED_WITHIN = 200


def credited(text: str, low: int, stretch: Stretch, high: int, cast: Cast) -> tuple[bool, int | None]:
    """True and the speaker's number if a speaker is credited after or before `stretch`; the number may be ``None``."""
    after = _credit_after(text, stretch, high)
    before = None if after else _credit_before(text, low, stretch, cast)
    if after is not None:
        return True, cast.meet(after, in_passing=True)
    if before is not None:
        if isinstance(before, Credit) and before.unknown:
            cast.current = None
            return True, None
        return True, before if isinstance(before, int) else cast.meet(before, in_passing=True)
    edge = stretch.start - stretch.opened
    led = text[low:edge].rstrip().endswith(":")
    alone = one_named(sentence_before(text, low, edge)) if led else None
    return (False, None) if alone is None else (True, cast.meet(alone))


def _credit_before(text: str, low: int, stretch: Stretch, cast: Cast) -> Credit | int | None:
    """The credit between `low` and the stretch, if a verb of speech is near its opening mark."""
    edge = stretch.start - (1 if stretch.opened else 0)
    verb = last_verb(text, low, edge)
    if verb is None or len(text[verb[1] : edge].split()) > 12 or ". " in text[verb[1] : edge]:
        return None
    if has_other_subject(text, low, verb[0]):
        agent = agent_of(text, verb[1], edge)
        return agent if agent is not None else Credit(None, None, verb[0], unknown=True)
    credit = credit_before(text, low, verb[0])
    if credit is not None:
        return credit if not credit.pronoun or cast.current is not None else None
    surname = surname_before(text, low, verb[0])
    if surname is None:
        return None
    number = cast.by_surname(*surname)
    # A surname of two people is a credit that is seen and cannot be read.
    return Credit(None, None, verb[0], unknown=True) if number is None and cast.knows(surname[0]) else number


def _credit_after(text: str, stretch: Stretch, high: int) -> Credit | None:
    """The credit right after the closing mark: ", NAME, ROLE, said" or "said NAME"."""
    if not stretch.closed:
        return None
    low = stretch.end + 1
    rest = text[low : min(high, low + REPORTED_WITHIN)]
    stop = rest.find(". ")
    clause = rest if stop < 0 else rest[:stop]
    verb = verbs().search(small(clause))
    if verb is None or clause.lstrip()[:1] in {".", ";", "("}:
        return None
    if _leads_on(text, stretch, clause, low + verb.end(), high):
        return None
    if not clause[: verb.start()].strip(" ,"):
        return credit_after(text, low + verb.end(), high)
    return credit_before(text, low, low + verb.start())


def _leads_on(text: str, stretch: Stretch, clause: str, verb_end: int, high: int) -> bool:
    """True if the words after `stretch` are a sentence that introduces the next quotation: "He added:"."""
    sentence = text[stretch.end - 1] in ".!?" and clause.lstrip()[:1].isupper()
    return sentence and high < len(text) and not text[verb_end:high].strip(" ,:")
