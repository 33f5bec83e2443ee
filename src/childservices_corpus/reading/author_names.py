"""Names of authors as they are cited: "Ann Sample Jr" where the page has "Ann Sample, Jr"."""

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ..layouts.common.byline_names import GENERATION
from ..text.lines import Flags, Ints, Lines
from .columns import Texts

_COMMA = re.compile(rf",\s*{GENERATION}$", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Names(Texts):
    """Names in bylines. The comma in front of "Jr" is left out; nothing else in a name changes."""

    @cached_property
    def arrow(self) -> pa.Array:
        """The names as Arrow strings."""
        found = Texts(self.lines, self.start, self.stop).arrow
        if not len(found):
            return found
        return pc.replace_substring_regex(found, rf"(?i),(\s*{GENERATION})$", r"\1")


def as_they_stand(lines: Lines, start: Ints, stop: Ints) -> Flags:
    """For each name from `start` to `stop`, whether its value equals the words on the page: it lost no comma."""
    return np.array(
        [_COMMA.search(lines.text, low, high) is None for low, high in zip(start.tolist(), stop.tolist(), strict=True)],
        dtype=np.bool_,
    )
