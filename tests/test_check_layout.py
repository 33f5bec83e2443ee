"""Our own layouts keep the rules that `check_layout` holds any layout to, and layouts that break one are told so."""

import doctest
from dataclasses import replace
from types import ModuleType

import numpy as np
import pytest

import childservices_corpus as csc
from childservices_corpus.errors import LayoutError
from childservices_corpus.layouts import FormLayout, Inner, LineFinding, LineLabels, Lines, ListingForm
from childservices_corpus.layouts.common import listing
from childservices_corpus.layouts.registry import GROUP as LAYOUTS
from childservices_corpus.layouts.registry import OURS, named, registry
from childservices_corpus.layouts.themj.bulleted import LAYOUT as BULLETED
from childservices_corpus.models import publishers
from childservices_corpus.testing import check_layout, layouts
from packages import AddPackage
from pages import Item, Told, bulleted, bylined, feed, localgov, of_author, plain
from support import DUMPS, assert_invariants

ITEMS = [
    Item("Foster carers call for support", "13 June 2024", "Foster carers call for more support, a report has found."),
    Item(
        "Two councils set out plans", "12 June 2024", "Two councils set out plans for a shared service, they have said."
    ),
    Item(
        "A £2.4bn fund", "28 May 2024", "Council leaders have warned that a fund of £2.4bn will not go round this year."
    ),
]
TELLINGS = [
    Told("Comment: a review", ("“We welcome the review, which sees what children and families need from us.",), True),
    Told("Comment: a fund", ("“A fund is not a plan.", "“We need both, and we need them to last for years."), False),
]
FORM = "from childservices_corpus.layouts import ListingForm\n"
TEXTS = {path.name[:3]: path.read_bytes().decode() for path in DUMPS}
PAGES = {
    "themj-bulleted": [TEXTS["000"], TEXTS["001"], bulleted(ITEMS), bulleted(ITEMS, heading="Finance", bullet="-")],
    "themj-plain": [TEXTS["002"], plain(ITEMS)],
    "localgov-listing": [TEXTS["003"], localgov(ITEMS)],
    "adcs-feed": [feed(TELLINGS), feed(TELLINGS, box=""), TEXTS["004"][:9000] + TEXTS["004"][81000:82500]],
    "themj-bylines": [bylined(ITEMS), bylined(ITEMS, heading="Finance", furniture=False)],
    "localgov-author": [of_author(ITEMS), of_author(ITEMS, heading="Finance")],
}


@pytest.mark.parametrize("layout", OURS, ids=lambda layout: layout.name)
def test_our_own_layouts_keep_the_rules(layout: FormLayout) -> None:
    checked = check_layout(layout.name, PAGES[layout.name])
    assert checked.records == sum(
        len(parsed.articles) + len(parsed.statements) for parsed in map(csc.parse, PAGES[layout.name])
    )


def test_each_of_our_layouts_has_pages() -> None:
    assert {layout.name for layout in OURS} == set(PAGES)


@pytest.mark.parametrize("module", [layouts, listing, publishers], ids=lambda module: module.__name__)
def test_the_examples_of_docstrings_run(module: ModuleType) -> None:
    found = doctest.testmod(module)
    assert found.attempted >= 2
    assert found.failed == 0
    assert csc.testing.check_layout is check_layout


def labels(lines: Lines) -> LineLabels:
    """The labels of a page of one record on lines 0, 2 and 4, to be spoilt."""
    return BULLETED.label(lines)


PAGE = bulleted(ITEMS[:1], heading="Children") + "\n\n" + bulleted(ITEMS[1:])


def with_fate(number: int) -> FormLayout:
    def label(lines: Lines) -> LineLabels:
        found = labels(lines)
        found.fate[:] = number
        return found

    return spoilt(label)


def spoilt(label: object) -> FormLayout:
    return FormLayout("spoilt", "themj", BULLETED.score, label, BULLETED.anchors)  # type: ignore[arg-type]


def changed(**fields: object) -> FormLayout:
    return spoilt(lambda lines: replace(labels(lines), **fields))  # type: ignore[arg-type]


def moved(name: str, by: int) -> FormLayout:
    return spoilt(lambda lines: replace(labels(lines), **{name: getattr(labels(lines), name) + by}))


def raising(lines: Lines) -> LineLabels:
    raise RuntimeError("boom at <object at 0x7f3a>")


def writing(lines: Lines) -> LineLabels:
    lines.start[0] = 5
    return labels(lines)


def leaving(lines: Lines) -> LineLabels:
    raise SystemExit(3)


class MuteError(Exception):
    def __str__(self) -> str:
        raise ValueError("there are no words for it")


def mute(lines: Lines) -> LineLabels:
    raise MuteError


def closing(lines: Lines) -> LineLabels:
    raise GeneratorExit


class Liar(LineLabels):
    @property
    def records(self) -> int:
        return 99


def lying(lines: Lines) -> LineLabels:
    return Liar("nonsense", *(getattr(labels(lines), name) for name in ("fate", "record", "value_start", "section")))


