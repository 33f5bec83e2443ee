"""A footer that states what the rows of its table are not: each is one sentence, and never ends the process."""

import shutil
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.corpus import Corpus
from childservices_corpus.errors import ReleaseError
from childservices_corpus.storage.joined import _footer
from childservices_corpus.storage.thrift import BINARY, I32, I64, Field, Struct, written
from commands import corpus, release
from sealing import seal

# Fields of the structs of a footer, by their numbers: parquet.thrift of the Parquet format.
ROWS, GROUPS = 3, 4
COLUMNS, GROUP_ROWS = 1, 3
CHUNK, KIND, VALUES, STATISTICS = 3, 1, 5, 12
BOUNDS = (1, 2, 5, 6)
NULLS = 3
MARK = b"PAR1"
Change = Callable[[Struct], None]


def group(footer: Struct) -> Struct:
    first: Struct = footer[GROUPS].value.values[0]
    return first


def chunk(footer: Struct) -> Struct:
    """The first column of the first row group."""
    found: Struct = group(footer)[COLUMNS].value.values[0][CHUNK].value
    return found


def stated(number: int) -> Change:
    """So many rows, in the footer and in its row group."""

    def change(footer: Struct) -> None:
        footer[ROWS] = group(footer)[GROUP_ROWS] = Field(I64, number)

    return change


def bounded(word: bytes) -> Change:
    def change(footer: Struct) -> None:
        bounds: Struct = chunk(footer)[STATISTICS].value
        bounds.update({number: Field(BINARY, word) for number in BOUNDS if number in bounds})

    return change


def put(footer: Struct, number: int, kind: int, value: int) -> None:
    footer[number] = Field(kind, value)


FOOTERS: list[tuple[str, str, Change, str]] = [
    ("articles", "a sum that is not that of the groups", lambda footer: put(footer, ROWS, I64, 7), "state 2 rows"),
    ("articles", "more rows than there is room for", stated(1 << 40), "a row group states 1,099,511,627,776 rows"),
    ("articles", "fewer rows than none", stated(-1), "a row group states -1 rows"),
    ("articles", "more rows than there are", stated(3), "2 rows can be read of 3"),
    ("articles", "rows that are hidden", stated(1), "its column id has 2 values"),
    ("documents", "all rows hidden", stated(0), "its column id has 2 values"),
    ("articles", "a number of values", lambda footer: put(chunk(footer), VALUES, I64, 5), "id has 5 values"),
    ("articles", "bounds that hide a value", bounded(b"z"), "least and greatest values or nulls of id"),
    ("articles", "bounds that are not text", bounded(b"\xff"), "least and greatest values or nulls of id"),
    ("articles", "bounds of another type", lambda footer: put(chunk(footer), KIND, I32, 1), "nulls of id"),
    (
        "articles",
        "nulls that are none",
        lambda footer: put(chunk(footer)[STATISTICS].value, NULLS, I64, 1),
        "least and greatest values or nulls of id",
    ),
]


def altered(folder: Path, table: str, change: Change) -> Path:
    """A copy of the release with another footer of `table`, sealed."""
    shutil.copytree(release(), folder)
    path = folder / f"{table}.parquet"
    with path.open("rb") as file:
        footer, _ = _footer(path, file)
    content = path.read_bytes()
    (size,) = struct.unpack("<I", content[-8:-4])
    change(footer)
    new = written(footer)
    path.write_bytes(content[: -8 - size] + new + struct.pack("<I", len(new)) + MARK)
    return seal(folder, other_program=True)


@pytest.mark.parametrize(
    ("table", "change", "words"), [(one[0], *one[2:]) for one in FOOTERS], ids=[one[1] for one in FOOTERS]
)
def test_a_footer_that_is_not_true_of_its_rows_is_a_fault(
    table: str, change: Change, words: str, tmp_path: Path
) -> None:
    faults = csc.verify(altered(tmp_path / "altered", table, change)).faults
    assert any(f"{table}.parquet: " in fault and words in fault for fault in faults), faults


@pytest.mark.parametrize(
    "change", [bounded(b"\xff"), lambda footer: put(chunk(footer), KIND, I32, 1)], ids=["not text", "of another type"]
)
def test_bounds_that_cannot_be_read_hide_nothing(change: Change, tmp_path: Path) -> None:
    wanted = corpus().articles[1]
    assert csc.load(altered(tmp_path / "altered", "articles", change)).articles[wanted.id].title == wanted.title


@pytest.mark.parametrize(
    ("change", "read", "words"),
    [
        (stated(3), lambda found: found.articles.to_arrow(), "2 rows can be read of 3"),
        (lambda footer: put(chunk(footer), VALUES, I64, 0), lambda found: found.articles[0], "damaged"),
    ],
    ids=["all rows", "the first rows"],
)
def test_rows_that_are_not_there_are_one_sentence_wherever_they_are_read(
    change: Change, read: Callable[[Corpus], object], words: str, tmp_path: Path
) -> None:
    found = csc.load(altered(tmp_path / "altered", "articles", change))
    with pytest.raises(ReleaseError, match=words):
        read(found)
