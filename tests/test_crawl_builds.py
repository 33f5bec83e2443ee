"""Crawl files among the inputs of a build: each page is a dump with its address and day, read where it is."""

import gzip
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

import childservices_corpus as csc
from childservices_corpus.crawl.dumps import CrawlInputs, HeldPage
from childservices_corpus.crawl.limits import CrawlLimits
from childservices_corpus.crawl.records import Place
from childservices_corpus.errors import ExtraMissingError, InputError
from childservices_corpus.release.build import Built
from childservices_corpus.text.dumps import read_inputs
from childservices_corpus.text.given import LeftOut
from crawls import FORMS, address, members, one_member, page, record, story, written
from support import DUMPS

UNREAD = record(b"Contact us\n\nWrite to the office.\n", "https://www.adcs.org.uk/contact")


def built(path: Path, out: Path, **more: object) -> Built:
    return csc.build(path, out, annotate=False, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("form", FORMS)
def test_each_page_is_a_document_with_its_address_and_day(tmp_path: Path, form: str) -> None:
    data = FORMS[form]([page(0), UNREAD, page(1), record(story(), "https://example.org/"), page(2)])
    done = built(written(tmp_path / "a.warc.wet.gz", data), tmp_path / "out")
    corpus = csc.load(done.folder)
    documents = list(corpus.documents)
    assert [one.address for one in documents] == [address(0), address(1), address(2)]
    assert {one.saved for one in documents} == {date(2024, 5, 12)}
    assert {one.publisher for one in documents} == {"themj"}
    assert [one.name.partition("@")[0] for one in documents] == ["a.warc.wet.gz"] * 3
    assert [article.title for article in corpus.articles] == [
        story(number).decode().partition("\n")[0] for number in range(3)
    ]
    (report,) = done.crawls
    assert (report.records, report.taken, dict(report.passed)) == (5, 3, {"unrecognised": 1, "host": 1})
    assert csc.verify(done.folder).sound
    assert done.left_out == ()


def test_a_page_of_a_crawl_file_gives_the_records_of_the_same_page_as_a_dump(tmp_path: Path) -> None:
    pages = [csc.parse(path) for path in DUMPS]
    hosts = {"themj": "www.themj.co.uk", "localgov": "www.localgov.co.uk", "adcs": "adcs.org.uk"}
    records = [
        record(path.read_bytes(), f"https://{hosts[parsed.document.publisher or '']}/{path.stem}", date=None)
        for path, parsed in zip(DUMPS, pages, strict=True)
    ]
    crawled = csc.load(built(written(tmp_path / "a.wet", b"".join(records)), tmp_path / "out").folder)
    own = csc.load(csc.build(DUMPS, tmp_path / "own", annotate=False).folder)
    assert {one.id for one in crawled.articles} == {one.id for one in own.articles}
    assert {one.id for one in crawled.statements} == {one.id for one in own.statements}


def test_neither_the_order_of_inputs_nor_their_form_changes_a_record(tmp_path: Path) -> None:
    paths = [written(tmp_path / f"{form[:3]}.warc", FORMS[form]([page(0), page(1)])) for form in FORMS]
    there, back = built_files(paths, tmp_path / "there"), built_files(paths[::-1], tmp_path / "back")
    assert there == back


def built_files(paths: list[Path], out: Path) -> dict[str, bytes]:
    csc.build(paths, out, annotate=False)
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


def test_the_same_page_saved_twice_is_built_once_with_its_first_day(tmp_path: Path) -> None:
    data = page(date="2024-05-12T10:00:00Z") + page(date="2023-07-01T10:00:00Z")
    corpus = csc.load(built(written(tmp_path / "a.wet", data), tmp_path / "out").folder)
    assert [one.saved for one in corpus.documents] == [date(2023, 7, 1)]
    (problem,) = corpus.problems
    assert problem.code == "duplicate-dump"
    assert f"({address()}, saved 2023-07-01)" in problem.message


def test_damage_is_a_problem_with_file_and_offset(tmp_path: Path) -> None:
    path = written(tmp_path / "a.wet.gz", members([page(0), page(1)])[:-3])
    corpus = csc.load(built(path, tmp_path / "out").folder)
    assert len(corpus.articles) == 1
    (problem,) = corpus.problems
    assert problem.code == "unreadable-input"
    assert problem.document == f"a.wet.gz@{len(members([page(0)])):012d}"
    assert "the file ends inside a gzip member" in problem.message


def test_a_crawl_file_in_a_folder_is_read_and_named_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "in" / "news").mkdir(parents=True)
    written(tmp_path / "in" / "news" / "A.WARC.GZ", members([page(0)]))
    written(tmp_path / "in" / "b.txt", story(1))
    corpus = csc.load(built(tmp_path / "in", tmp_path / "out").folder)
    assert [one.name for one in corpus.documents] == ["b.txt", "news/A.WARC.GZ@000000000000"]


def test_a_row_of_pages_csv_adds_to_what_a_page_says_itself(tmp_path: Path) -> None:
    written(tmp_path / "a.wet", page(0) + page(1))
    name = f"a.wet@{len(page(0)):012d}"
    (tmp_path / "pages.csv").write_text(
        f"name,address,saved,publisher,layout\n{name},,2024-01-31,themj,\n", encoding="utf-8"
    )
    corpus = csc.load(built(tmp_path, tmp_path.parent / f"{tmp_path.name}-out").folder)
    assert [(one.address, one.saved) for one in corpus.documents] == [
        (address(0), date(2024, 5, 12)),
        (address(1), date(2024, 1, 31)),
    ]


