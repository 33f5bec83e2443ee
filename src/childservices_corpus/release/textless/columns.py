"""What becomes of each column in a release without text: the table ``reference/without_text.toml``."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, TypeAlias, cast

import pyarrow as pa

from ...reference import table

How: TypeAlias = Literal["kept whole", "seven words", "seven words a part", "publisher and hash", "left out"]


@cache
def decisions() -> Mapping[str, How]:
    """What becomes of each column, by the name of its table and its own, such as ``statements.speakers.name``."""
    return {name: cast("How", group["how"]) for group in table("without_text")["columns"] for name in group["names"]}


@cache
def kept_files() -> tuple[str, ...]:
    """The names of the files that a release without text has unchanged."""
    return tuple(table("without_text")["files"]["kept"])


def paths(path: str, kind: pa.DataType) -> Iterator[str]:
    """The columns that have a decision of their own at `path`: itself, or the parts of its `kind`."""
    inner = kind.value_type if pa.types.is_list(kind) else kind
    if pa.types.is_struct(inner):
        for part in inner:
            yield from paths(f"{path}.{part.name}", part.type)
    else:
        yield path
