from datetime import date
from pathlib import Path

import pytest

from childservices_corpus.annotate.dates.infer import infer
from childservices_corpus.annotate.dates.listings import listings
from childservices_corpus.curation.date_evidence import CuratedDate, match, read_curated
from childservices_corpus.errors import InputError
from childservices_corpus.parsing.objects import parse
from packages import AddPackage

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "data" / "curation" / "date_evidence.csv"
HEADER = "publisher,record_id,title,earliest,latest,kind,byline,source\n"
GOOD = "adcs,adcs/a-title-00000000,A title,2021-01-02,2021-01-05,event,,https://example.org\n"

BAD = [
    # label, table, what the message says, why
    ("no column", "publisher,title\nadcs,A title\n", "lacks the column", "columns are required"),
    ("no day", HEADER + GOOD.replace("2021-01-02", "2 Jan"), "line 2: '2 Jan' is not a day", "days are ISO"),
    ("reversed", HEADER + GOOD.replace("2021-01-05", "2021-01-01"), "is after latest", "bounds in order"),
    ("no bound", HEADER + GOOD.replace("2021-01-02,2021-01-05", ","), "both bounds are empty", "a row says something"),
    ("unknown kind", HEADER + GOOD.replace("event", "rumour"), "kind 'rumour'", "kinds are fixed"),
    ("vague page", HEADER + GOOD.replace("event", "publisher_page"), "states the exact day", "a page has one day"),
    ("vague same day", HEADER + GOOD.replace("event", "same_day"), "states the exact day", "today is one day"),
    ("far", HEADER + GOOD.replace("event", "near_event").replace("01-05", "01-09"), "at most 6 days", "near is near"),
    (
        "open near",
        HEADER + GOOD.replace("event", "near_event").replace("2021-01-05", ""),
        "at most 6 days",
        "both ends",
    ),
    (
        "no source",
        HEADER + GOOD.replace("https://example.org", ""),
        "the source is empty",
        "no fact without its source",
    ),
    ("no record", HEADER + GOOD.replace("adcs/a-title-00000000,A title", ","), "the record is not named", "of what?"),
    ("two publishers", HEADER + GOOD.replace("adcs,", "themj,", 1), "not of the publisher 'themj'", "one of them errs"),
    ("second row", HEADER + GOOD + GOOD.replace("2021", "21"), "line 3: ", "the line is named"),
]


@pytest.mark.parametrize(("table", "message"), [pytest.param(*case[1:3], id=case[0]) for case in BAD])
def test_bad_rows_are_refused_with_their_place(tmp_path: Path, table: str, message: str) -> None:
    path = tmp_path / "date_evidence.csv"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_curated(path)


def test_missing_and_undecodable_tables_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_curated(tmp_path / "none.csv")
    path = tmp_path / "date_evidence.csv"
    path.write_bytes(HEADER.encode() + b"adcs,,caf\xe9\n")
    with pytest.raises(InputError, match="not UTF-8"):
        read_curated(path)


def test_one_side_is_enough(tmp_path: Path) -> None:
    path = tmp_path / "date_evidence.csv"
    path.write_text(HEADER + GOOD.replace("2021-01-05", ""), encoding="utf-8")
    (row,) = read_curated(path)
    assert (row.evidence.earliest, row.evidence.latest) == (date(2021, 1, 2), None)
    assert (row.evidence.kind, row.evidence.source) == ("curated", "https://example.org")


def test_an_assumed_day_says_so(tmp_path: Path) -> None:
    path = tmp_path / "date_evidence.csv"
    path.write_text(HEADER + GOOD.replace("event", "near_event"), encoding="utf-8")
    (row,) = read_curated(path)
    assert row.evidence.source == "https://example.org (that the record came within 3 days is assumed)"


def row(record_id: str = "", title: str = "", publisher: str = "adcs") -> CuratedDate:
    return CuratedDate(publisher, record_id, title, date(2021, 1, 2), None, "event", "", "https://example.org")


PAGE = "One\n\nText one.\n\n\nTags assigned to this article:\nRelated Articles\n\nTwice\n\nText two.\n\n\n"
PAGE += "Tags assigned to this article:\nRelated Articles\n\nTwice\n\nText three.\n\n\n"
PAGE += "Tags assigned to this article:\nRelated Articles\n"
RECORDS = parse(PAGE).statements

