"""A sign on a terminal that long work goes on."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console


@contextmanager
def waiting(words: str) -> Iterator[None]:
    """Show `words` and a moving sign on standard error while the block runs, only on a terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(words):
        yield
