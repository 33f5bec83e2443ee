"""Credits in which two people stand, as English council news writes them: the words go to the one who says them."""

import pytest

from voices import who_says

WORDS = "“Children come first in all that we do and say.”"


def names(text: str) -> list[str | None]:
    return [name for name, _, _ in who_says(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Sample – who succeeded Bob Test – said: {}",
        "Ann Sample, whose deputy is Bob Test, said: {}",
        "Bob Test was thanked by Ann Sample, who said: {}",
        "Bob Test, who resigned on Monday, has been replaced by Ann Sample, who said: {}",
        "Bob Test quoted Ann Sample as saying: {}",
        "Bob Test, branded “a waste of public money and time” by Ann Sample, resigned.",
    ],
)
def test_the_words_are_of_the_one_who_says_them_and_not_of_the_other(text: str) -> None:
    assert names(text.format(WORDS)) == ["Ann Sample"]


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        ("The minister, who met Ann Sample, said: {}", "minister", None),
        ("In a letter to Ann Sample, the minister wrote: {}", "minister", None),
        ("A spokesman for Ann Sample said: {}", "spokesman for Ann Sample", None),
        ("Kent CC, where Ann Sample is leader, said: {}", None, "Kent CC"),
        ("Ofsted, headed by Ann Sample, said: {}", None, "Ofsted"),
    ],
)
def test_a_person_in_a_clause_about_a_post_or_a_body_does_not_speak(
    text: str, role: str | None, body: str | None
) -> None:
    assert who_says(text.format(WORDS)) == [(None, role, body)]


def test_he_means_the_one_who_criticised_and_not_the_one_criticised() -> None:
    text = f"John Sample, leader of Kent CC, criticised Bob Test, leader of Surrey CC. He said: {WORDS}"
    assert names(text) == ["John Sample"]


def test_she_may_mean_a_spokesperson_without_a_name() -> None:
    text = f"LGA chair Ann Sample said: {WORDS}\nA Government spokesperson said: {WORDS}\nShe added: {WORDS}"
    assert names(text) == ["Ann Sample", None, None]
    assert names(text.replace("A Government spokesperson", "Bob Test")) == ["Ann Sample", "Bob Test", "Ann Sample"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Kent CC leader Ann Sample said: {}", "Kent CC leader"),
        ("But Kent CC’s leader, Ann Sample, said: {}", "Kent CC’s leader"),
        ("Former North Yorkshire CC chief executive Ann Sample said: {}", "Former North Yorkshire CC chief executive"),
        ("The Wigan MBC leader, Ann Sample, said: {}", "Wigan MBC leader"),
        ("The LGA chair, Ann Sample, said: {}", "LGA chair"),
    ],
)
def test_a_role_has_the_whole_name_of_its_council(text: str, role: str) -> None:
    assert [(name, post) for name, post, _ in who_says(text.format(WORDS))] == [("Ann Sample", role)]


@pytest.mark.parametrize(
    "text",
    [
        "“Children,” said Ann Sample, “come first in all that we do.”",
        "‘Children,’ said council leader Ann Sample, ‘come first in all that we do.’",
        "“Children come first,” said Ann Sample, leader of Kent CC, “and we will act on what they tell us.”",
    ],
)
def test_a_credit_inside_a_quotation_is_for_the_words_behind_it_too(text: str) -> None:
    assert names(text) == ["Ann Sample", "Ann Sample"]


def test_a_second_person_behind_the_credit_has_words_of_their_own_or_they_are_nobodys() -> None:
    assert names("“Children first,” said Ann Sample, and Bob Test agreed: “It is time for it to be done.”") == [
        "Ann Sample",
        "Bob Test",
    ]
    called = "“Children first,” said Ann Sample, after Bob Test called it “a waste of public money and time”."
    assert names(called) == ["Ann Sample", None]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("“Children come first,” said Ofsted’s chief inspector, Sir Bob Test.", "Ofsted’s chief inspector"),
        ("Kent’s chief executive, Bob Test, said: “Children come first.”", "Kent’s chief executive"),
        (
            "Deputy leader and cabinet member for children Cllr Bob Test said: “Children come first.”",
            "Deputy leader and cabinet member for children",
        ),
    ],
)
def test_a_post_of_several_words_stands_before_a_comma_and_a_name(text: str, role: str) -> None:
    assert [(name, post) for name, post, _ in who_says(text)] == [("Bob Test", role)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Campaigner Bob Test said: {}", "Bob Test"),
        ("Father Bob Test, from Leeds, said: {}", "Bob Test"),
        ("Mum-of-two Ann Sample said: {}", "Ann Sample"),
        ("Ex-minister Bob Test said: {}", "Bob Test"),
        ("Coun Bob Test (Lab) said: {}", "Bob Test"),
        ("Council leader Coun Bob Test said: {}", "Bob Test"),
        ("Ann van der Berg, vice president of ADCS, said: {}", "Ann van der Berg"),
    ],
)
def test_what_somebody_is_is_no_part_of_the_name(text: str, name: str) -> None:
    assert names(text.format(WORDS)) == [name]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ann Sample, having succeeded Bob Test, said: {}", ["Ann Sample"]),
        ("Ann Sample said: “Children first,” and that Bob Test had agreed.", ["Ann Sample"]),
        ("Bob Test repeated Ann Sample’s warning that {}", ["Ann Sample"]),
        ("“Children first,” said Bob Test, but the council disagreed: {}", ["Bob Test", None]),
        (
            "“Children first,” said Bob Test – “a gift to every child”, according to Ann Sample.",
            ["Bob Test", "Ann Sample"],
        ),
        ("“Children first,” Bob Test told John Doe. “I agree with that,” he replied.", ["Bob Test", None]),
        ("“Children first,” Bob Test told John Doe. “I agree with that,” he added.", ["Bob Test", "Bob Test"]),
    ],
)
def test_a_second_voice_is_not_the_first(text: str, speakers: list[str | None]) -> None:
    assert names(text.format(WORDS)) == speakers


def test_two_bodies_that_speak_together_are_not_the_second_of_them() -> None:
    assert who_says(f"The LGA and ADCS said in a joint statement: {WORDS}") == [(None, None, None)]
    assert who_says(f"The review ended and ADCS said: {WORDS}") == [(None, None, "ADCS")]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Sample, as well as Bob Test, said: {}",
        "Ann Sample, not Bob Test, said: {}",
        "Ann Sample, the first leader since Bob Test, said: {}",
    ],
)
def test_a_person_to_whom_the_speaker_is_compared_does_not_speak(text: str) -> None:
    assert names(text.format(WORDS)) == ["Ann Sample"]


def test_the_letters_of_a_member_are_a_post_before_the_place() -> None:
    text = f"Ann Sample, MP for Leeds North and chair of the Education Committee, said: {WORDS}"
    assert who_says(text) == [
        ("Ann Sample", "MP for Leeds North and chair of the Education Committee", "Education Committee")
    ]
    assert who_says(f"Ann Sample MP said: {WORDS}") == [("Ann Sample", None, None)]
