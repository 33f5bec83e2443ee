"""A place beside several councils, police or firms is an area, and not the council of its name."""

import pytest

from childservices_corpus import annotate_text

AREAS = [
    "Two Oxfordshire councils have been told to stop.",
    "Oxfordshire councils told to stop",
    "Two Nottinghamshire local authorities have accused their neighbours.",
    "Surrey\N{RIGHT SINGLE QUOTATION MARK}s districts want more.",
    "Surrey's district and borough councils want more.",
    "Leicestershire's seven districts say no.",
    "All 14 Essex authorities have agreed.",
    "The E Sussex boroughs and districts agree.",
    "Kent town councils agree.",
    "Nine councils in Derbyshire unite.",
    "Councils across Norfolk and Suffolk agree.",
    "The districts of Hertfordshire, Essex and Kent agree.",
    "Eleven Kent councils agree.",
    "Essex council leaders say no.",
    "Leeds councils agree.",
    "Essex firms are late.",
    "Devon villages are small.",
    "Cumbria police have been called.",
    "The Essex MP agreed.",
]


def codes(text: str) -> list[str | None]:
    return [mention.ref for mention in annotate_text(text).mentions if mention.kind == "authority"]


@pytest.mark.parametrize("text", AREAS)
def test_an_area_is_not_its_council(text: str) -> None:
    assert codes(text) == []


KENT, MEDWAY, NORFOLK, SUFFOLK = "E10000016", "E06000035", "E10000020", "E10000029"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kent and Medway councils have agreed.", [KENT, MEDWAY]),
        ("Norfolk and Suffolk councils have agreed.", [NORFOLK, SUFFOLK]),
        ("Norfolk and Suffolk county councils have agreed.", [NORFOLK, SUFFOLK]),
        ("Kent County Councils have agreed.", [KENT]),
        ("Kent county and district councils have agreed.", [KENT]),
        ("Kent council has agreed.", [KENT]),
        ("Kent County Council leaders have agreed.", [KENT]),
        ("County councils in Kent and Norfolk have agreed.", [KENT, NORFOLK]),
        ("Councils such as Kent have agreed.", [KENT]),
        ("Kent has agreed with the districts.", [KENT]),
        ("Thirteen Kent and Medway councils have agreed.", [MEDWAY]),
        ("Newcastle City Chief executive Ann Sample has agreed.", ["E08000021"]),
        ("Nottingham City is to agree.", ["E06000018"]),
        ("Leicester City won again.", []),
    ],
)
def test_councils_that_are_named_are_found(text: str, found: list[str]) -> None:
    assert codes(text) == found
