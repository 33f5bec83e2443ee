"""JSON in the one form of the files of a release: readable at the top, and a line for each thing below."""

import json
from typing import Any


def as_json(value: Any, levels: int) -> str:
    """`value` as JSON with a line end; what is more than so many `levels` deep is on the line of what holds it."""
    return _written(value, levels, "\n") + "\n"


def _written(value: Any, levels: int, line_end: str) -> str:
    if not levels or not isinstance(value, dict | list) or not value:
        return json.dumps(value, ensure_ascii=False)
    inner = line_end + " "
    if isinstance(value, dict):
        parts = [f"{json.dumps(name)}: {_written(item, levels - 1, inner)}" for name, item in value.items()]
        return "{" + inner + f",{inner}".join(parts) + line_end + "}"
    return "[" + inner + f",{inner}".join(_written(item, levels - 1, inner) for item in value) + line_end + "]"
