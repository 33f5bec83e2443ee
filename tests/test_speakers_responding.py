"""What a statement responds to, and that reading costs time in proportion to the text, whatever the text."""

import pytest

from childservices_corpus import parse
from childservices_corpus.annotate.language.view import views
from childservices_corpus.annotate.speech.statements import annotate_statement
from childservices_corpus.testing.work import calls

END = "\n\n\nTags assigned to this article:\nThere are no tags assigned to this article!\n\nRelated Articles\n"
WORDS = "“Children should be at the top of the agenda of government, and early help cannot wait any longer.”"
LED = "Jenny Coles, ADCS President, said:"

# Label, title, lead-in, what the statement responds to.
CASES = [
    (
        "lead-in and title",
        "Comment: NTS announcement",
        f"Commenting on the new National Transfer Scheme, {LED}",
        ("National Transfer Scheme", "NTS announcement"),
    ),
    ("title alone", "ADCS response: Spring Statement 2022", LED, ("Spring Statement 2022",)),
    ("article dropped", "ADCS responds to the Wood Report", LED, ("Wood Report",)),
    ("article of a title kept", "Comment: The Safety Net is Gone report", LED, ("The Safety Net is Gone report",)),
    ("a topic is nothing to respond to", "Comment: unaccompanied asylum seeking children", LED, ()),
    ("a topic in the lead-in is", "Comment on UASC", f"Commenting on UASC arrivals, {LED}", ("UASC arrivals",)),
    (
        "the lead-in completes a cut title",
        "Comment on DfE’s survey of Vulnerable Children and Young...",
        f"Responding to the DfE survey, {LED}",
        ("DfE survey",),
    ),
    ("both alike", "ADCS responds to the Wood Report", f"Responding to the Wood Report, {LED}", ("Wood Report",)),
    (
        "a lead-in that names nothing",
        "Comment: Future of Care report",
        f"Commenting on the report, {LED}",
        ("Future of Care report",),
    ),
    ("a comment by its first word", "ADCS Comment Publication of a Vision", LED, ("Publication of a Vision",)),
    ("a comment by its last word", "Ofsted annual report 2016/17 - Comment", LED, ("Ofsted annual report 2016/17",)),
    ("a new body", "Comment: National Age Assessment Board", LED, ("National Age Assessment Board",)),
    ("a budget may be anybody's", "Comment: caseloads and budget cuts", LED, ()),
    ("whose response it is dropped", "Fostering consultation response from ADCS", LED, ("Fostering consultation",)),
    ("its own address", "President’s Address at the 2015 Annual Conference", "On early help", ()),
    (
        "an anonymous speaker",
        "Comment: a",
        "Commenting on findings of the survey an ADCS spokesperson said:",
        ("findings of the survey",),
    ),
]


@pytest.mark.parametrize(("title", "lead_in", "expected"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_responding_to(title: str, lead_in: str, expected: tuple[str, ...]) -> None:
    (view,) = views(parse(f"{title}\n\n{lead_in}\n\n{WORDS}\n\nENDS{END}", layout="adcs-feed"))
    assert annotate_statement(view).responding_to == expected


@pytest.mark.parametrize(
    ("title", "line", "expected"),
    [
        ("ADCS response CMA market study", "ADCS response to the CMA market study", ("CMA market study",)),
        (
            "Public Consultation - Joint ADASS, ADCS and LGA Response",
            "Joint Response on behalf of all",
            ("Public Consultation",),
        ),
        (
            "Eligibility for free...",
            "A joint submission to the consultation on eligibility for entitlement.",
            ("consultation on eligibility for entitlement",),
        ),
    ],
)
def test_submission(title: str, line: str, expected: tuple[str, ...]) -> None:
    (view,) = views(parse(f"{title}\n\n{line}\n\nView response{END}", layout="adcs-feed"))
    assert annotate_statement(view).responding_to == expected


# Label, piece that is repeated to make a page that is hard to read.
HOSTILE = [
    ("opening marks", "“a "),
    ("closing marks", "a” "),
    ("straight marks", '" '),
    ("credits", "“a,” said Jenny Coles. "),
    ("lead-ins", "Jenny Coles, ADCS President, said: “a” "),
    ("posts", "President and Chair of "),
    ("capitals", "Jenny "),
    ("initials", "J. "),
    ("commas", ", "),
    ("verbs", "said "),
    ("paragraphs", "“a\n\n"),
    ("lead-in paragraphs", "Jenny Coles, ADCS President, said:\n\n“a”\n\n"),
]


@pytest.mark.parametrize("piece", [pytest.param(case[1], id=case[0]) for case in HOSTILE])
def test_work_grows_with_the_text(piece: str) -> None:
    def work(size: int) -> int:
        page = f"Comment: a title\n\n{LED}\n\n“" + piece * (size // len(piece)) + END
        found = list(views(parse(page, layout="adcs-feed")))
        return calls(lambda: [annotate_statement(view) for view in found])

    work(100)  # the first use of a table builds it
    assert work(40_000) < 8 * 1.5 * (work(5_000) + 500)
