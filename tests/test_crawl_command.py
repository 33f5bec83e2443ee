"""The command that looks at a crawl file, and the options for crawl files of build."""

import json
from pathlib import Path

import pytest

from commands import ran
from crawls import address, members, page, record, written

UNREAD = record(b"Contact us\n\nWrite to the office.\n", "https://www.adcs.org.uk/contact")
ELSEWHERE = record(b"More words\n", "https://example.org/")


def test_the_pages_are_listed_and_the_others_counted(tmp_path: Path) -> None:
    path = written(tmp_path / "a.wet", page(0) + UNREAD + ELSEWHERE + page(1, date=None))
    done = ran("crawl", path)
    offset = len(page(0) + UNREAD + ELSEWHERE)
    assert done.code == 0
    assert done.lines == [
        f"a.wet@000000000000\t2024-05-12\t{address(0)}",
        f"a.wet@{offset:012d}\t\t{address(1)}",
        "a.wet: 2 pages taken of 4 records",
        "a.wet: 1 record of another host",
        "a.wet: 1 record that no layout recognises",
    ]


def test_damage_is_named_and_is_exit_code_1(tmp_path: Path) -> None:
    path = written(tmp_path / "a.wet.gz", members([page(0)]) + members([page(1)])[:-3])
    done = ran("crawl", path)
    assert done.code == 1
    place = f"a.wet.gz@{len(members([page(0)])):012d}"
    assert [line.partition(" (")[0] for line in done.errors] == [f"{place}: the file ends inside a gzip member"]
    assert done.lines[-1] == "a.wet.gz: 1 record damaged, or not a record"


def test_json_is_one_object_on_each_line(tmp_path: Path) -> None:
    path = written(tmp_path / "a.wet", page(0) + UNREAD + b"garbage")
    done = ran("crawl", path, "--json")
    first, last = map(json.loads, done.lines)
    assert first == {
        "name": "a.wet@000000000000",
        "address": address(0),
        "saved": "2024-05-12",
        "bytes": len(page(0).partition(b"\r\n\r\n")[2]) - 4,
    }
    report = last["report"]
    assert (report["name"], report["records"], report["taken"]) == ("a.wet", 3, 1)
    assert report["passed"] == {"damaged": 1, "unrecognised": 1}
    assert [one["reason"] for one in report["not_taken"]] == ["damaged"]
    assert done.errors == []


def test_hosts_and_all_pages_of_them_can_be_asked_for(tmp_path: Path) -> None:
    path = written(tmp_path / "a.wet", page(0) + UNREAD + ELSEWHERE)
    assert len(ran("crawl", path, "--all", "--host", "adcs.org.uk", "--host", "example.org").lines) == 2 + 2
    wrong = ran("crawl", path, "--host", "https://adcs.org.uk")
    assert wrong.code != 0


@pytest.mark.parametrize("option", ["--largest-page", "--largest-stored"])
def test_a_limit_is_an_option_of_both_commands(tmp_path: Path, option: str) -> None:
    path = written(tmp_path / "a.wet.gz", members([page(0)]))
    assert "a.wet.gz: 1 record too large" in ran("crawl", path, option, "50").lines
    assert ran("build", path, "-o", tmp_path / "out", option, "50").code != 0
    assert not (tmp_path / "out").exists()


def test_the_ratio_is_an_option(tmp_path: Path) -> None:
    path = written(tmp_path / "a.wet.gz", members([record(b"0" * 2_000_000, address())]))
    assert "a.wet.gz: 1 record packed more closely than a page can be" in ran("crawl", path, "--all").lines
    assert "a.wet.gz: 1 page taken of 1 record" in ran("crawl", path, "--all", "--largest-ratio", "5000").lines


def test_a_build_says_what_became_of_each_record(tmp_path: Path) -> None:
    path = written(tmp_path / "a.wet", page(0) + UNREAD + ELSEWHERE)
    done = ran("build", path, "-o", tmp_path / "out", "--no-annotate")
    assert done.code == 0
    assert done.errors[:3] == [
        "a.wet: 1 page taken of 3 records",
        "a.wet: 1 record of another host",
        "a.wet: 1 record that no layout recognises",
    ]
    hosts = ran("build", path, "-o", tmp_path / "more", "--no-annotate", "--host", "www.themj.co.uk")
    assert "a.wet: 2 records of another host" in hosts.errors
