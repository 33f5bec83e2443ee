"""Corrections: applied as written, refused when they no longer fit, and never in silence."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus.annotate.pipeline import annotate
from childservices_corpus.curation.apply import apply_corrections
from childservices_corpus.curation.corrections import COLUMNS, Correction, read_corrections
from childservices_corpus.curation.folder import Curation
from childservices_corpus.errors import CorpusError, CurationError
from childservices_corpus.models import Article, Statement
from childservices_corpus.parsing.objects import parse

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = Article(
    id="themj/a-title-00000001",
    publisher="themj",
    title="A title",
    genre="news",
    topics=("send",),
    document_id="0" * 64,
    position=0,
)
STATEMENT = Statement(
    id="adcs/a-title-00000002", publisher="adcs", title="A title", kind="comment", document_id="0" * 64, position=0
)
BOTH: tuple[Article | Statement, ...] = (ARTICLE, STATEMENT)


def correction(record: str, field: str, old: str, new: str) -> Correction:
    return Correction(record, field, old, new, "the page says so", "read by eye")


GOOD: list[tuple[str, str, str, str, object, str]] = [
    (ARTICLE.id, "genre", "news", "opinion", "opinion", "a word"),
    (ARTICLE.id, "genre", "news", "", None, "no value"),
    (ARTICLE.id, "topics", '["send"]', '["finance", "send"]', ("finance", "send"), "a list as JSON"),
    (ARTICLE.id, "topics", '["send"]', "", (), "an empty list"),
    (ARTICLE.id, "authors", "", '["Jenny Coles"]', ("Jenny Coles",), "a list that was empty"),
    (ARTICLE.id, "authors", "[]", '["Jenny Coles"]', ("Jenny Coles",), "an empty list written out"),
    (STATEMENT.id, "stub", "false", "true", True, "a truth value"),
    (STATEMENT.id, "word_count", "", "781", 781, "a number"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "field", "old", "new", "value", "reason"), GOOD, ids=[row[5] for row in GOOD])
def test_a_correction_changes_its_field_and_nothing_else(
    record: str, field: str, old: str, new: str, value: object, reason: str
) -> None:
    item = correction(record, field, old, new)
    done = apply_corrections(BOTH, [item])
    assert [fixed.id for fixed in done.records] == [given_.id for given_ in BOTH]
    for fixed, before in zip(done.records, BOTH, strict=True):
        wanted = before.model_dump() | ({field: value} if before.id == record else {})
        assert fixed.model_dump() == wanted, reason
    assert done.applied == (item,)
    assert done.of(record, field) == (item,)


def test_a_day_is_corrected_on_both_sides_at_once() -> None:
    rows = [
        correction(ARTICLE.id, "published_earliest", "", "2024-06-13"),
        correction(ARTICLE.id, "published_latest", "", "2024-06-13"),
        correction(ARTICLE.id, "published_basis", "unknown", "curated"),
    ]
    [fixed] = apply_corrections([ARTICLE], rows).records
    assert fixed.published.to_edtf() == "2024-06-13"


BAD = [
    ("themj/no-such-00000003", "genre", "news", "opinion", "do not exist", "an unknown record"),
    (ARTICLE.id, "colour", "", "red", "the field does not exist", "an unknown field"),
    (ARTICLE.id, "genre", "opinion", "feature", "the value is news", "old no longer matches"),
    (ARTICLE.id, "genre", "", "feature", "the value is news", "old is empty and the value is not"),
    (ARTICLE.id, "topics", '["finance"]', "[]", "send", "an old list that no longer matches"),
    (ARTICLE.id, "topics", "send", "finance", r'write a list as \["finance"\]', "a list that is not JSON"),
    (ARTICLE.id, "genre", "news", "poem", "genre", "a value the model refuses"),
    (ARTICLE.id, "published_earliest", "", "13 June", "published_earliest", "a day that is none"),
    (ARTICLE.id, "genre", "news", "news", "the new value equals the old value", "nothing to correct"),
    (ARTICLE.id, "authors", "", "[]", "the new value equals the old value", "nothing to correct, written in two ways"),
    (STATEMENT.id, "word_count", "", f"{10**20}", "word_count", "a number that fits no table"),
    (ARTICLE.id, "title", "A title", "The title", "never changed", "words of the page"),
    (ARTICLE.id, "id", ARTICLE.id, "themj/other-00000009", "identifies", "the identity of the record"),
]


@pytest.mark.parametrize(("record", "field", "old", "new", "says", "reason"), BAD, ids=[row[5] for row in BAD])
def test_a_correction_that_does_not_fit_is_refused(
    record: str, field: str, old: str, new: str, says: str, reason: str
) -> None:
    with pytest.raises(CurationError, match=says):
        apply_corrections(BOTH, [correction(record, field, old, new)])


def test_authors_that_a_byline_names_are_quoted_and_not_repaired() -> None:
    page = parse("Early help\n\nBy Ann Sample | 13 June 2024\n\nCouncils have been told to act.\n")
    row = correction(page.articles[0].id, "authors", '["Ann Sample"]', "[]")
    with pytest.raises(CurationError, match="never changed"):
        annotate([page], Curation(corrections=(row,)))


def test_a_field_is_corrected_once() -> None:
    rows = [correction(ARTICLE.id, "genre", "news", new) for new in ("opinion", "feature")]
    with pytest.raises(CurationError, match="twice"):
        apply_corrections(BOTH, rows)


def test_bounds_in_the_wrong_order_are_refused() -> None:
    rows = [
        correction(ARTICLE.id, "published_earliest", "", "2024-06-13"),
        correction(ARTICLE.id, "published_latest", "", "2024-06-12"),
    ]
    with pytest.raises(CurationError, match="after"):
        apply_corrections(BOTH, rows)


DAY_ROWS = [
    ([("earliest", "", "2024-06-13")], "published_basis to curated", "a day that nothing gave"),
    ([("earliest", "", "2024-06-13"), ("basis", "unknown", "order")], "to curated", "a day that the order gave"),
]


@pytest.mark.parametrize(("cells", "says"), [row[:2] for row in DAY_ROWS], ids=[row[2] for row in DAY_ROWS])
def test_a_corrected_day_does_not_rest_on_what_gave_the_old_one(cells: list[tuple[str, str, str]], says: str) -> None:
    rows = [correction(ARTICLE.id, f"published_{name}", old, new) for name, old, new in cells]
    with pytest.raises(CurationError, match=says):
        apply_corrections(BOTH, rows)


def test_a_day_taken_away_is_unknown() -> None:
    dated = ARTICLE.model_copy(
        update={"published_earliest": date(2024, 6, 13), "published_basis": "role", "published_evidence": ()}
    )
    gone = correction(ARTICLE.id, "published_earliest", "2024-06-13", "")
    with pytest.raises(CurationError, match="published_basis to unknown"):
        apply_corrections([dated], [gone])
    [fixed] = apply_corrections([dated], [gone, correction(ARTICLE.id, "published_basis", "role", "unknown")]).records
    assert (fixed.published_earliest, fixed.published_basis) == (None, "unknown")


def test_a_corrected_record_still_opens_its_page() -> None:
    parsed = parse(next((ROOT / "data" / "raw").glob("000*")))
    first = parsed.articles[0]
    [fixed] = apply_corrections([first], [correction(first.id, "genre", "", "news")]).records
    assert fixed.genre == "news"
    assert fixed.explain("title") == first.explain("title")


def test_a_correction_tells_itself() -> None:
    told = correction(ARTICLE.id, "genre", "news", "").told()
    assert "genre" in told
    assert "news" in told
    assert "empty" in told
    assert "read by eye" in told


def test_the_error_is_one_of_ours() -> None:
    assert issubclass(CurationError, CorpusError)


HEAD = ",".join(COLUMNS)
ROW = 'themj/a-1,topics,"[""a"", ""b""]",[],why,where'


@pytest.mark.parametrize("bom", ["", "\N{ZERO WIDTH NO-BREAK SPACE}"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_is_read(tmp_path: Path, bom: str, end: str) -> None:
    path = tmp_path / "corrections.csv"
    path.write_bytes(f"{bom}{HEAD}{end}{end}{ROW}{end}".encode())
    assert read_corrections(path) == (Correction("themj/a-1", "topics", '["a", "b"]', "[]", "why", "where"),)


FILES = [
    (b"", "header", "an empty file"),
    (b"record,old\n", "lacks the column", "another header"),
    (f"{HEAD}\na,b,c\n".encode(), "line 2", "too few cells"),
    (f"{HEAD}\nr,f,o,n,,s\n".encode(), "reason is empty", "no reason"),
    (f"{HEAD}\nr,f,o,n,why, \n".encode(), "source is empty", "no source"),
    (b"\xff\xfe", "cannot be read", "not UTF-8"),
    (f'{HEAD}\nr,f,o,n,why,"s\n'.encode(), "cannot be read", "an open quotation mark"),
]


@pytest.mark.parametrize(("content", "says", "reason"), FILES, ids=[row[2] for row in FILES])
def test_a_file_that_is_wrong_is_refused(tmp_path: Path, content: bytes, says: str, reason: str) -> None:
    path = tmp_path / "corrections.csv"
    path.write_bytes(content)
    with pytest.raises(CurationError, match=says):
        read_corrections(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CurationError, match="cannot be read"):
        read_corrections(tmp_path / "none.csv")


def test_the_table_of_the_project_can_be_read() -> None:
    read_corrections(ROOT / "data" / "curation" / "corrections.csv")


@given(st.text(), st.text(), st.text())
def test_any_cells_are_applied_or_refused(field: str, old: str, new: str) -> None:
    try:
        apply_corrections([ARTICLE], [correction(ARTICLE.id, field, old, new)])
    except CurationError:
        return
    assert field in Article.model_fields
