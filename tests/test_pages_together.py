"""Small pages of a build are read together; each part of the release is the one that they give when read one by one."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.layouts.registry import GROUP as LAYOUTS
from childservices_corpus.parsing.guarded import PageToRead
from childservices_corpus.parsing.many import read_pages
from childservices_corpus.release.shares import read
from childservices_corpus.release.shares.met import KINDS, READINGS, Met
from childservices_corpus.text.documents import opened
from folders import problems
from makers import FORMS, made
from packages import AddPackage
from pages import Told, bulleted, feed, feeds, listings, localgov, plain
from support import DUMPS
from targets import snapshot
from test_batches import HOSTILE, LISTING, coded
from test_build_jobs import PAGES
from wrong_layouts import ITEMS


def pages_of(contents: list[bytes]) -> list[PageToRead]:
    return [PageToRead(*opened(content, f"page {number}")) for number, content in enumerate(contents)]


TOLD = Told("Members respond to the budget", ("The first paragraph of it.", "The second one."), ended=True)
some_page = st.one_of(
    listings.map(bulleted),
    listings.map(plain),
    listings.map(localgov),
    feeds.map(feed),
    st.sampled_from(sorted(HOSTILE)).map(HOSTILE.__getitem__),
    st.text(max_size=60),
)


def same_as_alone(contents: list[bytes]) -> None:
    together = read_pages(pages_of(contents))
    alone = [read_pages([page]) for page in pages_of(contents)]
    lines = np.concatenate([np.zeros((3, 0), dtype=np.int64), *(one.first_lines for one in alone)], axis=1)
    assert together.first_lines.tolist() == lines.tolist()
    assert together.unread.tolist() == [one.unread[0] for one in alone]


@settings(max_examples=25, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.lists(some_page.map(coded), max_size=6))
def test_first_lines_and_unread_pages_are_those_of_each_page_alone(contents: list[bytes]) -> None:
    same_as_alone(contents)


def test_first_lines_of_dumps_and_hostile_pages() -> None:
    dumps = [path.read_bytes() for path in DUMPS]
    same_as_alone([*dumps, *map(coded, HOSTILE.values()), *dumps])


def test_a_first_line_is_where_its_record_begins() -> None:
    [page] = pages_of([b"\n\n" + bulleted(ITEMS).encode()])
    found = read_pages([page, *pages_of([plain(ITEMS).encode()])])
    text = page.document.text
    for (line, start, end), item in zip(found.first_lines.T.tolist(), ITEMS, strict=False):
        assert text[start:end] == item.title
        assert line == text[:start].count("\n") + 1


def codes(column: pa.ChunkedArray) -> list[int]:
    """The codes of a column with dictionaries, those of nulls too."""
    found = []
    for piece in column.chunks:
        every = np.frombuffer(piece.indices.buffers()[1], np.int32)
        found += every[piece.offset : piece.offset + len(piece)].tolist()
    return found


def test_codes_of_nulls_are_in_the_dictionary() -> None:
    """Arrow translates them when it joins dictionaries: codes outside ended the process of a build."""
    contents = [coded(page) for page in (LISTING, localgov(ITEMS), feed([TOLD]), "", PAGES[0]) * 3]
    for found in (read_pages(pages_of(contents)), *(read_pages([page]) for page in pages_of(contents))):
        for name in ("ledger", "provenance", "sightings"):
            for column in found.tables[name].columns:
                if pa.types.is_dictionary(column.type):
                    size = max(len(piece.dictionary) for piece in column.chunks) if len(column) else 0
                    assert not codes(column) or 0 <= min(codes(column)) <= max(codes(column)) < max(size, 1), name


def test_readings_that_were_met_are_kept_page_by_page(tmp_path: Path) -> None:
    contents = [feed([TOLD]), PAGES[0], f"{feed([TOLD])}\n\n{bulleted(ITEMS)}", PAGES[1], plain(ITEMS), *PAGES]
    kept = []
    for name, groups in (("one", [contents]), ("many", [[content] for content in contents])):
        met, folder = Met(), tmp_path / name
        folder.mkdir()
        found = [met.new(read_pages(pages_of([coded(page) for page in group]))) for group in groups]
        met.write(folder)
        rows = {kind: np.concatenate([split[kind] for split in found], axis=1).tolist() for kind in KINDS}
        kept.append((rows, (folder / READINGS).read_bytes()))
    assert kept[0] == kept[1]
    assert all(any(some) for some in kept[0][0]["articles"])


@pytest.mark.parametrize("together", [0, 1500, 1 << 30])
def test_a_build_has_the_same_bytes_however_many_pages_are_read_together(
    together: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, add_package: AddPackage
) -> None:
    source = "from wrong_layouts import ALL\nLAYOUT = ALL['raises'][0]\n"
    add_package("spoilt", source, {LAYOUTS: {"spoilt": "spoilt:LAYOUT"}})
    folder = tmp_path / "dumps"
    folder.mkdir()
    contents = [*HOSTILE.values(), *PAGES, bulleted(ITEMS, heading="Finance")]
    contents += [made(form, 1).text for form in FORMS]
    for number, content in enumerate(contents):
        (folder / f"{number:02d}.txt").write_bytes(coded(content))
        if number % 9 == 0:
            (folder / f"{number:02d} again.txt").write_bytes(coded(content))
    usual = csc.build(folder, tmp_path / "usual", annotate=False)
    different = [one.document for one in problems(usual.folder) if one.code == "differing-readings"]
    assert len(set(different)) > 1
    monkeypatch.setattr(read, "TOGETHER", together)
    other = csc.build(folder, tmp_path / "other", annotate=False)
    assert snapshot(usual.folder) == snapshot(other.folder)
    assert (usual.without_records, usual.partly_read) == (other.without_records, other.partly_read)
