"""Topics, people, authorities and organisations in Datasette: facets, search, a click to a successor."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import childservices_corpus as csc
from childservices_corpus.corpus import Corpus
from childservices_corpus.export.corpus_files import export
from childservices_corpus.export.datasette import FACET_SIZE
from commands import corpus as small_corpus
from test_datasette_browser import MISSING, browser, cells, click_facet, facet, search, served, texts

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

__all__ = ["browser"]

pytestmark = pytest.mark.skipif(bool(MISSING), reason=MISSING)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Datasette with the packaged release."""
    yield from shown(tmp_path_factory.mktemp("datasette"), csc.load())


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Datasette with a small release that is built here: it has rows of topics, and the packaged one has none."""
    yield from shown(tmp_path_factory.mktemp("datasette"), small_corpus())


def shown(folder: Path, corpus: Corpus) -> Iterator[str]:
    return served(folder, *export(corpus, folder, "sqlite"))


def opened(browser: "Chrome", site: str, table: str) -> None:
    """Open a table, whose rows begin on the first screen."""
    browser.get(f"{site}/corpus/{table}")
    assert texts(browser, "h1") == [table.capitalize()]
    assert browser.find_element("css selector", "table.rows-and-columns").location["y"] < 1200


def in_one_line(browser: "Chrome", column: str) -> bool:
    """True if the first cell of `column` is as high as one line."""
    return bool(browser.find_element("css selector", f"td.col-{column}").size["height"] < 60)


def test_topics_have_a_facet_and_the_greatest_score_is_first(small_site: str, browser: "Chrome") -> None:
    opened(browser, small_site, "topics")
    topics = small_corpus().topics
    found = facet(browser, "topic")
    assert len(found) == min(FACET_SIZE, len({one.topic for one in topics}))
    assert found == {topic: n for topic, n in topics.count_by("topic") if topic in found}
    assert float(cells(browser, "score")[0]) == max(one.score for one in topics)
    topic = next(iter(found))
    click_facet(browser, "topic", topic)
    assert set(cells(browser, "topic")) == {topic}
    assert len(cells(browser, "topic")) == found[topic]
    opened(browser, small_site, "reasons")
    assert facet(browser, "field")


def test_people_have_facets_of_their_roles_and_bodies(site: str, browser: "Chrome") -> None:
    opened(browser, site, "people")
    people = csc.load().people
    for column in ("role_form", "organisation"):
        found = facet(browser, column)
        assert found
        assert found == {value: n for value, n in people.count_by(column) if value in found}
    assert in_one_line(browser, "first")
    click_facet(browser, "role_form", "president")
    assert sorted(cells(browser, "name")) == sorted(one.name for one in people.where(role_form="president"))
    search(browser, "Ramsden")
    assert set(cells(browser, "name")) == {"Charlotte Ramsden"}


def test_an_authority_leads_to_the_one_that_took_over(site: str, browser: "Chrome") -> None:
    opened(browser, site, "authorities")
    assert facet(browser, "kind") == dict(csc.load().authorities.count_by("kind"))
    names = cells(browser, "name")
    assert len(names) == 100
    assert names == sorted(names)
    search(browser, "Buckinghamshire")
    (link,) = browser.find_elements("css selector", "td.col-successor a")
    assert link.text == "Buckinghamshire"
    assert str(link.get_attribute("href")).endswith("/corpus/authorities/E06000060")
    assert in_one_line(browser, "end")


def test_an_organisation_is_found_by_any_of_its_names(site: str, browser: "Chrome") -> None:
    opened(browser, site, "organisations")
    assert in_one_line(browser, "names")
    search(browser, "DHSC")
    assert cells(browser, "ref") == ["Department of Health and Social Care"]
