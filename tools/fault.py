"""A fault made on purpose: a place in a file and what stands there instead."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """`after` instead of `before` at the offsets ``[start, end)`` of the file `path`.

    ``entry`` names the entry of a table, as the witnesses name it.
    """

    path: str
    line: int
    kind: str
    before: str
    after: str
    start: int
    end: int
    entry: str = ""

    def __str__(self) -> str:
        before, after = (" ".join(words.split()) for words in (self.before, self.after))
        return f"{self.path}:{self.line}: {self.kind}: {before[:80]} -> {after[:80] or '(nothing)'}"

    def made_in(self, text: str) -> str:
        """`text` with the fault in it."""
        return text[: self.start] + self.after + text[self.end :]
