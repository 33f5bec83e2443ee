"""What LocalGov's pages hold beside articles: which lines of jobs, boards, partners and pictures are furniture."""

import pytest

from childservices_corpus.layouts.localgov.furniture import furniture
from childservices_corpus.text.lines import split

# Lines by a letter: capitals are marks of the site, small letters stand around them.
LINES = {
    "S": "SIGN UP",
    "h": "Highways jobs",
    "o": "Care jobs",
    "t": "Engineer of bridges",
    "e": "Anytown Council",
    "p": "Up to 30,000 a year",
    "R": "Recruiter: Anytown Council",
    "r": "Recuriter:",
    "P": "Partner Content",
    "T": "Bridges for all towns",
    "s": "A bridge for each town is what we build, and we have built many of them.",
    "i": "Bridges for all towns image",
    "b": "Image: Anytown",
    "A": "Ann Sample 12 May 2022",
    "d": "12 May 2022",
    "H": "Children | LocalGov",
    "x": "Some other line of words",
}
# A page, and below each line whether it is furniture.
PAGES = [
    ("", ""),
    ("S", "x"),
    ("xS", "-x"),
    ("hteR", "xxxx"),
    ("htepR", "xxxxx"),
    ("teR", "xxx"),
    ("pteR", "-xxx"),
    ("hpteR", "xxxxx"),
    ("hR", "xx"),
    ("R", "x"),
    ("tR", "-x"),
    ("eR", "xx"),
    ("ptR", "--x"),
    ("hoteR", "xxxxx"),
    ("oteR", "-xxx"),
    ("Sot", "xxx"),
    ("hot", "xxx"),
    ("ht", "xx"),
    ("hte", "xxx"),
    ("hter", "xxxx"),
    ("htepppR", "xxxxxxx"),
    ("hteppppR", "xxxxxxxx"),
    ("htepppppR", "xxxxxxxxx"),
    ("hteRteR", "xxxxxxx"),
    ("hteRtpR", "xxxxxxx"),
    ("StpS", "xxxx"),
    ("StppppS", "xxxxxxx"),
    ("StpppppS", "x------x"),
    ("StppppppS", "x-------x"),
    ("StdS", "x--x"),
    ("SHS", "x-x"),
    ("PTsTsS", "xxxxxx"),
    ("PTs", "xxx"),
    ("PTsx", "xxxx"),
    ("PTsTs", "xxxxx"),
    ("PT", "xx"),
    ("PTT", "x--"),
    ("PAs", "x--"),
    ("PTA", "x--"),
    ("Pd", "x-"),
    ("PH", "x-"),
    ("PTsH", "xxx-"),
    ("PTsAs", "xxx--"),
    ("iTs", "xxx"),
    ("iTsx", "xxx-"),
    ("iT", "xx"),
    ("i", "-"),
    ("ibTs", "----"),
    ("PTsTsTsTsTsTsTsTsTsTsTsTs", "xxxxxxxxxxxxxxxxxxxxx----"),
    ("P", "x"),
    ("hteRs", "xxxx-"),
    ("Shte", "xxxx"),
    ("hts", "x--"),
    ("hteRt", "xxxxx"),
    ("hteRte", "xxxxxx"),
    ("hteRts", "xxxx--"),
    ("RteR", "xxxx"),
    ("SteR", "xxxx"),
]


@pytest.mark.parametrize(("page", "found"), PAGES)
def test_lines_of_furniture(page: str, found: str) -> None:
    lines = split("\n\n".join(LINES[letter] for letter in page))
    assert "".join("x" if one else "-" for one in furniture(lines).tolist()) == found
