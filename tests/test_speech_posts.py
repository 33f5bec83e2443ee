"""A person with a post before or behind the name speaks with that post, and a person who is only spoken of does not."""

import pytest

from voices import CLOSE, OPEN, WORDS, in_statement, who_says

SAYS = f"{OPEN}{WORDS}{CLOSE}"
KENT, LGA = "Kent County Council", "Local Government Association"
# The words before the colon, and name, role and organisation of the speaker.
BEFORE = [
    ("Director of Children’s Services Jenny Coles said", ("Jenny Coles", "Director of Children’s Services", None)),
    ("ADCS Director of Care Jenny Coles said", ("Jenny Coles", "ADCS Director of Care", "ADCS")),
    (f"Leader of {KENT} Bo Sample said", ("Bo Sample", f"Leader of {KENT}", KENT)),
    (f"{KENT} leader Bo Sample said", ("Bo Sample", f"{KENT} leader", KENT)),
    (f"But {LGA} chair Bo Sample said", ("Bo Sample", f"{LGA} chair", "LGA")),
    (f"But yesterday {LGA} chair Bo Sample said", ("Bo Sample", f"{LGA} chair", "LGA")),
    ("Cabinet member for care Cllr Bo Sample said", ("Bo Sample", "Cabinet member for care", None)),
    ("Ofsted’s chief inspector Bo Sample said", ("Bo Sample", "Ofsted’s chief inspector", "Ofsted")),
    ("Children’s minister Bo Sample said", ("Bo Sample", "Children’s minister", None)),
    ("The children’s minister, Bo Sample, said", ("Bo Sample", "children’s minister", None)),
    ("Bo Sample, Chair of the ADCS Care and Health Committee said", None),
    ("Bo Sample, Chair of the ADCS Care, Health & Work Committee, said", None),
    (f"It was welcomed by {KENT} leader Bo Sample, who said", ("Bo Sample", f"{KENT} leader", KENT)),
    (f"A report by {KENT} leader Bo Sample said", (None, None, None)),
    (f"In a letter to {KENT} leader Bo Sample the minister said", (None, None, None)),
    ("We have written to Bo Sample, who lives in Kent, and said", (None, None, None)),
    ("Bo Sample met Jenny Coles", (None, None, None)),
    (
        "After the talk by the Minister at the Grand Hotel, Leeds Bo Sample, ADCS President, said",
        ("Bo Sample", "ADCS President", "ADCS"),
    ),
]


@pytest.mark.parametrize(("words", "who"), BEFORE, ids=[words for words, _ in BEFORE])
def test_who_speaks_before_the_words(words: str, who: tuple[str | None, str | None, str | None] | None) -> None:
    role = words.removeprefix("Bo Sample, ").removesuffix(" said").removesuffix(",")
    assert who_says(f"{words}: {SAYS}") == [who or ("Bo Sample", role, "ADCS")]


@pytest.mark.parametrize("party", [" (Lab)", " (Lib Dem)", " (34)", ""])
def test_a_party_in_brackets_is_not_part_of_the_role(party: str) -> None:
    text = f"{OPEN}We act,{CLOSE} said Cllr Bo Sample{party}, cabinet member for children."
    assert who_says(text) == [("Bo Sample", "cabinet member for children", None)]


def test_a_lead_in_speaks_for_the_next_paragraph_and_a_title_in_it_is_not_its_words() -> None:
    text = f"Commenting on {OPEN}A Smarter Approach{CLOSE}, Jenny Coles, ADCS President said:\n{SAYS}"
    assert who_says(text) == [("Jenny Coles", "ADCS President", "ADCS")]


def test_words_of_the_publisher_are_those_of_its_speaker() -> None:
    _, found = in_statement(
        "Press release: early help",
        f"Jenny Coles, ADCS President, said {SAYS}",
        f"She listed issues on which ADCS has urged government to take {OPEN}swift and decisive action{CLOSE}.",
        "ENDS",
    )
    assert {one.speaker for one in found.quotations} == {"Jenny Coles"}
    assert len(found.speakers) == 1


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("Jenny Coles went to Leeds.", "Jenny Coles"),
        ("Jenny Coles met Ann Sample in Leeds.", None),
        ("The report came out.", "Jenny Coles"),
        ("The minister went to Leeds.", None),
    ],
)
def test_a_pronoun_means_the_speaker_of_a_statement_if_it_can_mean_no_other(before: str, speaker: str | None) -> None:
    _, found = in_statement(
        "Comment: early help", f"Jenny Coles, ADCS President, said: {SAYS}", f"{before} She added: {SAYS}", "ENDS"
    )
    assert [one.speaker for one in found.quotations] == ["Jenny Coles", speaker]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (f"{SAYS}\n— Bo Sample, director of care", ["Bo Sample"]),
        (f"{OPEN}{WORDS}\n{SAYS}\n- Bo Sample", ["Bo Sample", "Bo Sample"]),
        (f"{SAYS}\n- Bo Sample\n- Ann Other", [None]),
        (f"{SAYS}\nBo Sample was there.", [None]),
        (f"Bo Sample MP said: {SAYS}", ["Bo Sample"]),
        (f"Sir Bo Sample came. Sir Bo said: {SAYS}", ["Bo Sample"]),
    ],
)
def test_signatures_below_the_words_letters_and_titles(text: str, speakers: list[str | None]) -> None:
    assert [name for name, _, _ in who_says(text)] == speakers


def test_a_noun_that_is_a_verb_of_saying_as_well_credits_nothing() -> None:
    text = f"A third received a youth justice caution, {OPEN}{WORDS}{CLOSE}"
    assert who_says(text) == [(None, None, None)]
