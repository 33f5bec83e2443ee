"""The commands that show: a release, a record, a page, the columns, a citation."""

import json
from pathlib import Path

import pytest

from commands import ODD, STATEMENTS, corpus, dumps, ran, release

ROWS = {
    **{"articles": 2, "statements": 1, "quotations": 1, "mentions": 1, "links": 0},
    **{"topics": 3, "reasons": 7, "provenance": 11, "documents": 2},
    **{"ledger": 27, "sightings": 3, "problems": 0},
    **{"authorities": 165, "organisations": 1044, "people": 0, "sources": 2},
}


def test_info_counts_the_rows_of_each_table_and_describes_the_documents() -> None:
    assert ran("info", release()) == (
        0,
        [
            f"{release()}: version 1.2.3",
            *(f"{count:>9,} {name}" for name, count in ROWS.items()),
            "  listing.txt: themj-bulleted, 218 characters",
            "  statements.txt: adcs-feed, 184 characters",
        ],
        [],
    )


def test_info_as_json_says_the_same() -> None:
    done = ran("info", release(), "--json")
    (line,) = done.lines
    told = json.loads(line)
    assert (told["data_version"], told["rows"]) == ("1.2.3", ROWS)
    assert [document["name"] for document in told["documents"]] == ["listing.txt", "statements.txt"]


def test_info_of_a_page_of_an_unknown_form(tmp_path: Path) -> None:
    name = tmp_path / "odd.txt"
    name.write_text(ODD, encoding="utf-8")
    assert ran("build", name, "-o", tmp_path / "out").code == 1
    assert ran("info", tmp_path / "out").lines[-1] == f"  odd.txt: unknown layout, {len(ODD)} characters"
    assert ran("parse", name).lines == [f"odd.txt: unknown layout, {len(ODD)} characters"]


def test_commands_without_a_release_take_the_one_of_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("childservices_corpus.bundled.bundled_release", release)
    assert ran("info").lines[0] == f"{release()}: version 1.2.3"
    assert "(data version 1.2.3, not published)" in ran("cite").lines[0]


def test_info_leaves_out_the_tables_that_an_older_release_lacks() -> None:
    lines = [line.split() for line in ran("info").lines]
    assert ["160", "articles"] in lines
    assert ["0", "problems"] in lines
    assert ["0", "people"] not in lines


def test_show_prints_the_fields_that_have_a_value() -> None:
    article = corpus().articles[0]
    done = ran("show", article.id, "--release", release())
    assert done == (
        0,
        [
            f"id: {article.id}",
            "publisher: themj",
            "form: listing",
            "title: Foster carers call for support",
            "headline: Foster carers call for support",
            "headline_basis: page",
            "summary: Carers need more help this year, a report has found.",
            "summary_truncated: False",
            "genre: news",
            "published_text: 13 June 2024",
            "published_earliest: 2024-06-13",
            "published_latest: 2024-06-13",
            "published_basis: stated",
            "topics: ",
            "  fostering",
            f"document_id: {article.document_id}",
            "position: 0",
        ],
        [],
    )


def test_show_prints_each_item_of_a_list_and_the_known_parts_of_each() -> None:
    statement = corpus().statements[0]
    lines = ran("show", statement.id, "-r", release()).lines
    assert lines[lines.index("speakers: ") + 1] == "  role: ADCS President, organisation: ADCS"
    assert "stub: False" in lines
    assert not [line for line in lines if line.startswith(("byline", "notes", "issued_latest"))]


def test_show_knows_quotations_too_and_gives_json() -> None:
    (quotation,) = corpus().quotations
    assert "text: Help for foster carers comes late." in ran("show", quotation.id, "-r", release()).lines
    (line,) = ran("show", quotation.id, "-r", release(), "--json").lines
    assert json.loads(line) == quotation.model_dump(mode="json")


@pytest.mark.parametrize("option", ["--field", "-f"])
def test_show_opens_a_field_at_its_place(option: str) -> None:
    done = ran("show", corpus().articles[0].id, "-r", release(), option, "title")
    assert done.code == 0
    assert done.lines == ["title in listing.txt, line 1, offsets 4 to 34:", "  • ⟦Foster carers call for support⟧"]


