"""What was given for the dumps of a release, and how it was built, are causes of a difference as its dumps are."""

import json
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from markdown_it import MarkdownIt

import childservices_corpus as csc
from childservices_corpus.differences.sides import Release
from childservices_corpus.errors import ReleaseError
from childservices_corpus.storage.files import STORED
from compared import change_rows
from pages import Item, bulleted, plain

DATED = [Item(f"Story {day} about carers", f"{day} June 2024", f"Carer {day} needs help.") for day in (19, 18, 17)]
LISTED = [
    Item("Council opens family hubs", "", "Five family hubs will open this year, the council has announced."),
    Item("More social workers needed", "", "Councils are short of social workers, a survey of directors has found."),
]
PAGES = {"dated.txt": bulleted(DATED), "listed.txt": plain(LISTED)}
HEAD = "name,address,saved,publisher,layout\n"


def made(pages: Mapping[str, str], facts: str = "", **options: Any) -> Path:
    """The release of `pages`, with the rows `facts` of a pages.csv."""
    root = Path(mkdtemp(prefix="given-"))
    (root / "dumps").mkdir()
    for name, text in pages.items():
        (root / "dumps" / name).write_text(text, "utf-8")
    if facts:
        (root / "dumps" / "pages.csv").write_text(HEAD + facts, "utf-8")
    return csc.build(root / "dumps", root / "release", **options).folder


@cache
def base() -> Path:
    return made(PAGES)


def diff(before: Path, after: Path) -> csc.Diff:
    """The differences, found without building a release again."""
    return csc.diff(before, after, rerun=False)


def causes(found: csc.Diff) -> set[tuple[str, str]]:
    """The kind and the words of each cause, of records, of fields and of all rows."""
    rows = [*found.others, *(row for one in found.records for row in one.rows)]
    fields = [
        *(field for one in found.records for field in one.fields),
        *(field for row in rows for field in row.fields),
    ]
    named = [*(one.causes for one in found.records), *(row.causes for row in rows), *(field.causes for field in fields)]
    return {(cause.kind, cause.told) for some in named for cause in some}


WHAT = "what was given for the dump listed.txt differs: "
LATER = {"a.txt": PAGES["dated.txt"], "listed.txt": PAGES["listed.txt"]}
COPIED = {**PAGES, "more.txt": PAGES["dated.txt"]}


@pytest.mark.parametrize(
    ("pages", "facts", "told"),
    [
        pytest.param(PAGES, "listed.txt,,2024-07-01,,\n", {f"{WHAT}saved 2024-07-01 (before: nothing)"}, id="day"),
        pytest.param(PAGES, "listed.txt,,,localgov,\n", {f"{WHAT}publisher localgov (before: nothing)"}, id="other"),
        pytest.param(PAGES, "listed.txt,,,,themj-body\n", {f"{WHAT}layout themj-body (before: nothing)"}, id="layout"),
        pytest.param(
            LATER,
            "",
            {"the dump dated.txt is now called a.txt", "the dump a.txt was called dated.txt"},
            id="another name for the same bytes is not another dump",
        ),
        pytest.param(COPIED, "", {"other copies of the dump dated.txt were given"}, id="an exact copy gives a problem"),
    ],
)  # fmt: skip
def test_what_was_given_for_a_dump_is_the_cause(pages: Mapping[str, str], facts: str, told: set[str]) -> None:
    other = made(pages, facts)
    assert causes(diff(base(), other)) == {("source", words) for words in told}
    assert {kind for kind, _ in causes(diff(other, base()))} == {"source"}


def test_two_dumps_that_change_their_names_have_other_bytes() -> None:
    first, second = PAGES.values()
    found = diff(base(), made({"dated.txt": second, "listed.txt": first}))
    assert not found.records
    assert causes(found) == {("source", f"the dump {name} has other bytes") for name in PAGES}


def test_a_build_without_annotations_is_the_cause_of_all_that_annotators_find() -> None:
    bare = made(PAGES, annotate=False)
    told = f"{bare} was built without annotations"
    assert causes(diff(base(), bare)) == causes(diff(bare, base())) == {("options", told)}


def test_what_nothing_explains_is_not_put_down_to_a_change_of_the_release(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Release, "given", {})
    found = csc.diff(base(), made(COPIED))
    assert {kind for kind, _ in causes(found)} == {"unknown"}
    assert all(note.endswith("each value came out the same.") for note in found.notes)


def test_numbers_of_rows_add_up_where_rows_are_compared() -> None:
    found = diff(base(), made({"dated.txt": bulleted(DATED[:2])}))
    for one in found.counts.values():
        assert one.before is not None
        if one.added is None:
            assert one.removed is one.changed is one.moved is None
        else:
            assert one.removed is not None
            assert one.before + one.added - one.removed == one.after
    assert found.counts["provenance"].added is None
    assert found.counts.keys() <= set(STORED)


def test_a_file_is_not_called_a_folder_that_does_not_exist() -> None:
    with pytest.raises(ReleaseError, match=r"release\.json: this is a file; name the folder of a release"):
        csc.diff(base(), base() / "release.json")


TITLES = [
    "1. Council opens hubs",
    "- Council opens hubs",
    "+ Council",
    "a | b `c` ~~d~~",
    "&lt;b&gt; and <b>",
    "# Head",
]


def test_markdown_says_the_words_of_the_text_whatever_a_title_begins_with() -> None:
    """Lists, rules and marks that a title could make."""
    old, new = (
        [Item(f"{title} {word}", f"{20 - place} June 2024", "Carers need help.") for place, title in enumerate(TITLES)]
        for word in ("now", "later")
    )
    found = csc.diff(made({"page.txt": bulleted(old)}), made({"page.txt": bulleted(new)}), rerun=False)
    for limit in (0, 2, 50):
        shown = MarkdownIt("gfm-like", {"linkify": False}).parse(found.to_markdown(limit))
        words = " ".join(part.content for one in shown for part in one.children or () if part.type == "text")
        assert words.split() == found.to_text(limit).split()
    assert json.loads(found.to_json())["same"] is False


@pytest.mark.parametrize("version", ["1.2.3", "0.0.0"])
def test_two_releases_of_one_version_are_told_apart_by_their_folders(version: str) -> None:
    one, two = made(PAGES, data_version=version), made(COPIED, data_version=version)
    assert diff(one, two).to_text().splitlines()[0] == f"{one} → {two}".replace("→", "\N{RIGHTWARDS ARROW}")


def test_a_row_that_was_taken_out_of_the_table_of_dumps_is_found(tmp_path: Path) -> None:
    other = shutil.copytree(base(), tmp_path / "other")
    change_rows(other / "documents.parquet", lambda rows: rows[1:])
    [row] = diff(base(), other).others
    assert (row.table, row.what, row.row["name"]) == ("documents", "removed", "dated.txt")
    assert "altered" in {cause.kind for cause in row.causes}
