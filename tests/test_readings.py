"""The same record read otherwise in another place: both readings are kept, the better is shown, and it is said."""

import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.models import Problem
from childservices_corpus.release.readings import rank
from childservices_corpus.storage.files import read_table
from childservices_corpus.tables.rows import models
from pages import Item, bulleted
from sealing import seal
from support import DUMPS, NO_BREAK_SPACE

SHARED = "Councils call for more homes"


def bylines(by: str, day: str = "13 June 2024") -> str:
    """A page of bylines whose first article is by `by`."""
    first = f"{SHARED}\n\nBy {by} | {day}\n\nCouncils have called for more homes for children in care.\n"
    second = "Second title of the page\n\nBy Joe Third | 12 June 2024\n\nAnother summary of some length, with a stop.\n"
    return f"Author Profile\n\nJoe Third\n\nArticles by Joe Third\n\n{first}\n{second}\n"


def sections(*headings: str) -> str:
    """A bulleted page on which one article stands under each of `headings`, each time with another one."""
    shared = Item(SHARED, "13 June 2024", "A summary of some length that is the same in both.")
    others = [
        Item(f"Story number {place} here", "12 June 2024", "Another summary of some length.") for place in range(9)
    ]
    return "\n".join(
        bulleted([shared, others[place]], heading=heading) + "\n" for place, heading in enumerate(headings)
    )


def plain_sections() -> str:
    story = f"{SHARED}\nA summary of some length, the first, a report has found.\n"
    others = [f"Story {word} is here\nAnother {word} summary, says Ann Sample.\n" for word in ("two", "three")]
    return f"Children\n{story}{others[0]}Adult social care\n{story}{others[1]}"


def built(folder: Path, pages: dict[str, str], **options: Any) -> Path:
    """A release of `pages` by their names, found sound."""
    dumps = folder / "dumps"
    dumps.mkdir(exist_ok=True)
    for name, page in pages.items():
        (dumps / name).write_text(page, "utf-8")
    made = csc.build(dumps, folder / "release", **options).folder
    assert csc.verify(made).faults == ()
    return made


def problems(folder: Path, code: str) -> list[Problem]:
    return [one for one in models("problems", read_table(folder, "problems")) if one.code == code]


ANOTHER, TWO = "Joe Third", "Ann Sample and Tom Other"
CASES = [
    # pages, field, value shown, value of the other reading, why
    ({"a.txt": bylines(ANOTHER), "b.txt": bylines(TWO)}, "authors", ["Ann Sample", "Tom Other"], "Joe Third", "later"),
    ({"a.txt": bylines(TWO), "b.txt": bylines(ANOTHER)}, "authors", ["Ann Sample", "Tom Other"], "Joe Third", "first"),
    ({"c.txt": bylines(ANOTHER) + bylines(TWO)}, "authors", ["Ann Sample", "Tom Other"], "Joe Third", "in one dump"),
    ({"a.txt": sections("", "Health")}, "section", "Health", "empty", "a section is more than none"),
    ({"a.txt": sections("Children", "Health")}, "section", "Children", "Health", "of equals the first"),
    ({"a.txt": sections("Health"), "b.txt": sections("Children")}, "section", "Health", "Children", "by the name"),
    ({"a.txt": plain_sections()}, "section", "Children", "Adult social care", "another layout"),
]  # fmt: skip

REASONS = dict.fromkeys((case[4] for case in CASES[4:]), "comes first") | {CASES[3][4]: "has more filled fields"}