def test_parse_prints_a_line_for_each_record(tmp_path: Path) -> None:
    listing, statements = dumps(tmp_path)
    ids = [one.id for one in (*corpus().articles, *corpus().statements)]
    assert ran("parse", listing) == (
        0,
        [
            "listing.txt: themj-bulleted, 218 characters",
            f"{ids[0]}\tFoster carers call for support",
            f"{ids[1]}\tYoung people set out plans",
        ],
        [],
    )
    assert ran("parse", statements).lines[1:] == [f"{ids[2]}\tComment: early help"]


def test_parse_reads_standard_input_under_a_name_of_its_own() -> None:
    assert ran("parse", "-", stdin=STATEMENTS).lines[0] == "standard-input.txt: adcs-feed, 184 characters"


def test_parse_as_json_gives_records_ledger_provenance_and_problems(tmp_path: Path) -> None:
    listing, _ = dumps(tmp_path)
    (line,) = ran("parse", listing, "--json").lines
    told = json.loads(line)
    assert list(told) == ["document", "articles", "statements", "ledger", "provenance", "problems"]
    assert (told["document"]["name"], len(told["articles"]), told["statements"]) == ("listing.txt", 2, [])
    assert told["ledger"][0]["start"] == 0
    assert {row["field"] for row in told["provenance"]} == {"title", "published_text", "summary"}


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_parse_ends_with_one_for_a_problem(form: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_text(ODD, encoding="utf-8")
    done = ran("parse", tmp_path / "odd.txt", *form)
    assert done.code == 1
    if form:
        assert json.loads(done.lines[0])["problems"][0]["code"] == "unknown-layout"
        assert done.errors == []
    else:
        assert done.errors[0].startswith("odd.txt:1 (offset 0): unknown-layout: ")
        assert done.errors[1].startswith("  ")


def test_parse_with_a_layout_reads_the_page_as_that_layout(tmp_path: Path) -> None:
    listing, _ = dumps(tmp_path)
    assert ran("parse", listing, "--layout", "themj-plain").lines[0].startswith("listing.txt: themj-plain, ")


def test_a_title_with_a_line_end_stays_on_one_line(tmp_path: Path) -> None:
    listing, _ = dumps(tmp_path)
    text = listing.read_text("utf-8").replace("call for", "call\N{RIGHT-TO-LEFT OVERRIDE} for")
    listing.write_text(text, encoding="utf-8")
    assert any(line.endswith("call\\u202e for support") for line in ran("parse", listing).lines)


def test_schema_of_one_table_in_each_form() -> None:
    assert ran("schema", "links").lines[:5] == [
        "## links",
        "",
        "Two records that belong together; both stay in their tables.",
        "",
        "| column | type | null | meaning |",
    ]
    lines = ran("schema", "links", "--form", "json").lines
    assert lines[1] == '  "links": {'
    assert list(json.loads("\n".join(lines))) == ["links"]
    arrow = ran("schema", "links", "--form", "arrow").lines
    assert arrow[:2] == ["links", "source_id: string not null"]


@pytest.mark.parametrize(
    ("table", "column", "values"),
    [
        ("articles", "genre", "news, opinion, interview, feature, exclusive"),
        ("articles", "published_basis", "stated, text, curated, linked, order, role, document, unknown"),
        ("statements", "kind", "comment, response, press_release, speech, column, submission, publication, event"),
        ("statements", "paragraph_roles", "body, list_item, byline, first_published, word_count"),
        ("problems", "severity", "error, warning"),
    ],
)
def test_schema_lists_the_values_of_a_column_that_has_a_list(table: str, column: str, values: str) -> None:
    [line] = [line for line in ran("schema", table).lines if line.startswith(f"| {column} |")]
    assert line.endswith(f" One of: {values}. |")


def test_schema_of_all_tables_in_each_form() -> None:
    names = [line[3:] for line in ran("schema").lines if line.startswith("## ")]
    assert names == [name for name in ROWS if name != "sources"]
    assert list(json.loads("\n".join(ran("schema", "--form", "json").lines))) == names
    arrow = ran("schema", "--form", "arrow").lines
    assert [arrow[0], *(arrow[at + 1] for at, line in enumerate(arrow[:-1]) if not line)] == names
