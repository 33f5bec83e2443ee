"""Pages made to be slow: eight times the page costs about eight times the work, whatever is repeated in it."""

from collections.abc import Callable

import pytest

import childservices_corpus as csc
from childservices_corpus.testing.work import SLACK_CALLS, TIMES, calls
from makers import NEW, made

SMALL = 16_000
REPEATED = {
    "a bullet": "\N{BULLET} Care costs rise\n",
    "bullets alone": "\N{BULLET} \n",
    "a day": "1 May 2020\n",
    "a day and a title": "1 May 2020\nCare costs rise\n",
    "a byline": "By A | 1 May 2020\n",
    "an author and a day": "Ann Sample 1 May 2020\n",
    "a paywall": "Want full article access?\nLogin\nSubscribe\n",
    "a box": "Upcoming Events\nMonday, 1 May 2020\n",
    "a lead-in": "Ann Sample, ADCS President, said:\n",
    "a lead-in and a quotation": "Ann Sample, ADCS President, said:\n\N{LEFT DOUBLE QUOTATION MARK}We agree.\n",
    "a closing block": "Tags assigned to this article:\nThere are no tags\nRelated Articles\n",
    "a picture": "Care costs rise image\nCare costs rise\n",
    "a home page's mark": "Read More News...\n",
    "a heading": "Children's social care | LocalGov\n",
    "a full line": f"{'word ' * 15}words\n",
    "one long word": f"{'w' * 150}\n",
    "short lines": "Care\n",
}


def grows_in_step(text: str) -> float:
    """How many times the calls a page costs that is :data:`TIMES` times as long, by the times it is longer."""

    def work(times: int) -> Callable[[], object]:
        return lambda: csc.parse_table(text * times, detailed=False)

    work(1)()
    return calls(work(TIMES)) / calls(work(1)) / TIMES


@pytest.mark.parametrize("line", REPEATED.values(), ids=REPEATED)
def test_a_line_again_and_again_costs_its_length(line: str) -> None:
    assert grows_in_step(line * (SMALL // len(line))) <= SLACK_CALLS


@pytest.mark.parametrize("form", NEW)
def test_a_new_form_again_and_again_costs_its_length(form: str) -> None:
    page = "\n\n".join(made(form, seed).text for seed in range(4))
    assert grows_in_step(f"{page}\n\n" * (SMALL // len(page) + 1)) <= SLACK_CALLS
