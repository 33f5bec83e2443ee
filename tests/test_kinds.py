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


LONG = "A long text of boats follows here, with much to read. " * 15
TALE = (
    f"Leaders are committed to a {LEFT}joined up{RIGHT} way, the President of the association said today.\n\n"
    f"Ann Sample used her speech to look back. There has been {LEFT}little{RIGHT}, she said.\n\n{LONG}"
)
# Titles, and what they say of a text in which somebody is quoted, of a tale in the third person, and of a long text.
TITLES = [
    ("PR President\N{RIGHT SINGLE QUOTATION MARK}s Speech", ("press_release", "press_release", "press_release")),
    ("PR \N{EN DASH} Boats", ("press_release", "press_release", "press_release")),
    ("PR and boats", ("comment", "press_release", "publication")),
    ("Press Release ADCS Annual Conference 2016", ("press_release", "press_release", "press_release")),
    ("Boats (press release)", ("press_release", "press_release", "press_release")),
    ("Comment on the press release", ("comment", "comment", "comment")),
    ("Action plan - ADCS Response", ("response", "response", "response")),
    ("Action plan \N{EN DASH} ADCS response", ("response", "response", "response")),
    ("Action plan ADCS response", ("response", "response", "response")),
    ("Responses to boats", ("comment", "press_release", "publication")),
    ("Action plan - Comment", ("comment", "comment", "comment")),
    ("President\N{RIGHT SINGLE QUOTATION MARK}s Speech Annual Conference 2019", ("speech", "speech", "speech")),
    ("The minister\N{RIGHT SINGLE QUOTATION MARK}s keynote speech", ("comment", "speech", "speech")),
    ("Comment on the President\N{RIGHT SINGLE QUOTATION MARK}s speech", ("comment", "comment", "comment")),
    ("King\N{RIGHT SINGLE QUOTATION MARK}s Speech", ("comment", "press_release", "publication")),
]


@pytest.mark.parametrize(("title", "kinds"), TITLES)
def test_titles_with_and_without_marks(title: str, kinds: tuple[str, str, str]) -> None:
    for text, kind in zip((f"{LED}\n\n{QUOTED}", TALE, f"{LONG}\n\n{LONG}"), kinds, strict=True):
        (statement,) = parse(f"{title}\n\n{text}{END}", layout="adcs-feed").statements
        assert statement.kind == kind


VISION = "sets out a vision for rivers, with councils at its heart."
WE = "We believe that much of it can be done by us. " * 16
PAPERS = [
    (f"This paper {VISION}", WE, "", "publication"),
    (f"This joint position statement {VISION}", WE, "", "publication"),
    (f"This report {VISION}", WE, "", "publication"),
    ("This report is by another body.", WE, "", "column"),
    ("Rivers matter.", WE, "View policy paper", "publication"),
    ("Rivers matter.", WE.replace("We believe", "I believe"), "View policy paper", "column"),
    ("Rivers matter.", WE, "View photos", "column"),
]


@pytest.mark.parametrize(("first", "rest", "label", "kind"), PAPERS)
def test_a_paper_may_say_we(first: str, rest: str, label: str, kind: str) -> None:
    text = "\n\n".join(part for part in (first, rest, "It is agreed.", label) if part)
    (statement,) = parse(f"A vision for rivers\n\n{text}{END}", layout="adcs-feed").statements
    assert (statement.kind, statement.stub) == (kind, False)


@pytest.mark.parametrize(("title", "text", "kind"), [pytest.param(*case[1:4], id=case[0]) for case in CASES])
def test_kinds(title: str, text: str, kind: str) -> None:
    (statement,) = parse(f"{title}\n\n{text}{END}", layout="adcs-feed").statements
    assert statement.kind == kind
