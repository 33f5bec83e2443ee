"""A byte order mark inside a dump begins another file, and no page goes over it."""

import pytest

import childservices_corpus as csc
from test_localgov_met import BOX, PAIRS, PARAGRAPHS, TITLES, article, checked, listing

MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
FILES = {
    "a statement of ADCS": f"{BOX}\n\nBowls for all\n\nAnn Sample, ADCS President, said:\n\n“Bowls matter to us.”",
    "a listing": listing(*PAIRS[:2]),
    "an article": article(),
    "bullets of The MJ": f"  • {TITLES[2]}\n\n    12 May 2022\n\n    {PAIRS[2][1]}",
    "a blog of ADCS": f"{BOX}\n\nBowls for all\n\nI have seen many bowls this year, and I thank each of you.\n\n"
    "We at ADCS want a bowl for each child, and I will ask for it again.",
    "paragraphs of nobody": "\n\n".join(PARAGRAPHS),
    "an article of The MJ": f"{TITLES[3]}\n\nBy Ann Sample | 12 May 2022\n\n{PAIRS[3][1]}",
}


@pytest.mark.parametrize("below", FILES)
@pytest.mark.parametrize("above", FILES)
@pytest.mark.parametrize("seam", [f"\n{MARK}", f"\n\n{MARK}", f"\n{MARK}\n", f"\n \t{MARK}"])
def test_a_byte_order_mark_begins_another_file(above: str, below: str, seam: str) -> None:
    def records(page: str) -> list[tuple[object, ...]]:
        parsed = checked(page)
        records: list[csc.Article | csc.Statement] = [*parsed.articles, *parsed.statements]
        every = sorted(records, key=lambda one: one.position)
        return [(one.publisher, one.title, one.paragraphs, getattr(one, "summary", None)) for one in every]

    assert records(f"{FILES[above]}{seam}{FILES[below]}") == [*records(FILES[above]), *records(FILES[below])]


def test_a_mark_inside_a_line_begins_nothing() -> None:
    page = listing(*PAIRS[:3]).replace("a charity", f"a {MARK}charity")
    assert [one.title for one in checked(page).articles] == list(TITLES[:3])
