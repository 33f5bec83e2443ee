"""The page to look at everything: what it holds, that text stays text, and how it works in a real browser."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import childservices_corpus as csc
from childservices_corpus.explore.data import data_of
from childservices_corpus.explore.page import page_of
from test_datasette_browser import CHROMEDRIVER, CHROMIUM, browser

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

__all__ = ["browser"]
MOST_MEGABYTES = 3
# Words of a page that would run, if the page took them for its own.
TRAPS = (
    "</script><script>document.title = 'ran'</script>",
    "<img src=x onerror=\"document.title = 'ran'\">",
    "<!-- <script> %%DATA%% \N{LINE SEPARATOR} \N{GRINNING FACE}",
)
in_a_browser = pytest.mark.skipif(not (CHROMIUM and CHROMEDRIVER), reason="Chromium or ChromeDriver is missing")


def data_in(page: str) -> dict[str, Any]:
    found = re.search(r'<script id="data" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return csc.load().explore(tmp_path_factory.mktemp("explore") / "page.html")


@pytest.fixture(scope="module")
def trapped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a release with traps for words."""
    folder = tmp_path_factory.mktemp("trapped")
    lines = ["Children"]
    for trap in TRAPS:
        lines += [f"Council says {trap} of it", f"Directors in Kent are {trap}, a survey of all councils has found."]
    (folder / "a.txt").write_text("\n".join(lines), "utf-8")
    release = csc.build(folder / "a.txt", folder / "release").folder
    assert len(csc.load(release).articles) >= len(TRAPS) - 1
    return csc.load(release).explore(folder / "page.html", title="<b>A title</b>")


def test_every_record_is_there_with_its_marks_at_their_words(page: Path) -> None:
    corpus = csc.load()
    told = data_in(page.read_text("utf-8"))["records"]
    assert sorted(one["headline"] for one in told) == sorted(one.headline for one in corpus.records)
    words = [
        field["text"].encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")
        for one in told
        for field in one["fields"]
        for start, end, kind, _ in field["marks"]
        if kind == "speech"
    ]
    said = [quotation.text for quotation in corpus.quotations]
    assert set(words) <= set(said)
    assert len(words) >= 0.9 * len(said)


def test_the_page_is_small_and_fetches_nothing(page: Path) -> None:
    text = page.read_text("utf-8")
    assert page.stat().st_size < MOST_MEGABYTES * 1_000_000
    assert "default-src 'none'" in text
    assert not re.search(r'<(?:script|link|img|iframe)[^>]*\b(?:src|href)="http', text)
    assert csc.cite() in text
    assert "Permission is hereby granted" in text


def test_words_of_a_page_stay_words(trapped: Path) -> None:
    text = trapped.read_text("utf-8")
    assert text.count("</script>") == 2
    assert "<img" not in text
    assert "&lt;b&gt;A title" in text
    headlines = [one["headline"] for one in data_in(text)["records"]]
    assert any(TRAPS[0] in one for one in headlines)


def test_offsets_count_as_javascript_does(trapped: Path) -> None:
    for record in data_in(trapped.read_text("utf-8"))["records"]:
        for field in record["fields"]:
            for start, end, kind, _ in field["marks"]:
                words = field["text"].encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")
                assert kind != "authority" or words == "Kent"


def test_a_corpus_without_records_has_a_page(tmp_path: Path) -> None:
    corpus = csc.load().from_tables({})
    assert data_of(corpus, "")["records"] == []
    assert "records" in page_of(corpus, "Empty", "")
    assert corpus.explore(tmp_path / "page.html").exists()


def opened(driver: "Chrome", path: Path) -> Any:
    from selenium.webdriver.common.by import By
    from selenium.webdriver.support.ui import WebDriverWait

    driver.get(path.as_uri())
    words = driver.find_element(By.ID, "words")
    WebDriverWait(driver, 20).until(lambda _: words.is_enabled())
    return words


def status(driver: "Chrome", expected: str) -> None:
    from selenium.webdriver.common.by import By
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(driver, 20).until(lambda _: driver.find_element(By.ID, "status").text.startswith(expected))


@in_a_browser
def test_a_person_searches_filters_and_opens_a_card(browser: "Chrome", page: Path) -> None:
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.support.ui import Select

    words = opened(browser, page)
    status(browser, "260 records")
    words.send_keys("unregulated")
    corpus = csc.load()
    shown = [
        " ".join([one["headline"], *(field["text"] for field in one["fields"])])
        for one in data_in(page.read_text("utf-8"))["records"]
    ]
    status(browser, f"{sum('unregulated' in one.lower() for one in shown)} records")
    browser.find_element(By.CSS_SELECTOR, "#list button").click()
    card = browser.find_element(By.ID, "card")
    assert "Why this date" in card.text
    assert "Cite" in card.text
    assert browser.switch_to.active_element == card
    card.send_keys(Keys.ESCAPE)
    assert not card.is_displayed()
    browser.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
    status(browser, "260 records")
    Select(browser.find_element(By.ID, "publisher")).select_by_value("adcs")
    status(browser, "100 records")
    for name in ("from", "to"):
        browser.find_element(By.ID, name).send_keys("2022", Keys.TAB)
    status(browser, f"{len(corpus.statements.between('2022'))} records")
    browser.find_element(By.ID, "surely").click()
    status(browser, f"{len(corpus.statements.between('2022', certainty='certain'))} records")
    assert "surely" in browser.find_element(By.CSS_SELECTOR, "figcaption").text


@in_a_browser
def test_keys_are_enough(browser: "Chrome", page: Path) -> None:
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys

    opened(browser, page)
    body = browser.find_element(By.TAG_NAME, "body")
    body.send_keys("/")
    assert browser.switch_to.active_element.get_attribute("id") == "words"
    first, second = browser.find_elements(By.CSS_SELECTOR, "#list button")[:2]
    browser.execute_script("arguments[0].focus()", first)
    first.send_keys(Keys.ARROW_DOWN)
    assert browser.switch_to.active_element == second
    second.send_keys(Keys.ENTER)
    assert browser.find_element(By.ID, "card").is_displayed()
    unnamed = "return [...document.querySelectorAll('input, select')].filter((one) => !one.labels.length).length"
    assert browser.execute_script(unnamed) == 0


@in_a_browser
def test_a_narrow_window_is_enough(browser: "Chrome", page: Path) -> None:
    size = browser.get_window_size()
    browser.set_window_size(500, 900)
    opened(browser, page)
    assert browser.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")
    browser.set_window_size(size["width"], size["height"])


@in_a_browser
def test_traps_do_not_run(browser: "Chrome", trapped: Path) -> None:
    from selenium.webdriver.common.by import By

    opened(browser, trapped)
    for button in browser.find_elements(By.CSS_SELECTOR, "#list button"):
        button.click()
    assert browser.title == "<b>A title</b>"
    assert any("onerror" in one.text for one in browser.find_elements(By.CSS_SELECTOR, "#list .title"))
    assert browser.find_elements(By.CSS_SELECTOR, "#list img, #card img, #card script") == []
