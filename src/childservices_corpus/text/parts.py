"""Facts of single lines, which a page and its parts share."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

import numpy as np
import numpy.typing as npt

from .lines import Lines, per_lines

Values = TypeVar("Values", bound=npt.NDArray[Any])


def per_line(function: Callable[[Lines], Values]) -> Callable[[Lines], Values]:
    """Work out `function` once for a page and all of its parts.

    It must give each filled line a value that depends on this line alone.
    """

    @per_lines
    @wraps(function)
    def remembered(lines: Lines) -> Values:
        return function(lines) if lines.whole is None else _shared(remembered(lines.whole[0]), lines)

    return remembered


def _shared(values: Values, part: Lines) -> Values:
    """Of the `values` of the filled lines of a page, those of the lines of its `part`."""
    if part.whole is None:
        return values
    page, low = part.whole
    first = int(np.searchsorted(page.filled, low))
    return cast("Values", values[first : first + len(part.filled)])
