"""The parts of a comparison: nested values, rows with equal keys, the number that must follow, words for readers."""

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.arrow import values
from childservices_corpus.differences.changelog import HEADING, changelog
from childservices_corpus.differences.forms import KEYS
from childservices_corpus.differences.parts import Columns, FieldChange, RecordChange
from childservices_corpus.differences.renamed import renamings
from childservices_corpus.differences.values import differing
from childservices_corpus.differences.version import next_version
from childservices_corpus.differences.words import EVIDENCE_MEANING, KINDS, in_marks, shortened
from childservices_corpus.errors import ReleaseError
from childservices_corpus.models.dates import EvidenceKind
from childservices_corpus.tables.schemas import schema
from support import ROOT

RELEASES = ROOT / "data" / "releases"
EVIDENCE = schema("articles").field("published_evidence").type
ITEMS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["curated", "order"]),
        "earliest": st.none() | st.just(date(2024, 6, 13)),
        "words": st.none() | st.sampled_from(["", "a", "b"]),
        "start": st.none() | st.integers(0, 2),
        "document_id": st.none() | st.sampled_from(["x", "y"]),
    }
)
LISTS = st.lists(st.lists(ITEMS, max_size=3), max_size=5)


@pytest.fixture(scope="module")
def found() -> csc.Diff:
    return csc.diff(RELEASES / "0.2.0", RELEASES / "0.2.1")


@settings(max_examples=40)
@given(st.data())
def test_nested_values_differ_as_python_compares_them_without_their_places(data: st.DataObject) -> None:
    old = data.draw(LISTS)
    new = [data.draw(st.just(one) | st.lists(ITEMS, max_size=3)) for one in old]

    def bare(rows: list[dict[str, Any]]) -> list[Any]:
        return [(row["kind"], row["earliest"], row["words"]) for row in rows]

    wanted = [bare(left) != bare(right) for left, right in zip(old, new, strict=True)]
    assert differing(values(old, EVIDENCE), values(new, EVIDENCE)).tolist() == wanted


def test_a_null_differs_from_a_value() -> None:
    kind = schema("articles").field("title").type
    assert differing(values(["a", None, None], kind), values([None, None, "b"], kind)).tolist() == [True, False, True]


