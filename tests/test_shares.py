"""How dumps are cut into shares, and the numbers by which records of several shares are compared."""

from hashlib import sha256

from hypothesis import given, settings
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.curation.pages import KnownPages
from childservices_corpus.reading.ids import CONTENT, content_of
from childservices_corpus.release.readings import COUNTED, DIFFERING
from childservices_corpus.release.shares import cut
from childservices_corpus.release.shares.marks import id_marks, reading_marks
from childservices_corpus.release.shares.share import Share
from childservices_corpus.text.dumps import Dump, gather
from childservices_corpus.text.page_facts import PageFacts
from support import DUMPS
from test_build_jobs import PAGES

SIZES = st.lists(st.integers(0, 12_000_000), min_size=1, max_size=60)


def dumps(sizes: list[int]) -> list[Dump]:
    return [
        Dump(f"{number:04d}.txt", sha256(f"{number} {size}".encode()).hexdigest(), size=size)
        for number, size in enumerate(sizes)
    ]


def shares(some: list[Dump]) -> list[Share]:
    return cut.cut(gather(some), KnownPages())


def names(share: Share) -> list[str]:
    return [page.dump.name for page in share.pages]


@given(SIZES, st.randoms())
def test_shares_are_all_dumps_in_order_and_never_large(sizes: list[int], random: object) -> None:
    some = dumps(sizes)
    found = shares(some)
    assert [name for share in found for name in names(share)] == [dump.name for dump in some]
    for share in found:
        assert len(share.pages) == 1 or sum(page.dump.size for page in share.pages) <= cut.MOST
    random.shuffle(some)  # type: ignore[attr-defined]
    assert shares(some) == found


def test_a_dump_more_changes_few_shares() -> None:
    some = dumps([20_000 + number % 7 * 9000 for number in range(3000)])
    before = {share.key("") for share in shares(some)}
    assert 25 < len(before) < 80
    for number in range(0, 3000, 300):
        more = Dump(f"{number:04d}x.txt", sha256(f"more {number}".encode()).hexdigest(), size=30_000)
        after = {share.key("") for share in shares([*some, more])}
        assert len(after - before) <= 4


def test_whatever_decides_what_is_read_is_in_the_key() -> None:
    [share] = shares(dumps([5]))
    [page] = share.pages
    others = [
        share.but(kept={"themj/a-00000000": "b"}),
        share.but(failed={page.dump.document_id: "why"}),
        *(
            Share((type(page)(page.dump, *given),))
            for given in (
                (PageFacts(address="https://example.org"),),
                (PageFacts(layout="themj-plain"),),
                (PageFacts(), ("copy",)),
            )
        ),
        Share((type(page)(Dump("other.txt", page.dump.document_id)),)),
    ]
    keys = [share.key(""), share.key("other program"), *(one.key("") for one in others)]
    assert len(set(keys)) == len(keys)
    assert share.but(failed={"of another share": "why"}).key("") == share.key("")


def old_marks(name: str, table: object) -> list[str]:
    rows = table.to_pylist()  # type: ignore[attr-defined]
    return [
        content_of(row[column] for column in CONTENT[name])
        + repr([*(row[column] for column in DIFFERING[name]), *(len(row[column]) for column in COUNTED[name])])
        for row in rows
    ]


@settings(max_examples=25)
@given(st.lists(st.sampled_from([*PAGES, *(path.read_text("utf-8") for path in DUMPS)]), min_size=1, max_size=3))
def test_two_readings_have_one_number_if_they_are_alike(pages: list[str]) -> None:
    words: dict[str, int] = {}
    numbers: dict[int, str] = {}
    for text in pages:
        tables = csc.parse_table(text)
        for name in CONTENT:
            marks = reading_marks(name, tables[name]).tolist()
            for mark, old in zip(marks, old_marks(name, tables[name]), strict=True):
                assert words.setdefault(f"{name} {old}", mark) == mark
                assert numbers.setdefault(mark, f"{name} {old}") == f"{name} {old}"
            ids = tables[name]["id"].to_pylist()
            assert len(set(id_marks(tables[name]).tolist())) == len(set(ids))
