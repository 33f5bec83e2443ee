"""Runs of capitals and the names in them: where a run begins, where it is cut, and what is known of each piece."""

import pytest

from childservices_corpus.annotate.people.candidates import cut, runs
from childservices_corpus.annotate.people.names import names_in

RUNS = [
    ("Ann Smith", [(0, "Ann Smith")]),
    ("x Ann Smith", [(2, "Ann Smith")]),
    ("\nAnn Smith", [(1, "Ann Smith")]),
    ("(Ann Smith", [(1, "Ann Smith")]),
    ("-Ann Smith", [(1, "Ann Smith")]),
    (" -Ann Smith", [(2, "Ann Smith")]),
    ("'Ann Smith", [(1, "Ann Smith")]),
    ("/Ann Smith", [(1, "Ann Smith")]),
    ("@Ann Smith", []),
    (" @Ann Smith", []),
    ("xAnn Smith", []),
    ("x-Ann Smith", []),
    ("1-Ann Smith", []),
    ("x'Ann Smith", []),
    ("x/Ann Smith", []),
    ("Ann  Smith", [(0, "Ann  Smith")]),
    ("Ann   Smith", []),
    ("Ann de Smith", [(0, "Ann de Smith")]),
    ("Ann", []),
    ("Ann Smith and Bo Bell", [(0, "Ann Smith"), (14, "Bo Bell")]),
]


@pytest.mark.parametrize(("text", "found"), RUNS, ids=[repr(text) for text, _ in RUNS])
def test_where_a_run_of_capitals_begins(text: str, found: list[tuple[int, str]]) -> None:
    assert list(runs(text)) == found


def test_a_run_is_looked_for_between_two_offsets() -> None:
    text = "Ann Smith and Bo Bell"
    assert list(runs(text, 10)) == [(14, "Bo Bell")]
    assert list(runs(text, 14)) == [(14, "Bo Bell")]
    assert list(runs(text, 0, 9)) == [(0, "Ann Smith")]


# The words of each piece, where it begins, what stands before and after it, and its marks.
PIECES = [
    ("Ann Smith", [("Ann Smith", 0, "", "", "")]),
    ("Dr Ann Smith", [("Ann Smith", 0, "Dr", "", "")]),
    ("Prof Dr Ann Smith", [("Ann Smith", 0, "Dr", "", "")]),
    ("Chair Ann Smith", [("Ann Smith", 6, "Chair", "", "")]),
    ("Ann Smith's", [("Ann Smith", 0, "", "", "possessive")]),
    ("Ann Hughes' Plan", [("Ann Hughes", 0, "", "", "possessive")]),
    ("Ann Smith MP Said", [("Ann Smith", 0, "", "MP", ""), ("Said", 13, "MP", "", "")]),
    ("King Charles", [("King Charles", 0, "King", "", "")]),
    ("King's Lynn", []),
    ("Minister Ford", [("Ford", 0, "Minister", "", "")]),
    ("Ann Green", [("Ann Green", 0, "", "", "")]),
    ("Ann Green Plan", [("Ann Green", 0, "", "Plan", "")]),
    ("Green Plan", []),
    ("Quorn Green", [("Quorn Green", 0, "", "", "doubtful")]),
    ("Quorn Green's", [("Quorn Green", 0, "", "", "possessive doubtful")]),
    ("Leeds Ann Smith", [("Ann Smith", 6, "Leeds", "", "")]),
    ("Ann Smith Leeds", [("Ann Smith", 0, "", "Leeds", "")]),
    ("Milton Keynes Ann Smith", [("Ann Smith", 14, "Keynes", "", "")]),
    ("Mr Green", [("Green", 0, "Mr", "", "")]),
    ("Mr Green MP", [("Green", 0, "Mr", "MP", "")]),
    ("Sir Ann de Smith", [("Ann de Smith", 0, "Sir", "", "")]),
    ("Ann de", [("Ann", 0, "", "", "")]),
]


@pytest.mark.parametrize(("run", "found"), PIECES, ids=[run for run, _ in PIECES])
def test_where_a_run_is_cut(run: str, found: list[tuple[str, int, str, str, str]]) -> None:
    pieces = [
        (
            " ".join(word for _, word in piece.parts),
            piece.lead,
            piece.before,
            piece.after,
            " ".join(["possessive"] * piece.possessive + ["doubtful"] * piece.doubtful),
        )
        for piece in cut(run)
    ]
    assert pieces == found
    assert all(run.startswith(word, at) for piece in cut(run) for at, word in piece.parts)


# Name, its own span, where its titles begin and its letters end, and its marks.
NAMES = [
    ("Dr Ann Smith OBE said", [("Ann Smith", 3, 12, 0, 16, "bounded")]),
    ("Ann Smith, OBE, MP said", [("Ann Smith", 0, 9, 0, 18, "bounded")]),
    ("Ann Smith's plan", [("Ann Smith", 0, 9, 0, 9, "possessive bounded")]),
    ("The plan of Dr Ann Smith", [("Ann Smith", 15, 24, 12, 24, "bounded")]),
    ("It was Ann Smith Jo Bell", [("Ann Smith Jo Bell", 7, 24, 7, 24, "")]),
    ("yesterday Quorn Vance Bell Cole", [("Bell Cole", 22, 31, 22, 31, "")]),
    ("yesterday, Quorn Vance Bell Cole", [("Quorn Vance Bell Cole", 11, 32, 11, 32, "bounded")]),
    ("Dr Quorn Vance Bell Cole Dunn", [("Cole Dunn", 20, 29, 20, 29, "bounded")]),
    ("Dr Ann", []),
]


@pytest.mark.parametrize(("text", "found"), NAMES, ids=[text for text, _ in NAMES])
def test_what_is_known_of_a_name(text: str, found: list[tuple[str, int, int, int, int, str]]) -> None:
    assert [
        (
            *(name.text, name.start, name.end, name.lead, name.after),
            " ".join(["possessive"] * name.possessive + ["bounded"] * name.bounded),
        )
        for name in names_in(text)
    ] == found


def test_names_are_read_between_two_offsets() -> None:
    assert [name.text for name in names_in("Ann Smith and Bo Bell", 0, 9)] == ["Ann Smith"]
    assert [name.text for name in names_in("Ann Smith and Bo Bell", 10)] == ["Bo Bell"]
    (name,) = names_in("Dr Ann Smith", 3)
    assert (name.lead, name.bounded) == (3, True)
