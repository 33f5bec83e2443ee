"""A declared listing whose titles are broken over two lines: the line above the title is reported as such."""

import pytest

import childservices_corpus as csc
from childservices_corpus.layouts import ListingForm
from childservices_corpus.models import Parsed
from support import assert_invariants

FORM = ListingForm("gazette-listing", "themj", ("title", "day", "summary"), heading="| Gazette")
FIRST = "Fees rise again\n\n3 May 2024\n\nTwo councils say that the fees have gone up.\n\n"
BROKEN = "A law that is named after a boy\nhas passed\n\n2 May 2024\n\nParliament has passed a law on candour.\n\n"


def reported(parsed: Parsed) -> list[tuple[str, str]]:
    return [(one.code, parsed.document.text[one.start : one.end]) for one in parsed.problems]


@pytest.mark.parametrize(
    "page",
    [
        f"News | Gazette\n\n{FIRST}{BROKEN}{FIRST.replace('again', 'more')}",
        f"News | Gazette\n\n{BROKEN}{FIRST}",
        f"News | Gazette\n{FIRST}{BROKEN}".replace("\n\n", "\n"),
    ],
    ids=["between records", "the first title", "without blank lines"],
)
def test_the_line_above_a_title_is_a_problem_of_that_title(page: str) -> None:
    parsed = csc.parse(page, FORM)
    assert "has passed" in [one.title for one in parsed.articles]
    assert reported(parsed) == [("text-above-title", "A law that is named after a boy")]
    assert_invariants(parsed)


def test_a_line_with_a_blank_line_below_it_is_only_unexpected() -> None:
    parsed = csc.parse(f"News | Gazette\n\n{FIRST}Read more here.\n\n{FIRST.replace('again', 'more')}", FORM)
    assert reported(parsed) == [("unexpected-text", "Read more here.")]


def test_a_bullet_shows_where_a_title_begins() -> None:
    form = ListingForm("gazette-bullets", "themj", ("title", "day"), bullet=True)
    page = "\u2022 Fees rise\n3 May 2024\nRead more about the fees here.\n\u2022 Homes close\n2 May 2024\n"
    assert [code for code, _ in reported(csc.parse(page, form))] == ["unexpected-text"]


def test_a_problem_in_print_parts_the_words_of_the_page_from_the_advice() -> None:
    [problem] = csc.parse(f"News | Gazette\n\n{FIRST}{BROKEN}", FORM).problems
    assert f"{problem.message} \N{EN DASH} {problem.hint}" in str(problem)
