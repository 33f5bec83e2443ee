"""A council is named where it acts, and not where people only come together."""

import pytest

from mentioned import found


def places(text: str) -> list[str]:
    return [words for words, _ in found("authority", text)]


@pytest.mark.parametrize(
    "text",
    [
        "The paper brought chiefs together in Manchester to talk.",
        "Directors made the trip to Leeds for talks.",
        "Chiefs met in Birmingham last week.",
        "Chiefs met again in Birmingham.",
        "Leaders gathered in Bournemouth on Monday.",
        "Ministers travelled to Liverpool to hear more.",
        "In Manchester this week, chiefs met to discuss homes.",
        "Directors came to Leeds for the annual conference.",
        "We met in Manchester and then in Leeds.",
        "Delegates heading to Bristol and Bournemouth spoke.",
        "Speaking in Leeds, the minister said so.",
    ],
)
def test_a_place_where_people_meet_is_not_a_council(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    ("text", "council"),
    [
        ("Leeds is to close two homes.", "Leeds"),
        ("Reading has seen more children.", "Reading"),
        ("Slough is planning cuts.", "Slough"),
        ("Bury is to close a home.", "Bury"),
        ("It fails to meet the needs of children in Leeds.", "Leeds"),
        ("Children arriving in Kent need homes.", "Kent"),
        ("Ministers will visit Milton Keynes, says the leader.", "Milton Keynes"),
        ("Chiefs met at Leeds City Council.", "Leeds City Council"),
        ("Chiefs met. In Leeds, schools closed.", "Leeds"),
    ],
)
def test_a_council_that_acts_or_serves_is_named(text: str, council: str) -> None:
    assert places(text) == [council]


@pytest.mark.parametrize("text", ["Reading has been shown to help children.", "Bury the plan.", "Reading is good."])
def test_a_word_that_may_be_no_name_names_no_council(text: str) -> None:
    assert places(text) == []
