"""The names of columns in questions: ``topic`` for ``topics``, ``speaker`` for the names in ``speakers``."""

from collections.abc import Collection
from functools import cache
from typing import Any, Literal, NamedTuple, get_args, get_origin

import pyarrow as pa

from ...models import LISTED
from ...tables.schemas import DATE_PREFIX, TABLES
from .both import RECORDS, columns_of
from .periods import MONTHS
from .suggest import unknown

# A question uses the singular; the record has the plural.
ALIASES: dict[str, str] = {
    **dict(zip(LISTED.values(), LISTED, strict=True)),
    "author": "authors",
    "document": "document_id",
    "record": "record_id",
    "role": "speakers.role",
    "source": "source_id",
    "speaker": "speakers.name",
    "target": "target_id",
    "topic": "topics",
}
PERIODS = tuple(MONTHS)
# Names that people write: compared without regard to case and to the shape of quotes. All else is compared exactly.
FOLDED = frozenset(
    {
        "authors",
        "first_published.outlet",
        "organisation",
        "organisations",
        "people",
        "role",
        "section",
        "speaker",
        "speakers.name",
        "speakers.organisation",
        "speakers.role",
    }
)


class Path(NamedTuple):
    """A column, or one part of a column of structs."""

    column: str
    part: str | None

    def __str__(self) -> str:
        return self.column if self.part is None else f"{self.column}.{self.part}"


@cache
def paths(table: str) -> dict[str, Path]:
    """Every name for values of the table `table`: columns, parts such as ``speakers.role``, aliases."""
    found: dict[str, Path] = {}
    for field in columns_of(table):
        found[field.name] = Path(field.name, None)
        kind = field.type.value_type if pa.types.is_list(field.type) else field.type
        if pa.types.is_struct(kind):
            found |= {f"{field.name}.{part.name}": Path(field.name, part.name) for part in kind}
    return found | {alias: found[name] for alias, name in ALIASES.items() if name in found and alias not in found}


def path_of(table: str, name: str, also: Collection[str] = ()) -> Path:
    """The column or part that `name` means in `table`; raises :class:`QueryError` with similar names."""
    known = paths(table)
    if name not in known:
        raise unknown(f"column of {table}", name, [*known, *also])
    return known[name]


def has_roles(table: str) -> bool:
    """True if `table` has roles without a column of their normal forms, which are then worked out."""
    return "role" in paths(table) and "role_form" not in paths(table)


@cache
def choices(table: str, column: str) -> tuple[str, ...]:
    """The values that `column` of `table` can have, if the model lists them; otherwise empty."""
    models = [TABLES[name] for name in (DATE_PREFIX if table == RECORDS else (table,))]
    known = [model.model_fields[column] for model in models if column in model.model_fields]
    return tuple(sorted({value for info in known for value in _literals(info.annotation)}))


def _literals(annotation: Any) -> set[str]:
    if get_origin(annotation) is Literal:
        return set(get_args(annotation))
    return set().union(*(_literals(part) for part in get_args(annotation)))
