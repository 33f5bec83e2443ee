"""Bylines: whatever their form, names are authors, and posts, bodies and letters after a name are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.layouts.common.byline_names import names
from support import assert_invariants

ANN, BOTH = ("Ann Sample",), ("Ann Sample", "Tom Other")
NAMES = [
    ("a post after a comma", "Ann Sample, Senior Reporter", ANN),
    ("a post in small letters", "Ann Sample, senior reporter", ANN),
    ("a post with its field", "Ann Sample, local government correspondent", ANN),
    ("a post in brackets", "Ann Sample (political editor)", ANN),
    ("a post after a dash", "Ann Sample – chief reporter", ANN),
    ("a post before the name", "Political Editor Ann Sample", ANN),
    ("a paper after the name", "Ann Sample for The MJ", ANN),
    ("a post in capitals", "ANN SAMPLE, SENIOR REPORTER", ("ANN SAMPLE",)),
    ("two with posts", "Ann Sample and Tom Other, reporters", BOTH),
    ("slash", "Ann Sample/Tom Other", BOTH),
    ("slash with spaces", "Ann Sample / Tom Other", BOTH),
    ("semicolon", "Ann Sample; Tom Other", BOTH),
    ("ampersand without spaces", "Ann Sample&Tom Other", BOTH),
    ("and in capitals", "ANN SAMPLE AND TOM OTHER", ("ANN SAMPLE", "TOM OTHER")),
    ("with", "Ann Sample with Tom Other", BOTH),
    ("serial comma", "Ann Sample, Tom Other, and Jo Third", (*BOTH, "Jo Third")),
    ("letters", "Ann Sample OBE", ANN),
    ("letters after a comma", "Ann Sample, OBE", ANN),
    ("several letters", "Dr Ann Sample PhD, OBE", ANN),
    ("letters, then another name", "Ann Sample MP, Tom Other CBE", BOTH),
    ("letters after commas, then another name", "Ann Sample, MP, and Tom Other", BOTH),
    ("honorifics", "Sir Tom Other and Cllr Ann Sample", ("Tom Other", "Ann Sample")),
    ("honorific in capitals", "DR ANN SAMPLE", ("ANN SAMPLE",)),
    ("junior", "Ann Sample Jr", ("Ann Sample Jr",)),
    ("junior after a comma", "Ann Sample, Jr", ("Ann Sample Jr",)),
    ("junior after a comma, with a stop", "Ann Sample, Sr. and Tom Other", ("Ann Sample Sr.", "Tom Other")),
    ("junior with a stop", "Ann Sample Jr. and Tom Other", ("Ann Sample Jr.", "Tom Other")),
    ("the third", "Ann Sample III", ("Ann Sample III",)),
    ("degrees", "Ann Sample MSc, CQSW", ANN),
    ("a plus", "Ann Sample + Tom Other", BOTH),
    ("a bar", "Ann Sample | Tom Other", BOTH),
    ("a post after each", "Ann Sample, president of a body, and Tom Other, its chair", BOTH),
    ("a post alone", "Staff Reporter", ()),
    ("a handle", "Ann Sample @sample", ANN),
    ("told to another", "Ann Sample as told to Tom Other", ANN),
    ("a surname alone", "Lord Sample", ("Lord Sample",)),
    ("a surname and its place", "Baroness Sample of Kent", ("Baroness Sample",)),
    ("initials", "A. J. Sample and T.O. Other", ("A. J. Sample", "T.O. Other")),
    ("particles", "Anna de Souza and Jan van der Berg", ("Anna de Souza", "Jan van der Berg")),
    ("particle first", "de Souza and Tom Other", ("de Souza", "Tom Other")),
    ("Irish names", "Sean O’Sample and Ann McSample", ("Sean O’Sample", "Ann McSample")),
    ("hyphens", "Ann-Marie Sample-Other", ("Ann-Marie Sample-Other",)),
    ("no-break hyphen stays", "Ann\u2011Marie Sample", ("Ann\u2011Marie Sample",)),
    ("narrow spaces", "Ann\u202fSample\u202fand\u202fTom Other", ("Ann\u202fSample", "Tom Other")),
]  # fmt: skip
LINES = [
    "By {} | 12 May 2022",
    "by {} | 12 May 2022",
    "BY {} | 12 May 2022",
    "By: {} | 12 May 2022",
    "Words by {} | 12 May 2022",
    "By\u202f{}\u2009|\u00a012 May 2022",
    "{} | 12 May 2022",
    "By {}|12/05/2022",
    "By {} | Thurs 12 May 2022 10.30am",
]
NO_BYLINES = ["Family hubs | 12 May 2022", "Paul Sample writes | 12 May 2022", "| 12 May 2022", "By | 12 May 2022"]
PIECES = st.sampled_from([*"ABab,;/&|-–().' ", " and ", " MP", ", Jr", " of "])


def page(line: str) -> str:
    parts = ("Hubs open", line, "Five hubs will open.", "More", "By Jane Third | 11 May 2022", "More will open.")
    return "\n\n".join(parts)


@pytest.mark.parametrize(("names", "authors"), [pytest.param(*case[1:], id=case[0]) for case in NAMES])
def test_the_names_in_a_byline(names: str, authors: tuple[str, ...]) -> None:
    parsed = csc.parse(page(f"By {names} | 12 May 2022"))
    assert_invariants(parsed)
    assert [article.authors for article in parsed.articles] == [authors, ("Jane Third",)]


@pytest.mark.parametrize("line", LINES)
def test_a_byline_in_any_form(line: str) -> None:
    parsed = csc.parse(page(line.format("Paul Sample")))
    assert_invariants(parsed)
    told = [(one.title, one.authors, str(one.published_earliest)) for one in parsed.articles]
    assert told == [("Hubs open", ("Paul Sample",), "2022-05-12"), ("More", ("Jane Third",), "2022-05-11")]


@pytest.mark.parametrize("line", NO_BYLINES)
def test_words_that_are_no_names_are_no_byline(line: str) -> None:
    assert all(article.authors in ((), ("Jane Third",)) for article in csc.parse(page(line)).articles)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_names_of_any_line_are_in_order_and_trimmed(words: str) -> None:
    end = 0
    for start, stop in names(words, 0, len(words)):
        assert end <= start < stop <= len(words)
        assert words[start:stop] == words[start:stop].strip()
        end = stop
