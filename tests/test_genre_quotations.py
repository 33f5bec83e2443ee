"""Which words of an article's summary are quoted, and whom they are credited to."""

import pytest

from childservices_corpus import parse
from childservices_corpus.annotate.language.view import views
from childservices_corpus.annotate.speech.genre import annotate_article
from voices import PAGE, in_article

# Label, summary, the quotations with speaker, role and organisation.
QUOTED = [
    (
        "an office",
        "The Children’s Commissioner for England has warned that the market is ‘broken’.",
        [("broken", None, "Children’s Commissioner for England", None)],
    ),
    (
        "an office after the verb",
        "Children face ‘huge regional variations’, says Children’s Commissioner.",
        [("huge regional variations", None, "Children’s Commissioner", None)],
    ),
    (
        "a role for a body",
        "The president of the Association of Directors of Children’s Services has called for ‘a pause’.",
        [("a pause", None, "president of the Association of Directors of Children’s Services", "ADCS")],
    ),
    (
        "a council",
        "Hampshire CC has warned it faces ‘a huge shortfall’.",
        [("a huge shortfall", None, None, "Hampshire CC")],
    ),
    (
        "its author, a whole phrase",
        "Lesley Hagger says it won ’due to the hard work of our staff’.".replace("’due", "‘due"),
        [("due to the hard work of our staff", "Lesley Hagger", None, None)],
    ),
    ("its author, a term", "It is the ‘optimised delivery model’, says Nicola Beach.", []),
    ("a source without a name", "Children face ‘deeply rooted inequalities’, a new report has revealed.", []),
    ("people in the plural", "Funding is ‘inadequate’, council leaders have warned.", []),
    ("nobody", "Councils face a ‘perfect storm’ of pressures.", []),
    ("who is told says nothing", "Council chiefs told Robert Jenrick they face a ‘perfect storm’.", []),
    (
        "each says their own",
        "The LGA has warned of a ‘cliff edge’ as the chancellor, Rishi Sunak, promised ‘whatever it takes’.",
        [("cliff edge", None, None, "LGA"), ("whatever it takes", "Rishi Sunak", "chancellor", None)],
    ),
    (
        "others after the first",
        "Josh MacAlister said care was ‘broken’, but ministers called the report ‘alarmist’.",
        [("broken", "Josh MacAlister", None, None)],
    ),
    (
        "others before the last",
        "Ofsted has said Bradford is ‘inadequate’ as Susan Hinchcliffe said she was ‘disappointed’.",
        [("inadequate", None, None, "Ofsted"), ("disappointed", "Susan Hinchcliffe", None, None)],
    ),
    (
        "the same goes on",
        "Amanda Spielman said homes were ‘full’ and warned of ‘a perfect storm’.",
        [("full", "Amanda Spielman", None, None), ("a perfect storm", "Amanda Spielman", None, None)],
    ),
    ("an apostrophe is no mark", "Council leaders’ hopes rose, says the children’s minister.", []),
]


@pytest.mark.parametrize(("summary", "expected"), [pytest.param(*case[1:], id=case[0]) for case in QUOTED])
def test_credited_quotation(summary: str, expected: list[tuple[str, str | None, str | None, str | None]]) -> None:
    parsed, found = in_article(summary)
    assert [(q.text, q.speaker, q.role, q.organisation) for q in found.quotations] == expected
    for quotation in found.quotations:
        assert parsed.document.text[quotation.start : quotation.end] == quotation.text


def test_nobody_is_quoted_by_half_a_name() -> None:
    page = PAGE.format(title="Early help", summary="The market is ‘broken’, warned Amanda Spiel").rstrip("\n")
    (view,) = views(parse(page, layout="themj-bulleted"))
    assert annotate_article(view).quotations == ()
