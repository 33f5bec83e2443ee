"""Whether rows are surely valid, checked on whole columns.

Objects of the models are made only of rows that this check does not vouch for. It knows the types and the limits of the
models' fields, such as fixed words, patterns and least values; of anything else it is not sure.
"""

import types
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pyarrow as pa
import pyarrow.compute as pc
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ..arrow import EPOCH, number, values
from .schemas import DATE_PREFIX, TABLES

_FIRST_DAY, _LAST_DAY = ((day - EPOCH).days for day in (date.min, date.max))
_TYPES = {str: pa.types.is_string, bool: pa.types.is_boolean, int: pa.types.is_int64, float: pa.types.is_float64}
_COMPARED = {"ge": pc.greater_equal, "gt": pc.greater, "le": pc.less_equal, "lt": pc.less}


def surely_valid(name: str, table: pa.Table) -> bool:
    """True only if each row of `table`, the table called `name`, is valid.

    :func:`~childservices_corpus.tables.rules.check` must have passed: it has the rules between the fields of a record.
    """
    model = TABLES[name]
    fields = {field: info for field, info in model.model_fields.items() if not info.exclude}
    if fields.keys() != set(table.column_names) or (_has_rules(model) and not _rules_are_checked(name, table)):
        return False
    try:
        table.validate(full=True)
    except pa.ArrowInvalid:
        return False
    return all(_holds(_plain(table[field]), info.annotation, info.metadata) for field, info in fields.items())


def _has_rules(model: type[BaseModel]) -> bool:
    """True if `model` has rules in code; :mod:`.rules` has those of the tables of records."""
    found = model.__pydantic_decorators__
    return bool(found.model_validators or found.field_validators or found.validators or found.root_validators)


def _rules_are_checked(name: str, table: pa.Table) -> bool:
    return name in DATE_PREFIX and not table["headline"].null_count


def _plain(column: pa.ChunkedArray) -> Any:
    """`column`; of a dictionary column, its words, each once or more, and its nulls."""
    if not pa.types.is_dictionary(column.type):
        return column
    nulls = [pa.nulls(1, column.type.value_type)] if column.null_count else []
    return pa.chunked_array([*(chunk.dictionary for chunk in column.chunks), *nulls], column.type.value_type)


def _holds(column: Any, annotation: Any, limits: Sequence[Any]) -> bool:
    """True if each cell of `column` is surely a value of `annotation` within `limits`."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _holds(column, parts[0], [*parts[1:], *limits])
    if origin in (Union, types.UnionType):
        some = [part for part in parts if part is not type(None)]
        return len(some) == 1 and _holds(column.drop_null() if len(parts) > len(some) else column, some[0], limits)
    if column.null_count:
        return False
    if origin in (Literal, tuple) or (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        return not limits and _is_composed(column, annotation)
    return _is_of_type(column, annotation) and all(_within(column, one) for one in limits)


def _is_composed(column: Any, annotation: Any) -> bool:
    """True if each cell of `column` is surely one of some fixed words, a list or an object, as `annotation` says."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return bool(pa.types.is_string(column.type)) and _all(pc.is_in(column, values(parts, pa.string())))
    if origin is tuple:
        return bool(pa.types.is_list(column.type)) and _holds(pc.list_flatten(column), parts[0], ())
    return _is_struct_of(column, annotation)


def _is_struct_of(column: Any, model: type[BaseModel]) -> bool:
    fields = model.model_fields
    if _has_rules(model) or not pa.types.is_struct(column.type) or {part.name for part in column.type} != set(fields):
        return False
    return all(_holds(pc.struct_field(column, name), info.annotation, info.metadata) for name, info in fields.items())


def _is_of_type(column: Any, annotation: Any) -> bool:
    if annotation is date:
        # Arrow has days before the year 1 and after the year 9999.
        days = column.cast(pa.int32()) if pa.types.is_date32(column.type) else None
        return days is not None and _at_least(days, _FIRST_DAY) and _all(pc.less_equal(days, number(_LAST_DAY)))
    return annotation in _TYPES and bool(_TYPES[annotation](column.type))


def _within(column: Any, limit: Any) -> bool:
    """True if each cell of `column` is surely within `limit`, as an annotation or a field of a model has it."""
    if isinstance(limit, FieldInfo):
        return all(_within(column, one) for one in limit.metadata)
    least, pattern = getattr(limit, "min_length", None), getattr(limit, "pattern", None)
    if isinstance(least, int):
        return _at_least(pc.utf8_length(column), least)
    if isinstance(pattern, str):
        return _all(pc.match_substring_regex(column, pattern))
    bounds = [(compare, getattr(limit, name)) for name, compare in _COMPARED.items() if hasattr(limit, name)]
    return bool(bounds) and all(isinstance(one, int) and _all(compare(column, number(one))) for compare, one in bounds)


def _at_least(numbers: Any, least: int) -> bool:
    return _all(pc.greater_equal(numbers, number(least)))


def _all(flags: Any) -> bool:
    return not len(flags) or pc.all(flags, skip_nulls=False).as_py() is True
