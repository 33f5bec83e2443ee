"""Two records whose contents would share an id: both are kept, told apart by their content, in any order."""

from hashlib import sha256
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.models import Article
from childservices_corpus.reading.ids import shared_id
from childservices_corpus.storage.files import read_table
from childservices_corpus.tables.rows import models
from forged import forged
from support import assert_equal_paths, assert_invariants

TITLE = "Councils call for more homes"
SEPARATOR = "\N{INFORMATION SEPARATOR ONE}"
FIRST = "Councils have called for more homes for children in care, a report says"
SHORT = f"localgov/councils-call-for-more-homes-{crc32(f'{TITLE}{SEPARATOR}{SEPARATOR}{FIRST}'.encode()):08x}"


def clashing(words: str, title: str = TITLE, checksum: str = SHORT[-8:]) -> str:
    """A summary that begins with `words` and gives its record the checksum of the first one."""
    head = f"{title}{SEPARATOR}{SEPARATOR}"
    return forged(f"{head}{words} ", int(checksum, 16)).removeprefix(head)


SUMMARIES = (FIRST, clashing("Another story says"), clashing("A third one, though, says"))


def page(*summaries: str, title: str = TITLE) -> str:
    others = (("Other title here", f"Other summary of page {len(summaries)}, with some length."),)
    pairs = [*((title, summary) for summary in summaries), *others]
    return "Children's social care | LocalGov\n\n" + "".join(f"{head}\n\n\n{text}\n\n" for head, text in pairs)


def hash_of(summary: str, title: str = TITLE) -> str:
    return sha256(f"{title}{SEPARATOR}{SEPARATOR}{summary}".encode()).hexdigest()


def ids_of(articles: Any) -> dict[str, str]:
    return {one.summary: one.id for one in articles if one.title == TITLE}


def expected(summaries: tuple[str, ...]) -> dict[str, str]:
    """The lowest hash keeps the id; the others have 16 digits of theirs before the checksum."""
    keeper = min(summaries, key=hash_of)
    head, _, checksum = SHORT.rpartition("-")
    return {one: SHORT if one == keeper else f"{head}--{hash_of(one)[:16]}-{checksum}" for one in summaries}


@pytest.mark.parametrize("order", [(0, 1), (1, 0), (0, 1, 2), (2, 1, 0)], ids=str)
def test_one_page_with_both_gives_each_its_id(order: tuple[int, ...]) -> None:
    summaries = tuple(SUMMARIES[place] for place in order)
    parsed = csc.parse(page(*summaries))
    assert ids_of(parsed.articles) == expected(summaries)
    assert [one.code for one in parsed.problems] == ["shared-id"] * (len(order) - 1)
    for problem in parsed.problems:
        assert parsed.document.text[problem.start : problem.end] == TITLE
    assert_invariants(parsed)
    assert_equal_paths(parsed, csc.parse_table(page(*summaries)))
    assert {one.record_id for one in parsed.ledger} - {None} == {one.id for one in parsed.articles}


def test_an_id_without_a_clash_is_as_ever() -> None:
    assert ids_of(csc.parse(page(SUMMARIES[0], SUMMARIES[0])).articles) == {FIRST: SHORT}
    assert csc.parse(page(SUMMARIES[1])).problems == ()


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(st.sampled_from(SUMMARIES), min_size=1, max_size=3), min_size=2, max_size=4),
    st.booleans(),
    st.data(),
)
def test_a_release_has_both_whatever_the_order(
    tmp_path: Path, pages: list[list[str]], annotate: bool, data: st.DataObject
) -> None:
    names = data.draw(st.permutations([f"{number}.txt" for number in range(len(pages))]))
    folder = tmp_path / "dumps"
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    for number, (name, summaries) in enumerate(zip(names, pages, strict=True)):
        (folder / name).write_text(page(*summaries) + "\n" * number, "utf-8")
    made = csc.build(folder, tmp_path / "release", annotate=annotate).folder
    assert csc.verify(made).faults == ()
    corpus = csc.load(made)
    there = tuple({one for summaries in pages for one in summaries})
    wanted = expected(there)
    assert ids_of(corpus.articles) == wanted
    used = {one.record_id for table in (corpus.ledger, corpus.provenance, corpus.sightings) for one in table} - {None}
    assert used == {one.id for one in corpus.articles}
    longer = sum(wanted[one] != SHORT for summaries in pages for one in summaries)
    assert sum(one.code == "shared-id" for one in models("problems", read_table(made, "problems"))) == longer


def test_a_record_that_takes_the_form_of_a_longer_id_has_another_one() -> None:
    longer = max(expected(SUMMARIES[:2]).values(), key=len)
    head, _, checksum = longer.rpartition("-")
    title = head.partition("/")[2].replace("-", " ").replace("  ", " ").capitalize()
    summary = clashing("A story that says", title, checksum)
    parsed = csc.parse(page(*SUMMARIES[:2]) + page(summary, title=title))
    assert len({one.id for one in parsed.articles}) == len({(one.title, one.summary) for one in parsed.articles}) == 5


def test_ids_tell_what_they_share() -> None:
    assert shared_id(SHORT) is None
    assert {shared_id(one) for one in expected(SUMMARIES).values()} == {None, SHORT}
    Article(id=max(expected(SUMMARIES).values(), key=len), publisher="localgov", title="A", document_id="0" * 64,
            position=0)  # fmt: skip


def test_a_curated_row_and_a_query_find_the_record_by_its_longer_id(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(page(*SUMMARIES[:2]), "utf-8")
    longer = max(expected(SUMMARIES[:2]).values(), key=len)
    head = "publisher,record_id,title,earliest,latest,kind,byline,source"
    row = f"localgov,{longer},,2024-06-26,2024-06-26,publisher_page,,https://example.org/page"
    (tmp_path / "date_evidence.csv").write_text(f"{head}\n{row}\n", "utf-8")
    built = csc.build(tmp_path / "page.txt", tmp_path / "release", curation=tmp_path)
    assert csc.verify(built.folder).faults == ()
    assert built.unused == ()
    assert str(csc.load(built.folder).articles[longer].published) == "2024-06-26"
