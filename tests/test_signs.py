"""Of lines without a sign of a form, its layout claims nothing in the first turn."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus.layouts.common.foreign_lines import _wording
from childservices_corpus.layouts.contract import BOUNDED, FormLayout
from childservices_corpus.layouts.registry import OURS
from childservices_corpus.text.encoded import Written
from childservices_corpus.text.lines import Lines, split
from childservices_corpus.text.patterns import _ODD, hold
from makers import CHANGES, FORMS, changed, joining, made
from support import DUMPS

LAYOUTS = [layout for layout in OURS if isinstance(layout, FormLayout)]


def pages() -> list[Lines]:
    """Whole pages, and parts of them, which have other first and last lines."""
    whole = [path.read_text("utf-8") for path in DUMPS]
    whole += [made(form, 1).text for form in FORMS]
    whole += [changed(name, made(form, 3), 5).text for name in CHANGES for form in list(FORMS)[::9]]
    whole += [joining(seed).text for seed in range(3)]
    parts = [page.split("\n")[low : low + 9] for page in whole for low in (0, 7, 23)]
    return [split(page) for page in (*whole, *map("\n".join, parts))]


PAGES = pages()


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_page_without_signs_has_no_claims_in_the_first_turn(layout: FormLayout) -> None:
    assert layout.signs is not None
    assert layout.claims is not None
    for lines in PAGES:
        if not layout.signs(lines).any():
            taken = np.zeros(len(lines.filled), dtype=np.bool_)
            assert not len(layout.claims(lines, taken, BOUNDED).first)


def test_every_layout_of_ours_says_by_which_signs() -> None:
    assert all(layout.signs is not None for layout in LAYOUTS)
    assert len(LAYOUTS) == len(OURS)


WORDS = st.sampled_from(
    [
        *(
            "page 3 of 4",
            "Sign up",
            "SIGN UP",
            "© Sample",
            "a@b.uk",
            "0",
            "020 7946",
            " > ",
            " | ",
            "1 comment",
            "→ more",
        ),
        *(
            "\N{KELVIN SIGN}",
            "\u0130",
            "\u0131",
            "\N{LATIN SMALL LETTER LONG S}",
            "\v",
            "\x1c",
            "\u2003",
            "é",
            "÷",
            "\t",
        ),
    ]
)


@given(st.lists(st.lists(WORDS | st.text(max_size=4), max_size=4).map(" ".join), max_size=5))
def test_a_pattern_means_the_same_for_few_slices_and_for_many(words: list[str]) -> None:
    texts = [word.encode("utf-8", "replace").decode() for word in words]
    stops = np.cumsum([len(one) for one in texts], dtype=np.int64) if texts else np.zeros(0, dtype=np.int64)
    starts = np.append(0, stops[:-1])[: len(texts)].astype(np.int64)
    plain = pa.array([one.replace("\N{NO-BREAK SPACE}", " ") for one in texts], pa.string())
    held = pc.match_substring_regex(plain, _wording().pattern).to_pylist()
    assert hold(Written("".join(texts)), starts, stops, _wording().pattern).tolist() == held
    assert _wording().held(Written("".join(texts)), starts, stops).tolist() == held


def test_each_word_of_a_wording_is_looked_up_as_its_pattern_finds_it() -> None:
    wording = _wording()
    words = sorted(wording.starts | wording.wholes | wording.ends)
    texts = [shape.format(form) for one in words for form in (one, one.upper()) for shape in ("{}", "{}x", "x{}")]
    plain = pa.array(texts, pa.string())
    held = pc.match_substring_regex(plain, wording.pattern).to_pylist()
    assert 0 < sum(held) < len(texts)
    for low in range(0, len(texts), 100):
        some = texts[low : low + 100]
        stops = np.cumsum([len(one) for one in some], dtype=np.int64)
        starts = np.append(0, stops[:-1]).astype(np.int64)
        assert wording.held(Written("".join(some)), starts, stops).tolist() == held[low : low + 100]


def test_letters_whose_small_form_is_of_ascii_are_left_to_arrow() -> None:
    beyond = [chr(code) for code in range(0x80, 0x110000) if not 0xD800 <= code <= 0xDFFF]
    changed = [one for one in beyond if any(letter.isascii() for letter in one.lower())]
    assert changed
    assert all(_ODD.search(one) for one in changed)
