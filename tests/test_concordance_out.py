"""A concordance and the hits of a search, printed and taken out."""

import json
import pickle
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.corpus import Corpus
from childservices_corpus.errors import QueryError
from childservices_corpus.models import Quotation
from childservices_corpus.tables.columns import models_table
from corpora import real_tables
from searching import CORPUS
from test_concordance import article

RELEASE = csc.load()


def test_frames_files_and_streams_hold_every_line(tmp_path: Path) -> None:
    found = RELEASE.statements.concordance('"foster carers"')
    lines = [vars(line) for line in found]
    assert found.to_arrow().to_pylist() == lines
    assert pa.table(found).to_pylist() == lines
    assert pickle.loads(pickle.dumps(found)).to_arrow().to_pylist() == lines
    rows = [json.loads(row) for row in found.to_jsonl(tmp_path / "x.jsonl").read_text("utf-8").splitlines()]
    assert [row["key"] for row in rows] == [line["key"] for line in lines]
    assert found.to_csv(tmp_path / "x.csv").read_text("utf-8").startswith("left,key,right,sentence,record_id,")
    polars = pytest.importorskip("polars")
    assert polars.DataFrame(found)["key"].to_list() == [line["key"] for line in lines]
    pytest.importorskip("pandas")
    assert list(found.to_pandas()["key"]) == [line["key"] for line in lines]
    empty = RELEASE.statements.concordance("kangaroo")
    assert (list(empty), empty.records, empty.to_arrow().schema) == ([], 0, found.to_arrow().schema)


def test_hits_are_a_frame() -> None:
    hits = RELEASE.search("foster carers", limit=None)
    rows = hits.to_arrow().to_pylist()
    assert [(row["record_id"], row["score"]) for row in rows] == [(hit.record.id, hit.score) for hit in hits]
    for row, hit in zip(rows, hits, strict=True):
        assert (row["snippet"], row["field"]) == (hit.snippet.text, hit.snippet.field)
        assert (row["headline"], row["publisher"]) == (hit.record.headline, hit.record.publisher)
        assert (row["dated_earliest"], row["dated_latest"]) == (hit.record.dated.earliest, hit.record.dated.latest)
    assert pa.table(hits).to_pylist() == rows
    spoken = RELEASE.quotations.hits("funding")
    assert [row["quotation_id"] for row in spoken.to_arrow().to_pylist()] == [hit.record.id for hit in spoken]
    assert spoken.to_arrow()["headline"].null_count == 0
    polars = pytest.importorskip("polars")
    assert polars.DataFrame(hits)["record_id"].to_list() == [row["record_id"] for row in rows]


# Corpora without some tables


def test_without_places_or_texts_the_lines_have_none() -> None:
    tables = real_tables()
    lines = list(
        Corpus.from_tables({**tables, "provenance": tables["provenance"].slice(0, 0)}).records.concordance("care")
    )
    assert lines
    assert {(line.line, line.document_start) for line in lines} == {(None, None)}
    assert all(line.document for line in lines)
    without = {name: table for name, table in tables.items() if name not in ("sources", "documents")}
    lines = list(Corpus.from_tables(without).records.concordance("care"))
    assert lines
    assert {(line.document, line.line, line.document_start) for line in lines} == {(None, None, None)}


def test_a_quotation_without_its_record_has_a_line() -> None:
    made = Quotation(
        id="adcs/s-00000000#q0", record_id="adcs/s-00000000", text="Some care", document_id="0" * 64, start=5, end=14
    )
    (line,) = Corpus.from_tables({"quotations": models_table("quotations", [made])}).quotations.concordance("care")
    assert (line.record_id, line.headline, line.dated, line.key) == ("adcs/s-00000000", None, "XXXX-XX-XX", "care")


# Printing


def test_a_concordance_prints_aligned_lines_and_its_notes() -> None:
    found = CORPUS.records.concordance("care OR council or school")
    lines = str(found).splitlines()
    assert lines[0].startswith("<the first 20 places of 'care OR council or school' in ")
    assert lines[1].startswith("note: or counts as a word")
    assert len(lines) == 22
    assert len({line.index("[") for line in lines[2:]}) <= 2
    assert max(map(len, lines[2:])) <= 100
    page = found._repr_html_()
    assert page.count("<mark>") == 20
    assert "or counts as a word" in page


def test_what_a_page_says_is_only_shown() -> None:
    found = article("Some <script>x</script> care \x1b[31m red").concordance("care")
    assert "\x1b" not in str(found)
    assert "<script>" not in found._repr_html_()
    assert "&lt;script&gt;" in found._repr_html_()


def test_a_wrong_window_or_table_is_one_sentence() -> None:
    for window in (-1, "8", None):
        with pytest.raises(QueryError, match="window is a number of words from 0 on"):
            CORPUS.articles.concordance("care", window=window)  # type: ignore[arg-type]
    with pytest.raises(QueryError, match="ledger have no text to search"):
        CORPUS.ledger.concordance("care")


@given(st.text(max_size=20) | st.lists(st.sampled_from(["-", "care", '"', "NOT ", "*", "("])).map("".join))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_asked(query: str) -> None:
    found = CORPUS.articles.concordance(query)
    assert str(found)
    assert len(list(islice(found, 3))) <= 3
