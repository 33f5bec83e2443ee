"""The five dumps, against what careful readers found in them."""

import tomllib
from collections import Counter
from hashlib import sha256
from itertools import permutations

import pytest

import childservices_corpus as csc
from childservices_corpus.models import Article, Parsed, Statement
from support import DUMPS, RAW, assert_equal_paths, assert_invariants, labels, records

PAGES: dict[str, Parsed] = {}


def page(document_id: str) -> Parsed:
    if not PAGES:
        PAGES.update({parsed.document.id: parsed for parsed in map(csc.parse, DUMPS)})
    return PAGES[document_id]


def by_name(start: str) -> Parsed:
    path = next(path for path in DUMPS if path.name.startswith(start))
    return page(sha256(path.read_bytes()).hexdigest())


def test_the_dumps_are_those_of_the_manifest() -> None:
    manifest = tomllib.loads((RAW / "manifest.toml").read_text("utf-8"))["dump"]
    assert [row["name"] for row in manifest] == [path.name for path in DUMPS]
    for row, path in zip(manifest, DUMPS, strict=True):
        parsed = page(row["sha256"])
        assert sha256(path.read_bytes()).hexdigest() == row["sha256"]
        assert (parsed.document.publisher, parsed.document.layout) == (row["publisher"], row["layout"])


def test_counts_of_records() -> None:
    assert [len(by_name(f"00{number}").articles) for number in range(5)] == [20, 20, 20, 100, 0]
    assert [len(by_name(f"00{number}").statements) for number in range(5)] == [0, 0, 0, 0, 100]


@pytest.mark.parametrize("path", DUMPS, ids=lambda path: path.name[:3])
def test_nothing_is_unrecognised_and_nothing_is_a_problem(path) -> None:  # type: ignore[no-untyped-def]
    parsed = page(sha256(path.read_bytes()).hexdigest())
    assert_invariants(parsed)
    assert_equal_paths(parsed, csc.parse_table(path))
    assert not parsed.problems
    assert not [segment for segment in parsed.ledger if segment.fate == "unrecognised"]
    assert len({record.id for record in records(parsed)}) == len(records(parsed))


def test_the_furniture_of_localgov_yields_no_record() -> None:
    parsed = by_name("003")
    start = parsed.document.text.index("For your free daily news bulletin")
    fates = {segment.fate for segment in parsed.ledger if segment.start >= start}
    assert fates == {"furniture", "blank"}
    assert parsed.articles[-1].title == "Government launches £2m programme to tackle child exploitation"


@pytest.mark.parametrize(
    "label", labels("articles"), ids=lambda label: f"{label['document_id'][:4]}-{label['position']}"
)
def test_articles_equal_the_labels(label) -> None:  # type: ignore[no-untyped-def]
    parsed = page(label["document_id"])
    article: Article = parsed.articles[label["position"]]
    assert article.published_text == label["date_text"]
    lines = parsed.document.text.split("\n")
    title_line = lines[label["line"] - 1]
    assert title_line.lstrip(" •") == article.title
    following = [line.strip() for line in lines[label["line"] :] if line.strip()]
    summary = following[1] if article.published_text else following[0]
    assert summary.replace("\N{NO-BREAK SPACE}", " ") == article.summary


@pytest.mark.parametrize("label", labels("statements"), ids=lambda label: str(label["position"]))
def test_statements_equal_the_labels(label) -> None:  # type: ignore[no-untyped-def]
    statement: Statement = page(label["document_id"]).statements[label["position"]]
    assert statement.title_truncated == label["title_truncated"]
    assert statement.kind == label["kind"]
    assert statement.stub == label["stub"]
    assert len(statement.paragraphs) == label["paragraphs"]
    assert list(statement.subheadings) == label["subheadings"]
    assert list(statement.link_labels) == label["link_labels"]
    assert (statement.end_marker is not None) == label["ends_marker"]
    assert bool(statement.notes) == label["notes_after_ends"]
    published = statement.first_published.model_dump() if statement.first_published else None
    assert published == label["first_published"]


def test_counts_over_all_statements() -> None:
    statements = by_name("004").statements
    assert Counter(statement.kind for statement in statements) == {
        "comment": 54, "response": 15, "column": 10, "press_release": 7,
        "speech": 7, "submission": 5, "event": 1, "publication": 1,
    }  # fmt: skip
    assert sum(statement.stub for statement in statements) == 14
    assert sum(statement.title_truncated for statement in statements) == 19
    assert Counter(statement.end_marker for statement in statements) == {"ENDS": 64, "Ends": 10, None: 26}
    assert sum(bool(statement.notes) for statement in statements) == 3


def test_parts_of_single_statements() -> None:
    statements = by_name("004").statements
    assert statements[24].word_count == 781
    assert statements[24].byline == "Charlotte Ramsden, ADCS President 21/22"
    assert statements[43].link_labels == ("view speech", "view speech")
    assert statements[68].paragraph_roles.count("list_item") == 7
    assert statements[96].paragraphs[0].startswith("Building a country that works for all children post Covid-19 is")
    assert statements[23].id != statements[24].id


def test_dates_of_the_dated_listings() -> None:
    first, last = by_name("000").articles[0], by_name("001").articles[-1]
    assert str(first.published) == "2024-06-13"
    assert str(last.published) == "2022-01-11"
    assert first.published.basis == "stated"
    assert by_name("002").articles[0].published.basis == "unknown"


def test_explain_marks_the_span_in_its_line() -> None:
    article = by_name("000").articles[3]
    assert "  • ⟦Children and childhood must get the priority they deserve⟧" in article.explain("title")
    with pytest.raises(csc.CorpusError, match="does not have a field 'titel'"):
        article.explain("titel")
    with pytest.raises(csc.CorpusError, match="was not read from"):
        article.explain("topics")


@pytest.mark.parametrize("order", [*permutations(range(5), 2), (0, 2, 4), (3, 2, 1), (4, 2, 0, 3, 1)])
@pytest.mark.parametrize("glue", ["\n", "\n\n"])
def test_joined_dumps_give_all_their_records(order: tuple[int, ...], glue: str) -> None:
    pages = [by_name(f"00{number}") for number in order]
    parsed = csc.parse(glue.join(page.document.text for page in pages))
    assert_invariants(parsed)
    assert [record.title for record in parsed.articles] == [a.title for page in pages for a in page.articles]
    assert [record.title for record in parsed.statements] == [s.title for page in pages for s in page.statements]
    assert not parsed.problems
