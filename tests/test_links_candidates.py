"""Candidates for links: what two records share decides, however many others there are."""

import random
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from childservices_corpus.annotate.links.features import Features, features, one_subject
from childservices_corpus.annotate.links.find import find_links
from childservices_corpus.annotate.links.judged import Linked
from childservices_corpus.annotate.links.keys import keys_of
from childservices_corpus.annotate.links.pairs import Keyed
from childservices_corpus.annotate.links.rules import SAME_SUBJECT, alike, follow_up, release_of
from childservices_corpus.annotate.links.score import links_in
from childservices_corpus.annotate.links.sharing import MOST
from childservices_corpus.annotate.links.sketches import ALIKE, FOLLOW, RELEASE, TEASER, possible, sketches_of
from childservices_corpus.annotate.links.teasers import teaser_of
from childservices_corpus.models import Article, Link, Statement
from linked import OTHER, SUMMARY, Record, id_of

WORDS = (
    *("fostering", "adoption", "kinship", "homes", "schools", "budget", "report", "inspection", "council", "county"),
    *("winter", "summer", "grant", "review", "charity", "nursery", "carers", "workers", "leaders", "pupils", "parents"),
    *("judges", "police", "health", "housing", "transport", "savings", "reserves"),
)
LONG = " ".join(random.Random(1).choices(WORDS, k=120))
TEXTS = (SUMMARY, OTHER, f"{SUMMARY} {OTHER}", LONG, f"{OTHER} {LONG}", "More news", "")
TITLES = (
    "Young people moved twice in a year",
    "Comment on kinship carers and housing savings review",
    "Weekly news",
    "Speech to the annual conference 2021 by Ada Lovelace",
    "",
)
# The link of one record may go to another one when a better one comes.
BEST_OF_SEVERAL = {"teaser_of", "press_release_of", "follow_up"}


@st.composite
def edited(draw: st.DrawFn, texts: Sequence[str]) -> str:
    """One of `texts` with up to three words changed, or with a mark that does not count."""
    words = draw(st.sampled_from(texts)).split()
    for _ in range(draw(st.integers(0, 3)) if words else 0):
        words[draw(st.integers(0, len(words) - 1))] = draw(st.sampled_from(WORDS))
    return draw(st.sampled_from([" ", " ", ", "])).join(words)


@st.composite
def record(draw: st.DrawFn) -> Record:
    title, text = draw(edited(TITLES)), draw(edited(TEXTS))
    day = draw(st.sampled_from([None, date(2021, 1, 1), date(2021, 1, 20), date(2023, 1, 1)]))
    kind = draw(st.sampled_from(["listing", "listing", "page", "comment", "response", "press_release", "speech"]))
    number = str(draw(st.integers(0, 2**40)))
    if kind in {"listing", "page"}:
        return _article(title, text or title or "-", draw(st.sampled_from(["themj", "localgov"])), kind, day, number)
    fields = {"issued_earliest": day, "issued_latest": day, "position": draw(st.integers(0, 9)), "kind": kind}
    return _statement(title or "Untitled", text or "-", fields, number)


def _article(title: str, text: str, publisher: str, form: str, day: date | None, number: str) -> Article:
    return Article.model_validate(
        {
            "id": id_of(publisher, title or "untitled", number),
            "publisher": publisher,
            "form": form,
            "title": title or None,
            "summary": text or None,
            "published_earliest": day,
            "published_latest": day,
            "document_id": "0" * 64,
            "position": 0,
        }
    )


def _statement(title: str, text: str, fields: Mapping[str, object], number: str) -> Statement:
    return Statement.model_validate(
        {
            "id": id_of("adcs", title, number),
            "publisher": "adcs",
            "title": title,
            "text": text,
            "paragraphs": (text,),
            "paragraph_roles": ("body",),
            "document_id": "0" * 64,
            **fields,
        }
    )


def listed(title: str, text: str, number: int) -> Article:
    return _article(title, text, "themj", "listing", None, str(number))


def some(rng: random.Random, count: int) -> str:
    """`count` words that are in few other texts."""
    return " ".join("".join(rng.choices("abcdefghij", k=8)) for _ in range(count))


def told(one: Record) -> Features:
    return features(one, (one.dated.earliest, one.dated.latest))


