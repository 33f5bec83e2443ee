"""Damaged crawl files: damage costs only the records that it is in, and each loss is counted with its place."""

import base64
import gzip
import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.crawl.limits import CrawlLimits
from childservices_corpus.crawl.report import CrawlReport
from childservices_corpus.errors import InputError
from crawls import FORMS, address, members, one_member, page, plain, record, response, story, written

SMALL = CrawlLimits(largest_page=10_000, largest_stored=10_000, largest_ratio=20)


def read(data: bytes, limits: CrawlLimits | None = None) -> tuple[list[bytes], CrawlReport]:
    """The contents of the pages in `data`, and the report."""
    with TemporaryDirectory() as folder:
        pages = csc.crawl_pages(written(Path(folder) / "a.warc.gz", data), limits=limits, recognised=False)
        return [one.content for one in pages], pages.report


def between(form: str, middle: bytes) -> tuple[list[int], CrawlReport]:
    """Which of two pages around `middle` are taken, with the report; nothing else may be."""
    found, report = read(FORMS[form]([page(0), middle, page(1)]), SMALL)
    assert set(found) <= {story(0), story(1)}
    return [number for number in (0, 1) if story(number) in found], report


WRONG = {
    "a length that is too long": record(story(2), address(2), length=1000),
    "a length that is too short": record(story(2), address(2), length=5),
    "a length of one more": record(story(2), address(2), length=len(story(2)) + 1),
    "a length of one less": record(story(2), address(2), length=len(story(2)) - 1),
    "a length below zero": record(story(2), address(2), length=-5),
    "a length that is not a number": record(story(2), address(2), length="many"),
    "a length in other digits": record(story(2), address(2), length="\N{SUPERSCRIPT TWO}\N{ARABIC-INDIC DIGIT TWO}"),
    "a length of more digits than any file": record(story(2), address(2), length="9" * 400),
    "an empty length": record(story(2), address(2), length=""),
    "no blank line below the fields": page(2).partition(b"\r\n\r\n")[0],
    "other bytes": b"\0\xff garbage \r\n\r\n garbage",
    "the first line alone": b"WARC/1.0\r\n",
    "another version": page(2).replace(b"WARC/1.0", b"WARC/one"),
    "two lengths": record(story(2), address(2), more="Content-Length: 5\r\n"),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("fault", WRONG)
def test_a_wrong_record_costs_only_itself(form: str, fault: str) -> None:
    taken, report = between(form, WRONG[fault])
    assert taken == [0, 1]
    assert report.passed["damaged"] == len(report.not_taken) > 0
    assert report.not_taken[0].name.startswith("a.warc.gz@")


def test_a_record_with_two_addresses_has_none() -> None:
    taken, report = between(
        "plain", record(story(2), address(2), more="WARC-Target-URI: https://www.adcs.org.uk/a\r\n")
    )
    assert (taken, dict(report.passed)) == ([0, 1], {"address": 1})


def test_a_length_beyond_the_limit_costs_only_itself_where_a_record_is_a_member() -> None:
    middle = record(story(2), address(2), length=10**12)
    assert between("plain", middle)[0] == [0, 1]
    assert between("members", middle)[0] == [0, 1]
    taken, report = between("one member", middle)
    assert (taken, report.passed["damaged"]) == ([0], 1)


@pytest.mark.parametrize("form", FORMS)
def test_a_page_that_is_too_large_costs_only_itself(form: str) -> None:
    taken, report = between(form, record(bytes(range(256)) * 400, address(2)))
    assert taken == [0, 1]
    assert [one.reason for one in report.not_taken] == ["large"]
    assert "102,400 bytes" in report.not_taken[0].why


def test_a_record_that_holds_records_is_one_record() -> None:
    """A page that a server gives cannot pass for pages of another host."""
    inside = plain([page(0), page(1)])
    found, _ = read(record(inside, "https://www.adcs.org.uk/a.warc"))
    assert found == [inside]


def test_a_trap_costs_only_itself_and_hardly_any_time() -> None:
    trap = record(b"0" * 50_000_000, address(2))
    found, report = read(members([page(0), trap, page(1)]))
    assert found == [story(0), story(1)]
    assert dict(report.passed) == {"ratio": 1}


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_trap_inside_an_answer_costs_only_itself(coding: str) -> None:
    trap = response(gzip.compress(b"0" * 10_000_000), f"Content-Encoding: {coding}")
    taken, report = between("members", trap)
    assert taken == [0, 1]
    assert report.passed.total() == 1


def test_many_members_in_a_member_of_a_record_cost_no_memory() -> None:
    found, report = read(gzip.compress(b"") * 2000 + members([page(0)]))
    assert (found, report.passed.total()) == ([story(0)], 0)


@pytest.mark.parametrize("name", ["largest_page", "largest_stored", "largest_ratio"])
def test_a_limit_is_a_number_from_1(name: str) -> None:
    with pytest.raises(InputError, match=f"{name} is 0; a limit is a number from 1"):
        CrawlLimits(**{name: 0})


def test_each_limit_counts() -> None:
    data = members([page(0)])
    for limits in (CrawlLimits(largest_page=50), CrawlLimits(largest_stored=50)):
        found, report = read(data, limits)
        assert (found, dict(report.passed)) == ([], {"large": 1})
    trap = members([record(b"0" * 2_000_000)])
    assert read(trap)[1].passed["ratio"] == 1
    assert len(read(trap, CrawlLimits(largest_ratio=5000))[0]) == 1


NONE = {
    "nothing": b"",
    "a text": b"Minutes of a meeting.\n" * 10,
    "a packed text": gzip.compress(b"Minutes of a meeting."),
}


@pytest.mark.parametrize("given", NONE)
def test_a_file_that_is_no_crawl_file_is_one_loss(given: str) -> None:
    found, report = read(NONE[given])
    assert (found, dict(report.passed)) == ([], {"damaged": 1})


def test_a_gzip_member_whose_first_byte_is_lost_is_one_loss() -> None:
    found, report = read(members([page(0), page(1), page(2)])[1:])
    assert (found, dict(report.passed)) == ([story(1), story(2)], {"damaged": 1})


def test_in_a_damaged_member_of_several_records_only_a_digest_makes_one_sure() -> None:
    sha1 = base64.b32encode(hashlib.sha1(story(1)).digest()).decode()
    sure = record(story(1), address(1), more=f"WARC-Block-Digest: sha1:{sha1}\r\n")
    data = bytearray(one_member([page(0), sure, *(record(bytes(range(256)) * 99) for _ in range(20))]))
    data[-6] ^= 1
    found, report = read(bytes(data))
    assert found == [story(1)]
    assert report.passed["damaged"] > 1


def test_a_member_without_its_last_bytes_seems_to_go_on_in_the_next_and_takes_nothing_from_it() -> None:
    """Bytes of the next member are unpacked as if they were of this one, and do not show that it is damaged."""
    broken = [members([page(number)])[:-9] for number in range(6)]
    found, report = read(b"".join(broken) + members([page(0)]))
    assert found == [story(0)]
    assert {one.name[:22] for one in report.not_taken} == {
        f"a.warc.gz@{sum(map(len, broken[:number])):012d}" for number in range(6)
    }


def test_time_is_linear_in_the_number_of_damaged_members() -> None:
    """Each of them could be read to the end of the file."""
    broken = members([page(0)])[:-9]

    def cost(times: int) -> float:
        data, begin = broken * times, process_time()
        assert read(data)[0] == []
        return process_time() - begin

    assert cost(800) < 10 * cost(200)


BLOCKS = [story(number, long=number) for number in range(6)]
RECORDS = [record(block, address(number)) for number, block in enumerate(BLOCKS)]
PIECES = [*RECORDS[:2], b"WARC/1.0\r\n", b"\r\n", b"\x1f\x8b\x08", b"\0", members(RECORDS[2:3])]
# Where bytes are wrong, as a share of the file, and by what.
CHANGES = st.lists(st.tuples(st.floats(0, 0.9999), st.integers(1, 255)), min_size=1, max_size=4)


# The line ends behind a record; where a plain file ends in them, it is the end of a record.
LINE_ENDS = {"plain": 4, "members": 0}


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["plain", "members"]), st.floats(0, 1))
def test_a_file_may_be_cut_anywhere(form: str, where: float) -> None:
    data = FORMS[form](RECORDS)
    end = int(where * len(data))
    found, report = read(data[:end])
    ends = [len(FORMS[form](RECORDS[: number + 1])) for number in range(len(RECORDS))]
    assert found == BLOCKS[: sum(one - LINE_ENDS[form] <= end for one in ends)]
    at_an_end = any(one - LINE_ENDS[form] <= end <= one for one in ends)
    assert bool(report.not_taken) == (not at_an_end)


