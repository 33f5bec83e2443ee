"""Layouts that break the rules, and what each must be told."""

from dataclasses import replace

import numpy as np

from childservices_corpus.layouts import FormLayout, Inner, LineFinding, LineLabels, Lines, ListingForm
from childservices_corpus.layouts.themj.bulleted import LAYOUT as BULLETED
from pages import Item, bulleted

ITEMS = [
    Item("Foster carers call for support", "13 June 2024", "Foster carers call for more support, a report has found."),
    Item(
        "Two councils set out plans", "12 June 2024", "Two councils set out plans for a shared service, they have said."
    ),
    Item(
        "A £2.4bn fund", "28 May 2024", "Council leaders have warned that a fund of £2.4bn will not go round this year."
    ),
]


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
    "a summary for a title": (spoilt(headless), "more than one summary"),
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
# A form that knows pages which no layout of ours knows.
LOST = ListingForm("spoilt", "themj", ("title", "day"))
