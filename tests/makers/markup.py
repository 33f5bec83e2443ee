"""Pages as a browser saves them: the lines of a made page in HTML, with menus, banners, scripts and a footer around."""

import re
from dataclasses import dataclass
from html import escape
from itertools import groupby
from operator import itemgetter

from .truth import NOBODY, Made, Page
from .words import MONTHS, Words

STYLES = ("semantic", "divisions", "bare")
CHARSETS = ("utf-8", "utf-8", "windows-1252")
_BULLET = re.compile(r"\s*[•◦] ")
_DAY = re.compile(rf"\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}|\d\d/\d\d/\d{{4}}")
_NAMED = {"’": "&rsquo;", "‘": "&lsquo;", "“": "&ldquo;", "”": "&rdquo;", "–": "&ndash;", "£": "&pound;", "•": "&bull;"}
_SITE = {"themj": "The MJ", "localgov": "LocalGov", "adcs": "ADCS"}
_MENU = ("Home", "News", "Opinion", "Events", "Jobs", "Contact us")
_ADCS_MENU = ("Home", "About ADCS", "News", "Events", "Resources", "Contact")
_COOKIES = "We use cookies to make this site work. You can accept all cookies or change your settings."
_FOOTER = ("Privacy policy", "Terms and conditions", "Accessibility", "Cookies")


@dataclass(frozen=True)
class Saved:
    """A page in HTML: its bytes, the page that it shows, and how it was written."""

    data: bytes
    page: Page
    style: str
    charset: str


def saved(page: Page, seed: int, style: str | None = None) -> Saved:
    """`page` as a browser saves it; the same arguments give the same bytes."""
    words = Words(f"markup {page.form} {seed}")
    chosen, charset = words.pick(STYLES), words.pick(CHARSETS)
    chosen = style or chosen
    site = next((record.publisher for record in page.records), "adcs" if page.form.startswith("adcs") else "themj")
    body = "\n".join(_Body(words, page).blocks())
    whole = _around(words, body, page, chosen, site)
    head = f'<meta charset="{charset}">' if words.chance(0.6) else _old_meta(charset)
    html = f'<!DOCTYPE html>\n<html lang="en">\n<head>\n{head}\n{_head(words, page, site)}</head>\n{whole}\n</html>\n'
    return Saved(html.encode(charset, "xmlcharrefreplace"), page, chosen, charset)


def _old_meta(charset: str) -> str:
    return f'<meta http-equiv="Content-Type" content="text/html; charset={charset}" />'


def _head(words: Words, page: Page, site: str) -> str:
    title = next((record.title for record in page.records if record.title), page.form)
    return (
        f"<title>{escape(title)} | {_SITE[site]}</title>\n"
        f'<meta name="description" content="{escape(words.summary())}">\n'
        '<link rel="stylesheet" href="site.css">\n'
        "<style>.byline { color: #555 } h1 > a { font-weight: bold }</style>\n"
        '<script>window.layer = window.layer || []; if (1 < 2) { layer.push("<p>nothing</p>"); }</script>\n'
        '<script type="application/ld+json">{"@type": "WebPage", "headline": "nothing of the page"}</script>\n'
    )


