"""One source of truth: a word of the language stands in one table, or a list says why it stands in two.

The list is ``shared_words.toml``: pairs of tables with the words that stand in both, each with the reason; and files of
code that name words of the lexicon themselves, with the reason.
"""

import ast
import csv
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from childservices_corpus.collector import collector_paused
from childservices_corpus.reference import table
from childservices_corpus.reference.lexicon import words_of
from support import ROOT

PACKAGE = ROOT / "src" / "childservices_corpus"
REFERENCE = PACKAGE / "reference"
SHARED = tomllib.loads((ROOT / "tests" / "shared_words.toml").read_text("utf-8"))
LONGEST = 40
# Fields that tell of a row and are no words of the language, and tables whose keys are words.
ABOUT = {
    *("source", "why", "message", "hint", "severity", "name", "kind", "order", "also", "own", "address", "office"),
    *("person", "first", "last", "uses", "owner"),
}
NUMBERED = {"months", "months_and_names", "weekdays", "weekdays_short", "seasons", "numbers"}
KEYS = {
    "organisations": set(table("organisations")),
    "amounts": {"multiples", "parts"},
    "lexicon": NUMBERED,
    "links": {"short_forms"},
}
# Words of these tables of the lexicon are knowledge; small words are grammar, and patterns in code are made of them.
KNOWLEDGE = ("titles", "posts", "bodies", "places", "weekdays", "months")
FEWEST = 3


def strings(value: object, key: str = "") -> Iterator[str]:
    """The words in a table, without what tells of a row."""
    if isinstance(value, str) and key not in ABOUT:
        yield from value.split() if key == "given_names" and "\n" in value else [value]
    elif isinstance(value, list):
        for item in value:
            yield from strings(item, key)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name not in ABOUT:
                yield from strings(item, name)


def words_in(name: str) -> set[str]:
    """The words that stand in the table `name`, in lower case with straight apostrophes."""
    found = list(strings(table(name)))
    for key in KEYS.get(name, ()):
        found += table(name)[key]
    return {bare(word) for word in found if len(word) <= LONGEST}


def bare(word: str) -> str:
    return word.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").strip("{}*")


def places() -> set[str]:
    with (REFERENCE / "authorities.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    columns = ("name", "alone", "within_sentence", "with_council_word")
    return {bare(word) for row in rows for column in columns for word in row[column].split("|") if word}


# It names columns, which are no words of the language.
OF_COLUMNS = "tables"
NAMED = [path.stem for path in sorted(REFERENCE.glob("*.toml")) if path.stem != OF_COLUMNS]
TABLES = {name: words_in(name) for name in NAMED} | {"authorities": places()}
ALLOWED: dict[frozenset[str], set[str]] = defaultdict(set)
for _row in SHARED["tables"]:
    ALLOWED[frozenset(_row["tables"])].update(_row["words"])


@pytest.mark.parametrize("pair", list(combinations(TABLES, 2)), ids="-".join)
def test_no_word_stands_in_two_tables_without_a_reason(pair: tuple[str, str]) -> None:
    one, other = pair
    assert TABLES[one] & TABLES[other] == ALLOWED[frozenset(pair)]


def test_every_double_has_a_reason() -> None:
    assert all(len(row["reason"].split()) > 3 and len(row["tables"]) == 2 for row in SHARED["tables"])
    assert all(len(row["reason"].split()) > 3 for row in SHARED["code"])


def test_each_word_stands_once_in_the_lexicon() -> None:
    lexicon = {name: rows for name, rows in table("lexicon").items() if name != "uses"}
    listed = [
        word for name, rows in lexicon.items() if name not in NUMBERED for found in rows.values() for word in found
    ]
    numbered = [word for name in NUMBERED for word in lexicon[name]]
    twice = {word for word, count in Counter(map(str.lower, (*listed, *numbered))).items() if count > 1}
    assert twice == set(SHARED["two_meanings"]["words"])


def test_each_use_is_told_and_has_words() -> None:
    lexicon = {name: rows for name, rows in table("lexicon").items() if name not in {"uses", *NUMBERED}}
    used = {use for rows in lexicon.values() for uses in rows for use in uses.split()}
    forms = {use for use in used if use.startswith("is_")}
    assert used - forms == set(table("lexicon")["uses"])
    assert all(words_of(use) for use in used)
    assert len(forms) == len(table("roles")["form"])


def test_an_unknown_use_is_an_error() -> None:
    with pytest.raises(KeyError):
        words_of("no_such_use")


def test_every_use_is_read_somewhere() -> None:
    code = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    assert {use for use in table("lexicon")["uses"] if f'"{use}"' not in code and f"'{use}'" not in code} == set()


def listed_in_code(path: Path) -> Iterator[str]:
    """Words of the lexicon in a list or pattern of `path` that holds several of them."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        found: list[str] = []
        if isinstance(node, ast.Set | ast.Tuple | ast.List):
            found = [item.value for item in node.elts if isinstance(item, ast.Constant) and isinstance(item.value, str)]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "|" in node.value:
            found = [word.rstrip("? ") for word in re.split(r"[|()?:]+", node.value)]
        known = [word for word in found if word.lower() in _knowledge()]
        if len(known) >= FEWEST:
            yield from known


@cache
def _knowledge() -> set[str]:
    lexicon = table("lexicon")
    listed = {word.lower() for name in KNOWLEDGE[:4] for words in lexicon[name].values() for word in words}
    return listed | {word.lower() for name in KNOWLEDGE[4:] for word in lexicon[name]}


def test_no_list_of_the_lexicon_stands_in_code_without_a_reason() -> None:
    with collector_paused():
        listed = {path.relative_to(PACKAGE).as_posix(): set(listed_in_code(path)) for path in PACKAGE.rglob("*.py")}
    found = {name: sorted(words) for name, words in listed.items()}
    assert {name: words for name, words in found.items() if words} == {
        row["file"]: sorted(row["words"]) for row in SHARED["code"]
    }
