"""Damage of any kind, with checksums that fit or not: an error of ours or a fault, never another error."""

import json
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

import childservices_corpus as csc
from childservices_corpus.cli.main import app
from childservices_corpus.curation.folder import DATES
from childservices_corpus.errors import CorpusError, ReleaseError
from childservices_corpus.evaluation.quality import QUALITY
from childservices_corpus.release.about.card import README
from childservices_corpus.storage.files import STORED
from childservices_corpus.storage.sums import MANIFEST, SUMS, write_sums
from forgeries import sound

ROUNDS = 12
Damage = Callable[[Path, random.Random], None]


def overwrite(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 8)):
        # Most of what a reader looks at first is at the end.
        low = chance.choice([0, max(0, len(content) - 1_500)])
        content[chance.randrange(low, len(content))] = chance.randrange(256)
    path.write_bytes(content)


def cut(path: Path, chance: random.Random) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: chance.randrange(len(content))])


def empty(path: Path, chance: random.Random) -> None:
    path.write_bytes(b"")


def noise(path: Path, chance: random.Random) -> None:
    path.write_bytes(chance.randbytes(chance.randint(1, 400)))


def folder_instead(path: Path, chance: random.Random) -> None:
    path.unlink()
    path.mkdir()


def missing(path: Path, chance: random.Random) -> None:
    path.unlink()


def retyped(path: Path, chance: random.Random) -> None:
    """A column of another type, or of nulls, with the metadata of a table of the release."""
    table = pq.read_table(path)
    place = chance.randrange(table.num_columns)
    count = table.num_rows
    other = chance.choice([pa.nulls(count, table.schema.types[place]), pa.array(range(count)), pa.array(["x"] * count)])
    changed = table.set_column(place, table.column_names[place], other)
    pq.write_table(changed.replace_schema_metadata(table.schema.metadata), path)


def reshaped(path: Path, chance: random.Random) -> None:
    """JSON of another shape: a value somewhere in it is of another type, or gone."""
    content = json.loads(path.read_bytes())
    holder: Any = content
    while True:
        key = chance.choice(sorted(holder) if isinstance(holder, dict) else range(len(holder)))
        inner = holder[key]
        if not isinstance(inner, dict | list) or not inner or chance.random() < 0.3:
            break
        holder = inner
    holder[key] = chance.choice([None, [], {}, "x", -1, 1.5, True, [None], {"x": 1}])
    path.write_text(json.dumps(content), "utf-8")


def rows_cut(path: Path, chance: random.Random) -> None:
    """CSV with a mark that is not closed, a cell too many, or a missing header."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    place = chance.randrange(len(lines))
    lines[place] = chance.choice(['"', "", f"x,{lines[place]}", lines[place].replace(",", ";"), "\x00\n"])
    path.write_text("".join(lines), "utf-8")


DAMAGES: dict[str, tuple[Damage, ...]] = {
    ".parquet": (overwrite, overwrite, cut, empty, noise, retyped, folder_instead, missing),
    ".json": (overwrite, cut, empty, noise, reshaped, reshaped, folder_instead),
    ".csv": (overwrite, cut, empty, noise, rows_cut, rows_cut, folder_instead),
    ".md": (overwrite, empty, noise),
    "": (overwrite, cut, empty, noise),
}


@contextmanager
def only_of_ours(what: str) -> Iterator[None]:
    """Errors of this package are allowed. Any other error fails the test."""
    try:
        yield
    except CorpusError:
        pass
    except Exception as error:
        pytest.fail(f"{what}: {error!r}")


def used(folder: Path, what: str) -> None:
    """Use the release in `folder` in each way that reads it."""
    done = CliRunner().invoke(app, ["info", str(folder)])
    assert done.exception is None or isinstance(done.exception, SystemExit | CorpusError), (
        f"info, {what}: {done.exception!r}"
    )
    with only_of_ours(f"load, {what}"):
        corpus = csc.load(folder)
        for name in STORED[:-1]:
            with only_of_ours(f"{name}, {what}"):
                corpus.table(name).to_arrow()
        with only_of_ours(f"explain, {what}"):
            corpus.articles[0].explain("title")
        with only_of_ours(f"quality, {what}"):
            corpus.quality()


@pytest.mark.parametrize("name", [*(f"{one}.parquet" for one in STORED), MANIFEST, QUALITY, DATES, README, SUMS])
def test_damage_is_an_error_of_ours_or_a_fault_that_names_the_file(name: str, tmp_path: Path) -> None:
    chance = random.Random(name)
    for number in range(ROUNDS):
        folder = tmp_path / "damaged"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(sound(), folder)
        path = folder / name
        damage = chance.choice(DAMAGES[path.suffix])
        damage(path, chance)
        what = f"{damage.__name__} of {name}, round {number}"
        same = path.is_file() and path.read_bytes() == (sound() / name).read_bytes()
        fits = chance.random() < 0.5 and path.suffix and not path.is_dir()
        if fits:
            write_sums(folder)
        used(folder, what)
        told = ""
        try:
            told = "\n".join(csc.verify(folder).faults)
        except ReleaseError as error:
            told = str(error)
        except Exception as error:
            pytest.fail(f"verify, {what}: {error!r}")
        assert same or path.stem in told or (fits and told) or path.suffix == "", (what, told)
