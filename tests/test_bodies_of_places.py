"""Bodies with the name of a place that are not its council, and councils that are called another kind of council."""

import pytest

from childservices_corpus import annotate_text
from mentioned import found

NO_COUNCIL = [
    "Families along the River Medway were moved overnight",
    "HMP Durham and HMP Birmingham hold young men from care",
    "The Diocese of Southwark runs a hundred schools",
    "The new member for Enfield Southgate asked about care",
    "A family left from Leeds Bradford Airport with three children",
    "Manchester Royal Infirmary opened a unit for teenagers",
    "Nottinghamshire Healthcare runs the ward for children",
    "Kent and Medway NHS and Social Care Partnership Trust runs it",
    "Healthwatch Norfolk asked parents about their waits",
    "NHS Devon pays for the nurses of the team",
    "Listeners of BBC Radio Kent and BBC Essex heard the boy",
    "HMS Kent took cadets on board for a week",
    "Southend Pier was lit up for foster carers",
    "Voters chose in the Wakefield by-election last week",
    "Families in Norfolk, Virginia, and in Birmingham, Alabama, were asked",
    "DCI Bolton and PC Derby told the jury about the boy",
    "The Camden New Journal reported that the home had closed",
    "The Lord Lieutenant of Essex gave the awards to the children",
    "Kent and Essex police are looking for the missing boy",
    "Kent, Essex and Surrey police are looking for the missing boy",
    "Bolton and Bury hospitals are full of children who wait for care",
    "Leeds and Bradford universities ran the study of care",
    "The universities of Bristol and Southampton ran the study of care",
    "The dioceses of Leeds and Bradford run the schools",
    "Hull magistrates fined the father of the boy",
    "Leeds crown court heard how the boy was hurt",
    "Patients of Solihull hospital wait for months",
    "The speech was given at the Grand Hotel, Manchester",
    "We met at Sample House, Mount Street, Leeds",
    "Staff of our Manchester office answer the calls",
    "A Manchester commission on care was set up by a charity",
]
NAMED_AS_ANOTHER_KIND = [
    "Leicester County Council",
    "Nottingham County Council",
    "Worcester County Council",
    "Leeds County Council",
    "Leicestershire City Council",
    "Kent Borough Council",
    "Norfolk District Council",
    "Durham City Council",
]
THEIR_OWN_KIND = [
    ("Leicester City Council", "E06000016"),
    ("Durham County Council", "E06000047"),
    ("Cornwall County Council", "E06000052"),
    ("Rutland County Council", "E06000017"),
    ("Herefordshire County Council", "E06000019"),
    ("Plymouth City Council", "E06000026"),
    ("Leicester CC", "E06000016"),
    ("Kent CC", "E10000016"),
]
SHORT = [("Barking council", "E09000002"), ("Kensington council", "E09000020"), ("Bracknell council", "E06000036")]


@pytest.mark.parametrize("text", NO_COUNCIL)
def test_a_body_with_the_name_of_a_place_is_not_its_council(text: str) -> None:
    assert found("authority", f"{text}.") == []


def test_a_council_beside_the_body_of_another_place_stays() -> None:
    text = "Leeds council and Bradford police met, and Kent, where Essex Police are asked, paid."
    assert [code for _, code in found("authority", text)] == ["E08000035", "E10000016"]


@pytest.mark.parametrize("post", ["lead member", "cabinet member"])
def test_a_member_of_a_council_is_not_one_of_parliament(post: str) -> None:
    assert found("authority", f"The {post} for Leeds children spoke.") == [("Leeds", "E08000035")]


@pytest.mark.parametrize("name", NAMED_AS_ANOTHER_KIND)
def test_a_council_of_another_kind_has_no_code(name: str) -> None:
    """Leicester County Council may be a mistake for Leicestershire, and its code would be a guess."""
    assert found("authority", f"The plan of {name} was agreed.") == []
    assert found("organisation", f"The plan of {name} was agreed.") == [(name, name)]


@pytest.mark.parametrize(("name", "code"), [*THEIR_OWN_KIND, *SHORT])
def test_a_council_of_its_own_kind_has_its_code(name: str, code: str) -> None:
    assert [mention.ref for mention in annotate_text(f"The plan of {name} was agreed.").mentions] == [code]


@pytest.mark.parametrize("text", ["Bath and North East\nSomerset Council said", "leaders of Greater\nManchester said"])
def test_a_line_end_inside_a_name_leaves_no_other_council(text: str) -> None:
    assert [mention.ref for mention in annotate_text(text).mentions if mention.kind == "authority"] == []


def test_a_region_at_the_end_of_a_line_is_apart_from_the_next_line() -> None:
    mentions = annotate_text("Care in the North East\nSomerset Council agreed").mentions
    assert [mention.ref for mention in mentions] == ["E06000066"]
