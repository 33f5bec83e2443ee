"""Arrow arrays from Python and NumPy values without pandas: they equal those that pyarrow makes itself."""

import subprocess
import sys
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from childservices_corpus.arrow import (
    flag,
    from_utf8,
    number,
    numbers,
    of_utf8,
    repeated,
    table_of,
    text,
    to_utf8,
    values,
)
from support import ROOT

PLAIN: dict[pa.DataType, st.SearchStrategy[Any]] = {
    pa.string(): st.text("aé\N{EM DASH}\N{GRINNING FACE} ", max_size=6),
    pa.binary(): st.binary(max_size=6),
    pa.int64(): st.integers(-(2**63), 2**63 - 1),
    pa.int32(): st.integers(-(2**31), 2**31 - 1),
    pa.float64(): st.floats(allow_nan=False),
    pa.bool_(): st.booleans(),
    pa.date32(): st.dates(date(1900, 1, 1), date(2100, 1, 1)),
}


def kinds() -> st.SearchStrategy[tuple[pa.DataType, st.SearchStrategy[Any]]]:
    """Types of columns with a strategy for their values: plain, lists, structs, lists of structs."""
    plain = st.sampled_from(sorted(PLAIN.items(), key=str))
    lists = plain.map(lambda one: (pa.list_(one[0]), st.lists(st.none() | one[1], max_size=3)))
    structs = st.lists(plain | lists, min_size=1, max_size=3).map(
        lambda some: (
            pa.struct([(f"f{at}", kind) for at, (kind, _) in enumerate(some)]),
            st.fixed_dictionaries({f"f{at}": st.none() | made for at, (_, made) in enumerate(some)}),
        )
    )
    return plain | lists | structs | structs.map(lambda one: (pa.list_(one[0]), st.lists(one[1], max_size=3)))


@given(st.data())
def test_values_are_those_of_pyarrow(data: st.DataObject) -> None:
    kind, made = data.draw(kinds())
    items = data.draw(st.lists(st.none() | made, max_size=9))
    found = values(items, kind)
    found.validate(full=True)
    assert found.to_pylist() == pa.array(items, kind).to_pylist()
    assert found.type == kind


@given(st.lists(st.none() | st.sampled_from(["a", "b", ""]), max_size=9))
def test_text_as_a_dictionary(items: list[str | None]) -> None:
    kind = pa.dictionary(pa.int32(), pa.string())
    assert values(items, kind).equals(pa.array(items, kind))


@given(st.lists(st.none() | st.text("aé ", max_size=3), max_size=9), st.integers(0, 10))
def test_bytes_of_text_and_text_of_bytes(items: list[str | None], first: int) -> None:
    some = pa.array(items, pa.string())[first:]
    data, bounds = to_utf8(some)
    pieces = [data[low:high].tobytes().decode() for low, high in pairwise(bounds.tolist())]
    assert pieces == [item or "" for item in items[first:]]
    there = np.array([item is not None for item in items[first:]], dtype=np.bool_)
    made = of_utf8(bounds, data.tobytes(), there)
    made.validate(full=True)
    assert made.to_pylist() == items[first:]
    assert of_utf8(bounds, data.tobytes()).to_pylist() == pieces


@given(st.lists(st.tuples(st.integers(-9, 9), st.booleans()), max_size=20))
def test_numbers_and_flags_with_missing_ones(pairs: list[tuple[int, bool]]) -> None:
    whole, missing = np.array([one for one, _ in pairs], np.int64), np.array([gone for _, gone in pairs], np.bool_)
    assert numbers(whole, missing=missing).to_pylist() == [None if gone else one for one, gone in pairs]
    assert numbers(whole, pa.int32()).equals(pa.array(whole, pa.int32()))
    assert numbers(missing).to_pylist() == missing.tolist()


def test_single_values_and_tables() -> None:
    assert (text("a").as_py(), text(None).as_py(), flag(value=True).as_py(), number(3).as_py()) == ("a", None, True, 3)
    assert repeated("a", 2).to_pylist() == ["a", "a"]
    assert from_utf8([b"a", b"", "é".encode()]).to_pylist() == ["a", "", "é"]
    schema = pa.schema([("a", pa.int64()), ("b", pa.string())])
    assert table_of([{"a": 1}, {"a": 2, "b": "x"}], schema).to_pylist() == [{"a": 1, "b": None}, {"a": 2, "b": "x"}]
    with pytest.raises(OverflowError):
        values([2**63], pa.int64())


def test_a_parse_and_a_build_do_not_import_pandas() -> None:
    program = (
        "import sys, tempfile\n"
        "from pathlib import Path\n"
        "import pyarrow as pa\n"
        "import childservices_corpus as csc\n"
        "from childservices_corpus.arrow import values\n"
        "dumps = sorted(Path('data/raw').glob('*.txt'))\n"
        "with tempfile.TemporaryDirectory() as folder:\n"
        "    built = csc.build(dumps, Path(folder) / 'release')\n"
        "    found = csc.load(built.folder).statements.where(topic='fostering').count_by('kind').to_arrow()\n"
        "columns = [values(['a', 'b'], pa.string()), values([dump.read_bytes() for dump in dumps[:2]], pa.binary())]\n"
        "(batch,) = csc.parse_batches([pa.RecordBatch.from_arrays(columns, ['name', 'content'])])\n"
        "tables = csc.batch_tables(batch)\n"
        "print(len(found) > 0, tables['articles'].num_rows > 0, 'pandas' in sys.modules)\n"
    )
    told = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["True", "True", "False"]
