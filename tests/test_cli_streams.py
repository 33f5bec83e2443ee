"""The streams of the program: what is escaped, what a closed stream does, and what is left open."""

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from childservices_corpus.cli.streams import close_output, prepare, say, say_json, standard_input
from childservices_corpus.errors import InputError


def test_what_is_said_goes_to_one_of_two_streams_with_escapes(capsys: pytest.CaptureFixture[str]) -> None:
    say("red \x1b[31m\n\tand so on")
    say("apart", err=True)
    say_json({"name": "Ré\x1b"})
    say_json('{"a":1}')
    shown = capsys.readouterr()
    assert shown.out == 'red \\x1b[31m\n\tand so on\n{"name": "Ré\\u001b"}\n{"a":1}\n'
    assert shown.err == "apart\n"


def test_standard_input_is_read_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\r\n")))
    assert standard_input() == b"\xff\r\n"
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="closed"):
        standard_input()


def test_letters_that_an_encoding_lacks_are_shown_as_their_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    streams = {name: io.TextIOWrapper(io.BytesIO(), encoding="ascii") for name in ("stdout", "stderr")}
    for name, stream in streams.items():
        monkeypatch.setattr(sys, name, stream)
    prepare()
    for stream in streams.values():
        stream.write("Ré")
        stream.flush()
        assert stream.buffer.getvalue() == b"R\\xe9"


def test_a_stream_of_another_sort_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    streams = [io.StringIO(), io.StringIO()]
    monkeypatch.setattr(sys, "stdout", streams[0])
    monkeypatch.setattr(sys, "stderr", streams[1])
    prepare()
    assert [sys.stdout, sys.stderr] == streams


def test_closed_streams_are_replaced_by_ones_that_lead_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    prepare()
    for stream in (sys.stdout, sys.stderr):
        assert stream.name == os.devnull
        assert stream.write("Ré") == 2
        stream.close()


@pytest.fixture
def closed_error() -> Iterator[None]:
    """Standard error is closed by number for one test."""
    kept = os.dup(2)
    os.close(2)
    yield
    os.dup2(kept, 2)
    os.close(kept)


def test_a_closed_number_is_taken_so_that_no_file_gets_the_printed_text(
    tmp_path: Path, closed_error: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    prepare()
    with (tmp_path / "first.txt").open("wb") as first:
        assert first.fileno() > 2
    os.write(2, b"lost")


def test_preparing_leaves_no_file_open() -> None:
    def next_number() -> int:
        number = os.open(os.devnull, os.O_RDONLY)
        os.close(number)
        return number

    before = next_number()
    prepare()
    assert next_number() == before


def test_after_the_reader_has_gone_the_rest_of_the_output_goes_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "out.txt").open("w", encoding="utf-8") as out:
        monkeypatch.setattr(sys, "stdout", out)
        close_output()
        out.write("the rest")
    assert (tmp_path / "out.txt").read_bytes() == b""