@settings(max_examples=60, deadline=None)
@given(st.floats(0, 1))
def test_one_member_may_be_cut_anywhere(where: float) -> None:
    data = one_member(RECORDS)
    found, report = read(data[: int(where * len(data))])
    assert found == BLOCKS[: len(found)]
    assert report.not_taken or len(found) == len(BLOCKS)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(["members", "one member"]), CHANGES)
def test_bytes_of_a_packed_file_may_be_wrong_anywhere(form: str, changes: list[tuple[float, int]]) -> None:
    """A page is taken as it was or not at all, and a page that is not taken is counted."""
    data = bytearray(FORMS[form](RECORDS))
    for where, change in changes:
        data[int(where * len(data))] ^= change
    found, report = read(bytes(data))
    assert found == [block for block in BLOCKS if block in found]
    assert len(found) == len(BLOCKS) or report.not_taken


@settings(max_examples=100, deadline=None)
@given(CHANGES)
def test_bytes_of_a_plain_file_may_be_wrong_anywhere(changes: list[tuple[float, int]]) -> None:
    """A wrong letter inside a page cannot be seen without a digest; the other pages stay as they are."""
    data = bytearray(plain(RECORDS))
    for where, change in changes:
        data[int(where * len(data))] ^= change
    found, report = read(bytes(data))
    assert len(found) + report.passed.total() >= len(BLOCKS) - 2 * len(changes)
    assert sum(block not in found for block in BLOCKS) <= 2 * len(changes)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=9))
def test_any_pieces_are_read_and_never_raise(pieces: list[bytes]) -> None:
    found, report = read(b"".join(pieces))
    assert set(found) <= set(BLOCKS)
    assert report.records == len(found) + report.passed.total()


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_and_never_raise(data: bytes) -> None:
    for one in (data, gzip.compress(data), b"WARC/1.0\r\n" + data, b"\x1f\x8b\x08" + data):
        assert read(one)[0] == []
