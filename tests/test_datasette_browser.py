"""The exported SQLite file in Datasette, as a person meets it: a real browser, a search, a click on a facet."""

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import childservices_corpus as csc
from childservices_corpus.export.corpus_files import export
from childservices_corpus.export.datasette import FACET_SIZE

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
CHROMEDRIVER = shutil.which("chromedriver")
NEEDED = [
    ("Chromium", CHROMIUM, "apt-get install chromium"),
    ("ChromeDriver", CHROMEDRIVER, "apt-get install chromium-driver"),
    ("Datasette", importlib.util.find_spec("datasette"), "pip install datasette"),
    ("Selenium", importlib.util.find_spec("selenium"), "pip install selenium"),
]
MISSING = "; ".join(f"{name} is missing: {how}" for name, found, how in NEEDED if not found)
pytestmark = pytest.mark.skipif(bool(MISSING), reason=MISSING)

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--window-size=1400,1200",
)
PATIENCE = 30


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Datasette that serves the export; it ends with the tests."""
    folder = tmp_path_factory.mktemp("datasette")
    yield from served(folder, *export(csc.load(), folder, "sqlite"))


def served(folder: Path, *files: Path) -> Iterator[str]:
    """The address of a Datasette that serves databases and, as the last of the `files`, their metadata."""
    *databases, metadata = map(str, files)
    port = free_port()
    log = folder / "log"
    words = ["serve", *databases, "--metadata", metadata, "--host", "127.0.0.1", "--port", str(port)]
    with log.open("wb") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "datasette", *words],
            stdout=out,
            stderr=subprocess.STDOUT,
            env=os.environ | {"DATASETTE_LOAD_PLUGINS": ""},
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(server, f"{address}/-/versions.json", log)
        yield address
    finally:
        server.terminate()
        try:
            server.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def wait_for(server: "subprocess.Popen[bytes]", address: str, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE):
                return
        except OSError:
            time.sleep(0.05)
    pytest.fail(f"Datasette did not start: {log.read_text(errors='replace')}")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Chrome"]:
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(CHROMEDRIVER))
    driver.set_page_load_timeout(PATIENCE)
    try:
        yield driver
    finally:
        driver.quit()


def texts(browser: "Chrome", selector: str) -> list[str]:
    """What is to be read at each place that `selector` finds."""
    return [found.text for found in browser.find_elements("css selector", selector)]


def cells(browser: "Chrome", column: str) -> list[str]:
    return texts(browser, f"table.rows-and-columns td.col-{column}")


def facet(browser: "Chrome", column: str) -> dict[str, int]:
    """The values a facet offers, with their counts."""
    items = (text.rsplit(" ", 1) for text in texts(browser, f".facet-info[data-column='{column}'] li:has(a[href])"))
    return {item[0]: int(item[1]) for item in items if len(item) == 2}


def click_facet(browser: "Chrome", column: str, value: str) -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    before = browser.current_url
    places = browser.find_elements("css selector", f".facet-info[data-column='{column}'] a")
    next(place for place in places if place.text == value).click()
    WebDriverWait(browser, PATIENCE).until(lambda driver: driver.current_url != before)


def search(browser: "Chrome", query: str) -> None:
    from selenium.webdriver.support.ui import WebDriverWait

    before = browser.current_url
    box = browser.find_element("css selector", "input[name='_search']")
    box.send_keys(query)
    box.submit()
    WebDriverWait(browser, PATIENCE).until(lambda driver: driver.current_url != before)


def test_a_search_and_a_click_on_a_facet(site: str, browser: "Chrome") -> None:
    browser.get(f"{site}/corpus/articles")
    assert texts(browser, "h1") == ["Articles"]
    search(browser, "fostering")
    found = csc.load().articles.search("fostering")
    assert len(found) > 3
    assert sorted(cells(browser, "title")) == sorted(record.headline for record in found)
    counts: dict[Any, Any] = dict(found.count_by("publisher"))
    assert facet(browser, "publisher") == counts
    assert len(counts) > 1
    click_facet(browser, "publisher", "themj")
    chosen = [record.headline for record in found if record.publisher == "themj"]
    assert sorted(cells(browser, "title")) == sorted(chosen)
    assert set(cells(browser, "publisher")) == {"themj"}
    assert texts(browser, "h3")[0].startswith(f"{len(chosen)} rows where search matches")


def test_each_topic_of_a_list_is_a_facet(site: str, browser: "Chrome") -> None:
    browser.get(f"{site}/corpus/statements")
    statements = csc.load().statements
    offered = facet(browser, "topics")
    assert offered == {topic: n for topic, n in statements.count_by("topic") if topic in offered}
    click_facet(browser, "topics", "finance")
    expected = sorted(record.headline for record in statements.where(topic="finance"))
    assert sorted(cells(browser, "title")) == expected


def test_the_newest_stand_first(site: str, browser: "Chrome") -> None:
    browser.get(f"{site}/corpus/articles")
    days = cells(browser, "published_earliest")
    assert len(days) == 100
    assert days == sorted(days, reverse=True)
    assert days[0] == max(str(record.published_earliest) for record in csc.load().articles)


DATES = {
    "records": ("earliest", "latest", "basis"),
    "articles": ("published_earliest", "published_latest", "published_basis"),
    "statements": ("issued_earliest", "issued_latest", "issued_basis"),
}


@pytest.mark.parametrize("table", DATES)
def test_the_date_is_in_sight_and_facets_have_the_same_names(table: str, site: str, browser: "Chrome") -> None:
    browser.get(f"{site}/corpus/{table}")
    assert texts(browser, "h1") == [table.capitalize()]
    heads = [place.get_attribute("data-column") for place in browser.find_elements("css selector", "th[data-column]")]
    assert tuple(heads[:5]) == ("id", *DATES[table], "headline")
    edge = browser.find_element("css selector", f"th[data-column='{DATES[table][1]}']").rect
    assert edge["x"] + edge["width"] < 800
    assert all(cells(browser, DATES[table][0])[:20])
    rows = browser.find_elements("css selector", "table.rows-and-columns tbody tr")
    assert rows[4].rect["y"] - rows[0].rect["y"] < 700
    records = getattr(csc.load(), table)
    for column in ("topics", "people", "organisations", "authorities"):
        found = facet(browser, column)
        counts = dict(records.count_by({"topics": "topic"}.get(column, column)))
        assert len(found) == min(FACET_SIZE, len(set(counts) - {None}))
        assert found == {value: counts[value] for value in found}


def test_a_quotation_leads_to_its_record_and_from_there_to_all_that_hangs_on_it(site: str, browser: "Chrome") -> None:
    browser.get(f"{site}/corpus/quotations")
    quotation = min(csc.load().quotations, key=lambda one: one.id)
    assert cells(browser, "text")[0] == " ".join(quotation.text.split())
    link = browser.find_element("css selector", "td.col-record_id a")
    record = next(one for one in (*csc.load().articles, *csc.load().statements) if one.id == quotation.record_id)
    assert link.text == record.title
    browser.get(str(link.get_attribute("href")))
    n = sum(one.record_id == record.id for one in csc.load().quotations)
    assert f"{n} rows from record_id in quotations" in texts(browser, "li")


def test_bookkeeping_and_search_tables_are_out_of_the_way(site: str, browser: "Chrome") -> None:
    browser.get(f"{site}/corpus")
    shown = texts(browser, ".db-table h3")
    assert {"articles", "statements", "quotations", "records"} <= set(shown)
    assert not [name for name in shown if "_fts" in name or name in ("ledger", "sightings", "problems")]


def test_search_and_rows_begin_on_the_first_screen(site: str, browser: "Chrome") -> None:
    """The style sheet in the metadata is in force: descriptions stand side by side, facets are short."""
    for table in ("records", "articles", "statements", "quotations"):
        browser.get(f"{site}/corpus/{table}")
        top = browser.find_element("css selector", "table.rows-and-columns").location["y"]
        assert top < 1200, table
        if table != "records":
            assert browser.find_element("css selector", "td.col-document_id").size["width"] < 300, table
