"""The rules by which two records are linked: each looks at one pair alone."""

from rapidfuzz import fuzz

from .features import Features, one_subject, shared
from .judged import Judged

SAME_TEXT = 0.9
SAME_TITLE = 0.9
SAME_SUBJECT = 0.6
# Two texts with fewer words in common at their start are not one text, whatever their titles.
SAME_BEGINNING = 0.5
# The share of words of the shorter text that the longer text must hold.
SAME_STORY = 0.6
SAME_STATEMENT = 0.7
FOLLOWED = 0.25
FEWEST_WORDS = 8
FEWEST_TITLE_WORDS = 3
STORY_DAYS = 31

RELEASED = frozenset({"speech", "publication", "submission", "event"})
REPLIES = frozenset({"comment", "response"})


def weighty(item: Features) -> bool:
    """True if a record has a text, and title and text together are long enough to compare."""
    return bool(item.body) and len(item.title.split()) + item.length >= FEWEST_WORDS


def alike(one: Features, other: Features) -> Judged | None:
    """The link between two records with the same content, in the same words or in other words; ``None`` without one."""
    titles = title_likeness(one, other)
    same_titles = titles >= SAME_TITLE
    # The words of a long text take long to find, those at its beginning are known.
    if not same_titles and not (one.short and other.short) and not _begin_alike(one, other):
        return None
    # Neither rule accepts less than this, so a lower score need not be exact. Most pairs with other titles end here.
    bodies = fuzz.ratio(one.body, other.body, score_cutoff=100 * (SAME_STATEMENT if same_titles else SAME_TEXT)) / 100
    if not same_titles and (bodies < SAME_TEXT or not _begin_alike(one, other)):
        return None
    held = _common_share(one.words, other.words)
    if held < SAME_STORY or one.numbers != other.numbers:
        return None
    return _same_text(one, other, titles, bodies) or _same_story(one, other, titles, bodies, held)


def _begin_alike(one: Features, other: Features) -> bool:
    return _common_share(one.terms, other.terms) >= SAME_BEGINNING


def _same_text(one: Features, other: Features, titles: float, bodies: float) -> Judged | None:
    if bodies < SAME_TEXT or not (weighty(one) and weighty(other)):
        return None
    if titles < SAME_TITLE and min(one.length, other.length) < FEWEST_WORDS:
        return None
    version = "" if one.told.publisher != other.told.publisher else "; two versions of one publisher"
    evidence = f"texts {_percent(bodies)} alike, titles {_percent(titles)}{version}"
    return Judged(one, other, "same_text", min(round(bodies, 4), 0.99), evidence)


def _same_story(one: Features, other: Features, titles: float, bodies: float, held: float) -> Judged | None:
    # Statements of one publisher share phrases, so common words alone are not enough.
    if one.kind != "article" and other.kind != "article" and bodies < SAME_STATEMENT:
        return None
    if titles < SAME_TITLE or len(one.subject) < FEWEST_TITLE_WORDS or not near(one, other):
        return None
    evidence = f"titles {_percent(titles)} alike, {_percent(held)} of the words of the shorter text in both"
    score = round((titles + held) / 2, 4)
    for copy, origin in ((one, other), (other, one)):
        if copy.told.outlet is not None and copy.told.outlet == origin.told.publisher:
            return Judged(copy, origin, "reprint", score, f"names the outlet as its first place; {evidence}")
    return Judged(one, other, "same_story", score, evidence)


def title_likeness(one: Features, other: Features) -> float:
    """How alike two titles are, from 0 to 1; a title cut by dots is compared with as much of the other title."""
    ours, theirs = one.title, other.title
    if not (ours and theirs):
        return 0.0
    if one.cut or other.cut:
        shorter = min(len(ours), len(theirs))
        ours, theirs = ours[:shorter], theirs[:shorter]
    return fuzz.ratio(ours, theirs) / 100


def _common_share(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """The share of the smaller set of words that is also in the larger set."""
    fewer = min(len(ours), len(theirs))
    return len(ours & theirs) / fewer if fewer else 0.0


def _percent(share: float) -> str:
    """`share` as a percentage, rounded down, so that 100 % means all."""
    return f"{int(share * 100)} %"


def near(one: Features, other: Features) -> bool:
    """False if the two records are surely further apart in days than one story lasts."""
    (first, last), (their_first, their_last) = one.days, other.days
    late = first is not None and their_last is not None and (first - their_last).days > STORY_DAYS
    early = last is not None and their_first is not None and (their_first - last).days > STORY_DAYS
    return not (late or early)


def release_of(one: Features, other: Features) -> Judged | None:
    """The link from a press release to the speech or paper that it announces; ``None`` without one."""
    for release, matter in ((one, other), (other, one)):
        if (
            release.kind == "press_release"
            and matter.kind in RELEASED
            and release.told.publisher == matter.told.publisher
            and _years_agree(release, matter)
        ):
            subject = one_subject(release, matter)
            if subject >= SAME_SUBJECT:
                return Judged(
                    release,
                    matter,
                    "press_release_of",
                    subject,
                    f"titles name one matter: {' '.join(shared(one, other))}",
                )
            occasions, names = release.occasions & matter.occasions, release.names & matter.names
            if matter.kind == "speech" and occasions and names:
                told = f"{', '.join(sorted(names))}; {', '.join(sorted(occasions)).replace('_', ' ')}"
                return Judged(release, matter, "press_release_of", 0.9, f"same speaker and occasion: {told}")
    return None


def _years_agree(one: Features, other: Features) -> bool:
    """False if both records name years and the years have none in common."""
    return not (one.years and other.years) or bool(one.years & other.years)


def follow_up(one: Features, other: Features) -> Judged | None:
    """The link from a later reply to an earlier reply on the same matter in one listing.

    The listing is newest first, so the later reply is nearer the top.
    """
    if (
        one.kind not in REPLIES
        or other.kind not in REPLIES
        or one.told.document_id != other.told.document_id
        or not _years_agree(one, other)
    ):
        return None
    later, earlier = (one, other) if one.told.position < other.told.position else (other, one)
    subject = one_subject(one, other)
    held = _common_share(one.words, other.words) if subject >= SAME_SUBJECT else 0.0
    if held < FOLLOWED:
        return None
    score = round((subject + held) / 2, 4)
    evidence = (
        f"both answer on {' '.join(shared(one, other))}; {_percent(held)} of the words of the shorter text in both"
    )
    return Judged(later, earlier, "follow_up", score, evidence)