def headless(lines: Lines) -> LineLabels:
    found = labels(lines)
    found.fate[found.fate == 0] = 3
    return found


def backwards(lines: Lines) -> LineLabels:
    found = labels(lines)
    mine = found.record >= 0
    found.record[mine] = found.record.max() - found.record[mine]
    return found


def overlapping(lines: Lines) -> LineLabels:
    found = labels(lines)
    line = int(np.flatnonzero(found.fate == 3)[0])
    low = int(lines.start[line])
    owner = int(found.record[line])
    return replace(found, inner=[Inner(owner, "byline", low, low + 6), Inner(owner, "byline", low + 3, low + 9)])


def elsewhere(lines: Lines) -> LineLabels:
    return replace(labels(lines), inner=[Inner(0, "byline", int(lines.stop[-1]) - 3, int(lines.stop[-1]))])


def one_summary_more(lines: Lines) -> LineLabels:
    found = labels(lines)
    found.fate[found.fate == 2] = 3
    return found


NONSENSE = {
    "raises": (spoilt(raising), "its label raised RuntimeError: boom at <object at 0x>"),
    "ends the program": (spoilt(leaving), "its label raised SystemExit: 3"),
    "writes into the lines": (spoilt(writing), "assignment destination is read-only"),
    "raises what cannot be told": (spoilt(mute), "its label raised MuteError"),
    "raises what no program catches": (spoilt(closing), "its label raised GeneratorExit"),
    "lies about its records": (spoilt(lying), "'nonsense'"),
    "a kind with an address": (changed(kind=object()), "<object object at 0x>"),
    "gives nothing": (spoilt(lambda lines: None), "returns a NoneType, not LineLabels"),
    "no such kind": (changed(kind="nonsense"), "is 'nonsense'; it must be article"),
    "too short": (spoilt(lambda lines: replace(labels(lines), fate=labels(lines).fate[:1])), "fate has 1 entries"),
    "a list": (changed(record=[0, 1]), "record must be one array of whole numbers, not list"),
    "floats": (
        spoilt(lambda lines: replace(labels(lines), value_start=lines.start * 1.0)),
        "not 1 dimensions of float64",
    ),
    "a fate that does not exist": (with_fate(250), "a fate that does not exist"),
    "text called blank": (with_fate(15), "is blank but has another fate, or has text"),
    "all is one title": (with_fate(0), "is blank but has another fate, or has text"),
    "no such record": (moved("record", 999), "has a record number outside 0 to"),
    "records below nobody": (moved("record", -2), "has a record number outside 0 to"),
    "records in reverse": (spoilt(backwards), "not in the order of the page"),
    "values beyond the page": (moved("value_start", 10**9), "has a value outside the line"),
    "values before the page": (moved("value_start", -(10**9)), "has a value outside the line"),
    "stops of one offset": (
        spoilt(lambda lines: replace(labels(lines), value_stop=lines.stop * 0 + 3)),
        "outside the line",
    ),
    "untrimmed values": (
        spoilt(lambda lines: replace(labels(lines), value_start=lines.begin.copy())),
        "has a value outside the line",
    ),
    "records without a title": (spoilt(headless), "begins a record but is not labelled as a title"),
    "two summaries": (spoilt(one_summary_more), "more than one summary"),
    "records without lines": (changed(section=np.array([-1] * 9)), "section has 9 entries"),
    "sections beyond the page": (changed(section=np.array([10**6] * 3)), "section names line 1000000"),
    "sections that are none": (changed(section=np.array([4] * 3)), "named as a section but is not labelled as one"),
    "headings that are none": (changed(section_stop={3: 4}), "not the line of a section"),
    "a heading's end astray": (changed(section_stop={0: 999}), "gives 999 as the end of line"),
    "no such problem": (changed(findings=[LineFinding("no-such-code", 0, 0)]), "reports 'no-such-code'"),
    "a problem that is not for layouts": (changed(findings=[LineFinding("internal-fault", 0, 0)]), "'internal-fault'"),
    "a problem of the whole build": (
        changed(findings=[LineFinding("differing-readings", 0, 0)]),
        "'differing-readings'",
    ),
    "a problem beyond the page": (changed(findings=[LineFinding("bad-date", 0, 10**6)]), "reports lines 0 to 1000000"),
    "a problem without words": (
        changed(findings=[LineFinding("bad-date", 0, 0, 7)]),  # type: ignore[arg-type]
        "are a int, not a str",
    ),
    "an inner value of no field": (changed(inner=[Inner(0, "title", 0, 3)]), "is one of published_text, byline"),
    "an inner value of another record": (spoilt(elsewhere), "not in a line of its record"),
    "inner values that overlap": (spoilt(overlapping), "two values inside a line overlap"),
}


def scored(score: object) -> FormLayout:
    return replace(spoilt(labels), score=lambda lines: score)  # type: ignore[arg-type, return-value]


def anchored(anchors: object) -> FormLayout:
    return replace(spoilt(labels), anchors=lambda lines: anchors)  # type: ignore[arg-type, return-value]


