"""Saved HTML pages: told from texts by their bytes; read from the text that is made of them, or not read at all."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.text.markup import is_html, made_text
from makers import made
from makers.markup import STYLES, saved

HTML = {
    "a doctype": "<!DOCTYPE html><html><body><p>Words</p></body></html>",
    "an old doctype": '<!doctype HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">\n<title>T</title><p>Words',
    "html": "\n <HTML lang=en>\n<body>Words</body></HTML>",
    "html and bare words": "<html>Words</html>",
    "head": "<head><title>T</title></head><body>Words",
    "body": "<body class='a'><p>Words",
    "a charset": "<meta charset='utf-8'><h2>Words</h2>",
    "a title": "<title>T</title><p>Words",
    "a comment above": "<!-- saved from a site -->\n<!doctype html>\n<!-- again --><p>Words",
    "a declaration above": '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "a" "b"><html xmlns="c"><head>',
    "a mark above": "\N{ZERO WIDTH NO-BREAK SPACE}<!DOCTYPE html><p>Words",
}
TEXT = {
    "nothing": "",
    "words": "Council opens family hubs\n\n13 June 2024\n",
    "a tag in words": "The page has a tag <p> and <html> in it.",
    "a tag that begins words": "<html> is the first tag of a page.\n",
    "a doctype alone": "<!DOCTYPE html>\nis how a page begins.",
    "a paragraph": "<p>Words of a page</p>",
    "a header": "<header>Words</header>",
    "markdown": "# Heading\n\n<div>Words</div>\n",
    "only a comment": "<!-- a comment -->",
    "only open comments": "<!--" * 50,
}
STORY = (
    "<h3>Council opens family hubs</h3><p>By Ann Sample | 13 June 2024</p><p>Five family hubs will open this year.</p>"
)
PAGE = f"<!DOCTYPE html><meta charset=utf-8><title>The MJ</title><body>{STORY}</body>"


@pytest.mark.parametrize("name", HTML)
def test_html_is_told(name: str) -> None:
    assert is_html(HTML[name])


@pytest.mark.parametrize("name", TEXT)
def test_a_text_is_not_html(name: str) -> None:
    assert not is_html(TEXT[name])


@given(st.text(), st.sampled_from(sorted(HTML)))
def test_words_above_a_page_make_it_a_text(words: str, name: str) -> None:
    assert not is_html(f"w{words}\n{HTML[name]}")


def test_dumps_are_texts() -> None:
    for path in sorted(Path("data/raw").glob("**/*.txt")):
        assert not is_html(path.read_text("utf-8"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "windows-1252"])
def test_a_page_is_read_in_any_encoding(encoding: str, tmp_path: Path) -> None:
    pytest.importorskip("resiliparse")
    file = tmp_path / "page.dat"
    file.write_bytes(PAGE.replace("Five", "Sure Start’s five").encode(encoding))
    parsed = csc.parse(file)
    assert [(one.title, one.authors) for one in parsed.articles] == [("Council opens family hubs", ("Ann Sample",))]
    assert parsed.articles[0].summary == "Sure Start’s five family hubs will open this year."
    document = parsed.document
    assert document.n_chars == len(document.text) == parsed.ledger[-1].end
    assert document.n_bytes == len(file.read_bytes())
    assert str(document.made_by).startswith("resiliparse ")


def test_an_encoding_that_the_page_declares_is_not_a_doubt() -> None:
    pytest.importorskip("resiliparse")
    declared = PAGE.replace("utf-8", "ISO-8859-1").replace("Five", "Sure Start’s five").encode("windows-1252")
    other = PAGE.replace("Five", "Sure Start’s five").encode("windows-1252")
    codes = [[one.code for one in csc.parse(data).problems] for data in (declared, other)]
    assert "decoded-as-windows-1252" not in codes[0]
    assert "decoded-as-windows-1252" in codes[1]
    assert csc.parse(declared).document.encoding == "windows-1252+declared"


def test_a_text_that_a_page_shows_is_not_made_again() -> None:
    pytest.importorskip("resiliparse")
    parsed = csc.parse(f"<!DOCTYPE html><body><pre>{PAGE.replace('<', '&lt;')}</pre>")
    assert is_html(parsed.document.text)
    assert "html-page" not in {one.code for one in parsed.problems}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("form", ["themj-bulleted", "themj-tag-page", "localgov-article", "adcs-feed", "adcs-box"])
def test_the_records_of_a_page_are_those_of_its_text(form: str, style: str) -> None:
    pytest.importorskip("resiliparse")
    page = made(form, 3)
    found, plain = csc.parse(saved(page, 3, style).data), csc.parse(page.text)
    assert _read(found) == _read(plain) != []
    titles = {one.title for one in found.articles} | {one.title for one in found.statements}
    spans = [found.document.text[row.start : row.end] for row in found.provenance if row.field == "title"]
    assert {span.strip() for span in spans} == titles


def _read(parsed: csc.Parsed) -> list[tuple[object, ...]]:
    articles = [(one.title, one.summary, one.authors, one.published_earliest) for one in parsed.articles]
    return [*articles, *((one.title, one.paragraphs) for one in parsed.statements)]


HOSTILE = {
    "deep": "<div>" * 200_000,
    "open tags": "<" * 1_000_000,
    "open comments": "<!--" * 250_000,
    "formatting": "<b><i><p>" * 20_000,
    "one tag": f"<div {'a=b ' * 250_000}>",
    "a lone surrogate": "<p>a\ud800b",
    "zeros": "\0" * 1_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_read_in_linear_time(name: str) -> None:
    pytest.importorskip("resiliparse")
    parsed = csc.parse(f"<!DOCTYPE html><body>{HOSTILE[name]}</body>")
    assert parsed.document.made_by is not None
    assert not [*parsed.articles, *parsed.statements]


@pytest.mark.parametrize("words", ["<!--", "<!-- -->", "<?", " ", "<html>", "<meta ", "<!doctype html>"])
def test_telling_html_is_linear(words: str) -> None:
    assert is_html(words * 200_000) in {True, False}


def test_a_page_that_the_library_refuses_is_one_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    library = pytest.importorskip("resiliparse.extract.html2text")

    class Panic(BaseException):
        """As the library's native code raises it."""

    def refuse(*_: object, **__: object) -> str:
        raise Panic

    monkeypatch.setattr(library, "extract_plain_text", refuse)
    assert made_text(PAGE) is None
    parsed = csc.parse(PAGE)
    assert not parsed.articles
    assert [(one.code, one.line, one.start) for one in parsed.problems] == [("html-page", 1, 0)]
    assert "resiliparse cannot read it" in parsed.problems[0].message
