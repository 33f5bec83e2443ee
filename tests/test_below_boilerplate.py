"""Text below boilerplate is a page of its own, or unrecognised with a problem, and never furniture in silence."""

import pytest

import childservices_corpus as csc
from support import assert_invariants

ARTICLE = (
    "Ada Brown 20 September 2017\n\nCouncil buys bowls\n\nAnytown Council has bought bowls.\n\n"
    "The bowls cost £5m and will be used for many years to come.\n\n"
    "SIGN UP\nFor your free daily news bulletin\nHighways jobs\n"
)
BELOW = {
    "an article": "A fork hub opens\n\nAnytown has opened a hub for forks.\n\nThe mayor said that it was a good day.\n",
    "a statement without a title": "Ann Sample, ADCS President, said:\n“Spoons matter more than forks.”\n",
    "summaries": (
        "Councils have been urged to buy more spoons as their drawers are found to be half emp...\n"
        "The leader of Anytown Council has resigned.\nAnytown is a place of spoons. Apply for this job\n"
    ),
    "a letter": "Dear parents and carers,\n\nThe school will open again in May.\n\nYours faithfully,\n",
}


@pytest.mark.parametrize("gap", ["\n", "\n\n\n", "\n\n\n\n\n"])
@pytest.mark.parametrize("label", BELOW)
def test_below_localgovs_boilerplate(label: str, gap: str) -> None:
    text = BELOW[label]
    page = ARTICLE + gap + text
    parsed = csc.parse(page)
    assert_invariants(parsed)
    assert [(one.publisher, one.title) for one in parsed.articles][:1] == [("localgov", "Council buys bowls")]
    first = page.index(text)
    fates = {
        one.fate for one in parsed.ledger if one.start >= first and page[one.start : one.end] == text.split("\n")[0]
    }
    assert "furniture" not in fates
    assert len(parsed.articles) + len(parsed.statements) > 1 or "unknown-layout" in [
        one.code for one in parsed.problems
    ]


def test_a_job_that_the_end_of_the_page_cuts_is_furniture() -> None:
    parsed = csc.parse(ARTICLE + "\nRoad Officer\n\nKent County Council\n£20,000 - £30,000\n")
    assert not parsed.problems
    assert {one.fate for one in parsed.ledger[-8:]} <= {"furniture", "blank"}
