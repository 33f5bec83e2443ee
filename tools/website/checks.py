"""What must hold of a built site: its links lead somewhere, and a page asks nothing of another host."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# What a browser fetches by itself. A link that a reader clicks may lead to another host.
_FETCHED = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "object": ("data",),
    "embed": ("src",),
    "image": ("href", "xlink:href"),
}
_LINKS = frozenset({"stylesheet", "preload", "prefetch", "preconnect", "dns-prefetch", "icon", "modulepreload"})
_ABROAD = re.compile(r"^\s*(?:https?:)?//")
_STYLE = re.compile(r"(?:url\(\s*['\"]?|@import\s+['\"])((?:https?:)?//[^'\")\s]+)")


class Page(HTMLParser):
    """The links, the fetched addresses and the places of a page."""

    def __init__(self, text: str) -> None:
        """Reads `text`, the HTML of a page."""
        super().__init__()
        self.places: set[str] = set()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Takes the links of one element."""
        given = {name: value or "" for name, value in attrs}
        self.places |= {given[name] for name in ("id", "name") if name in given}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag == "link" and _LINKS & set(given.get("rel", "").split()):
            self.fetched.append(given.get("href", ""))
        self.fetched += [given[name] for name in _FETCHED.get(tag, ()) if name in given]
        self.fetched += _STYLE.findall(given.get("style", ""))


def faults(site: Path) -> list[str]:
    """A sentence for each fault of the site in the folder `site`."""
    pages = {path: Page(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}
    return [*_abroad(site, pages), *_broken(site, pages)]


def _abroad(site: Path, pages: dict[Path, Page]) -> Iterator[str]:
    for path, page in pages.items():
        for address in page.fetched:
            if _ABROAD.match(address):
                yield f"{path.relative_to(site)}: the page would fetch {address}; bring the file with the site"
    for path in sorted([*site.rglob("*.css"), *site.rglob("*.svg")]):
        for address in _STYLE.findall(path.read_text("utf-8")):
            yield f"{path.relative_to(site)}: the file would fetch {address}; bring that with the site"


def _broken(site: Path, pages: dict[Path, Page]) -> Iterator[str]:
    for path, page in pages.items():
        # The page for a missing address has links from the root, which a folder of files does not have.
        for link in [] if path.name == "404.html" else [*page.links, *page.fetched]:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.exists():
                yield f"{path.relative_to(site)}: the link {link} leads to a file that is not there"
            elif target in pages and parts.fragment and unquote(parts.fragment) not in pages[target].places:
                yield f"{path.relative_to(site)}: the link {link} leads to a place that is not there"
