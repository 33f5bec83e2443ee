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
    page = f"{ONE[0]}\n\nBy Cllr MJ Correspondent and MJ reporter | {DAY}\n\n{ONE[1]}"
    found = checked(page).articles[0]
    assert found.authors == ("MJ Correspondent", "MJ reporter")
    assert "By Cllr ⟦MJ Correspondent⟧ and MJ reporter" in found.explain("authors")
    assert f"reporter | ⟦{DAY}⟧" in found.explain("published_text")


ONLY, BOTH, ALL = (
    ("MJ reporter",),
    ("MJ reporter", "MJ Correspondent"),
    ("MJ reporter", "MJ Correspondent", "MJ Editors"),
)
NAMES = [
    ("MJ reporter", ONLY, "as it stands"),
    ("MJ reporter and MJ Correspondent", BOTH, "two"),
    ("MJ reporter & MJ Correspondent", BOTH, "two"),
    ("MJ reporter, MJ Correspondent", BOTH, "a comma joins names too"),
    ("MJ reporter, MJ Correspondent and MJ Editors", ALL, "three"),
    ("MJ reporter, MJ Correspondent, and MJ Editors", ALL, "a comma before the last"),
    ("MJ reporter, Director of Reading Homes", ONLY, "a post with a body"),
    ("MJ reporter, Kent County Council", ONLY, "a body that its words tell"),
    ("MJ reporter, Chief Executive, Solace", ONLY, "what follows a post tells more of it"),
    ("MJ reporter, Solace", ONLY, "a body that the table names"),
    ("MJ reporter, Kent", ONLY, "the place of a council"),
    ("MJ reporter, Head of Adoption and Fostering", ONLY, "a post with a joint inside"),
    ("MJ reporter, Children and Families Director", ONLY, "a post whose first words do not tell"),
    ("MJ reporter, MJ Correspondent, Director, Solace", BOTH, "the names end at the post"),
    ("MJ reporter and MJ Correspondent, Ofsted", BOTH, "the names end at the body"),
    (" MJ reporter", ONLY, "two spaces before the name"),
    ("MJ reporter  and  MJ Correspondent", BOTH, "two spaces around the joint"),
    (
        "Cllr\N{NO-BREAK SPACE}MJ reporter\N{NO-BREAK SPACE}and MJ\N{NO-BREAK SPACE}Correspondent",
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
