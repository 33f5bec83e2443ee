"""From rows of a table back to models."""

from functools import cache
from typing import Any

import pyarrow as pa
from pydantic import BaseModel, TypeAdapter

from .schemas import TABLES


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(list[TABLES[name]])  # type: ignore[valid-type]


def models(name: str, table: pa.Table) -> list[Any]:
    """The rows of `table`, the table called `name`, as validated models."""
    found: list[BaseModel] = _adapter(name).validate_python(table.to_pylist())
    return found
