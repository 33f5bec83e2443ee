"""Single lines that are damaged: wrapped paragraphs, cut titles, names in bylines, marks of an end."""

import pytest

from damaged import DAY, FIRST, ONE, QUOTE, SAID, checked, statement


def test_a_wrapped_paragraph_is_one_slice_of_the_page() -> None:
    wrapped = "“The latest data highlight the challenges that local authorities face,\n  and those that come.”"
    found = checked(statement(FIRST).replace(QUOTE, wrapped)).statements[0]
    assert found.paragraphs == (SAID, wrapped)


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        ("A busy week…", False),
        ("A busy week for the association...", False),
        ("Comment on the report of the committee on public accounts...", True),
        ("Comment on the report of the committee on public accounts…", True),
        ("Comment on the report of the committee on public accounts", False),
    ],
)
def test_dots_cut_long_titles_alone(title: str, cut: bool) -> None:
    # The feed cuts titles at about 65 characters; the dots of a short one are the author's.
    assert checked(statement(title)).statements[0].title_truncated is cut


def test_a_byline_explains_its_authors() -> None:
    page = f"{ONE[0]}\n\nBy Cllr Tom Other and Ann Sample | {DAY}\n\n{ONE[1]}"
    found = checked(page).articles[0]
    assert found.authors == ("Tom Other", "Ann Sample")
    assert "By Cllr ⟦Tom Other⟧ and Ann Sample" in found.explain("authors")
    assert f"Sample | ⟦{DAY}⟧" in found.explain("published_text")


ONLY, BOTH, ALL = (
    ("Ann Sample",),
    ("Ann Sample", "Tom Other"),
    ("Ann Sample", "Tom Other", "Joe Third"),
)
NAMES = [
    ("Ann Sample", ONLY, "as it stands"),
    ("Ann Sample and Tom Other", BOTH, "two"),
    ("Ann Sample & Tom Other", BOTH, "two"),
    ("Ann Sample, Tom Other", BOTH, "a comma joins names too"),
    ("Ann Sample, Tom Other and Joe Third", ALL, "three"),
    ("Ann Sample, Tom Other, and Joe Third", ALL, "a comma before the last"),
    ("Ann Sample, Director of Reading Homes", ONLY, "a post with a body"),
    ("Ann Sample, Kent County Council", ONLY, "a body that its words tell"),
    ("Ann Sample, Chief Executive, Solace", ONLY, "what follows a post tells more of it"),
    ("Ann Sample, Solace", ONLY, "a body that the table names"),
    ("Ann Sample, Kent", ONLY, "the place of a council"),
    ("Ann Sample, Head of Adoption and Fostering", ONLY, "a post with a joint inside"),
    ("Ann Sample, Children and Families Director", ONLY, "a post whose first words do not tell"),
    ("Ann Sample, Tom Other, Director, Solace", BOTH, "the names end at the post"),
    ("Ann Sample and Tom Other, Ofsted", BOTH, "the names end at the body"),
    (" Ann Sample", ONLY, "two spaces before the name"),
    ("Ann Sample  and  Tom Other", BOTH, "two spaces around the joint"),
    (
        "Cllr\N{NO-BREAK SPACE}Ann Sample\N{NO-BREAK SPACE}and Tom\N{NO-BREAK SPACE}Other",
        BOTH,
        "NBSP is a space",
    ),
]


@pytest.mark.parametrize(("names", "authors", "reason"), NAMES)
def test_names_in_a_byline(names: str, authors: tuple[str, ...], reason: str) -> None:
    (found,) = checked(f"{ONE[0]}\n\nBy {names} | {DAY}\n\n{ONE[1]}").articles
    assert found.authors == authors, reason


END_MARKERS = ["ENDS", "End", "Ends.", "-ends-", "– ENDS –", "ENDS:", "Ends/", "*** ENDS ***", "[ENDS]", "###", "# # #"]


@pytest.mark.parametrize("marker", END_MARKERS)
def test_what_follows_any_end_marker_is_a_note(marker: str) -> None:
    found = checked(statement(FIRST, end=f"{marker}\n\nNotes to editors:")).statements[0]
    assert found.end_marker is not None
    assert found.notes == ("Notes to editors:",)
    assert found.paragraphs == (SAID, QUOTE)


@pytest.mark.parametrize("words", ["The end", "Weekends", "Ends and means", "*"])
def test_other_short_lines_are_no_end_markers(words: str) -> None:
    assert checked(statement(FIRST, end=words)).statements[0].end_marker is None