@pytest.mark.parametrize("annotate", [True, False])
@pytest.mark.parametrize(("pages", "field", "value", "other", "why"), CASES, ids=[case[4] for case in CASES])
def test_both_readings_are_kept_and_the_better_is_shown(
    pages: dict[str, str], field: str, value: Any, other: str, why: str, annotate: bool, tmp_path: Path
) -> None:
    folder = built(tmp_path, pages, annotate=annotate)
    corpus = csc.load(folder)
    [article] = [one for one in corpus.articles if one.title == SHARED]
    assert article.model_dump(mode="json")[field] == value, why
    sightings = [one for one in corpus.sightings if one.record_id == article.id]
    assert len(sightings) == 2
    assert {(one.document_id, one.position) for one in sightings} >= {(article.document_id, article.position)}
    [problem] = [one for one in problems(folder, "differing-readings") if article.id in one.message]
    assert all(part in problem.message for part in (f"{field} is ", other))
    assert problem.message.rstrip(".").endswith(f"is shown, since it {REASONS.get(why, 'has more items in its lists')}")
    assert all(part in problem.message for part in ([value] if isinstance(value, str) else value))
    assert corpus.text(problem.document_id)[problem.start : problem.end] == SHARED
    assert other == "empty" or other in {
        corpus.text(row.document_id)[row.start : row.end]
        for row in corpus.provenance
        if row.record_id == article.id and row.field == field
    }


@pytest.mark.parametrize(("pages", "field", "value", "other", "why"), CASES[:6], ids=[case[4] for case in CASES[:6]])
def test_the_value_shown_opens_at_its_own_place(
    pages: dict[str, str], field: str, value: Any, other: str, why: str, tmp_path: Path
) -> None:
    corpus = csc.load(built(tmp_path, pages))
    [article] = [one for one in corpus.articles if one.title == SHARED]
    opened = article.explain(field)
    for part in [value] if isinstance(value, str) else value:
        assert f"⟦{part}⟧" in opened, why
    assert f"⟦{other}⟧" not in opened
    assert article.explain("title").count("⟦") == 1


def test_readings_that_are_alike_are_not_a_problem(tmp_path: Path) -> None:
    folder = built(tmp_path, {"a.txt": sections("Children"), "b.txt": sections("Children") + "\n"})
    assert problems(folder, "differing-readings") == []


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from([bylines(ANOTHER), bylines(TWO), bylines("Ann Sample"), sections("Health"), sections("")]),
             min_size=2, max_size=4),
    st.booleans(), st.data(),
)  # fmt: skip
def test_the_order_in_which_inputs_are_named_makes_no_difference(
    tmp_path: Path, pages: list[str], annotate: bool, data: st.DataObject
) -> None:
    folder = tmp_path / "many"
    shutil.rmtree(folder, ignore_errors=True)
    for number, page in enumerate(pages):
        (folder / str(number % 2)).mkdir(parents=True, exist_ok=True)
        (folder / str(number % 2) / f"{number // 2}.txt").write_text(page + "\n" * number, "utf-8")
    paths = sorted(folder.rglob("*.txt"))
    orders = [paths, data.draw(st.permutations(paths))]
    made = [csc.build(order, tmp_path / f"release{place}", annotate=annotate) for place, order in enumerate(orders)]
    assert csc.verify(made[0].folder).faults == ()
    names = sorted(path.name for path in made[0].folder.iterdir())
    for name in names:
        assert (made[0].folder / name).read_bytes() == (made[1].folder / name).read_bytes(), name


def test_the_better_reading_has_more_fields_then_more_items() -> None:
    row: dict[str, Any] = {"title": "A", "section": None, "authors": [], "document_id": "x", "position": 3}
    section, one, two = {**row, "section": "Health"}, {**row, "authors": ["A"]}, {**row, "authors": ["A", "B"]}
    both = {**section, "authors": ["A"]}
    assert rank(row) < rank(section) < rank(one) < rank(two) < rank(both)
    assert rank({**row, "position": 0, "document_id": "y"}) == rank(row)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("both"), {"a.txt": bylines(ANOTHER), "b.txt": bylines(TWO)})


def changed(folder: Path, table: str, change: Any, to: Path) -> Path:
    """A copy of `folder` with one row of `table` changed, and sums that fit."""
    copy = Path(shutil.copytree(folder, to / "copy"))
    held = read_table(copy, table)
    rows = held.to_pylist()
    change(rows)
    pq.write_table(pa.Table.from_pylist(rows, schema=held.schema), copy / f"{table}.parquet")
    seal(copy, other_program=True)
    return copy


