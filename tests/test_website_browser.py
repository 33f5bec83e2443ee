"""The site in a real browser, opened as files: nothing is wider than a phone or a desk, code copies, search finds."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from test_datasette_browser import CHROMEDRIVER, CHROMIUM, browser
from website_built import website

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

__all__ = ["browser", "website"]
pytestmark = pytest.mark.skipif(not (CHROMIUM and CHROMEDRIVER), reason="Chromium or ChromeDriver is missing")
PHONE, DESK = 390, 1280
# What is wider than the window, and not inside an element that scrolls; and what came from elsewhere than the site.
MEASURE = """
const width = document.documentElement.clientWidth
const fetched = performance.getEntriesByType("resource").map((one) => one.name)
return {
  wide: document.documentElement.scrollWidth - width,
  broken: [...document.images].filter((one) => one.complete && !one.naturalWidth).map((one) => one.src),
  foreign: fetched.filter((name) => !name.startsWith("file:") && !name.startsWith("data:")),
  uncopied: document.querySelectorAll(".highlight > pre:not(:has(.md-code__nav))").length,
}
"""


def at_width(driver: "Chrome", width: int) -> None:
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def test_no_page_is_wider_than_its_window_and_none_asks_another_host(website: Path, browser: "Chrome") -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    found: dict[str, Any] = {}
    # The page for a missing address is made for the root of a server.
    pages = [path for path in sorted(website.glob("*.html")) if path.name != "404.html"]
    for path in pages:
        at_width(browser, DESK)
        browser.get(path.as_uri())
        WebDriverWait(browser, 20, 0.05).until(lambda driver: not driver.execute_script(MEASURE)["uncopied"])
        for width in (DESK, PHONE):
            at_width(browser, width)
            told = browser.execute_script(MEASURE)
            if told["wide"] > 0 or told["broken"] or told["foreign"]:
                found[f"{path.name} at {width}"] = told
    assert len(pages) > 30
    assert found == {}


def test_code_has_a_button_that_copies_it(website: Path, browser: "Chrome") -> None:
    at_width(browser, DESK)
    browser.get((website / "recipes.html").as_uri())
    browser.execute_script("document.addEventListener('copy', () => { window.copied = document.activeElement.value })")
    browser.find_element("css selector", ".highlight .md-code__button").click()
    assert browser.execute_script("return window.copied").startswith("import childservices_corpus as csc")


def test_search_finds_without_a_server(website: Path, browser: "Chrome") -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    at_width(browser, DESK)
    browser.get((website / "index.html").as_uri())
    browser.find_element("css selector", "body").send_keys("/")
    focused = "return !!document.activeElement.shadowRoot?.activeElement"
    WebDriverWait(browser, 20).until(lambda driver: driver.execute_script(focused))
    browser.switch_to.active_element.send_keys("concordance")
    inside = "return [...document.activeElement.shadowRoot.querySelectorAll('a')].map((link) => link.href)"
    found = WebDriverWait(browser, 20).until(lambda driver: driver.execute_script(inside))
    # The words are marked on the page that a link opens.
    assert f"{website.as_uri()}/search.html?h=concordance#words-in-context" in found
    assert all(link.startswith(website.as_uri()) for link in found)
