"""JSON from a file that anybody may have written."""

import json
from typing import Any

from ..errors import RuleError


def from_json(content: str | bytes) -> Any:
    """The JSON value in `content`.

    Raises ``ValueError`` for anything else, and for JSON that Python cannot hold: too many brackets in each other, or a
    number with thousands of digits.
    """
    try:
        return json.loads(content)
    except RecursionError as error:
        raise RuleError("too many brackets are in each other") from error
