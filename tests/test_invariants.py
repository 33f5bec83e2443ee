"""The invariants of the design, on any input at all."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.layouts.registry import layouts
from support import DUMPS, assert_equal_paths, assert_invariants

TEXTS = {path.name[:3]: path.read_bytes().decode() for path in DUMPS}
# Short stretches of the long page are enough to mutate.
TEXTS["004"] = TEXTS["004"][:9000] + TEXTS["004"][81000:82500]
ODD = [
    "\r\n",
    "\r",
    "\u2028",
    "\x85",
    "\x00",
    "\ud800",
    "\ufeff",
    "\N{NO-BREAK SPACE}",
    "\t",
    "\x0c",
    "•",
    "“",
    "£",
    "…",
    "e\u0301",
    "𝔘",
]
WORDS = st.sampled_from(
    [
        *ODD,
        *("\n", "\n\n", "\n\n\n", "  • ", "- ", "Title", "13 June 2024", "31 June 2024", "said:", "ENDS", "Words: 781"),
        *("A summary of some length, with a stop.", "View response", "Children | LocalGov", "Childrens services"),
        *("Tags assigned to this article:", "There are no tags assigned to this article!", "Related Articles"),
        *("Next Upcoming Event", "Wed, 02 Nov 22 10:00", "For your free daily news bulletin"),
        *("This column first appeared in the MJ", "By Ann Sample | 13 June 2024", "11/02/2025 A summary. |"),
        *("Author Profile", "Articles by", "Want full article access?", "Top", "You may have missed"),
    ]
)
soup = st.lists(WORDS, max_size=60).map("".join)


@given(st.one_of(st.text(max_size=400), soup))
@settings(max_examples=400)
def test_any_text_is_read_and_accounted_for(text: str) -> None:
    parsed = csc.parse(text)
    assert parsed.document.text == text
    assert_invariants(parsed)
    assert_equal_paths(parsed, csc.parse_table(text))


@given(st.one_of(st.binary(max_size=300), soup.map(lambda text: text.encode("utf-16", "surrogatepass"))))
@settings(max_examples=200)
def test_any_bytes_are_read_and_accounted_for(data: bytes) -> None:
    parsed = csc.parse(data)
    assert parsed.document.n_bytes == len(data)
    assert_invariants(parsed)
    assert_equal_paths(parsed, csc.parse_table(data))


def mutated(text: str, rng: random.Random) -> str:
    lines = text.split("\n")
    for _ in range(rng.randrange(1, 8)):
        at = rng.randrange(len(lines) + 1)
        what = rng.randrange(7)
        if what == 0:
            del lines[at : at + rng.randrange(1, 6)]
        elif what == 1:
            lines[at:at] = [""] * rng.randrange(1, 4)
        elif what == 2:
            lines[at:at] = lines[:at][-rng.randrange(1, 9) :]
        elif what == 3 and at < len(lines):
            lines[at] = lines[at][: rng.randrange(len(lines[at]) + 1)]
        elif what == 4:
            lines[at:at] = [rng.choice(ODD) + rng.choice(["", "x", "Adult social care", "13 June 2024"])]
        elif what == 5 and at < len(lines):
            lines[at] = lines[at].replace("•", rng.choice(["*", "-", "◦", ""]))
        elif what == 6:
            lines = lines[at:] if rng.random() < 0.5 else lines[: max(at, 1)]
        lines = lines or [""]
    return rng.choice(["\n", "\n", "\n", "\r\n", "\r"]).join(lines)


@given(st.sampled_from(sorted(TEXTS)), st.integers(0, 2**32))
@settings(max_examples=250)
def test_a_damaged_dump_is_read_and_accounted_for(key: str, seed: int) -> None:
    text = mutated(TEXTS[key], random.Random(seed))
    parsed = csc.parse(text)
    assert_invariants(parsed)
    assert_equal_paths(parsed, csc.parse_table(text))


@given(st.permutations(sorted(TEXTS)), st.sampled_from(["\n", "\n\n", "\n\n\n"]))
@settings(max_examples=30)
def test_pages_of_all_forms_joined_are_read_and_accounted_for(order: list[str], glue: str) -> None:
    text = glue.join(TEXTS[key] for key in order)
    parsed = csc.parse(text)
    assert_invariants(parsed)
    assert_equal_paths(parsed, csc.parse_table(text))


@pytest.mark.parametrize("layout", sorted(layouts()))
@given(text=soup)
@settings(max_examples=80)
def test_a_layout_forced_on_any_text_still_accounts_for_it(layout: str, text: str) -> None:
    assert_invariants(csc.parse(text, layout=layout))


HOSTILE = {
    "one endless line": "a " * 200_000,
    "spaces": " " * 400_000,
    "bullets": "• a\n" * 60_000,
    "bullets and dates": "• a\n13 June 2024\n" * 30_000,
    "closing marks": '"”’)' * 100_000,
    "feed markers": "Tags assigned to this article:\n" * 20_000,
    "feed closers": "Related Articles\nx\n" * 20_000,
    "boxes": "Related Articles\n\nNext Upcoming Event\n\n" * 10_000,
    "headings": "• a\n13 June 2024\nb\nChildren\n" * 15_000,
    "names": "Aa Bb " * 60_000 + ", ADCS President",
    "first published": "This column " + "first " * 60_000,
    "margins": (" " * 40 + "x" + " " * 40 + "\n") * 5_000,
    "provenance lines": "T\n\nThis column first appeared in the MJ on 6 May 2020\n\nRelated Articles\n\n" * 4_000,
    "bylines": "By A | 13 June 2024\n" * 20_000,
    "records with bylines": "T\nBy A, B & C | 13 June 2024\nb\n" * 10_000,
    "profiles without an end": "Author Profile\n" * 20_000 + "T\nBy A | 13 June 2024\n",
    "undated headings": "T\nBy A | 13 June 2024\nb\nYou may have missed\nc\nd.\n" * 5_000,
    "authors": "T\n11/02/2025 a |\n" * 10_000,
    "boxes with days": "Next Upcoming Event\nWed, 02 Nov 22 10:00\nT\na\n" * 5_000,
    "cut tags": "Tags assigned to this article:\nThere are\n" * 10_000,
    "related articles in sections": "Related Articles\n" + "In General\nA report.\n" * 20_000,
    "wrapped paragraphs": "T\n\n" + ("word " * 20 + "\n") * 5_000 + "\nRelated Articles\n\n",
    "inner labels": "T\n\nA - view speech\n\nRelated Articles\n\n" * 8_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_cost_no_more_than_their_length(name: str) -> None:
    # A step that is not linear takes minutes on these; the limit is the whole suite's patience, not a timing.
    text = HOSTILE[name]
    tables = csc.parse_table(text)
    assert tables["ledger"]["end"][-1].as_py() == len(text)
