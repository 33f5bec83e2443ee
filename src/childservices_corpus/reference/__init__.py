"""Tables of knowledge, apart from the code: a domain expert can read and correct them without Python."""

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The table ``reference/<name>.toml``."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def csv_rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of the table ``reference/<name>.csv`` by their column names."""
    return tuple(csv.DictReader(files(__name__).joinpath(f"{name}.csv").read_text(encoding="utf-8").splitlines()))
