"""Pages whose lines are wrapped at a width: what wrapping parted is one value again, and nothing else is joined."""

import textwrap
from collections.abc import Callable, Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.text.lines import split
from childservices_corpus.text.wrapped import unwrapped, wrapped_ends
from makers import FORMS, Page, changed, judge, made
from support import DUMPS, assert_invariants

SUMMARY = "Foster carers want more say over the children they look after, a charity has found."
TOLD = (
    "“The Association has said that the new fund is welcome but that it will not make up for the years in which two "
    "counties were short of money, and that the Government must act before winter so that children do not wait.”"
)
LISTING = (
    f"  • Carers want more say\n\n    12 May 2022\n\n    {SUMMARY}\n\n  • Hubs\n\n    11 May 2022\n\n    A hub opens.\n"
)
STATEMENT = (
    "Comment: a fund\n\nCommenting on the fund, the ADCS President, said:\n\n" + TOLD + "\n\nENDS\n\n"
    "Tags assigned to this article:\nThere are no tags assigned to this article!\n\nRelated Articles\n"
)


def wrapped(page: str, width: int) -> str:
    """Each line of `page`, wrapped at `width` with its own indent."""
    return "\n".join(
        textwrap.fill(line, width, subsequent_indent=line[: len(line) - len(line.lstrip())], break_long_words=False,
                      break_on_hyphens=False) if line.strip() else line
        for line in page.splitlines()
    )  # fmt: skip


def folded(words: str | None) -> str:
    return " ".join((words or "").split())


@pytest.mark.parametrize("width", range(72, 161, 8))
def test_a_wrapped_summary_is_one_value(width: int) -> None:
    parsed = csc.parse(wrapped(LISTING, width))
    assert_invariants(parsed)
    assert [folded(article.summary) for article in parsed.articles] == [SUMMARY, "A hub opens."]
    assert not parsed.problems


@pytest.mark.parametrize("width", range(72, 153, 8))
def test_a_wrapped_quotation_is_one_paragraph(width: int) -> None:
    (statement,) = csc.parse(wrapped(STATEMENT, width)).statements
    assert [folded(words) for words in statement.paragraphs][1:] == [TOLD]


def test_a_single_line_end_above_a_capital_is_told() -> None:
    (statement,) = csc.parse(wrapped(STATEMENT, 160)).statements
    assert [folded(words) for words in statement.paragraphs][1:] == [TOLD]


def test_a_value_keeps_the_line_end_of_its_page() -> None:
    page = wrapped(LISTING, 78)
    (first, _) = csc.parse(page).articles
    summary = first.summary or ""
    assert summary in page
    assert "\n" in summary


def test_a_page_of_two_widths_is_told_part_by_part() -> None:
    page = wrapped(STATEMENT, 74) + "\n\nNext Upcoming Event\n\nWed, 02 Nov 22 10:00\n\n" + wrapped(STATEMENT, 120)
    found = csc.parse(page).statements
    assert [[folded(words) for words in one.paragraphs][1:] for one in found] == [[TOLD], [TOLD]]


LONG_TITLE = "Children must have a home near the school that they go to, says the review"
CUT = "\n".join(f"{letter * 20} {letter * 20} {letter * 54}..." for letter in "abcde")
ITEMS = "a small item of the list that is rather long to look at\nan item\nanother item\n" * 5
NOT_WRAPPED = {
    "a title above its day": f"{LONG_TITLE}\n12 May 2022\nA summary.\n" * 4,
    "summaries that a page cuts at one width": CUT,
    "a list without bullets": ITEMS,
}


@pytest.mark.parametrize("label", NOT_WRAPPED)
def test_lines_that_only_look_wrapped_stay_apart(label: str) -> None:
    assert not len(wrapped_ends(split(NOT_WRAPPED[label])).made)


BULLETS = ("• ", "- ", "* ")


def hanging(line: str, width: int) -> list[str]:
    """With the indent of the text, and below a bullet two columns more."""
    bare = line.lstrip()
    indent = " " * (len(line) - len(bare) + (2 if bare.startswith(BULLETS) else 0))
    return textwrap.wrap(line, width, subsequent_indent=indent, break_on_hyphens=False)


def flat(line: str, width: int) -> list[str]:
    return textwrap.wrap(line, width, break_on_hyphens=False)


def deeper(line: str, width: int) -> list[str]:
    """With an indent that shows which lines go on from another."""
    indent = " " * (len(line) - len(line.lstrip()) + 3)
    return textwrap.wrap(line, width, subsequent_indent=indent, break_on_hyphens=False)


def spaces_left(line: str, width: int) -> list[str]:
    """As ``fold -s`` does: the space at the end of a wrapped line stays."""
    parts = []
    while len(line) > width:
        cut = line.rindex(" ", 0, width) + 1
        parts.append(line[:cut])
        line = line[cut:]
    return [*parts, line]


def without_items(line: str, width: int) -> list[str]:
    """Items of lists are not wrapped."""
    return [line] if line.lstrip().startswith(BULLETS) else textwrap.wrap(line, width, break_on_hyphens=False)


PROGRAMS: dict[str, Callable[[str, int], list[str]]] = {
    "with hanging indents": hanging,
    "without indents": flat,
    "with indents of their own": deeper,
    "with spaces left": spaces_left,
    "without items of lists": without_items,
}
# These pages have neither blank lines nor marks that show where a paragraph ends.
ONLY_PROSE = ("themj-body-only", "localgov-body-only", "adcs-new-blog", "adcs-new-statement")