def lesser_shown(rows: list[dict[str, Any]]) -> None:
    """Show the other reading, place and all."""
    row = next(one for one in rows if one["title"] == SHARED)
    [other] = {one["document_id"] for one in rows if one["title"] != SHARED}
    row |= {"authors": ["Joe Third"], "document_id": other}


def other_author(rows: list[dict[str, Any]]) -> None:
    next(one for one in rows if one["title"] == SHARED)["authors"] = ["Ann Sample", "Somebody Else"]


def one_author_more(rows: list[dict[str, Any]]) -> None:
    next(one for one in rows if one["title"] == SHARED)["authors"].append("Somebody Else")


def other_place(rows: list[dict[str, Any]]) -> None:
    """Move the value of the reading that is not shown."""
    next(one for one in rows if one["field"] == "authors" and one["item"] == 0)["end"] -= 1


def other_section(rows: list[dict[str, Any]]) -> None:
    rows[0]["section"] = "Health"


def test_a_release_of_an_older_version_shows_its_first_readings(both: Path, tmp_path: Path) -> None:
    """It has no problem that tells of the other readings, and stays sound."""
    older = changed(both, "articles", lesser_shown, tmp_path)
    assert len(csc.verify(older).faults) == 1
    path = older / "problems.parquet"
    pq.write_table(read_table(older, "problems").slice(0, 0), path)
    seal(older, other_program=True)
    assert csc.verify(older).faults == ()


TAMPERED = [
    ("articles", lesser_shown),
    ("articles", other_author),
    ("articles", one_author_more),
    ("provenance", other_place),
    ("sightings", other_section),
]


@pytest.mark.parametrize(("table", "change"), TAMPERED, ids=[change.__name__ for _, change in TAMPERED])
def test_tampering_with_either_reading_is_noticed(table: str, change: Any, both: Path, tmp_path: Path) -> None:
    assert csc.verify(changed(both, table, change, tmp_path)).faults


def test_a_no_break_space_makes_no_other_reading_of_a_statement(tmp_path: Path) -> None:
    page = DUMPS[4].read_text("utf-8")
    odd = "".join(NO_BREAK_SPACE if letter == " " and place % 7 == 0 else letter for place, letter in enumerate(page))
    folder = built(tmp_path, {"a.txt": page, "b.txt": odd}, annotate=False)
    assert read_table(folder, "statements").num_rows == 100
    assert problems(folder, "differing-readings") == []


TWO_DATES = """Councils call for more homes
20/05/2024 Ofsted has published a review of children's homes in England. |
Councils looking after record 576,000 children
{line}
21/05/2024 The Department has published another review of children's homes. |
A third title about children
22/05/2024 The Department has published a third review of children's homes. |
"""


@pytest.mark.parametrize(("line", "told"), [("13 June 2024", 1), ("21 May 2024", 0)], ids=["other day", "same day"])
def test_a_second_date_line_is_kept_in_the_ledger_and_told_where_it_differs(
    line: str, told: int, tmp_path: Path
) -> None:
    page = TWO_DATES.format(line=line)
    parsed = csc.parse(page)
    article = parsed.articles[1]
    assert article.published_text == "21/05/2024"
    places = [(row.start, row.end) for row in parsed.provenance if row.record_id == article.id]
    assert [page[start:end] for start, end in places].count("21/05/2024") == 1
    assert line not in [page[start:end] for start, end in places]
    [kept] = [one for one in parsed.ledger if page[one.start : one.end] == line]
    assert (kept.fate, kept.record_id) == ("published_text", article.id)
    folder = built(tmp_path, {"a.txt": page})
    found = problems(folder, "second-date")
    assert [page[one.start : one.end] for one in found] == [line] * told
