"""The day of saving and the address of a dump as evidence for dates and as headlines, and in a release."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.annotate.pipeline import Annotated, annotate
from childservices_corpus.errors import InputError, WrongTypeError
from childservices_corpus.explain.dates import tell
from childservices_corpus.models import Article, Parsed
from childservices_corpus.storage.files import read_table
from commands import ran
from support import DUMPS, ROOT, records
from test_pages_csv import BODY, HEADER, LISTING, built, folder_of

SITE = "https://www.themj.co.uk"
SAVED = date(2024, 5, 12)
DAY, MONTH = (date(2021, 3, 29), date(2021, 3, 29)), (date(2021, 3, 1), date(2021, 3, 31))
OPEN = (None, SAVED)
ADDRESSES = {
    "/2021/03/29/fees": ("/2021/03/29/", DAY),
    "/news/2021/3/29": ("/2021/3/29", DAY),
    "/2021/mar/29/fees": ("/2021/mar/29/", DAY),
    "/2021/03/fees": ("/2021/03/", MONTH),
    "/2021/march/fees": ("/2021/march/", MONTH),
    "/2021/03/4512/fees": ("/2021/03/", MONTH),
    "/news/29-march-2021/fees": ("/29-march-2021/", DAY),
    "/news/29-march-2021-fees": ("/29-march-2021", DAY),
    "/news/29th-Mar-2021.html": ("/29th-Mar-2021", DAY),
    "/2021-03-29-fees": ("/2021-03-29", DAY),
    "/2021/03/29-march-2021": ("/29-march-2021", DAY),
    "/2021/03/2021/04/fees": (None, OPEN),
    "/2021/03/29/30-march-2021": (None, OPEN),
    "/the-strike-of-29-march-2021": (None, OPEN),
    "/2021/13/29/fees": (None, OPEN),
    "/2021/02/30/fees": (None, OPEN),
    "/1921/03/29/fees": (None, OPEN),
    "/12021/03/29/fees": (None, OPEN),
    "/2021/fees": (None, OPEN),
    "/fees?day=2021/03/29": (None, OPEN),
    "/": (None, OPEN),
}


def dated(parsed: Parsed) -> tuple[Annotated, Article]:
    found = annotate([parsed])
    return found, found.articles[0]


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_day_in_an_address_dates_the_page(path: str) -> None:
    words, days = ADDRESSES[path]
    found, article = dated(csc.parse(BODY, address=f"{SITE}{path}", saved=SAVED))
    assert (article.published_earliest, article.published_latest, article.published_basis) == (*days, "document")
    told = [item.words for item in article.published_evidence]
    assert told == ["saved 2024-05-12", *([words] if words else [])]
    assert all(item.kind == "document" for item in article.published_evidence)
    assert not found.findings


def test_an_address_says_nothing_of_the_items_of_a_listing() -> None:
    _, article = dated(csc.parse(LISTING, address=f"{SITE}/2021/03/29/all"))
    assert article.published_earliest == date(2024, 5, 3)
    assert not article.published_evidence


def test_a_record_is_not_after_the_day_of_saving() -> None:
    text = LISTING.replace("3 May 2024\n", "").replace("2 May 2024\n", "")
    found, article = dated(csc.parse(text, "themj-plain", saved=SAVED))
    assert (article.published_latest, article.published_basis) == (SAVED, "document")
    assert "Not after 12 May 2024: what is known of the dump: \N{LEFT DOUBLE QUOTATION MARK}saved 2024-05-12" in tell(
        article, article.dated
    )
    assert not found.findings


STATED = "3 May 2024\nFees rise again\nThe fees of agencies have gone up by a tenth in a year.\nCouncils pay them.\n"


def test_a_stated_day_after_the_page_was_saved_is_no_day_of_issue() -> None:
    found, article = dated(csc.parse(STATED, publisher="localgov", saved="2024-05-02"))
    assert (article.published_earliest, article.published_latest) == (None, date(2024, 5, 2))
    assert article.published_text == "3 May 2024"
    (finding,) = found.findings
    assert "saved 2024-05-02 (see the cell saved " in finding.message
    assert finding.message.endswith("rules it out: 3 May 2024")


def test_a_stated_day_that_the_address_rules_out_is_kept_and_reported() -> None:
    found, article = dated(csc.parse(STATED, publisher="localgov", address="https://localgov.co.uk/2024/05/02/fees"))
    assert (article.published_earliest, article.published_basis) == (date(2024, 5, 3), "stated")
    (finding,) = found.findings
    assert finding.code == "contradiction"
    assert "the stronger stated evidence rules it out: " in finding.message


def test_a_day_of_the_address_after_the_day_of_saving_is_reported() -> None:
    found, article = dated(csc.parse(BODY, address=f"{SITE}/2024/06/01/fees", saved=SAVED))
    assert (article.published_earliest, article.published_latest) == OPEN
    assert [one.code for one in found.findings] == ["contradiction"]


@pytest.mark.parametrize(
    ("path", "headline", "basis"),
    [
        ("/news/fees-rise-again", "Fees rise again", "address"),
        ("/2021/fees-rise-again/14321", "Fees rise again", "address"),
        ("/?p=14321", "Fees for placements have risen again this year, councils\N{HORIZONTAL ELLIPSIS}", "words"),
    ],
)
def test_an_untitled_page_is_called_by_its_address(path: str, headline: str, basis: str) -> None:
    plain, known = csc.parse(BODY, publisher="themj"), csc.parse(BODY, address=f"{SITE}{path}")
    (article,) = known.articles
    assert (article.title, article.headline, article.headline_basis) == (None, headline, basis)
    assert article.id == plain.articles[0].id


def test_neither_a_titled_page_nor_an_item_of_a_listing_is_called_by_the_address() -> None:
    (blog,) = csc.parse(f"Our children\n{BODY}", address="https://adcs.org.uk/blogs/all-of-our-children").statements
    assert (blog.headline, blog.headline_basis) == ("Our children", "page")
    summaries = [f"{line}..." for line in ("A" + "b" * 92, "C" + "d" * 92)]
    several = csc.parse("\n".join(summaries), "themj-summaries", address=f"{SITE}/all-of-the-news").articles
    assert {one.headline_basis for one in several} == {"words"}


@given(st.text(max_size=40))
def test_any_words_as_address_are_refused_or_kept(words: str) -> None:
    for address in (words, f"https://www.themj.co.uk/{words}", f"https://{words}"):
        document = None
        with suppress(InputError):
            document = csc.parse("Some text.", address=address).document
        if document is not None:
            assert document.address == address
            assert csc.Document.model_validate_json(document.model_dump_json())


@pytest.mark.parametrize("saved", [20240512, 2024.5, True, b"2024-05-12"])
def test_a_day_of_another_type_is_refused(saved: object) -> None:
    with pytest.raises(WrongTypeError, match="saved is a day"):
        csc.parse(BODY, saved=saved)  # type: ignore[arg-type]


def test_a_release_keeps_what_is_known_and_is_sound(tmp_path: Path) -> None:
    table = f"{HEADER}a.txt,{SITE}/2021/03/29/fees-rise-again,2024-05-12,,\nb.txt,,2024-05-01,,themj-dated\n"
    folder = folder_of(tmp_path / "in", table, a=BODY, b=LISTING)
    corpus = built(folder, tmp_path / "out")
    assert csc.verify(tmp_path / "out").sound
    article = next(one for one in corpus.articles if one.title is None)
    assert (article.headline, article.headline_basis, str(article.published)) == (
        "Fees rise again", "address", "2021-03-29",
    )  # fmt: skip
    assert [one.code for one in corpus.problems] == ["contradiction", "contradiction"]
    given_ = read_table(tmp_path / "out", "sources").select(["publisher", "layout"]).to_pylist()
    assert given_ == [{"publisher": None, "layout": None}, {"publisher": None, "layout": "themj-dated"}]
    plain = csc.build(folder, tmp_path / "plain", annotate=False).folder
    assert csc.verify(plain).sound
    again = csc.build(folder, tmp_path / "again").folder
    assert {path.name: path.read_bytes() for path in again.iterdir()} == {
        path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()
    }


def test_a_table_without_facts_changes_no_byte(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", f"{HEADER}a.txt,,,,\n", a=LISTING)
    one = csc.build(folder, tmp_path / "one").folder
    (folder / "pages.csv").unlink()
    two = csc.build(folder, tmp_path / "two").folder
    assert all(path.read_bytes() == (two / path.name).read_bytes() for path in one.iterdir())


def test_an_older_release_has_documents_of_which_nothing_is_known() -> None:
    older = csc.load(ROOT / "data" / "releases" / "0.2.1")
    assert {(one.address, one.saved, one.terms) for one in older.documents} == {(None, None, None)}


def test_the_program_takes_the_facts_too(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "in", HEADER, a=BODY)
    dump = str(folder / "a.txt")
    done = ran("parse", dump, "--address", f"{SITE}/fees-rise-again", "--saved", "2024-05-12")
    assert (done.code, done.lines[-1].partition("\t")[2]) == (0, "Fees rise again")
    assert "adcs-untitled" in ran("parse", dump, "--publisher", "adcs").lines[0]
    assert ran("parse", dump, "--saved", "12 May").code
    table = tmp_path / "known.csv"
    table.write_text(f"{HEADER}a.txt,{SITE}/fees-rise-again,,,\n", "utf-8")
    assert ran("build", folder, "--out", tmp_path / "out", "--pages", table).code == 0
    (document,) = csc.load(tmp_path / "out").documents
    assert document.address == f"{SITE}/fees-rise-again"
    table.write_text(f"{HEADER}a.txt,,,gazette,\n", "utf-8")
    assert ran("build", folder, "--out", tmp_path / "other", "--pages", table).code
    assert not (tmp_path / "other").exists()


def test_records_of_dumps_do_not_change_with_the_day_of_saving() -> None:
    for dump in DUMPS:
        assert records(csc.parse(dump, saved="2024-05-12")) == records(csc.parse(dump))