def lines_wrapped(page: str, width: int, program: Callable[[str, int], list[str]]) -> str:
    return "\n".join(
        part for line in page.split("\n") for part in (program(line, width) if len(line) > width else [line])
    )


def read(page: Page, text: str) -> tuple[bool, int, int, int]:
    """Whether the page is reported as wrapped; how many records were kept, are made up, and should be there."""
    parsed = csc.parse(text)
    verdict = judge(page, sorted([*parsed.articles, *parsed.statements], key=lambda record: record.position))
    told = any(one.code == "wrapped-lines" for one in parsed.problems)
    return told, len(verdict.kept), len(verdict.nobodys), len(page.records)


def pages(forms: Iterable[str], number: int) -> Iterator[Page]:
    """Pages of these forms that are read as they are without wrapping."""
    for form in forms:
        for page in (made(form, seed) for seed in range(number)):
            if read(page, page.text) == (False, len(page.records), 0, len(page.records)):
                yield page


@pytest.mark.parametrize("program", PROGRAMS)
def test_records_of_every_form_are_found_whatever_program_wraps_the_page(program: str) -> None:
    kept = made_up = there = 0
    for number, page in enumerate(pages([form for form in FORMS if form not in ONLY_PROSE], 3)):
        width = 72 + number * 37 % 89
        _, good, bad, records = read(page, lines_wrapped(page.text, width, PROGRAMS[program]))
        kept, made_up, there = kept + good, made_up + bad, there + records
    assert 2 * kept >= 0.99 * (there + kept + made_up)


def test_what_cannot_be_told_in_prose_without_blank_lines_is_a_problem() -> None:
    said_nothing = wrong = 0
    for number, page in enumerate(pages(ONLY_PROSE, 20)):
        told, good, bad, records = read(page, lines_wrapped(page.text, 72 + number * 37 % 89, hanging))
        if (good, bad) != (records, 0):
            wrong += 1
            said_nothing += not told
    assert wrong > 0
    assert said_nothing <= 0.2 * wrong


def test_the_problem_names_the_lines_and_a_way_out() -> None:
    first = "We ask that the children of the county are near to the schools that they go to and to friends."
    rest = "So we ask for a plan. " * 9
    page = "\n".join(["ADCS Blog", *textwrap.wrap(first, 80), *(textwrap.wrap(rest.strip(), 77) * 3)])
    problems = [one for one in csc.parse(page).problems if one.code == "wrapped-lines"]
    assert len(problems) == 1
    assert ".\n" in page[problems[0].start : problems[0].end]
    assert "the page's own" in problems[0].message
    assert "again" in problems[0].hint


def test_lines_that_no_width_explains_are_a_problem() -> None:
    told = (
        "The carers of the county told the",
        "board that they wait too long for the help that",
        "they were promised.",
    )
    page = STATEMENT.replace(TOLD, "\n\n".join(["\n".join(told)] * 4))
    found = [one for one in csc.parse(page).problems if one.code == "wrapped-lines"]
    assert ["no common width" in one.message for one in found] == [True]


def test_lines_cut_inside_words_are_a_problem() -> None:
    page = STATEMENT.replace(TOLD, "\n\n".join([TOLD] * 4))
    cut = "\n".join(line[at : at + 77] for line in page.split("\n") for at in range(0, len(line) or 1, 77))
    found = [one for one in csc.parse(cut).problems if one.code == "wrapped-lines"]
    assert ["inside words" in one.message for one in found] == [True]


@pytest.mark.parametrize("width", [72, 90, 130])
def test_other_line_ends_give_the_same_records(width: int) -> None:
    page = wrapped(LISTING + STATEMENT, width)
    found = [
        [
            *((folded(one.title), folded(one.summary)) for one in parsed.articles),
            *(one.title for one in parsed.statements),
        ]
        for parsed in map(csc.parse, (page, page.replace("\n", "\r\n"), page.replace("\n", "\r")))
    ]
    assert found[0] == found[1] == found[2]


@pytest.mark.parametrize(("parted", "whole"), [("long-\nterm", "long-term"), ("short-\nand", "short- and")])
def test_a_word_parted_after_its_hyphen_is_one_word_for_the_reader_of_forms(parted: str, whole: str) -> None:
    told = f"“The Association has said that children of the two counties need a long time with {parted} other plans.”"
    assert whole in unwrapped(split("\n\n".join([told] * 4))).lines.text


def test_problems_below_wrapped_lines_name_the_line_of_the_page() -> None:
    page = wrapped(LISTING, 72) + "\n  • A title alone\n"
    (problem,) = csc.parse(page).problems
    assert page.splitlines()[problem.line - 1] == "  • A title alone"


@given(st.integers(0, 200), st.integers(72, 160), st.sampled_from(sorted(FORMS)))
def test_whatever_is_wrapped_every_character_has_a_fate(seed: int, width: int, form: str) -> None:
    assert_invariants(csc.parse(lines_wrapped(changed("no-break spaces", made(form, seed), seed).text, width, deeper)))


def test_no_dump_is_wrapped() -> None:
    for dump in DUMPS:
        assert not len(wrapped_ends(split(dump.read_text("utf-8"))).made)


@given(st.sampled_from(["themj-bulleted", "themj-tag-page", "adcs-box", "localgov-listing"]), st.integers(0, 40))
def test_pages_that_are_not_wrapped_keep_their_lines(form: str, seed: int) -> None:
    assert not len(wrapped_ends(split(made(form, seed).text)).made)
