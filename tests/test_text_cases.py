"""Pages whose bytes or marks went wrong on the way: each is read right, or one problem names what it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import childservices_corpus as csc
from support import assert_invariants

CLOSING = "Tags assigned to this article:\nThere are no tags assigned to this article!\n\nRelated Articles\n"
FEED = "".join(
    f"Comment: report {number} – children’s homes\n\nCommenting on it, Ann Sample, ADCS President, said:\n\n"
    f"“It matters to the children’s services of {number} councils.”\n\nENDS\n\n\n\n{CLOSING}\n"
    for number in range(20)
)
LISTING = "Childrens services\n\n" + "".join(
    f"  • Council number {number} opens a hub\n\n    {number + 1} May 2022\n\n    Hub number {number} will open.\n\n"
    for number in range(20)
)
LOCALGOV = "Children's social care | LocalGov\n\n" + "".join(
    f"Carers want more say in area {number}\n\n\nFoster carers want more say, a charity’s report has found.\n\n"
    for number in range(12)
)
CASES: list[tuple[str, str | bytes, int, int, list[str]]] = [
    # label, page, articles, statements, codes of problems
    ("UTF-16 cut by one byte", b"\xff\xfe" + FEED.encode("utf-16-le")[:-1], 0, 20, ["cut-character"]),
    ("big-endian UTF-16 cut by one byte", b"\xfe\xff" + FEED.encode("utf-16-be")[:-1], 0, 20, ["cut-character"]),
    ("UTF-16 without a mark", LOCALGOV.encode("utf-16-le"), 12, 0, []),
    ("big-endian UTF-16 without a mark", LOCALGOV.encode("utf-16-be"), 12, 0, []),
    ("UTF-32 without a mark", LOCALGOV.encode("utf-32-le"), 12, 0, []),
    ("UTF-32 with a mark", LISTING.encode("utf-32"), 20, 0, []),
    ("zeros behind the page", LISTING.encode() + bytes(500), 20, 0, ["zeros"]),
    ("zeros behind the last words", LISTING.rstrip().encode() + bytes(500), 20, 0, ["zeros"]),
    ("UTF-16 and zeros", LISTING.encode("utf-16-le") + bytes(64), 20, 0, ["zeros"]),
    ("UTF-8, then UTF-16", LOCALGOV.encode() + b"\xff\xfe" + LISTING.encode("utf-16-le"), 32, 0, []),
    ("a mark between two pages", LOCALGOV + "\ufeff" + LISTING, 32, 0, []),
    ("two marks at the top", b"\xef\xbb\xbf\xef\xbb\xbf" + LISTING.encode(), 20, 0, []),
    ("zero width before a bullet", LISTING.replace("  • Council number 7 ", "  \u200b• Council number 7 "), 20, 0, []),
    ("a picture sign behind a bullet", LISTING.replace("•", "▪\ufe0f"), 20, 0, []),
    ("marks of direction around days", LISTING.replace("    8 May 2022", "    \u200e8 May 2022\u200f"), 20, 0, []),
    ("zero width in a marker", FEED.replace("Related Articles", "\u200bRelated\u200b Articles\u200b"), 0, 20, []),
    ("no-break spaces in markers", FEED.replace("Tags assigned", "Tags\xa0assigned"), 0, 20, []),
    ("soft hyphens", FEED.replace("assigned", "as\xadsigned"), 0, 20, []),
    ("read as Windows-1252", FEED.encode().decode("cp1252", "replace"), 0, 20, ["decoded-twice", "lost-characters"]),
]


@pytest.mark.parametrize(
    ("page", "articles", "statements", "problems"), [pytest.param(*case[1:], id=case[0]) for case in CASES]
)
def test_a_damaged_page(page: str | bytes, articles: int, statements: int, problems: list[str]) -> None:
    parsed = csc.parse(page)
    assert_invariants(parsed)
    assert (len(parsed.articles), len(parsed.statements)) == (articles, statements)
    assert [problem.code for problem in parsed.problems] == problems
    for article in parsed.articles:
        assert not set("\0\ufeff\u200b\u200e\u200f") & set(f"{article.title}{article.summary}{article.published_text}")
        assert article.summary is None or article.summary.endswith(".")


@given(
    st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]),
    st.integers(0, 4000),
    st.binary(max_size=6),
)
def test_a_page_cut_or_damaged_anywhere_is_read_without_an_error(encoding: str, cut: int, behind: bytes) -> None:
    assert_invariants(csc.parse(LISTING[:600].encode(encoding)[:cut] + behind))