def apart(found: Iterable[Link], pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those of `pairs` that the links `found` do not connect, in one step or in several."""
    group: dict[str, set[str]] = {}
    for link in found:
        joined = group.get(link.source_id, {link.source_id}) | group.get(link.target_id, {link.target_id})
        group.update(dict.fromkeys(joined, joined))
    return [(one, other) for one, other in pairs if other not in group.get(one, ())]


def ends(found: Iterable[Link]) -> list[tuple[str, str]]:
    return [(link.source_id, link.target_id) for link in found if link.relation not in BEST_OF_SEVERAL]


@settings(max_examples=80)
@given(st.lists(record(), max_size=12, unique_by=lambda one: one.id), st.integers(0, 12))
def test_more_records_never_disconnect_two(records: list[Record], before: int) -> None:
    assert apart(find_links(records), ends(find_links(records[:before]))) == []


@settings(max_examples=80)
@given(record(), record())
def test_what_a_rule_links_is_a_candidate_as_far_as_sketches_tell(one: Record, other: Record) -> None:
    pair = [told(one), told(other)]
    flags = int(possible(sketches_of(pair), np.array([0], np.uint32), np.array([1], np.uint32))[0])
    content = sketches_of(pair)["content"]
    copies = content[0].any() and (content[0] == content[1]).all()
    if not copies:
        assert flags & TEASER or teaser_of(*pair) is None
        assert flags & RELEASE or release_of(*pair) is None
        assert flags & ALIKE or alike(*pair) is None
        assert flags & FOLLOW or follow_up(*pair) is None


SUBJECTS = st.lists(st.sampled_from(WORDS), min_size=3, max_size=9, unique=True)


@given(SUBJECTS, SUBJECTS, st.booleans())
def test_two_titles_on_one_subject_share_a_key(ours: list[str], theirs: list[str], cut: bool) -> None:
    fields = {"kind": "comment", "position": 0}
    one = told(_statement(" ".join(ours), SUMMARY, fields, "1"))
    other = told(_statement(" ".join(theirs) + "..." * cut, OTHER, fields | {"title_truncated": cut}, "2"))
    if one_subject(one, other) >= SAME_SUBJECT:
        assert shared_keys(one, other) > 0


def shared_keys(one: Features, other: Features) -> int:
    numbers, keys = keys_of([one, other])
    return np.intersect1d(keys[numbers == 0], keys[numbers == 1]).size


@pytest.mark.parametrize("changed", [0, 3, 6, 9])
def test_titles_that_differ_in_one_word_share_a_key(changed: int) -> None:
    title = ["Judges", "order", "kinship", "carers", "and", "housing", "charity", "to", "review", "savings"]
    edited_title = [*title[:changed], "nursery", *title[changed + 1 :]]
    one, other = (told(listed(" ".join(words), "", 1)) for words in (title, edited_title))
    assert shared_keys(one, other) > 0


def test_a_key_is_that_of_one_record_alone() -> None:
    rng = random.Random(3)
    items = [told(listed(some(rng, 6), some(rng, 25), number)) for number in range(20)]
    numbers, keys = keys_of(items)
    for number, item in enumerate(items):
        assert sorted(keys_of([item])[1].tolist()) == sorted(keys[numbers == number].tolist())


def test_keys_are_the_same_on_every_machine() -> None:
    keys = keys_of([told(listed("Young people moved twice in a year", SUMMARY, 1))])[1]
    assert (len(keys), f"{np.bitwise_xor.reduce(keys):016x}") == (23, "e1288ad112f051b2")


def test_nothing_has_no_candidates() -> None:
    assert find_links([]) == []
    assert links_of_slices([], 1) == []


def links_of_slices(items: Sequence[Features], parts: int) -> list[Linked]:
    """The links between `items`, whose keys come in so many slices."""
    numbers, keys = keys_of(items)
    which = keys >> np.uint64(60)
    slices = [(numbers[which % parts == part], keys[which % parts == part]) for part in range(parts)]
    records = Keyed(lambda: slices, sketches_of(items), np.zeros(len(items), np.bool_))
    return sorted(links_in(records, np.arange(len(items), dtype=np.uint32), items.__getitem__))


def test_keys_may_come_in_slices() -> None:
    rng = random.Random(5)
    texts = [some(rng, 25) for _ in range(30)]
    few = [told(listed(some(rng, 6), f"{texts[number % 30]} {number}", number)) for number in range(120)]
    items = few + [told(listed("Weekly news", f"{some(rng, 5)} {texts[number % 2]}", number)) for number in range(400)]
    found = links_of_slices(items, 1)
    assert len(found) > 30 * 6
    assert links_of_slices(items, 4) == found


def test_near_copies_are_found_in_a_crowd_with_their_title_and_first_words() -> None:
    rng = random.Random(7)
    title, first = "Weekly news from the northern councils", "The department for education said on Monday that"
    text = f"{first} {some(rng, 30)}"
    pair = [listed(title, text, 1), listed(title, f"{text} today", 2)]
    crowd = [listed(title, f"{first} {some(rng, 30)}", number) for number in range(3, 3 + 2 * MOST)]
    assert ends(find_links(pair)) == ends(find_links([*pair, *crowd])) != []


def test_one_title_is_enough_among_fewer_than_the_most() -> None:
    rng = random.Random(9)
    title, text = "Weekly news from the northern councils", some(rng, 12)
    pair = [listed(title, text, 1), listed(title, f"{some(rng, 30)} {text}", 2)]
    crowd = [listed(title, some(rng, 30), number) for number in range(3, MOST)]
    assert ends(find_links(pair)) == ends(find_links([*pair, *crowd])) != []


def test_a_crowd_of_near_copies_is_connected_by_few_links() -> None:
    rng = random.Random(11)
    title, text = "Weekly news from the northern councils", some(rng, 40).split()
    crowd = []
    for number in range(3 * MOST):
        words = text.copy()
        words[rng.randrange(len(words))] = some(rng, 1)
        crowd.append(listed(title, " ".join(words), number))
    links = find_links(crowd)
    assert apart(links, [(crowd[0].id, one.id) for one in crowd[1:]]) == []
    assert len(links) < 10 * len(crowd)
