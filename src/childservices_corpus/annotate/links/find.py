"""Which records belong together: the same text, the same story, a reprint, a press release, a follow-up.

Candidates share a rare term, a title or an occasion; each candidate pair is then scored by rules that look at that
pair alone. Links mark and never remove. The order of the input does not matter.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, combinations, groupby, pairwise

from rapidfuzz import fuzz

from ...models import Link, Relation
from ..language.view import View
from .features import Bounds, Features, Record, features, one_subject, shared

# A key that more records share than this says nothing; the bound keeps the number of pairs linear.
CROWD = 50
RARE_TERMS = 8
FEWEST_RARE = 2

SAME_TEXT = 0.9
SAME_TITLE = 0.9
SAME_SUBJECT = 0.6
# Two texts that begin with fewer words in common are not one text, under whatever titles.
SAME_BEGINNING = 0.5
# Words of the shorter text that stand in the longer one too.
SAME_STORY = 0.6
SAME_STATEMENT = 0.7
FOLLOWED = 0.25
FEWEST_WORDS = 8
FEWEST_TITLE_WORDS = 3
STORY_DAYS = 31

_RELEASED = frozenset({"speech", "publication", "submission", "event"})
_REPLIES = frozenset({"comment", "response"})


def find_links(records: Iterable[Record | View], days: Mapping[str, Bounds] | None = None) -> list[Link]:
    """The links between `records`, sorted by ids and relation.

    The first and last day of a record are those in `days` by its id, where that is given, and its own otherwise.
    A ``same_text`` or ``same_story`` link goes from the lower id to the higher one; a ``reprint``,
    ``press_release_of`` or ``follow_up`` from the record that refers. Of many records with one text each is linked to
    the one of the lowest id.
    """
    given = sorted((item.record if isinstance(item, View) else item for item in records), key=_place)
    ordered = []
    for record_id, sightings in groupby(given, key=_id):
        record = next(sightings)
        bounds = (record.dated.earliest, record.dated.latest) if days is None else days[record_id]
        ordered.append(features(record, bounds))
    links, distinct = _copies(ordered)
    releases: dict[str, Link] = {}
    follows: dict[str, list[tuple[Features, Link]]] = defaultdict(list)
    for one, other in _candidates(distinct):
        link = _release(one, other) or _alike(one, other)
        if link is None:
            followed = _follow_up(one, other)
            if followed is not None:
                follows[followed[1].source_id].append(followed)
        elif link.relation == "press_release_of":
            best = releases.get(link.source_id)
            if best is None or (-link.score, link.target_id) < (-best.score, best.target_id):
                releases[link.source_id] = link
        else:
            links.append(link)
    links += releases.values()
    links += [
        min(found, key=lambda item: (item[0].record.position, item[1].target_id))[1] for found in follows.values()
    ]
    return sorted(links, key=lambda link: (link.source_id, link.target_id, link.relation))


def _id(record: Record) -> str:
    return record.id


def _place(record: Record) -> tuple[str, str, int]:
    """Of one record seen in several pages, the first in this order speaks for all."""
    return record.id, record.document_id, record.position


def _copies(ordered: list[Features]) -> tuple[list[Link], list[Features]]:
    """Links between records of one and the same title and text, and the first of each such group."""
    links = []
    distinct = []
    first: dict[str, dict[str, Features]] = defaultdict(dict)
    titles = Counter(item.title for item in ordered)
    for item in ordered:
        if titles[item.title] > 1 and _weighty(item):
            original = first[item.title].setdefault(item.whole, item)
            if original is not item:
                links.append(_link(original, item, "same_text", 1.0, "same title and text, word for word"))
                continue
        distinct.append(item)
    return links, distinct


def _weighty(item: Features) -> bool:
    """True if there is a text, and with the title enough of it to call another record the same."""
    return bool(item.body) and len(item.title.split()) + item.length >= FEWEST_WORDS


def _candidates(items: list[Features]) -> Iterator[tuple[Features, Features]]:
    """Pairs of `items` that share a key, each pair once, in the order of `items`."""
    spread = Counter(chain.from_iterable(item.terms for item in items))
    firm: dict[str, list[int]] = defaultdict(list)
    loose: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        for key in _firm_keys(item):
            firm[key].append(number)
        for term in _rare_terms(item, spread):
            loose[term].append(number)
    pairs = set(_pairs(firm.values()))
    pairs.update([pair for pair, count in Counter(_pairs(loose.values())).items() if count >= FEWEST_RARE])
    for one, other in sorted(pairs):
        yield items[one], items[other]


def _pairs(groups: Iterable[list[int]]) -> Iterator[tuple[int, int]]:
    return chain.from_iterable(combinations(group, 2) for group in groups if len(group) <= CROWD)


def _firm_keys(item: Features) -> set[str]:
    """Keys of which one in common makes a candidate: the title, its subject, two words of it, a person somewhere."""
    keys = {f"|{item.title}", f"||{' '.join(item.subject)}"}
    if item.kind in _REPLIES:
        keys.update(" ".join(sorted(pair)) for pair in pairwise(item.subject))
    if item.kind in {"press_release", "speech"}:
        keys.update(f"{occasion}|{name}" for occasion in item.occasions for name in item.names)
    return keys


def _rare_terms(item: Features, spread: Counter[str]) -> list[str]:
    """The rarest words of the title and the beginning that another record has too."""
    shared_by = sorted([(count, term) for term in item.terms if 2 <= (count := spread[term]) <= CROWD])
    return [term for _, term in shared_by[:RARE_TERMS]]


def _alike(one: Features, other: Features) -> Link | None:
    """A link if two records tell the same in the same or in other words."""
    if one.numbers != other.numbers:
        return None
    titles = _title_likeness(one, other)
    if titles < SAME_TITLE and _common_share(one.terms, other.terms) < SAME_BEGINNING:
        return None
    held = _common_share(one.words, other.words)
    if held < SAME_STORY:
        return None
    # Both rules ask for no less than this, and what lies below it need not be worked out to the end.
    bodies = fuzz.ratio(one.body, other.body, score_cutoff=100 * SAME_STATEMENT) / 100
    return _same_text(one, other, titles, bodies) or _same_story(one, other, titles, bodies, held)


def _same_text(one: Features, other: Features, titles: float, bodies: float) -> Link | None:
    if bodies < SAME_TEXT or not (_weighty(one) and _weighty(other)):
        return None
    if titles < SAME_TITLE and min(one.length, other.length) < FEWEST_WORDS:
        return None
    version = "" if one.record.publisher != other.record.publisher else "; two versions of one publisher"
    evidence = f"texts {_percent(bodies)} alike, titles {_percent(titles)}{version}"
    return _link(one, other, "same_text", min(round(bodies, 4), 0.99), evidence)


def _same_story(one: Features, other: Features, titles: float, bodies: float, held: float) -> Link | None:
    # Statements of one house share their phrases: there, words in common are not enough.
    if one.kind != "article" and other.kind != "article" and bodies < SAME_STATEMENT:
        return None
    if titles < SAME_TITLE or len(one.subject) < FEWEST_TITLE_WORDS or not _near(one, other):
        return None
    evidence = f"titles {_percent(titles)} alike, {_percent(held)} of the words of the shorter text in both"
    score = round((titles + held) / 2, 4)
    for copy, origin in ((one, other), (other, one)):
        if copy.outlet is not None and copy.outlet == origin.record.publisher:
            return _link(copy, origin, "reprint", score, f"names the outlet as its first place; {evidence}")
    return _link(one, other, "same_story", score, evidence)


def _title_likeness(one: Features, other: Features) -> float:
    """How alike two titles are, from 0 to 1; a title cut with dots is compared with as much of the other."""
    ours, theirs = one.title, other.title
    if one.cut or other.cut:
        shorter = min(len(ours), len(theirs))
        ours, theirs = ours[:shorter], theirs[:shorter]
    return fuzz.ratio(ours, theirs) / 100


def _common_share(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """Share of the smaller set of words that stands in the other too."""
    fewer = min(len(ours), len(theirs))
    return len(ours & theirs) / fewer if fewer else 0.0


def _percent(share: float) -> str:
    """`share` in words; rounded down, so that only what is whole reads 100 %."""
    return f"{int(share * 100)} %"


def _near(one: Features, other: Features) -> bool:
    """False if more days surely lie between the two than one story lives."""
    (first, last), (their_first, their_last) = one.days, other.days
    late = first is not None and their_last is not None and (first - their_last).days > STORY_DAYS
    early = last is not None and their_first is not None and (their_first - last).days > STORY_DAYS
    return not (late or early)


def _release(one: Features, other: Features) -> Link | None:
    """A link from a press release to the speech or paper it tells of."""
    for release, matter in ((one, other), (other, one)):
        if (
            release.kind == "press_release"
            and matter.kind in _RELEASED
            and release.record.publisher == matter.record.publisher
            and _years_agree(release, matter)
        ):
            subject = one_subject(release, matter)
            if subject >= SAME_SUBJECT:
                return _link(
                    release,
                    matter,
                    "press_release_of",
                    subject,
                    f"titles name one matter: {' '.join(shared(one, other))}",
                )
            occasions, names = release.occasions & matter.occasions, release.names & matter.names
            if matter.kind == "speech" and occasions and names:
                told = f"{', '.join(sorted(names))}; {', '.join(sorted(occasions)).replace('_', ' ')}"
                return _link(release, matter, "press_release_of", 0.9, f"same speaker and occasion: {told}")
    return None


def _years_agree(one: Features, other: Features) -> bool:
    """False if both name years and none in common."""
    return not (one.years and other.years) or bool(one.years & other.years)


def _follow_up(one: Features, other: Features) -> tuple[Features, Link] | None:
    """A link from a later reply to an earlier one on the same matter in one listing, with the earlier one.

    Listings stand newest first, so the later of two is the one nearer the top.
    """
    if (
        one.kind not in _REPLIES
        or other.kind not in _REPLIES
        or one.record.document_id != other.record.document_id
        or not _years_agree(one, other)
    ):
        return None
    later, earlier = (one, other) if one.record.position < other.record.position else (other, one)
    subject = one_subject(one, other)
    held = _common_share(one.words, other.words) if subject >= SAME_SUBJECT else 0.0
    if held < FOLLOWED:
        return None
    score = round((subject + held) / 2, 4)
    evidence = (
        f"both answer on {' '.join(shared(one, other))}; {_percent(held)} of the words of the shorter text in both"
    )
    return earlier, _link(later, earlier, "follow_up", score, evidence)


def _link(source: Features, target: Features, relation: Relation, score: float, evidence: str) -> Link:
    return Link(
        source_id=source.record.id, target_id=target.record.id, relation=relation, score=score, evidence=evidence
    )
