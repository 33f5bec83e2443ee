"""Each form of a citation is valid, whatever a title, a date and the names of the authors are."""

import json
import re
import textwrap
from datetime import date
from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.corpus import Corpus
from childservices_corpus.export.apa import apa_date
from childservices_corpus.export.citation_styles import RECORD_STYLES
from commands import release
from pages import Item, bulleted, bylined
from support import ROOT

TITLES = [
    pytest.param("Fees & {more 100% up_now", id="a brace without its other half: BibTeX counts escaped ones too"),
    pytest.param("A fund} of $5 #1", id="a brace that closes nothing"),
    pytest.param("Words in \\ and ~ and ^ and `ticks`", id="signs that TeX obeys"),
    pytest.param('"Straight" marks, and a comma', id="marks that end a field in BibTeX"),
    pytest.param("\N{CYRILLIC CAPITAL LETTER ES}\N{CYRILLIC SMALL LETTER O}", id="no Latin letter"),
    pytest.param("Words \x1b[31m in red", id="a sign that a terminal obeys"),
    pytest.param("Is it time for more family hubs?", id="a sign that ends a sentence already"),
]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_of_any_signs_gives_bibtex_that_can_be_read(title: str, tmp_path: Path) -> None:
    corpus = built(tmp_path, bulleted([Item(title, "13 June 2024", "A summary."), Item("B", "12 June 2024", "More.")]))
    record = next(one for one in corpus.articles if one.title == title)
    fields = bibtex_fields(corpus.cite(record.id, "bibtex"))
    shown = title.replace("\x1b", "\\x1b")
    assert plainly(fields["title"]) == shown
    assert (fields["date"], fields["year"]) == ("2024-06-13", "2024")
    for style in ("text", "apa"):
        assert shown in corpus.cite(record.id, style)
    assert "?." not in corpus.cite(record.id, "apa")


def built(folder: Path, page: str) -> Corpus:
    """The release of one page."""
    (folder / "page.txt").write_text(page, "utf-8")
    return csc.load(csc.build(folder / "page.txt", folder / "release").folder)


def bibtex_fields(entry: str) -> dict[str, str]:
    """The fields of an entry as BibTeX reads them: each brace counts, also behind a backslash."""
    start = re.match(r"@[a-z]+\{[A-Za-z0-9_]+,", entry)
    assert start
    place, found = start.end(), {}
    while name := re.compile(r"\s*([a-z]+) = \{").match(entry, place):
        depth, place = 1, name.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(entry[place], 0)
            place += 1
        found[name[1]] = entry[name.end() : place - 1]
        place += entry[place] == ","
    assert entry[place:] == "\n}"
    return found


def plainly(words: str) -> str:
    """Words of TeX without its commands and its braces."""
    named = {"backslash": "\\", "asciitilde": "~", "asciicircum": "^", "braceleft": "\x01", "braceright": "\x02"}
    for name, sign in named.items():
        words = words.replace(f"\\text{name}{{}}", sign)
    inner = re.sub(r"\\([&%$#_])", r"\1", words.replace("{", "").replace("}", ""))
    return inner.replace("\x01", "{").replace("\x02", "}")


def test_a_title_that_a_program_wrapped_is_cited_on_one_line(tmp_path: Path) -> None:
    words = "Councils say that the fees of agencies have gone up by a tenth in a year and that they have asked for help"
    found = [Item(f"{words} {day}", f"{day} June 2024", f"A summary. {words}.") for day in (19, 18, 17, 16, 15)]
    lines = [textwrap.fill(line, 72, subsequent_indent="    ") for line in bulleted(found).split("\n")]
    corpus = built(tmp_path, "\n".join(lines))
    wrapped = [one for one in corpus.articles if one.title and "\n" in one.title]
    assert wrapped
    for style in ("text", "apa"):
        assert corpus.cite(wrapped[0].id, style).count(words) == 1
    assert words in bibtex_fields(corpus.cite(wrapped[0].id, "bibtex"))["title"]
    assert words in json.loads(corpus.cite(wrapped[0].id, "csl-json"))[0]["title"]


@pytest.mark.parametrize(
    ("names", "apa", "bibtex"),
    [
        ("Ann Sample", "Ann Sample. (", "Ann Sample"),
        ("Ann Sample and Bob Other", "Ann Sample, & Bob Other. (", "Ann Sample and Bob Other"),
        (
            "Ann Sample, Bob Other and Cy Third",
            "Ann Sample, Bob Other, & Cy Third. (",
            "Ann Sample and Bob Other and Cy Third",
        ),
    ],
)
def test_who_signed_an_article_is_its_author(names: str, apa: str, bibtex: str, tmp_path: Path) -> None:
    items = [Item("Council opens hubs", "13 June 2024", "A summary."), Item("Another story", "12 June 2024", "More.")]
    corpus = built(tmp_path, bylined(items, names=names))
    record = next(one for one in corpus.articles if one.authors)
    assert corpus.cite(record.id, "apa").startswith(apa)
    assert bibtex_fields(corpus.cite(record.id, "bibtex"))["author"] == bibtex
    item = json.loads(corpus.cite(record.id, "csl-json"))[0]
    assert [one["literal"] for one in item["author"]] == list(record.authors)
    for style in RECORD_STYLES:
        assert "The MJ" in corpus.cite(record.id, style)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2024, 6, 13), date(2024, 6, 13), "2024, June 13"),
        (date(2022, 2, 2), date(2022, 2, 9), "2022, February 2–9"),
        (date(2022, 2, 27), date(2022, 3, 11), "2022, February 27–March 11"),
        (date(2021, 12, 30), date(2022, 1, 2), "2021, December 30–2022, January 2"),
        (date(2022, 2, 1), date(2022, 2, 28), "2022, February"),
        (date(2022, 1, 1), date(2022, 12, 31), "2022"),
        (None, date(2022, 2, 9), "n.d."),
        (date(2022, 2, 9), None, "n.d."),
        (None, None, "n.d."),
    ],
)
def test_apa_writes_a_date_with_the_year_first(first: date | None, last: date | None, words: str) -> None:
    assert apa_date(csc.DateRange(earliest=first, latest=last)) == words.replace("–", "\N{EN DASH}")


def test_private_builds_of_one_version_have_keys_of_their_own(tmp_path: Path) -> None:
    folders = [release(), csc.build(release().parent / "listing.txt", tmp_path / "other", data_version="1.2.3").folder]
    assert len({csc.cite(one, "bibtex").splitlines()[0] for one in folders}) == 2
    assert len({json.loads(csc.cite(one, "csl-json"))[0]["id"] for one in folders}) == 2
    assert csc.cite(ROOT / "data" / "releases" / "0.2.1", "bibtex").startswith("@dataset{childservices_corpus_0_2_1,")


def test_a_record_without_a_day_says_so_in_each_form(tmp_path: Path) -> None:
    lines = [
        "Children",
        "Council opens family hubs",
        "Five family hubs will open this year, the council has announced.",
        "More social workers needed",
        "Councils are short of social workers, a survey of directors has found.",
    ]
    corpus = built(tmp_path, "\n".join(lines))
    note = json.loads(corpus.cite(corpus.articles[0].id, "csl-json"))[0]["note"]
    assert note.startswith("Date unknown. ")
