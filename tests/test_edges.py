"""Values at the very edge, the evidence beside a value, and what reports print, by content."""

import gc
import json
from datetime import date
from pathlib import Path

import pytest

from childservices_corpus import parse
from childservices_corpus.annotate.pipeline import annotate
from childservices_corpus.collector import collector_paused
from childservices_corpus.errors import InputError
from childservices_corpus.evaluation.labels import read_labels
from childservices_corpus.evaluation.quality import Figure, Quality

QUALITY = Quality(
    "ab" * 32,
    3,
    (
        Figure("authors", "all", "precision", 20, 0.95, 0.764, 0.991),
        Figure("authors", "all", "recall", 0, None, None, None),
        Figure("dates", "themj", "median_days", 7, 6.5, None, None),
        Figure("dates", "themj", "share", 7, 1.0, 0.646, None),
    ),
)


def test_quality_prints_each_figure_with_its_interval_and_number() -> None:
    assert str(QUALITY) == (
        "authors  all    precision 0.950 (0.764 to 0.991) of 20; recall open of 0\n"
        "dates    themj  median days 6.5 of 7; share 1.000 (0.646 to open) of 7"
    )
    assert repr(QUALITY) == str(QUALITY)
    assert str(Quality("ab" * 32, 0, ())) == ""


def test_quality_as_html_has_the_same_cells() -> None:
    page = QUALITY._repr_html_()
    for words in ("authors", "themj", "precision 0.950 (0.764 to 0.991) of 20; recall open of 0", "95 % intervals"):
        assert words in page


def test_quality_as_json_is_sorted_and_whole() -> None:
    text = QUALITY.to_json()
    content = json.loads(text)
    assert text == json.dumps(content, indent=1, sort_keys=True) + "\n"
    assert (content["labels_sha256"], content["records"]) == ("ab" * 32, 3)
    assert content["fields"] == {
        "authors": {
            "all": {
                "precision": {"n": 20, "value": 0.95, "low": 0.764, "high": 0.991},
                "recall": {"n": 0, "value": None, "low": None, "high": None},
            }
        },
        "dates": {
            "themj": {
                "median_days": {"n": 7, "value": 6.5, "low": None, "high": None},
                "share": {"n": 7, "value": 1.0, "low": 0.646, "high": None},
            }
        },
    }


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_is_held_and_left_as_it_was(was_on: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if was_on else gc.disable)()
        with collector_paused():
            assert not gc.isenabled()
        assert gc.isenabled() is was_on
        with pytest.raises(ZeroDivisionError), collector_paused():
            raise ZeroDivisionError
        assert gc.isenabled() is was_on
    finally:
        (gc.enable if before else gc.disable)()


PAGE = "  \N{BULLET} A title\n\n    13 June 2024\n\n    Councils must act, a report of 3 May 2021 has found.\n"
END = "\n\n\nTags assigned to this article:\nThere are no tags assigned to this article!\n\nRelated Articles\n"


def test_the_words_of_a_stated_date_are_its_date_line() -> None:
    parsed = parse(PAGE, layout="themj-bulleted")
    (article,) = parsed.articles
    (row,) = [row for row in parsed.provenance if row.field == "published_text"]
    assert parsed.document.text[row.start : row.end] == article.published_text == "13 June 2024"
    assert (article.published_earliest, article.published_latest) == (date(2024, 6, 13), date(2024, 6, 13))


# "Today" in a quotation is the speaker's: the text is of that day or later.
@pytest.mark.parametrize(
    ("lead", "latest"),
    [
        ("", date(2020, 7, 14)),
        ("We met. ", date(2020, 7, 14)),
        ("\N{LEFT DOUBLE QUOTATION MARK}So it is. ", None),
    ],
)
def test_the_words_of_a_date_told_of_stand_at_its_offsets(lead: str, latest: date | None) -> None:
    parsed = parse(f"Comment: a title\n\n{lead}Today, Tuesday 14 July 2020, they met.{END}", layout="adcs-feed")
    (statement,) = annotate([parsed]).statements
    told = [item for item in statement.issued_evidence if item.kind == "text"]
    assert [item.words for item in told] == ["Tuesday 14 July 2020"]
    for item in told:
        assert item.start is not None
        assert parsed.document.text[item.start : item.end] == item.words
        assert (item.earliest, item.latest) == (date(2020, 7, 14), latest)


def test_a_record_at_offset_nought_and_one_at_the_end_of_the_text_are_whole() -> None:
    parsed = parse(PAGE.lstrip() + PAGE.replace("A title", "Another title").rstrip("\n"), layout="themj-bulleted")
    assert [article.title for article in parsed.articles] == ["A title", "Another title"]
    assert parsed.ledger[0].start == 0
    assert parsed.ledger[-1].end == len(parsed.document.text)
    assert all(article.summary and article.summary.endswith("has found.") for article in parsed.articles)


@pytest.mark.parametrize(
    "row", ['{"document_id": [], "position": 0}', '{"document_id": "a", "position": "0"}', "[]", "{"]
)
def test_a_row_that_is_not_a_label_is_named_with_its_line(row: str, tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").write_text(f'{{"document_id": "a", "position": 0}}\n{row}\n', "utf-8")
    with pytest.raises(InputError, match=r"articles\.jsonl:2: is not a label"):
        read_labels(tmp_path)
