"""A publisher or a layout that is known from outside: forms without a mark are sure, and others' marks do not count."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.errors import CorpusError
from childservices_corpus.models import publisher_at
from support import DUMPS, assert_equal_paths, assert_invariants, records
from test_pages_csv import BODY, HEADER, LISTING, built, folder_of

DAY_ALONE = "3 May 2024\nFees rise again\nThe fees of agencies have gone up by a tenth in a year.\nCouncils pay them.\n"
HOSTS = {"themj": "www.themj.co.uk", "localgov": "localgov.co.uk", "adcs": "blog.adcs.org.uk"}
FOREIGN = "Minutes of the meeting\n\nPresent\nAnn Sample\n"


@pytest.mark.parametrize("whose", HOSTS)
def test_a_text_alone_is_read_only_if_its_publisher_is_known(whose: str) -> None:
    assert not records(csc.parse(BODY))
    for publisher, address in ((whose, None), (None, f"https://{HOSTS[whose]}/fees")):
        parsed = csc.parse(BODY, publisher=publisher, address=address)
        (record,) = records(parsed)
        assert record.publisher == parsed.document.publisher == whose
        assert " ".join((*record.paragraphs, *record.subheadings)).count("councils said") == 2
        assert_invariants(parsed)
        assert_equal_paths(parsed, csc.parse_table(BODY, publisher=publisher, address=address))


def test_a_blog_below_its_title_is_the_associations() -> None:
    (statement,) = csc.parse(f"Our children\n{BODY}", publisher="adcs").statements
    assert (statement.title, len(statement.paragraphs), statement.subheadings) == ("Our children", 3, ("What next",))


def test_a_dated_listing_needs_no_warning_and_one_record_is_enough() -> None:
    doubtful = csc.parse(LISTING)
    assert [one.code for one in doubtful.problems] == ["publisher-by-days"]
    sure = csc.parse(LISTING, address="https://www.themj.co.uk/news")
    assert not sure.problems
    assert sure.articles == doubtful.articles
    one = LISTING[: LISTING.index("Hubs")]
    assert not csc.parse(one).articles
    assert len(csc.parse(one, publisher="themj").articles) == 1


def test_an_article_under_a_day_alone_needs_no_warning() -> None:
    assert not csc.parse(DAY_ALONE).articles
    parsed = csc.parse(DAY_ALONE, address="http://www.localgov.co.uk:80/fees")
    assert [(one.title, one.published_text) for one in parsed.articles] == [("Fees rise again", "3 May 2024")]
    assert not parsed.problems


def test_a_listing_is_not_the_text_of_another_publisher() -> None:
    parsed = csc.parse(LISTING, publisher="localgov")
    assert not parsed.articles
    assert {one.code for one in parsed.problems} == {"unknown-layout"}


@pytest.mark.parametrize("whose", HOSTS)
@pytest.mark.parametrize("dump", DUMPS, ids=lambda path: path.stem)
def test_only_layouts_of_a_given_publisher_read_a_page(dump: Path, whose: str) -> None:
    parsed = csc.parse(dump, publisher=whose)
    assert {one.publisher for one in records(parsed)} <= {whose}
    assert_invariants(parsed)


@pytest.mark.parametrize("dump", DUMPS, ids=lambda path: path.stem)
def test_the_address_of_its_publisher_changes_no_record_of_a_page(dump: Path) -> None:
    plain = csc.parse(dump)
    assert plain.document.publisher is not None
    known = csc.parse(dump, address=f"https://{HOSTS[plain.document.publisher]}/all")
    assert records(known) == records(plain)
    assert list(known.ledger) == list(plain.ledger)


@given(
    st.lists(st.sampled_from([BODY, LISTING, DAY_ALONE, FOREIGN, "", "\n\n"]), max_size=4), st.sampled_from([*HOSTS])
)
def test_any_page_of_a_known_publisher_is_read(parts: list[str], whose: str) -> None:
    parsed = csc.parse("\n".join(parts), address=f"https://{HOSTS[whose]}/page")
    assert_invariants(parsed)


def test_marks_of_others_count_against_the_host_but_not_against_the_caller() -> None:
    dump = next(path for path in DUMPS if csc.parse(path).document.publisher == "localgov")
    heading = csc.parse(dump, address="https://www.themj.co.uk/joined")
    assert heading.document.publisher in ("localgov", None)
    assert not any(one.publisher == "localgov" for one in records(csc.parse(dump, publisher="themj")))


def test_a_given_layout_is_obeyed_in_a_build(tmp_path: Path) -> None:
    table = f"{HEADER}a.txt,,,,themj-body\nb.txt,,,localgov,\n"
    corpus = built(folder_of(tmp_path / "in", table, a=LISTING, b=BODY), tmp_path / "out")
    assert [(one.name, one.layout) for one in corpus.documents] == [("a.txt", "themj-body"), ("b.txt", "localgov-body")]
    assert csc.verify(tmp_path / "out").sound


def test_a_layout_of_another_publisher_is_refused() -> None:
    with pytest.raises(CorpusError, match=r"'themj-body' of .* is for pages of themj, not of the publisher 'adcs'"):
        csc.parse(BODY, "themj-body", publisher="adcs")


@pytest.mark.parametrize(
    ("address", "whose"),
    [
        ("https://www.themj.co.uk/a", "themj"),
        ("https://THEMJ.CO.UK./a", "themj"),
        ("https://adcs.org.uk:8080", "adcs"),
        ("https://notthemj.co.uk/a", None),
        ("https://themj.co.uk.example.org/a", None),
        ("https://co.uk/themj.co.uk", None),
        ("https://[/", None),
        ("", None),
    ],
)
def test_the_host_of_an_address_names_the_publisher(address: str, whose: str | None) -> None:
    assert publisher_at(address) == whose
