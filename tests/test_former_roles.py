"""A former holder of a post is not its holder: the role keeps "former", or there is no role."""

import pytest

from childservices_corpus.annotate.people.names import names_in
from childservices_corpus.annotate.people.roles import role_form
from childservices_corpus.annotate.speech.role_beside import credit_of
from voices import CLOSE, OPEN, WORDS, who_says

# Words before "Ann Sample", and the role that they give.
BEFORE = [
    ("Former ADCS President", "Former ADCS President"),
    ("The former ADCS President", "former ADCS President"),
    ("former President of ADCS", "former President of ADCS"),
    ("Former ADCS Vice President", "Former ADCS Vice President"),
    ("outgoing ADCS President", "outgoing ADCS President"),
    ("The incoming ADCS President", "incoming ADCS President"),
    ("The immediate past ADCS President", "immediate past ADCS President"),
    ("The shadow DfE minister", "shadow DfE minister"),
    ("A former Kent County Council leader", "former Kent County Council leader"),
    ("The former Kent director of children's services", "former Kent director of children's services"),
    ("We met the former ADCS President", "former ADCS President"),
    ("ADCS President", "ADCS President"),
    ("The ADCS Vice President", "ADCS Vice President"),
    ("She was ADCS President", "ADCS President"),
]


@pytest.mark.parametrize(("words", "role"), BEFORE)
def test_a_role_keeps_the_word_that_says_it_is_not_held_now(words: str, role: str) -> None:
    text = f"{words} Ann Sample said"
    assert credit_of(text, names_in(text)[-1]).role == role


@pytest.mark.parametrize("word", ["next", "then", "future", "ex", "previous"])
def test_another_such_word_never_gives_the_bare_role(word: str) -> None:
    text = f"The {word} ADCS President Ann Sample said"
    assert credit_of(text, names_in(text)[-1]).role in (None, f"{word} ADCS President")


def test_a_former_spokesperson_is_not_the_spokesperson() -> None:
    text = f"A former ADCS spokesperson said: {OPEN}{WORDS}{CLOSE}"
    assert who_says(text) == [(None, "former ADCS spokesperson", "ADCS")]


@pytest.mark.parametrize(
    ("role", "form"),
    [
        ("former ADCS President", "former president"),
        ("Former President of ADCS", "former president"),
        ("immediate past ADCS President", "immediate past president"),
        ("incoming ADCS President", "incoming president"),
        ("ADCS President", "president"),
    ],
)
def test_the_normal_form_of_a_former_role(role: str, form: str) -> None:
    assert role_form(role) == form


# Words after "Ann Sample", and the role that they give.
AFTER = [
    (" is President of ADCS and leads Kent", "President of ADCS"),
    (" is President of ADCS and leads Kent, she said", "President of ADCS"),
    (", who is President of ADCS and runs services in Kent, said", "President of ADCS"),
    (" is President of ADCS and also chairs a board said", "President of ADCS"),
    (" was President of ADCS and is now a peer", "President of ADCS"),
    (" is director of children and families and chairs the board", "director of children and families"),
    (" is head of policy and research at Kent", "head of policy and research at Kent"),
    (", President of ADCS and Director of Children's Services in Kent, said",
     "President of ADCS and Director of Children's Services in Kent"),
    (" is chair of the board and a trustee of ADCS", "chair of the board and a trustee of ADCS"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "role"), AFTER)
def test_a_role_ends_before_what_its_holder_does_besides(words: str, role: str) -> None:
    text = f"Ann Sample{words}"
    assert credit_of(text, names_in(text)[0]).role == role
