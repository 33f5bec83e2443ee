"""What a shell offers for values: words of the tables that the commands take, in the writing of the shell."""

import os
import subprocess
import sys
from inspect import signature
from typing import Any, get_args

import pytest
from typer.main import get_command

import childservices_corpus as csc
from childservices_corpus.cli.completing import VALUES
from childservices_corpus.cli.filters import CONDITIONS, UNKNOWN
from childservices_corpus.cli.main import app
from program import run_here

COMMANDS: dict[str, Any] = getattr(get_command(app), "commands")  # noqa: B009 - its type does not say so
NAME = "childservices-corpus"
# Values that the package does not know before a release or a file is opened, or of which any will do.
FREE = {
    "section": "its words are those of pages",
    "author": "a name of a release",
    "speaker": "a name of a release",
    "person": "a name of a release",
    "document": "a name of a release",
    "record": "an id of a release",
    "record_id": "an id of a release",
    "field of show": "the fields of a record differ by its kind",
    "words": "a query",
    "query": "a query",
    "first": "a day",
    "last": "a day",
    "saved": "a day",
    "on": "a day",
    "address": "an address",
    "scheduler": "an address",
    "hosts": "an address",
    "paths": "a file, which the shell offers itself",
    "file": "a file, which the shell offers itself",
    "data_version": "any text",
    "new": "a value of any field",
    "source": "any text",
    "reason": "any text",
    "engine of build": "there is one",
}


def asked(words: list[str], shell: str = "bash") -> dict[str, str]:
    """The environment in which a shell asks for the last of `words`."""
    return {
        "_CHILDSERVICES_CORPUS_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": " ".join([NAME, *words]),
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "COMP_WORDS": "\n".join([NAME, *words]),
        "COMP_CWORD": str(len(words)),
    }


def offered(*words: str, shell: str = "bash") -> list[str]:
    """What is offered for the last of `words`."""
    lines = run_here(environment=asked(list(words), shell)).stdout.decode().splitlines()
    return list(filter(None, lines))


def takes_text(annotation: Any) -> bool:
    """True for an option or an argument whose value is any text."""
    kinds = {annotation, *get_args(annotation)}
    return bool(kinds & {str, list[str]}) or any(map(takes_text, get_args(annotation)[:1]))


TEXTS = [
    (name, one)
    for name, command in COMMANDS.items()
    for one in command.params
    if takes_text(signature(command.callback).parameters[one.name].annotation)
    if one.name not in FREE and f"{one.name} of {name}" not in FREE
]


@pytest.mark.parametrize(("name", "one"), TEXTS, ids=[f"{name} {one.name}" for name, one in TEXTS])
def test_every_text_is_offered_or_is_free(name: str, one: Any) -> None:
    option = one.opts[0] if one.opts[0].startswith("-") else None
    assert offered(name, *([option] if option else []), "")


def test_what_is_free_is_there() -> None:
    known = {one.name for command in COMMANDS.values() for one in command.params}
    assert {name.partition(" of ")[0] for name in FREE} <= known


FILTERED = [one.name for one in CONDITIONS if one.name in VALUES]


@pytest.mark.parametrize("name", FILTERED)
def test_each_offered_value_of_a_filter_is_one_that_where_knows(name: str) -> None:
    values = [None if value == UNKNOWN else value for value in VALUES[name]()]
    assert values
    records = csc.load().records
    keywords: dict[str, Any] = {name: values}
    assert len(records.where(**keywords)) <= len(records)
    # A value that is almost right is a mistake, so that the line above is a check.
    keywords[name] = f"{values[0]}zq"
    with pytest.raises(csc.CorpusError):
        records.where(**keywords)


def test_letters_are_completed_small_or_not() -> None:
    assert offered("list", "--topic", "se") == ["send"]
    assert offered("count", "topic", "--authority", "ken") == ["Kensington\\ and\\ Chelsea", "Kent"]
    assert offered("list", "--publisher", "zz") == []


def test_bash_gets_marks_before_spaces_unless_the_word_is_in_quotes() -> None:
    assert offered("list", "--authority", "North\\ Y") == ["North\\ Yorkshire"]
    assert offered("list", "--authority", '"North Y') == ["North Yorkshire"]
    assert offered("list", "--organisation", "Attorney") == ["Attorney\\ General\\'s\\ Office"]


def test_other_shells_mark_spaces_themselves() -> None:
    assert offered("list", "--authority", "North\\ Y", shell="fish") == ["North Yorkshire"]


def imported(*words: str) -> set[str]:
    """The packages that a fresh process imports to complete `words`."""
    code = f"""
import sys
from childservices_corpus.cli.main import main
sys.argv = ["{NAME}"]
try:
    main()
finally:
    print(*sys.modules)
"""
    asking = os.environ | asked(list(words))
    done = subprocess.run([sys.executable, "-c", code], env=asking, capture_output=True, check=True)
    assert b"send" in done.stdout
    return {name.partition(".")[0] for name in done.stdout.decode().split()}


def test_a_topic_is_completed_without_a_release() -> None:
    assert not imported("list", "--topic", "se") & {"pyarrow", "numpy", "pandas"}
