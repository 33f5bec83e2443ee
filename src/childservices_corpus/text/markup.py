"""Saved HTML pages: how they are recognised, and how resiliparse (extra ``html``) makes text of them.

The made text has every visible word of the page in its order, menus and footers too, so that nothing is lost in
silence; list items have bullets, and paragraphs are parted by blank lines. ``benchmarks/html_pages.py`` compares
libraries and settings. Another setting here would be another text: releases state only the library and its version.
"""

import re
from functools import cache
from importlib.metadata import version
from typing import NamedTuple

from ..imports.extras import has, need

LIBRARY, EXTRA = "resiliparse", "html"
# What may be above the first tag. Atomic groups keep the time linear.
_ABOVE = r"(?>(?:\s++|\N{ZERO WIDTH NO-BREAK SPACE}|<!--.*?-->|<\?.*?>)*)"
_FIRST = r"<(?:!doctype\s++html|(?:html|head|body)(?=[\s>/])|meta\s(?=[^>]{0,500}?charset)|title)[^>]*+>"
_START = re.compile(_ABOVE + _FIRST, re.IGNORECASE | re.DOTALL)
_TAG = re.compile(_ABOVE + r"</?[a-z][^<>]*+>", re.IGNORECASE | re.DOTALL)
_CLOSING = re.compile(r"</(?:html|head|body|title)\s*+>", re.IGNORECASE)
_SURROGATE = re.compile("[\ud800-\udfff]")
# Browsers read all of these as Windows-1252.
_DECLARED = re.compile(
    r"<meta\s[^>]{0,500}?charset\s*=\s*[\"']?\s*(?:windows-1252|cp1252|iso-?8859-1|latin-?1|us-ascii)[\s\"'/;>]",
    re.IGNORECASE,
)
_HEAD = 4096


class MadeText(NamedTuple):
    """A text that was made of HTML, and the library and version that made it."""

    text: str
    made_by: str


def is_html(text: str) -> bool:
    """True if `text` is an HTML page: it begins with a tag of one, and another tag follows, or a closing tag.

    A text that only mentions tags, such as "<html> is the first tag of a page", is not HTML.
    """
    start = _START.match(text)
    if start is None:
        return False
    return _TAG.match(text, start.end()) is not None or _CLOSING.search(text, start.end()) is not None


def declares_windows_1252(html: str) -> bool:
    """True if the head of `html` says that its bytes are Windows-1252, or an encoding that browsers read as such."""
    return _DECLARED.search(html[:_HEAD]) is not None


def maker() -> str | None:
    """The library and version that makes text of HTML here, such as ``resiliparse 2.0.1``; ``None`` without it."""
    return f"{LIBRARY} {_version()}" if has(LIBRARY) else None


@cache
def _version() -> str:
    return version(LIBRARY)


def made_text(html: str) -> MadeText | None:
    """The text of the page `html`; ``None`` if the library is not installed or fails."""
    try:
        extract = need(f"{LIBRARY}.extract.html2text", EXTRA).extract_plain_text
        # UTF-8 does not have lone surrogates.
        whole = _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", html)
        return MadeText(extract(whole, preserve_formatting=True, list_bullets=True), f"{LIBRARY} {_version()}")
    except (KeyboardInterrupt, SystemExit):
        raise
    # A panic in the library's native code is not an Exception.
    except BaseException:
        return None


def why_not_made() -> str:
    """Why a page has not been made into text, in words."""
    return f"{LIBRARY} cannot read it" if has(LIBRARY) else f"the extra {EXTRA} is not installed"
