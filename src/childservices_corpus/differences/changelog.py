"""The part of a changelog that a comparison gives: what changed in the data, in a few lines."""

from .outline import columns
from .parts import Parts
from .summary import summary, why

HEADING = "### What changed in the data"


def changelog(found: Parts) -> str:
    """A heading, and a line for each sort of change between two releases; ``diff`` shows each single one."""
    lines = [
        f"{'  ' * line.depth}- {line.text}" for line in (*summary(found, notes=False), *why(found), *columns(found))
    ]
    return "\n".join([HEADING, "", *lines])
