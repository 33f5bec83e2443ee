"""What a page or a release says of itself is true: a line is one line, a reason is one, a README fits its release."""

from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.annotate.dates.listings import listings
from childservices_corpus.models import Article
from pages import CLOSING, Item, localgov


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_value_is_shown_on_its_own_line(end: str) -> None:
    page = localgov([Item(f"Title number {number}", "", f"Summary of {number}.") for number in (1, 2, 3)])
    article: Article = csc.parse(page.replace("\n", end)).articles[1]
    head, shown = article.explain("title").splitlines()
    assert head.startswith("title in ")
    assert (
        shown.strip("\\r")
        == "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}Title number 2\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}"
    )


@pytest.mark.parametrize(("day", "given"), [("Wed, 02 Nov 22 10:00", True), ("Thu, 31 Jun 22 10:00", False)])
def test_an_event_on_no_day_of_the_calendar_is_no_reason(day: str, given: bool) -> None:
    page = f'Next Upcoming Event\n\n{day}\n\nComment: A title\n\nThe ADCS President said:\n\n"Words."\n\nENDS{CLOSING}'
    (listing,) = listings(csc.parse(page))
    assert (listing.latest is not None) == given
    assert listing.latest is None or listing.latest.latest is not None


@pytest.mark.parametrize("annotate", [True, False])
def test_the_readme_says_whether_the_release_was_annotated(annotate: bool, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(localgov([Item("one title of an item", "", "a plain summary.")]), "utf-8")
    built = csc.build(tmp_path / "page.txt", tmp_path / "release", annotate=annotate)
    assert not built.rows["mentions"]
    readme = (built.folder / "README.md").read_text("utf-8")
    assert ("The rules were not run" in readme) == (not annotate)
