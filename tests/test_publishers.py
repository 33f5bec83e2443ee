"""Publishers of our own and of other packages: what each says of itself, and what cannot be one."""

from datetime import date

import pytest

import childservices_corpus as csc
from childservices_corpus.annotate.dates.listing_order import order_claim
from childservices_corpus.annotate.people.spoken_for import organisation_of
from childservices_corpus.errors import LayoutError
from childservices_corpus.layouts import ListingForm
from childservices_corpus.layouts.registry import GROUP as LAYOUTS
from childservices_corpus.layouts.registry import layouts
from childservices_corpus.models import Publisher, publisher, publisher_fault, publisher_names
from childservices_corpus.models.publishers import GROUP as PUBLISHERS
from packages import AddPackage
from support import DUMPS


def test_our_publishers_are_those_of_the_table() -> None:
    assert publisher_names() == ("adcs", "localgov", "themj")
    adcs = publisher("adcs")
    assert adcs is not None
    assert (adcs.full_name, adcs.speaks_for) == ("The Association of Directors of Children's Services", "ADCS")
    assert (adcs.founded, adcs.own_offices) == (date(2007, 2, 1), ("ADCS",))
    assert organisation_of("spokesperson", "adcs") == "ADCS"
    assert organisation_of("spokesperson", "themj") is None
    for name in publisher_names():
        known = publisher(name)
        assert known is not None
        assert known.order.direction == "newest_first"
        assert known.order.why
    assert publisher("gazette") is None
    assert {layout.publisher for layout in layouts().values()} == set(publisher_names())


WRONG = {
    "capitals": ({"name": "Gazette", "full_name": "G"}, "name"),
    "no full name": ({"name": "gazette", "full_name": ""}, "full_name"),
    "a founding without a source": (
        {"name": "gazette", "full_name": "G", "founded": date(2001, 1, 1)},
        "founded_source",
    ),
    "a direction that is none": ({"name": "g", "full_name": "G", "order": {"direction": "up"}}, "direction"),
    "a tolerance below zero": ({"name": "g", "full_name": "G", "order": {"tolerance_days": -1}}, "tolerance_days"),
    "a field that is none": ({"name": "g", "full_name": "G", "fullname": "G"}, "fullname"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_publisher_that_cannot_be_is_refused_by_field(name: str) -> None:
    given_fields, field = WRONG[name]
    with pytest.raises(ValueError, match=field):
        Publisher.model_validate(given_fields)


GAZETTE = (
    "from childservices_corpus.layouts import ListingForm, ListingOrder\nfrom childservices_corpus import Publisher\n"
    "PUBLISHER = Publisher(name='gazette', full_name='The Gazette', speaks_for='the Gazette Trust',\n"
    "    order=ListingOrder(direction='oldest_first', tolerance_days=3))\n"
    "LAYOUT = ListingForm('gazette-listing', 'gazette', ('title', 'day'), heading='| Gazette')\n"
    "OTHER = ListingForm('gazette-news', 'gazette', ('title', 'day'), heading='| News', order=ListingOrder())\n"
)
BOTH = {PUBLISHERS: {"gazette": "gazette:PUBLISHER"}, LAYOUTS: {"gazette": "gazette:LAYOUT", "news": "gazette:OTHER"}}


def test_a_publisher_of_another_package_says_for_whom_it_speaks_and_how_its_listings_run(
    add_package: AddPackage,
) -> None:
    add_package("gazette", GAZETTE, BOTH)
    assert publisher_names() == ("adcs", "gazette", "localgov", "themj")
    assert organisation_of("spokesperson", "gazette") == "the Gazette Trust"
    assert (order_claim("gazette-listing").direction, order_claim("gazette-listing").tolerance_days) == (
        "oldest_first",
        3,
    )
    assert order_claim("gazette-news").direction == "none"
    with pytest.raises(csc.CorpusError, match="did you mean 'gazette'"):
        csc.load().sightings.where(publisher="gazete")
    assert not len(csc.load().articles.where(publisher="gazette"))
    assert not len(csc.load().quotations.where(publisher="gazette"))


def test_asking_for_a_publisher_imports_no_package(add_package: AddPackage) -> None:
    add_package("gazette", "raise RuntimeError('imported')", BOTH)
    assert publisher_names() == ("adcs", "gazette", "localgov", "themj")
    assert not len(csc.load().articles.where(publisher="gazette"))
    assert csc.parse(DUMPS[0], layout="themj-bulleted").articles


FAULTS = {
    "raises": ("raise RuntimeError('boom')", "it cannot be imported: RuntimeError: boom"),
    "ends the program": ("raise SystemExit(1)", "ends the program"),
    "no publisher": ("PUBLISHER = 'gazette'", "gazette:PUBLISHER is a str, not a Publisher"),
    "another name": (
        GAZETTE.replace("name='gazette'", "name='herald'"),
        "called 'gazette', but its publisher 'herald'",
    ),
    "a wrong field": (GAZETTE.replace("full_name", "fullname"), "it cannot be imported: ValidationError"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_publisher_that_cannot_be_used_is_told_where_its_layout_is_asked_for(
    name: str, add_package: AddPackage
) -> None:
    source, words = FAULTS[name]
    add_package("gazette", source, {PUBLISHERS: BOTH[PUBLISHERS]})
    assert publisher("gazette") is None
    fault = publisher_fault("gazette")
    assert fault is not None
    assert words in fault.why
    layout = ListingForm("gazette-listing", "gazette", ("title", "day"))
    with pytest.raises(LayoutError) as raised:
        csc.parse("x", layout=layout)
    assert words in str(raised.value)
    assert "gazette-package 1.0" in str(raised.value)


def test_the_name_of_a_publisher_of_ours_stays_ours(add_package: AddPackage) -> None:
    add_package(
        "gazette", GAZETTE.replace("name='gazette'", "name='themj'"), {PUBLISHERS: {"themj": "gazette:PUBLISHER"}}
    )
    known, fault = publisher("themj"), publisher_fault("themj")
    assert known is not None
    assert known.full_name == "The MJ"
    assert fault is not None
    assert "of our own table" in fault.why
