"""What shows a run of capitals to be a person, and beside it what nearly does; surnames and full names."""

import pytest

from childservices_corpus.annotate.language.spans import Found
from childservices_corpus.annotate.people.mentioned import find_known, with_full_names
from mentioned import found

# Names of no common sort, so that only the words beside them show them to be names.
CASES = [
    ("Quorn Vance and Ann Smith", ["Quorn Vance", "Ann Smith"]),
    ("Ann Smith and Quorn Vance", ["Ann Smith", "Quorn Vance"]),
    ("Ann Smith, Quorn Vance", ["Ann Smith", "Quorn Vance"]),
    ("Quorn Vance & Ann Smith", ["Quorn Vance", "Ann Smith"]),
    ("Quorn Vance, and Ann Smith", ["Quorn Vance", "Ann Smith"]),
    ("Quorn Vance, Abel Quist and Ann Smith", ["Quorn Vance", "Abel Quist", "Ann Smith"]),
    ("Ann Smith, Abel Quist and Quorn Vance", ["Ann Smith", "Abel Quist", "Quorn Vance"]),
    ("Quorn Vance or Ann Smith", ["Ann Smith"]),
    ("Quorn Vance; Ann Smith", ["Ann Smith"]),
    ("Quorn and Ann Smith", ["Ann Smith"]),
    ("Quorn Vance and Abel Quist", []),
    ("Quorn Vance also said so", ["Quorn Vance"]),
    ("Quorn Vance, said so", ["Quorn Vance"]),
    ("Quorn Vance, the chair", ["Quorn Vance"]),
    ("Quorn Vance, b c d e f chair", ["Quorn Vance"]),
    ("Quorn Vance, b c d e f g chair", []),
    ("Quorn Vance's death, Abel Quist' letter", ["Quorn Vance", "Abel Quist"]),
    ("Quorn Vance's book", []),
    ("Quorn Vance, 12, died", ["Quorn Vance"]),
    ("Quorn Vance, 123, died", []),
    ("Quorn Vance, twelve, died", ["Quorn Vance"]),
    ("Quorn Vance, a six-year-old boy", ["Quorn Vance"]),
    ("Quorn Vance OBE", ["Quorn Vance"]),
    ("Quorn Vance, OBE", []),
    ("the death of Quorn Vance", ["Quorn Vance"]),
    ("the death of a b c Quorn Vance", ["Quorn Vance"]),
    ("the death of a b c d Quorn Vance", []),
    ("six-year-old Quorn Vance", ["Quorn Vance"]),
    ("the chair, and Quorn Vance", ["Quorn Vance"]),
    ("honours Quorn Vance", ["Quorn Vance"]),
    ("Mr Quorn spoke", ["Quorn"]),
    ("Mr Lim spoke", ["Lim"]),
    ("Minister Quorn's plan", ["Quorn"]),
    ("Minister Quorn said", ["Quorn"]),
    ("Minister Quorn x", []),
    ("Williamson issues", ["Williamson"]),
    ("Williamson also issues", ["Williamson"]),
    ("Williamson x", []),
    ("Williamson-x issues", []),
    ("x-Williamson issues", []),
    ("in England Wales Matt Dunkley spoke", ["Matt Dunkley"]),
    ("Quorn Ann Vance Bell Cole spoke", ["Ann Vance Bell Cole"]),
    ("Ann Bell Cole Dunn spoke", ["Ann Bell Cole Dunn"]),
    ("Ann Bell Cole Dunn Eade spoke", []),
]


@pytest.mark.parametrize(("text", "people"), CASES, ids=[text for text, _ in CASES])
def test_people_by_the_words_beside_them(text: str, people: list[str]) -> None:
    assert [words for words, _ in found("person", text)] == people


def test_known_names_are_found_whole_and_in_order() -> None:
    text = "Bob, ann smith and Ann Smith, Ann Smith's, Ann Smithson"
    assert [(one.start, one.ref) for one in find_known(text, [" Bob ", "Ann Smith", "", " ", "Bob"])] == [
        (0, "Bob"),
        (19, "Ann Smith"),
        (30, "Ann Smith"),
    ]
    assert find_known("O'Brien", ["O\N{RIGHT SINGLE QUOTATION MARK}Brien"]) == [Found(0, 7, "person", "O'Brien")]
    assert find_known(text, []) == find_known(text, [""]) == []


FULL = [
    (["Ann Smith", "Smith"], ["Ann Smith", "Ann Smith"]),
    (["Smith", "Ann B Smith"], ["Ann B Smith", "Ann B Smith"]),
    (["Ann Smith", "Smith", "Jones"], ["Ann Smith", "Ann Smith", "Jones"]),
    (["Ann Smith", "Bo Smith", "Smith"], ["Ann Smith", "Bo Smith", "Smith"]),
    (["Smith", "Jones"], ["Smith", "Jones"]),
    (["Smith"], ["Smith"]),
    ([], []),
]


@pytest.mark.parametrize(("names", "refs"), FULL, ids=[", ".join(names) for names, _ in FULL])
def test_a_surname_is_the_one_full_name_that_ends_in_it(names: list[str], refs: list[str]) -> None:
    given = [Found(place, place + 1, "person", name) for place, name in enumerate(names)]
    full = with_full_names(given)
    assert [one.ref for one in full] == refs
    assert [one[:3] for one in full] == [one[:3] for one in given]


def test_only_people_get_a_full_name() -> None:
    body, nobody = Found(1, 2, "organisation", "Smith"), Found(3, 4, "person", None)
    given = [Found(0, 1, "person", "Ann Smith"), body, Found(2, 3, "person", "Smith"), nobody]
    assert with_full_names(given) == [given[0], body, Found(2, 3, "person", "Ann Smith"), nobody]
