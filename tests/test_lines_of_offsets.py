"""The line of an offset, and the cost of placing many problems in one page."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus.models import Document


def document(text: str) -> Document:
    content = text.encode()
    return Document(
        id=hashlib.sha256(content).hexdigest(),
        name="page.txt",
        encoding="utf-8",
        n_bytes=len(content),
        n_chars=len(text),
        text=text,
    )


@given(st.lists(st.sampled_from(["a", "é", "\n", "\r", "\r\n", "\N{LINE SEPARATOR}"]), max_size=20))
def test_the_line_of_an_offset_counts_the_line_ends_before_it(pieces: list[str]) -> None:
    text, line = "".join(pieces), 1
    page, lines = document(text), []
    for at, letter in enumerate(text):
        lines.append(line)
        line += letter == "\n" or (letter == "\r" and text[at + 1 : at + 2] != "\n")
    assert [page.line_of(offset) for offset in range(len(text))] == lines
    assert page.line_of(len(text)) == line


def test_documents_are_equal_whatever_was_asked_of_them() -> None:
    asked, fresh = document("a\nb\n"), document("a\nb\n")
    assert asked.line_of(2) == 2
    assert asked == fresh
    assert asked.model_dump() == fresh.model_dump()
