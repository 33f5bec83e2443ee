"""Articles made of the words of the dumps, as frequent as they are there, with near copies of some of them.

A near copy has an edited title and a text with 3 % of its words changed, or its title and 15 % of the words changed.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

from childservices_corpus.models import Article
from childservices_corpus.parsing.objects import parse

RAW = Path(__file__).resolve().parent.parent / "data" / "raw"
TITLE_WORDS = (6, 10)
TEASER_WORDS = (25, 40)
LONG_WORDS = (200, 600)
# One article in so many is long; one in so many has a near copy.
LONG_EVERY = 9
COPIED_EVERY = 10
FIRST = 5
DAY = date(2024, 5, 1)


@dataclass(frozen=True)
class Change:
    """How a copy differs: whether a word of its title is another, and the share of the words of its text."""

    title: bool
    share: float


CHANGES = {"edited title, 3 % of the text": Change(True, 0.03), "same title, 15 % of the text": Change(False, 0.15)}


@dataclass(frozen=True)
class Made:
    """Articles in the order of their ids, and the ids of each pair that belongs together, by how the copy differs."""

    articles: list[Article]
    pairs: dict[str, set[tuple[str, str]]]


@cache
def _words() -> tuple[str, ...]:
    found = [record for path in sorted(RAW.glob("*.txt")) for record in parse(path).articles]
    return tuple(word for item in found for word in (item.summary or "").split() if word.isalpha())


def made_articles(count: int, seed: int = 1) -> Made:
    """About `count` articles; the same arguments give the same articles."""
    rng = Random(seed)
    articles: list[Article] = []
    pairs: dict[str, set[tuple[str, str]]] = {name: set() for name in CHANGES}
    names = tuple(CHANGES)
    number = 0
    while len(articles) < count:
        title = _some(rng, TITLE_WORDS)
        text = _some(rng, TEASER_WORDS if number % LONG_EVERY else LONG_WORDS)
        articles.append(_article(rng, title, text))
        if number % COPIED_EVERY == 0 or number % COPIED_EVERY == COPIED_EVERY // 2:
            name = names[number // COPIED_EVERY % len(names)]
            copy = _copy(rng, title, text, CHANGES[name])
            pairs[name].add((min(articles[-1].id, copy.id), max(articles[-1].id, copy.id)))
            articles.append(copy)
        number += 1
    return Made(sorted(articles, key=lambda item: item.id), pairs)


def _some(rng: Random, bounds: tuple[int, int]) -> list[str]:
    return rng.choices(_words(), k=rng.randint(*bounds))


def _copy(rng: Random, title: list[str], text: list[str], change: Change) -> Article:
    title, text = title.copy(), text.copy()
    if change.title:
        title[rng.randrange(len(title))] = rng.choice(_words())
    # Always one of the first words, so that the copies do not begin alike.
    places = {rng.randrange(FIRST), *rng.sample(range(len(text)), max(1, round(change.share * len(text))) - 1)}
    for place in places:
        text[place] = rng.choice(_words())
    return _article(rng, title, text)


def _article(rng: Random, title: list[str], text: list[str]) -> Article:
    publisher = rng.choice(("themj", "localgov"))
    return Article.model_construct(
        id=f"{publisher}/{'-'.join(title).lower()}-{rng.getrandbits(32):08x}",
        publisher=publisher,
        title=" ".join(title),
        summary=" ".join(text),
        document_id="0" * 64,
        position=0,
        published_earliest=DAY,
        published_latest=DAY,
    )