class _Body:
    """The lines of a page as blocks of HTML."""

    def __init__(self, words: Words, page: Page) -> None:
        self.words, self.page = words, page
        self.named, self.heading = words.chance(0.5), words.pick(("h2", "h3"))
        self.day_tag = words.pick(("p", "div"))
        # Lines without blank lines between them are divisions; most lines of most pages are paragraphs.
        blank = sum(not line.strip() for line, _ in page.lines)
        self.line_tag = "div" if 4 * blank < len(page.lines) and words.chance(0.7) else "p"
        # A listing whose items have bullets is a list; other bullets are lists inside a text.
        self.listed = any(_BULLET.match(line) and number != NOBODY for line, number in page.lines) and all(
            record.form == "listing" for record in page.records
        )

    def blocks(self) -> list[str]:
        out: list[str] = []
        filled = [(line, number) for line, number in self.page.lines if line.strip()]
        for number, stretch in groupby(filled, key=itemgetter(1)):
            lines = [line for line, _ in stretch]
            record = self.page.records[number] if number != NOBODY else None
            listing = record is not None and record.form == "listing"
            if listing:
                out.append("<li>" if self.listed else '<div class="item">')
            out += self._lines(lines, record)
            if listing:
                out.append("</li>" if self.listed else "</div>")
        return self._in_lists(out) if self.listed else out

    def _in_lists(self, blocks: list[str]) -> list[str]:
        """Items one below the other in one list."""
        out: list[str] = []
        for number, block in enumerate(blocks):
            if block == "<li>" and blocks[number - 1 : number] != ["</li>"]:
                out.append("<ul>")
            out.append(block)
            if block == "</li>" and blocks[number + 1 : number + 2] != ["<li>"]:
                out.append("</ul>")
        return out

    def _lines(self, lines: list[str], record: Made | None) -> list[str]:
        out: list[str] = []
        depth = 0
        for line in lines:
            level = self._level(line, record)
            out += ["<ul>"] * (level - depth) + ["</ul>"] * (depth - level)
            depth = level
            out.append(self._line(line, record, level))
        return out + ["</ul>"] * depth

    def _level(self, line: str, record: Made | None) -> int:
        if not _BULLET.match(line) or (record is not None and self.listed):
            return 0
        return 2 if "◦" in line else 1

    def _line(self, line: str, record: Made | None, level: int) -> str:
        bare = _BULLET.sub("", line).strip() if _BULLET.match(line) else line.strip()
        told = self._escaped(bare)
        if record is None:
            return self._nobodys(bare, told, level)
        if level:
            return f"<li>{told}</li>"
        if bare == record.title:
            return self._title(told, listed=record.form == "listing")
        if bare in record.subheadings:
            return f"<h2>{told}</h2>" if self.words.chance(0.6) else f"<p><strong>{told}</strong></p>"
        return self._told(bare, told)

    def _nobodys(self, bare: str, told: str, level: int) -> str:
        """A line that belongs to no record; a line "… image" is the words for a picture."""
        if level:
            return f'<li><a href="/page">{told}</a></li>'
        if bare.endswith(" image"):
            return f'<p><img src="picture.jpg" alt="{escape(bare)}"></p>'
        tag = self.words.pick((self.line_tag, "div"))
        return f"<{tag}>{told}</{tag}>"

    def _title(self, told: str, *, listed: bool) -> str:
        if not listed:
            return f'<h1 class="title">{told}</h1>'
        if self.line_tag == "div":
            return f'<div class="title"><a href="/article">{told}</a></div>'
        return f'<{self.heading}><a href="/article?id=1&amp;x=2">{told}</a></{self.heading}>'

    def _told(self, bare: str, told: str) -> str:
        """A line of a record that is not a title: a day, a byline or a paragraph."""
        if _DAY.fullmatch(bare):
            return f'<{self.day_tag} class="date"><time datetime="2020-01-01">{told}</time></{self.day_tag}>'
        day = _DAY.search(told)
        if day and bare.startswith("By "):
            by = told[: day.start()].removesuffix(" | ").removeprefix("By ")
            return f'<p class="byline">By <a rel="author" href="/a">{by}</a> | <time>{day[0]}</time></p>'
        if day and day.end() == len(told) and len(told) < 60:
            return f'<div class="meta"><span>{told[: day.start()].rstrip()}</span> <time>{day[0]}</time></div>'
        if day and day.start() == 0:
            return f"<p><time>{day[0]}</time>{told[day.end() :]}</p>"
        return f"<{self.line_tag}>{self._inline(told)}</{self.line_tag}>"

    def _inline(self, told: str) -> str:
        """A paragraph with a link, an emphasis, or line ends of the source in it."""
        parts = told.split(" ")
        if len(parts) > 6 and self.words.chance(0.3):
            parts[3] = f'<a href="https://example.org/?a=1&amp;b=2">{parts[3]}</a>'
        if len(parts) > 6 and self.words.chance(0.2):
            parts[1] = f"<em>{parts[1]}</em>"
        if len(parts) > 12 and self.words.chance(0.3):
            parts[9] = f"\n      {parts[9]}"
        return " ".join(parts)

    def _escaped(self, words: str) -> str:
        made = escape(words, quote=False)
        return "".join([_NAMED.get(letter, letter) for letter in made]) if self.named else made


def _list(items: tuple[str, ...]) -> str:
    return "<ul>" + "".join([f'<li><a href="/{number}">{item}</a></li>' for number, item in enumerate(items)]) + "</ul>"


def _around(words: Words, body: str, page: Page, style: str, site: str) -> str:
    """The body of the file: `body` with what the site has above, beside and below it."""
    if style == "bare":
        return f'<body>\n<div id="content">\n{body}\n</div>\n</body>'
    menu = _list(_ADCS_MENU if site == "adcs" else _MENU)
    banner = f'<div class="cookie-banner" role="dialog"><p>{_COOKIES}</p><button>Accept all</button></div>'
    related = "<h3>Most read</h3>" + _list(tuple([escape(words.title(), quote=False) for _ in range(3)]))
    search = '<form action="/search"><label>Search</label><input type="text" name="q"><button>Go</button></form>'
    noise = "<!-- a comment <p>of the site</p> --><noscript><img src='t.gif' alt=''></noscript>"
    scripts = '<script src="a.js"></script><script>document.write("</div>".length)</script>'
    logo = f'<a href="/"><img src="logo.png" alt="{_SITE[site]} logo"></a>'
    footer = _list(_FOOTER) + f"<p>&copy; 2024 {_SITE[site]}. All rights reserved.</p>"
    beside = related if words.chance(0.6) else ""
    if style == "semantic":
        kind = "article" if page.records and page.records[0].form != "listing" else "section"
        return (
            f"<body>\n{banner}\n<header>{logo}<nav>{menu}</nav>{search}</header>\n{noise}\n<main>\n<{kind}>\n{body}\n"
            f"</{kind}>\n</main>\n<aside>{beside}</aside>\n<footer>{footer}</footer>\n{scripts}\n</body>"
        )
    return (
        f'<body class="page">\n{banner}\n<div id="header">{logo}<div class="nav menu">{menu}</div>{search}</div>\n'
        f'{noise}\n<div id="main" class="content">\n{body}\n</div>\n<div class="sidebar">{beside}</div>\n'
        f'<div id="footer" class="footer">{footer}</div>\n{scripts}\n</body>'
    )
