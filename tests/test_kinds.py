"""What kind of statement an item is, by its title, its voice and its quotations."""

import pytest

from childservices_corpus import parse

END = "\n\n\nTags assigned to this article:\nThere are no tags assigned to this article!\n\nRelated Articles\n"
LEFT, RIGHT = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
LED = "Jenny Coles, ADCS President, said:"
QUOTED = f"{LEFT}Early help cannot wait any longer, and the money for it has to come now.{RIGHT}"
ABOUT = (
    "The association and its partners have written this joint paper on placements. It sets out where homes are few, "
    "what they cost, and what each council pays for a week in one of them.\n\n"
    "In the longer term, the paper says, places have to be near the families. It asks for a plan and for money."
    "\n\nThe paper follows a survey of all councils and replaces the one before it in every part."
)
TOLD = "Last week the board met in London.\n\nIt was a long day with much to talk about, and good to see so many."
CURLY = "\N{RIGHT SINGLE QUOTATION MARK}"

CASES = [
    # label, title, text, kind, why
    ("quoted", "Placements", f"{LED}\n\n{QUOTED}", "comment", "somebody is quoted"),
    ("about a paper", "Placements", ABOUT, "publication", "nobody speaks and nobody signs"),
    ("in the first person", "Placements", f"{TOLD}\n\nI went home glad.\n\n{ABOUT}", "column", "I"),
    ("in the plural", "Placements", f"{TOLD}\n\nNow it is for us to act.\n\n{ABOUT}", "column", "us"),
    ("signed", "Placements", f"{ABOUT}\n\nJenny Coles is ADCS President", "column", "a byline"),
    (
        "first appeared elsewhere",
        "Placements",
        f"{ABOUT}\n\nThis column first appeared in the MJ",
        "column",
        "a first appearance",
    ),
    (
        "today with its day",
        "A paper",
        f"Today, Thursday 25 November, a paper is out.\n\n{ABOUT}",
        "press_release",
        "news",
    ),
    ("today in general", "A paper", f"Today in England many wait. We know them.\n\n{ABOUT}", "column", "no news"),
    ("an address", f"President{CURLY}s Address at the Conference", f"On money\n\n{QUOTED}", "speech", "its words"),
    ("straight mark", "President's address at the Conference", f"On money\n\n{QUOTED}", "speech", "its words"),
    (
        "an address told of",
        "President's Address at the Conference",
        f"On the day she, today said:\n\nShe told them.\n\nJenny Coles, ADCS President, said: {QUOTED}",
        "press_release",
        "the third person",
    ),
    ("comment on one", f"Comment on the minister{CURLY}s address", f"{LED}\n\n{QUOTED}", "comment", "not its own"),
    ("to address, the verb", "Ministers must address placements", f"{LED}\n\n{QUOTED}", "comment", "no address"),
    (
        "response at the end",
        "Placements consultation response from ADCS",
        f"{LED}\n\n{QUOTED}",
        "response",
        "so called",
    ),
    ("comment on one's response", "Comment on the consultation response", f"{LED}\n\n{QUOTED}", "comment", "theirs"),
]


@pytest.mark.parametrize(("title", "text", "kind"), [pytest.param(*case[1:4], id=case[0]) for case in CASES])
def test_kinds(title: str, text: str, kind: str) -> None:
    (statement,) = parse(f"{title}\n\n{text}{END}", layout="adcs-feed").statements
    assert statement.kind == kind