def test_the_page_has_a_row_for_each_kind_of_cause() -> None:
    table = (ROOT / "docs" / "diff.md").read_text("utf-8").partition("| cause |")[2].partition("\n\n")[0]
    assert tuple(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == KINDS


def test_each_kind_of_evidence_is_explained(found: csc.Diff) -> None:
    assert set(EVIDENCE_MEANING) == set(get_args(EvidenceKind))
    text = found.to_text(0)
    assert "topics: Topic slugs, the main one first." in text
    assert "kinds of evidence, behind the dot: text: words of the record\n" in text


def test_every_key_is_a_column() -> None:
    assert all(set(keys) <= set(schema(table).names) for table, keys in KEYS.items())


ROW = {
    "publisher": "themj",
    "document_id": "d",
    "position": 0,
    "published_text": None,
    "summary": None,
    "paragraphs": [],
}


def test_a_record_is_found_again_by_what_is_surest() -> None:
    old = [ROW | {"id": "1", "title": "Same words"}, ROW | {"id": "2", "title": "At the place", "position": 3}]
    new = [ROW | {"id": "3", "title": "Other", "position": 3}, ROW | {"id": "4", "title": "Same words", "position": 9}]
    pairs = {one.old: one for one in renamings("articles", old, new, {"d": "a.txt"}, {"d": "a.txt"})}
    assert (pairs["1"].new, pairs["1"].same_content) == ("4", True)
    assert (pairs["2"].new, pairs["2"].matched_by) == ("3", "the same place in the same dump (a.txt)")


def test_records_with_other_words_in_other_pages_are_not_the_same() -> None:
    old, new = ROW | {"id": "1", "title": "Some words"}, ROW | {"id": "2", "title": "Others", "document_id": "e"}
    assert list(renamings("articles", [old], [new], {"d": "a.txt"}, {"e": "b.txt"})) == []


def bare(found: csc.Diff, columns: Columns, *records: RecordChange) -> csc.Diff:
    after = replace(found.after, schema_version=found.before.schema_version)
    return replace(found, after=after, columns=columns, records=records, others=())


CHANGED = RecordChange("changed", "articles", "themj/a-00000000", "A", fields=(FieldChange("title", "A", "B"),))
RENAMED = RecordChange("renamed", "articles", "themj/a-00000000", "A", old_id="x", matched_by="y", same_content=True)


@pytest.mark.parametrize(
    ("last", "columns", "records", "wanted"),
    [
        pytest.param("1.2.3", Columns(), (), "1.2.4", id="nothing differs"),
        pytest.param("1.2.3", Columns(), (CHANGED,), "1.3.0", id="a value differs"),
        pytest.param("1.2.3", Columns(new_columns=("articles.x",)), (), "1.3.0", id="a new column"),
        pytest.param("1.2.3", Columns(lost_columns=("articles.x",)), (), "2.0.0", id="a column is gone"),
        pytest.param("1.2.3", Columns(lost_tables=("links",)), (CHANGED,), "2.0.0", id="a table is gone"),
        pytest.param("1.2.3", Columns(retyped=("articles.x",)), (), "2.0.0", id="another type"),
        pytest.param("1.2.3", Columns(), (RENAMED,), "2.0.0", id="other ids for the same content"),
        pytest.param("0.2.1", Columns(lost_tables=("links",)), (), "0.3.0", id="before 1.0.0"),
        pytest.param("0.2.1", Columns(), (), "0.2.2", id="nothing differs before 1.0.0"),
    ],
)
def test_the_number_that_must_follow(
    found: csc.Diff, last: str, columns: Columns, records: tuple[RecordChange, ...], wanted: str
) -> None:
    assert next_version(bare(found, columns, *records), last).version == wanted


def test_another_schema_raises_the_first_number(found: csc.Diff) -> None:
    after = replace(found.after, schema_version="9.0")
    follows = next_version(replace(found, after=after), "1.0.0")
    assert (follows.level, follows.version) == ("major", "2.0.0")
    assert "the schema is 9.0" in follows.why


def test_a_version_that_is_none_is_refused(found: csc.Diff) -> None:
    with pytest.raises(ReleaseError, match="is not a version"):
        next_version(found, "v1")


def test_json_holds_every_record_and_text_as_many_as_asked_for(found: csc.Diff) -> None:
    whole = json.loads(found.to_json())
    assert len(whole["records"]) == len(found.records) > 40
    assert found.to_text(3).count("\n  changed: ") == 3
    assert f"and {len(found.records) - 3} records more" in found.to_text(3)
    assert found.to_text(0).count("\n  changed: ") == 0


def test_words_of_pages_are_no_marks_of_markdown(found: csc.Diff) -> None:
    trap = replace(CHANGED, headline="<b>*A* [link](https://x.example)</b>\n# Title")
    text = bare(found, Columns(), trap).to_markdown()
    assert "\\<b\\>\\*A\\* \\[link\\](https://x.example)\\</b\\> \\# Title" in text
    assert "\n# Title" not in text


def test_the_changelog_says_what_changed_in_the_data(found: csc.Diff) -> None:
    lines = changelog(found).split("\n")
    assert lines[:3] == [HEADING, "", "- 260 records are in both releases."]
    assert any(line.startswith("- 20 records have other values: topics (18)") for line in lines)
    assert not any("does not say which program" in line for line in lines)


@pytest.mark.parametrize(
    ("value", "said"),
    [("Judgment day", "'Judgment day'"), (date(2020, 8, 31), "2020-08-31"), (None, "nothing"), (["a", "b"], "a; b")],
)
def test_an_original_value_is_told_as_a_reader_writes_it(value: Any, said: str) -> None:
    assert in_marks(value) == said


def test_a_long_value_is_not_cut_in_a_day() -> None:
    said = shortened("a " * 52 + "2022-02-04 and more")
    assert said == "a " * 51 + "a\N{HORIZONTAL ELLIPSIS}"