def test_a_crawl_file_without_a_page_is_an_error_that_counts(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a\.wet: left out: none of its pages was taken: 1 record that no layout"):
        built(written(tmp_path / "a.wet", UNREAD), tmp_path / "out")


def test_other_inputs_are_built_beside_a_crawl_file_without_a_page(tmp_path: Path) -> None:
    paths = [written(tmp_path / "a.wet", UNREAD), written(tmp_path / "b.txt", story())]
    done = csc.build(paths, tmp_path / "out", annotate=False)
    assert [str(one) for one in done.left_out] == [
        "a.wet: left out: none of its pages was taken: 1 record that no layout recognises"
    ]


def test_hosts_and_limits_of_a_build_are_those_of_crawl_pages(tmp_path: Path) -> None:
    path = written(tmp_path / "a.wet", page(0) + record(story(1) * 9, "https://example.org/"))
    corpus = csc.load(built(path, tmp_path / "out", hosts=["example.org"]).folder)
    assert [one.address for one in corpus.documents] == ["https://example.org/"]
    with pytest.raises(InputError, match="too large"):
        built(path, tmp_path / "out", limits=CrawlLimits(largest_page=10), hosts=["example.org"])


@pytest.mark.parametrize("form", FORMS)
def test_a_dump_holds_no_bytes_and_is_read_where_it_is(tmp_path: Path, form: str) -> None:
    path = written(tmp_path / "a.wet", FORMS[form]([page(number) for number in range(6)]))
    dumps = read_inputs([path], (), CrawlInputs()).dumps
    assert {one.data for one in dumps} == {None}
    for order in (dumps, dumps[::-1], dumps[::2]):
        assert [sha256(one.read()).hexdigest() for one in order] == [one.document_id for one in order]


def test_a_page_far_inside_a_large_member_is_read_where_it_is(tmp_path: Path) -> None:
    noise = [record(Random(number).randbytes(50_000), "https://example.org/") for number in range(4)]
    path = written(tmp_path / "a.wet.gz", one_member([page(0), *noise, page(1)]))
    dumps = read_inputs([path], (), CrawlInputs(limits=CrawlLimits(largest_stored=100_000))).dumps
    assert [dump.read() for dump in dumps[::-1]] == [story(1), story(0)]


def test_pages_of_two_files_can_be_read_in_turns(tmp_path: Path) -> None:
    paths = [
        written(tmp_path / name, one_member([page(first), page(first + 1), page(first + 2)]))
        for name, first in (("a.wet", 0), ("b.wet", 3))
    ]
    dumps = read_inputs(paths, (), CrawlInputs()).dumps
    for one, other in zip(dumps[:3], dumps[3:], strict=True):
        assert {sha256(dump.read()).hexdigest() for dump in (one, other)} == {one.document_id, other.document_id}


@pytest.mark.parametrize("form", FORMS)
def test_a_file_that_changes_during_a_build_is_an_error(tmp_path: Path, form: str) -> None:
    path = written(tmp_path / "a.wet", FORMS[form]([page(0), page(1)]))
    dumps = read_inputs([path], (), CrawlInputs()).dumps
    written(path, FORMS[form]([page(2), page(3)]))
    for dump in dumps:
        with pytest.raises(InputError, match="the file changed during the build"):
            dump.read()
    path.unlink()
    with pytest.raises(InputError, match="cannot be read"):
        dumps[0].read()


def test_a_page_that_is_not_at_its_place_is_an_error(tmp_path: Path) -> None:
    path = written(tmp_path / "a.wet", gzip.compress(page(0)))
    for place in (Place(3), Place(0, 7), Place(10**9)):
        with pytest.raises(InputError, match="the file changed during the build"):
            HeldPage(path, place, CrawlLimits()).read()


def test_a_crawl_file_that_vanishes_is_left_out_as_a_whole(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    path = written(tmp_path / "in" / "a.wet", page(0) + page(1))
    written(tmp_path / "in" / "b.txt", story(2))
    inputs = read_inputs([tmp_path / "in"], (), CrawlInputs())
    left = inputs.without(inputs.dumps[0], LeftOut("a.wet", "it is gone", unreadable=True))
    assert [one.name for one in left.dumps] == ["b.txt"]
    assert [one.name for one in left.left_out] == ["a.wet"]
    assert inputs.dumps[0].file == "a.wet"
    assert replace(inputs.dumps[0], held=None).own_path == path


def test_without_a_reader_of_crawl_files_one_is_left_out(tmp_path: Path) -> None:
    paths = [written(tmp_path / "a.wet", page()), written(tmp_path / "b.txt", story())]
    assert [str(one) for one in read_inputs(paths).left_out] == ["a.wet: left out: only a build reads crawl files"]


def test_the_extra_is_named_where_it_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import childservices_corpus.crawl.records as module

    (tmp_path / "in").mkdir()
    path = written(tmp_path / "in" / "a.wet", page())
    written(tmp_path / "in" / "b.txt", story())
    monkeypatch.setattr(module, "LIBRARY", "notinstalled.warc")
    with pytest.raises(ExtraMissingError, match=r"childservices-corpus\[crawl\]"):
        built(path, tmp_path / "out")
    corpus = csc.load(built(tmp_path / "in", tmp_path / "out").folder)
    assert [one.name for one in corpus.documents] == ["b.txt"]
    assert "childservices-corpus[crawl]" in corpus.problems[0].message
