"""The site of the documentation: strictly built, with every page, every table and every public name."""

import re
from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.tables.schemas import TABLES, schema
from support import ROOT
from website.build import unlisted
from website.card import NAMES, readme_of, widths
from website.checks import Page, faults
from website.docstrings import described, plain
from website.pages import page_text, sources
from website.pictures import draw_diagrams
from website_built import website

__all__ = ["website"]


def html(website: Path, name: str) -> str:
    return (website / f"{name}.html").read_text("utf-8")


def test_every_page_of_the_docs_is_on_the_site(website: Path) -> None:
    names = {path.stem for path in website.glob("*.html")}
    assert {path.stem for path in (ROOT / "docs").glob("*.md")} - {"index"} <= names
    assert {"index", "guide", "contributing", "changelog", "tutorial", "data_card", "dictionary", "api"} <= names


def test_the_dictionary_has_each_column(website: Path) -> None:
    text = html(website, "dictionary")
    assert {name for name in TABLES if f'<h2 id="{name}">' not in text} == set()
    assert {column for name in TABLES for column in schema(name).names if f"<td>{column}</td>" not in text} == set()


def test_the_api_has_the_public_names_and_no_hidden_ones(website: Path) -> None:
    text = html(website, "api")
    names = {name for name in csc.__all__ if hasattr(getattr(csc, name), "__qualname__")} - {"CorpusError"}
    headings = {
        re.sub(r"<[^>]+>", "", one).split()[0].removesuffix("&para;")
        for one in re.findall(r"<h3.*?</h3>", text, re.DOTALL)
    }
    assert names <= headings
    anchors = {anchor.rpartition(".")[2] for anchor in re.findall(r'id="(childservices_corpus[\w.]+)"', text)}
    assert len(anchors) > len(names)
    assert not {anchor for anchor in anchors if anchor.startswith("_")}
    assert not re.findall(r":(?:class|func|meth|mod):", text)


def test_the_data_card_counts_the_real_release(website: Path) -> None:
    corpus = csc.load()
    text = html(website, "data_card")
    assert f"{len(corpus.articles)} articles and {len(corpus.statements)} statements" in text
    counts = widths(corpus)
    assert sum(counts.values()) == len(corpus.records)
    for publisher in {publisher for publisher, _ in counts}:
        cells = "".join(rf"<td>{counts[publisher, name]}</td>\s*" for name in NAMES)
        assert re.search(rf"<td>{publisher}</td>\s*{cells}", text)
    for name in ("card_trend", "card_timeline", "card_widths"):
        assert f'src="{name}.svg"' in text
        assert "<svg" in (website / f"{name}.svg").read_text("utf-8")[:200]


def test_the_card_of_a_release_has_its_readme_without_head_and_title(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("---\nlicense: other\n---\n\n# Title\n\nWords.\n\n## Part\n\n```text\n# no heading\n```\n", "utf-8")
    assert readme_of(path) == "Words.\n\n### Part\n\n```text\n# no heading\n```"


@pytest.mark.parametrize("name", ["architecture", "how_it_works"])
def test_a_diagram_is_a_picture(name: str, website: Path) -> None:
    assert f'src="{name}_0.svg"' in html(website, name)
    drawn = (website / f"{name}_0.svg").read_text("utf-8")
    assert all(word in drawn for word in ("layout", "release", "corpus"))


def test_a_diagram_that_cannot_be_drawn_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="No Mermaid diagram"):
        draw_diagrams("```mermaid\nno such chart\n```\n", "page", tmp_path)


def test_a_page_outside_the_navigation_is_named() -> None:
    nav = [{"Start": ["index.md", {"More": [{"Check": "check.md"}]}]}]
    assert unlisted({"index.md", "check.md"}, nav) == []
    assert unlisted({"index.md", "check.md", "new.md"}, nav) == [
        "new.md is not in the navigation; add it to nav in zensical.toml"
    ]
    assert unlisted({"index.md"}, nav) == ["nav in zensical.toml names check.md, which is not a page"]


PAGES = {
    '<a href="b.html#there">x</a>': None,
    '<a href="https://example.org/">x</a>': None,
    '<a href="c.html">x</a>': "the link c.html leads to a file that is not there",
    '<a href="b.html#nowhere">x</a>': "the link b.html#nowhere leads to a place that is not there",
    '<img src="https://example.org/x.png">': "the page would fetch https://example.org/x.png",
    '<script src="//example.org/x.js"></script>': "the page would fetch //example.org/x.js",
    '<link rel="stylesheet" href="https://example.org/x.css">': "the page would fetch https://example.org/x.css",
    '<p style="background: url(https://example.org/x.png)">': "the page would fetch https://example.org/x.png",
}


@pytest.mark.parametrize("body", PAGES)
def test_a_link_that_leads_nowhere_and_a_foreign_address_are_faults(body: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(body, "utf-8")
    (tmp_path / "b.html").write_text('<p id="there">', "utf-8")
    expected = PAGES[body]
    assert [fault.partition("; ")[0] for fault in faults(tmp_path)] == ([f"a.html: {expected}"] if expected else [])


def test_a_style_sheet_of_another_host_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "x.css").write_text('@import "https://example.org/y.css"; a { b: url(x.png) }', "utf-8")
    assert faults(tmp_path) == ["x.css: the file would fetch https://example.org/y.css; bring that with the site"]


@pytest.mark.parametrize(
    ("source", "link", "expected"),
    [
        ("README.md", "docs/dates.md#order", "dates.md#order"),
        ("README.md", "docs/index.md", "guide.md"),
        ("docs/index.md", "../CONTRIBUTING.md", "contributing.md"),
        ("docs/index.md", "tutorial.ipynb", "tutorial.md"),
        ("docs/dates.md", "../README.md", "index.md"),
        ("docs/dates.md", "#order", "#order"),
        ("docs/dates.md", "https://example.org/docs/a.md", "https://example.org/docs/a.md"),
    ],
)
def test_links_are_those_of_the_site(source: str, link: str, expected: str) -> None:
    assert page_text(f"[words]({link})", ROOT / source) == f"[words]({expected})\n"


def test_a_numbered_item_keeps_its_block_and_the_block_has_its_file_as_title() -> None:
    text = "1. Change it:\n\n   ```diff src/a.py\n   -old\n   ```\n\n   And go on.\n\nAfter.\n\n   as it was\n"
    assert page_text(text, ROOT / "README.md") == (
        '1. Change it:\n\n    ```diff title="src/a.py"\n    -old\n    ```\n\n    And go on.\n\nAfter.\n\n   as it was\n'
    )


def test_a_fence_inside_a_fence_is_text() -> None:
    text = "```text\n1. x\n   y\n```\n\n   z\n"
    assert page_text(text, ROOT / "README.md") == text


def test_each_page_has_one_source() -> None:
    found = sources()
    assert len(set(found.values())) == len(found)
    assert Page('<a id="x" href="y">').links == ["y"]


def test_roles_of_docstrings_are_code() -> None:
    assert plain("raises :class:`~childservices_corpus.errors.InputError` and :func:`load`") == (
        "raises `InputError` and `load`"
    )


def test_the_description_of_a_field_is_its_docstring(website: Path) -> None:
    assert described("Field(default=None, description='Its day.')") == "Its day."
    assert described("Field(default=None)") is None
    assert described("3") is None
    meaning = csc.Article.model_fields["summary"].description
    assert meaning is not None
    assert meaning in html(website, "api")
