"""A title with an article of its own keeps it where a statement responds to it."""

import pytest

from childservices_corpus import parse
from childservices_corpus.annotate.language.view import views
from childservices_corpus.annotate.speech.responding_to import responding_to
from childservices_corpus.models import Statement
from pages import CLOSING

SURE = ("ADCS response to", "ADCS responds to", "Response to", "Joint response to")
PARAGRAPH = "Ann Sample, ADCS President, said: help comes late for far too many children and their families."


def answered(title: str, *paragraphs: str) -> tuple[str, ...]:
    page = "\n\n".join([title, *(paragraphs or (PARAGRAPH,))]) + CLOSING
    (view,) = views(parse(page, layout="adcs-feed"))
    assert isinstance(view.record, Statement)
    return responding_to(view.record)


@pytest.mark.parametrize("opening", [*SURE, "Comment following", "Comment: ADCS submission to"])
def test_an_article_in_a_title_stays_and_one_before_it_goes(opening: str) -> None:
    assert answered(f"{opening} The Safety Net is Gone") == ("The Safety Net is Gone",)
    assert answered(f"{opening} the Safety Net report") == ("Safety Net report",)
    assert answered(f"{opening} a new report") == ("report",)


@pytest.mark.parametrize("opening", ["Comment on", "ADCS comment on", "ADCS statement on", "Statement on"])
def test_after_an_open_beginning_too(opening: str) -> None:
    assert answered(f"{opening} The Safety Net report") == ("The Safety Net report",)
    assert answered(f"{opening} the Safety Net report") == ("Safety Net report",)


def test_in_a_submission_too() -> None:
    line = "Our consultation response to The Safety Net"
    assert answered("Early help", line) == ("The Safety Net",)
    assert answered("Early help", line.replace("The", "the")) == ("Safety Net",)
