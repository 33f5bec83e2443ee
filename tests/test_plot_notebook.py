"""Pictures in a notebook: drawn without a network, with what was captured below the title."""

import pickle
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyarrow as pa
import pytest

import childservices_corpus as csc
from childservices_corpus.corpus import Corpus
from childservices_corpus.models import Article, Document, Sighting
from childservices_corpus.tables.columns import models_table

pytest.importorskip("altair")
pytest.importorskip("vl_convert")

from childservices_corpus.plot import save

CORPUS = csc.load()
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PICTURES = {
    "timeline": CORPUS.articles.where(publisher="themj").plot.timeline,
    "topics": CORPUS.articles.plot.topics,
    "speakers": CORPUS.statements.plot.speakers,
    "trend": CORPUS.records.trend("year").plot,
    "split trend": CORPUS.records.trend("year", split="publisher").plot,
}
ADDRESS = re.compile(r"https?://(?!www\.w3\.org/)[^\s\"'<]+")


@pytest.mark.parametrize("name", PICTURES)
def test_a_notebook_shows_a_picture_without_a_network(name: str) -> None:
    chart = PICTURES[name]()
    for shown in (chart, chart.properties(background="white"), pickle.loads(pickle.dumps(chart))):
        bundle = shown._repr_mimebundle_()
        assert list(bundle) == ["image/svg+xml"]
        drawing = bundle["image/svg+xml"]
        assert drawing.startswith("<svg")
        assert "<script" not in drawing
        assert not ADDRESS.findall(drawing)
    assert chart.to_dict() == pickle.loads(pickle.dumps(chart)).to_dict()


def test_a_renderer_that_the_user_enables_is_used() -> None:
    import altair

    chart = CORPUS.articles.plot.topics()
    with altair.renderers.enable("mimetype"):
        shown: Any = chart._repr_mimebundle_()
        bundle = shown[0] if isinstance(shown, tuple) else shown
        assert any("vegalite" in kind for kind in bundle)
    assert list(chart._repr_mimebundle_()) == ["image/svg+xml"]


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is missing: apt-get install chromium")
def test_a_saved_page_is_drawn_without_a_network(tmp_path: Path) -> None:
    page = save(PICTURES["split trend"](), tmp_path / "chart.html")
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND", "--dump-dom")
    command = [str(CHROMIUM), *flags, f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=5000"]
    done = subprocess.run([*command, page.as_uri()], capture_output=True, text=True, check=True, timeout=60)
    assert re.search(r'class="marks" width="[1-9]', done.stdout)


@pytest.mark.parametrize("picture", ["timeline", "topics", "speakers"])
def test_every_picture_draws_both_kinds_together(picture: str) -> None:
    title = getattr(CORPUS.records.plot, picture)().to_dict()["title"]
    assert "records" in title["text"]
    assert title["subtitle"][0].startswith("260 records")


def test_the_subtitle_says_what_was_captured() -> None:
    lines = CORPUS.records.plot.timeline().to_dict()["title"]["subtitle"][1:]
    assert lines == [
        "captured: adcs 2020-07-01 to 2022-11-02",
        "captured: localgov 2019-05-09 to 2024-06-26",
        "captured: themj 2020-08-30 to 2021-01-21, 2022-01-11 to 2022-05-12, 2023-12-11 to 2024-06-13",
        "grey: months in which nothing was captured",
    ]
    assert CORPUS.statements.plot.topics().to_dict()["title"]["subtitle"][1:] == lines[:1]


def test_the_subtitle_of_a_trend_says_what_was_captured() -> None:
    split = PICTURES["split trend"]().to_dict()["title"]["subtitle"]
    assert split[1:] == [
        "captured: adcs 2020 to 2022",
        "captured: localgov 2019 to 2024",
        "captured: themj 2020 to 2024",
    ]
    assert PICTURES["trend"]().to_dict()["title"]["subtitle"][1:] == ["captured: 2019 to 2024"]
    quarters = CORPUS.articles.where(publisher="themj").trend("quarter", topic="send").plot()
    spans = "2020-Q3 to 2021-Q1, 2022-Q1 to 2022-Q2, 2023-Q4 to 2024-Q2"
    assert quarters.to_dict()["title"]["subtitle"][1:] == [f"captured: {spans}"]


def pages(*publishers: str, days: list[int]) -> Corpus:
    """A corpus with a page for each of the publishers and each of the `days` of 2022, with one article."""
    articles, documents, sightings = [], [], []
    for number, (publisher, day) in enumerate((one, day) for one in publishers for day in days):
        document, record = f"{number:064x}", f"{publisher}/a-{number:08x}"
        first = date.fromordinal(date(2022, 1, 1).toordinal() + day)
        made = {"id": record, "publisher": publisher, "title": "A", "document_id": document, "position": 0}
        articles.append(Article.model_validate(made | {"published_earliest": first, "published_latest": first}))
        sizes = {"encoding": "utf-8", "n_bytes": 1, "n_chars": 1}
        documents.append(Document.model_validate({"id": document, "name": "a", "publisher": publisher} | sizes))
        seen = {"record_id": record, "document_id": document, "position": 0, "start": 0, "end": 1}
        sightings.append(Sighting.model_validate(seen))
    tables: dict[str, pa.Table] = {
        "articles": models_table("articles", articles),
        "documents": models_table("documents", documents),
        "sightings": models_table("sightings", sightings),
    }
    return Corpus.from_tables(tables)


def test_pages_with_less_than_a_month_between_them_are_one_stretch() -> None:
    subtitle = pages("themj", days=[0, 31, 63]).articles.plot.timeline().to_dict()["title"]["subtitle"]
    assert subtitle[1:] == ["captured: themj 2022-01-01 to 2022-02-01, 2022-03-05 to 2022-03-05"]


def test_many_stretches_and_many_publishers_are_counted() -> None:
    corpus = pages("a", "b", "c", "d", "e", "f", days=[0, 50, 100, 150, 200, 250])
    *lines, key = corpus.articles.plot.timeline().to_dict()["title"]["subtitle"][1:]
    assert key.startswith("grey: ")
    assert len(lines) == 5
    assert lines[0].startswith("captured: a 2022-01-01 to 2022-01-01, ")
    assert lines[0].endswith(" and 2 more times")
    assert lines[-1] == "captured: and 2 more publishers"
    trend = corpus.articles.trend("month", split="publisher").plot().to_dict()["title"]["subtitle"][1:]
    assert len(trend) == 5
    assert trend[0] == "captured: a 2022-01 to 2022-02, 2022-04 to 2022-05, 2022-07, 2022-09"


def test_a_drawing_shows_hostile_names_as_text() -> None:
    hostile = "</text><script>alert(1)</script><a href='https://example.org'>&"
    made = {"id": "themj/a-00000000", "publisher": "themj", "title": "A", "document_id": "0" * 64, "position": 0}
    articles = [Article.model_validate(made | {"authors": [hostile]})]
    corpus = Corpus.from_tables({"articles": models_table("articles", articles)})
    drawing = ElementTree.fromstring(corpus.articles.plot.speakers()._repr_mimebundle_()["image/svg+xml"])
    assert {part.tag.rpartition("}")[2] for part in drawing.iter()} <= {"svg", "g", "path", "text", "rect", "line"}
    assert not [name for part in drawing.iter() for name in part.attrib if name.rpartition("}")[2] == "href"]
    assert "<script>" in "".join(drawing.itertext())
