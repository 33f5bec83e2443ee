"""Layouts of other packages that fail cost their own pages alone, and a problem says so."""

import pytest

import childservices_corpus as csc
from childservices_corpus.errors import LayoutError
from childservices_corpus.layouts.registry import GROUP as LAYOUTS
from childservices_corpus.layouts.registry import OURS, named, registry
from packages import AddPackage
from pages import bulleted, localgov
from support import DUMPS, assert_invariants
from wrong_layouts import ALL, ITEMS, PAGE

FORM = "from childservices_corpus.layouts import ListingForm\n"


@pytest.mark.parametrize("name", ALL)
def test_a_layout_that_fails_costs_its_own_page_alone(name: str, add_package: AddPackage) -> None:
    before = [csc.parse(path) for path in DUMPS]
    add_package(
        "spoilt",
        f"from wrong_layouts import ALL\nLAYOUT = ALL[{name!r}][0]\n",
        {LAYOUTS: {"spoilt": "spoilt:LAYOUT"}},
    )
    assert "spoilt" in registry().known
    for path, alone in zip(DUMPS, before, strict=True):
        parsed = csc.parse(path)
        assert_invariants(parsed)
        assert (parsed.articles, parsed.statements) == (alone.articles, alone.statements)
        for problem in parsed.problems:
            assert problem.code == "broken-layout"
            assert "the layout 'spoilt' of spoilt-package 1.0" in problem.message
    (problem,) = csc.parse(PAGE).problems
    assert ALL[name][1] in problem.message


def test_each_page_that_a_layout_loses_is_told(add_package: AddPackage) -> None:
    add_package(
        "spoilt",
        "from wrong_layouts import ALL\nLAYOUT = ALL['raises'][0]\n",
        {LAYOUTS: {"spoilt": "spoilt:LAYOUT"}},
    )
    text = "\n\n".join((bulleted(ITEMS, heading="Children"), localgov(ITEMS), bulleted(ITEMS, heading="Finance")))
    parsed = csc.parse(text)
    assert len(parsed.articles) == 9
    assert [problem.code for problem in parsed.problems] == ["broken-layout"] * 2
    assert [text[problem.start :].partition("\n")[0] for problem in parsed.problems] == ["Children", "Finance"]


def test_a_page_that_no_other_layout_knows_stays_unread_and_says_so(add_package: AddPackage) -> None:
    page = "Alpha\n1 May 2024\nBeta\n2 May 2024\nGamma\n3 May 2024\n"
    add_package(
        "spoilt",
        "from wrong_layouts import raising, LOST\nfrom childservices_corpus.layouts import FormLayout\n"
        "LAYOUT = FormLayout(LOST.name, LOST.publisher, LOST.score, raising, LOST.anchors)\n",
        {LAYOUTS: {"spoilt": "spoilt:LAYOUT"}},
    )
    parsed = csc.parse(page)
    assert [problem.code for problem in parsed.problems] == ["broken-layout", "unknown-layout"]
    assert {segment.fate for segment in parsed.ledger} == {"blank", "unrecognised"}


IMPORTS = {
    "raises": ("raise RuntimeError('boom')", "it cannot be imported: RuntimeError: boom"),
    "needs what is not there": ("import no_such_module_anywhere", "No module named"),
    "ends the program": ("raise SystemExit(3)", "ends the program when it is imported"),
    "holds no layout": ("LAYOUT = object()", "it is a object without name, publisher, score, label, anchors"),
    "lacks the name": ("OTHER = 1", "has no attribute 'LAYOUT'"),
    "an unknown publisher": (
        f"{FORM}LAYOUT = ListingForm('spoilt', 'evil', ('title', 'day'))",
        "its publisher 'evil' is unknown",
    ),
    "a form that cannot be": (
        f"{FORM}LAYOUT = ListingForm('spoilt', 'themj', ('day', 'title'))",
        "lines must be title, then",
    ),
    "a name with a sign": (f"{FORM}LAYOUT = ListingForm('a+b', 'themj', ('title', 'day'))", "its name is 'a+b'"),
    "a name too long for a table": (
        f"{FORM}LAYOUT = ListingForm('a' * 99, 'themj', ('title', 'day'))",
        "its name is 'aaaaaaaaaaaa...",
    ),
    "a name that ends the program": (
        f"{FORM}import sys\nclass Odd(ListingForm):\n    name = property(lambda self: sys.exit(3))\n"
        "LAYOUT = object.__new__(Odd)\n",
        "SystemExit: 3",
    ),
    "a name that is more than text": (
        f"{FORM}class Name(str):\n    __eq__ = None\n    __hash__ = str.__hash__\n"
        "class Odd:\n    name, publisher = Name('odd'), 'themj'\n    score = label = anchors = None\nLAYOUT = Odd()\n",
        "its name is 'odd'",
    ),
    "a publisher with an address": (
        f"{FORM}class Odd:\n    name, publisher = 'odd', object()\n"
        "    score = label = anchors = None\nLAYOUT = Odd()\n",
        "its publisher <object object at 0x> is unknown",
    ),
    "a name of ours": (
        f"{FORM}LAYOUT = ListingForm('themj-plain', 'themj', ('title', 'day'))",
        "another layout has the same name",
    ),
}


@pytest.mark.parametrize("name", IMPORTS)
def test_a_package_that_cannot_be_used_costs_nothing_but_a_problem(name: str, add_package: AddPackage) -> None:
    before = csc.parse(DUMPS[0])
    source, words = IMPORTS[name]
    add_package("spoilt", source, {LAYOUTS: {"spoilt": "spoilt:LAYOUT"}})
    parsed = csc.parse(DUMPS[0])
    assert parsed.articles == before.articles
    (problem,) = parsed.problems
    assert problem.code == "broken-layout"
    assert words in problem.message
    assert "spoilt-package 1.0" in problem.message
    assert csc.parse(DUMPS[0], layout="themj-bulleted").articles == before.articles
    (refused,) = registry().refused
    # Where the name is that of a layout of ours, ours is the one that counts.
    if refused.name in {layout.name for layout in OURS}:
        return
    with pytest.raises(LayoutError) as raised:
        named(refused.name)
    assert words in str(raised.value)