MATCHES = [
    ("by id", row(RECORDS[1].id), RECORDS[1].id, "the id decides"),
    ("by title", row("", "One"), RECORDS[0].id, "one record alone has the title"),
    ("stale id", row("adcs/one-00000000", "One"), RECORDS[0].id, "the title still finds it"),
    ("two of a title", row("", "Twice"), None, "which one?"),
    ("other publisher", row("", "One", "themj"), None, "not that publisher's"),
    ("gone", row("adcs/none-00000000", "None"), None, "no such record"),
]


@pytest.mark.parametrize(("curated", "expected"), [pytest.param(*case[1:3], id=case[0]) for case in MATCHES])
def test_rows_find_their_record_or_are_refused(curated: CuratedDate, expected: str | None) -> None:
    matched = match([curated], RECORDS, lambda row, record_id: True)
    assert dict(matched.rows) == ({expected: (curated,)} if expected else {})
    assert [refused.row for refused in matched.refused] == ([] if expected else [curated])


def test_a_row_found_by_its_id_need_not_agree() -> None:
    matched = match([row(RECORDS[1].id), row("", "One")], RECORDS, lambda row, record_id: False)
    assert list(matched.rows) == [RECORDS[1].id]
    assert [refused.namesake for refused in matched.refused] == [RECORDS[0].id]


GUARDS = [
    # label, title, text of the record of that title, whether the row of 2 January 2021 is used for it, why
    ("nothing known", "A title", "Text.", True, "nothing speaks against"),
    ("same term", "A title", "Jenny Coles, ADCS President, said: yes.", True, "in office on that day"),
    ("other term", "A title", "Steve Crocker, ADCS President, said: yes.", False, "not in office"),
    ("own day", "A title", "Today, 8 June 2020, one.", False, "another day"),
    ("weekday", "A title", "Today, Saturday 2 January, one.", True, "a Saturday in 2021"),
    ("other weekday", "A title", "Today, Sunday 3 January, one.", False, "no reading has that day"),
    (
        "after its first appearance",
        "A title",
        "In July this year it fell.\n\nThis column first appeared in the LGC in October 2020",
        True,
        "a reprint comes later",
    ),
    ("cut title", "A title of an address that comes each...", "Text.", False, "may be another year's"),
]


@pytest.mark.parametrize(("title", "text", "used"), [pytest.param(*case[1:4], id=case[0]) for case in GUARDS])
def test_a_title_finds_its_record_only_where_nothing_speaks_against(title: str, text: str, used: bool) -> None:
    parsed = parse(f"{title}\n\n{text}\n\n\nTags assigned to this article:\nRelated Articles\n")
    day = date(2021, 1, 2)
    curated = CuratedDate("adcs", "adcs/a-title-00000000", title, day, day, "event", "", "https://example.org")
    found = infer(listings(parsed), [curated])
    kinds = {item.kind for item in found.ranges[parsed.statements[0].id].evidence}
    assert ("curated" in kinds) is used
    assert [finding.namesake for finding in found.findings] == ([] if used else [parsed.statements[0].id])


def test_every_row_of_the_table_has_its_record() -> None:
    pages = [parse(path) for path in sorted((ROOT / "data" / "raw").glob("*.txt"))]
    titles: dict[str, tuple[str, str]] = {}
    for page in pages:
        titles |= {article.id: (article.publisher, article.headline) for article in page.articles}
        titles |= {found.id: (found.publisher, found.headline) for found in page.statements}
    for curated in read_curated(TABLE):
        assert titles[curated.record_id] == (curated.publisher, curated.title)


def test_the_table_says_nothing_twice() -> None:
    rows = read_curated(TABLE)
    assert len({(found.record_id, found.kind, found.source) for found in rows}) == len(rows)


def test_nothing_is_assumed_of_a_publisher_without_a_known_habit(add_package: AddPackage, tmp_path: Path) -> None:
    source = (
        'from childservices_corpus import Publisher\n\nPUBLISHER = Publisher(name="gazette", full_name="A gazette")\n'
    )
    add_package(
        "gazette_of_a_test", source, {"childservices_corpus.publishers": {"gazette": "gazette_of_a_test:PUBLISHER"}}
    )
    path = tmp_path / "date_evidence.csv"
    path.write_text(HEADER + GOOD.replace("event", "near_event").replace("adcs,", "gazette,", 1), "utf-8")
    with pytest.raises(InputError, match="not 'gazette'"):
        read_curated(path)