# What goes wrong before a page is labelled; a layout that is named is not asked for it.
UNASKED = {
    "a score that is no number": (scored(float("nan")), "its score is nan"),
    "a score in words": (scored("0.9"), "its score is '0.9'"),
    "no score": (scored(None), "its score is None"),
    "a score with an address": (scored(object()), "its score is <object object at 0x>"),
    "a score above all": (scored(7), "its score is 7"),
    "a score that raises": (replace(spoilt(labels), score=raising), "its score raised RuntimeError: boom"),  # type: ignore[arg-type]
    "anchors beyond the page": (anchored(np.array([10**6, -5])), "its anchors go from -5 to 1000000"),
    "anchors that are none": (anchored(None), "its anchors must be one array of whole numbers"),
    "anchors that raise": (replace(spoilt(labels), anchors=raising), "its anchors raised RuntimeError"),  # type: ignore[arg-type]
}
ALL = NONSENSE | UNASKED


def test_numbers_of_numpy_are_numbers() -> None:
    def marked(lines: Lines) -> LineLabels:
        found = labels(lines)
        line = np.flatnonzero(found.fate == 3)[0]
        low = lines.start[line]
        return replace(found, inner=[Inner(found.record[line], "byline", low, low + 9)])

    parsed = csc.parse(PAGE, layout=spoilt(marked))
    assert_invariants(parsed)
    assert csc.parse_table(PAGE, layout=spoilt(marked))["ledger"].num_rows == len(parsed.ledger)


@pytest.mark.parametrize("name", NONSENSE)
def test_a_layout_that_is_named_and_fails_is_an_error_that_names_it(name: str) -> None:
    layout, words = NONSENSE[name]
    with pytest.raises(LayoutError) as raised:
        csc.parse(PAGE, layout=layout)
    assert "the layout 'spoilt'" in str(raised.value)
    assert words in str(raised.value)


@pytest.mark.parametrize("name", ALL)
def test_check_layout_finds_what_is_wrong(name: str) -> None:
    layout, words = ALL[name]
    with pytest.raises(LayoutError) as raised:
        check_layout(layout, [PAGE])
    assert words in str(raised.value)


@pytest.mark.parametrize("name", ALL)
def test_a_layout_that_fails_costs_its_own_page_alone(name: str, add_package: AddPackage) -> None:
    before = [csc.parse(path) for path in DUMPS]
    add_package(
        "spoilt",
        f"from test_check_layout import ALL\nLAYOUT = ALL[{name!r}][0]\n",
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
        "from test_check_layout import ALL\nLAYOUT = ALL['raises'][0]\n",
        {LAYOUTS: {"spoilt": "spoilt:LAYOUT"}},
    )
    text = "\n\n".join((bulleted(ITEMS, heading="Children"), localgov(ITEMS), bulleted(ITEMS, heading="Finance")))
    parsed = csc.parse(text)
    assert len(parsed.articles) == 9
    assert [problem.code for problem in parsed.problems] == ["broken-layout"] * 2
    assert [text[problem.start :].partition("\n")[0] for problem in parsed.problems] == ["Children", "Finance"]


LOST = ListingForm("spoilt", "themj", ("title", "day"))


def test_a_page_that_no_other_layout_knows_stays_unread_and_says_so(add_package: AddPackage) -> None:
    page = "Alpha\n1 May 2024\nBeta\n2 May 2024\nGamma\n3 May 2024\n"
    add_package(
        "spoilt",
        "from test_check_layout import raising, LOST\nfrom childservices_corpus.layouts import FormLayout\n"
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
        "consists of small letters and digits",
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


def test_an_unknown_publisher_is_told_with_the_known_ones_and_where_to_add_it() -> None:
    layout = ListingForm("gazette-listing", "gazette", ("title", "day", "summary"))
    for ask in (lambda: csc.parse("x", layout=layout), lambda: check_layout(layout, ["x"])):
        with pytest.raises(LayoutError) as raised:
            ask()
        for words in ("'gazette'", "adcs, localgov, themj", "childservices_corpus.publishers", "docs/layouts.md"):
            assert words in str(raised.value)


QUADRATIC = FormLayout(
    "slow",
    "themj",
    BULLETED.score,
    lambda lines: [labels(lines) for _ in [0] for _ in wait(lines)][-1],
    BULLETED.anchors,
)


def wait(lines: Lines) -> list[int]:
    for one in range(len(lines) // 20):
        for other in range(len(lines) // 20):
            abs(one - other)
    return [0]


def test_work_that_grows_faster_than_the_page_is_told() -> None:
    with pytest.raises(LayoutError, match="the work must not grow faster than the page"):
        check_layout(QUADRATIC, [PAGE])


def test_a_layout_that_is_not_the_likeliest_is_told_which_is() -> None:
    layout = scored(0.5)
    with pytest.raises(LayoutError, match="read by the layout 'themj-bulleted' of childservices-corpus"):
        check_layout(layout, [PAGE])
    with pytest.raises(LayoutError, match=r"its score is 0\.10; a page is recognised above 0"):
        check_layout(scored(0.1), [PAGE])
    with pytest.raises(LayoutError, match="the check needs pages"):
        check_layout(layout, [])
