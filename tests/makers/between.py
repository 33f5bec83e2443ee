"""What stands between two pages of one dump: a line's end, blank lines, a byte order mark, a footer, a menu …"""

from collections.abc import Callable
from dataclasses import dataclass

from .themj_furniture import PAYWALL_NEW, PAYWALL_OLD
from .truth import Page
from .words import Words

FOOTER = ("Privacy policy", "Terms and conditions", "Contact us", "Accessibility", "020 7946 0000")
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


@dataclass(frozen=True)
class Between:
    """Lines between two pages. ``opens`` is put before the first line of the next page."""

    name: str
    lines: tuple[str, ...] = ()
    opens: str = ""


def newline(_: Words) -> Between:
    return Between("newline")


def blank(words: Words) -> Between:
    return Between("blank", ("",) * words.count(1, 3))


def bom(words: Words) -> Between:
    return Between("bom", ("",) * words.count(0, 2), BOM)


def footer(words: Words) -> Between:
    """Lines of law and contact, as at the foot of any site."""
    lines = (
        f"© {words.count(2015, 2025)} Anybody Limited. Registered in England.",
        *("Privacy policy", "Terms and conditions", "Contact us", "Accessibility", "020 7946 0000")[
            : words.count(1, 5)
        ],
    )
    return Between("footer", ("", *lines, ""))


def menu(words: Words) -> Between:
    """A menu of a site, with or without bullets."""
    mark = words.pick(("", "• ", "  * "))
    names = ("Home", "About us", "News", "Events", "Jobs", "Contact", "Search", "Log in")
    return Between("menu", ("", *[f"{mark}{name}" for name in names[words.count(0, 3) :]], ""))


def paywall(words: Words) -> Between:
    """The paywall of The MJ's old or new site."""
    if words.chance(0.5):
        return Between("paywall", ("", *[line for line in PAYWALL_OLD if line], "Top", ""))
    return Between("paywall", ("", *PAYWALL_NEW, ""))


ANY: tuple[Callable[[Words], Between], ...] = (newline, blank, bom, footer, menu)
AT_LEAST_BLANK = (blank, bom, footer, menu)
FIRM = (bom, footer, menu)


def between(words: Words, above: Page, below: Page) -> Between:
    """Something to stand between two pages.

    A text without an end, above one without a beginning, would be one text to any reader: a firm mark parts them.
    """
    if above.end == "closed" or below.start == "mark":
        kinds = ANY
    else:
        kinds = AT_LEAST_BLANK if below.start == "title" else FIRM
    if above.form.startswith("themj") and above.sure and words.chance(0.1):
        return paywall(words)
    return words.pick(kinds)(words)
