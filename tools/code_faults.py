"""Faults that can be made in a file of Python: small changes, each of which some test ought to notice."""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise

from fault import Fault

_OPPOSITE = {"<=": "<", ">=": ">", "<": "<=", ">": ">=", "==": "!=", "!=": "=="}
_OPPOSITE |= {"not in": "in", "in": "not in", "is not": "is", "is": "is not"}
_OPERATOR = re.compile(r"<=|>=|==|!=|<|>|\bnot\s+in\b|\bin\b|\bis\s+not\b|\bis\b")
_JOINT = re.compile(r"\band\b|\bor\b")
_LONGEST_WORDS = 40


def code_faults(path: str, text: str) -> list[Fault]:
    """The faults that can be made in the file `path` with that `text`, in order."""
    tree = ast.parse(text)
    faults = [fault for node in _counting(tree) for fault in _Faults(path, text).of(node)]
    return sorted(set(faults), key=lambda fault: (fault.start, fault.end, fault.after))


def _counting(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes that are run for what they do: not annotations, docstrings, imports, nor the sentences of errors."""
    todo = [tree]
    while todo:
        node = todo.pop()
        yield node
        for name, child in ast.iter_fields(node):
            if name in ("annotation", "returns", "decorator_list"):
                continue
            children = [one for one in (child if isinstance(child, list) else [child]) if isinstance(one, ast.AST)]
            todo += [
                one
                for one in children
                if not isinstance(one, (ast.Raise, ast.Import, ast.ImportFrom)) and not _is_text(one)
            ]


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


class _Faults:
    def __init__(self, path: str, text: str) -> None:
        self._path, self._text = path, text
        self._lines = [0]
        for line in text.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))

    def of(self, node: ast.AST) -> Iterator[Fault]:
        """The faults of one node, apart from those of what it holds."""
        if isinstance(node, ast.Compare):
            for left, right in pairwise([node.left, *node.comparators]):
                yield from self._between(left, right, _OPERATOR, "comparison", _OPPOSITE)
        elif isinstance(node, ast.BoolOp):
            for left, right in pairwise(node.values):
                yield from self._between(left, right, _JOINT, "boolean", {"and": "or", "or": "and"})
        elif isinstance(node, ast.Constant):
            yield from self._constant(node)
        elif isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
            yield self._at(node.value, "returned value", "None")
        elif isinstance(node, ast.Slice):
            for bound in filter(None, (node.lower, node.upper)):
                yield self._at(bound, "slice", f"({self._words(bound)}) + 1")
        elif isinstance(node, (ast.AugAssign, ast.Continue, ast.Break)) or (
            isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
        ):
            yield self._at(node, "removed statement", "pass")
        elif isinstance(node, (ast.If, ast.IfExp)):
            yield self._at(node.test, "condition", f"not ({self._words(node.test)})")

    def _constant(self, node: ast.Constant) -> Iterator[Fault]:
        value = node.value
        if isinstance(value, bool):
            yield self._at(node, "constant", str(not value))
        elif isinstance(value, (int, float)):
            yield self._at(node, "constant", repr(value + 1))
        elif isinstance(value, str) and 0 < len(value) <= _LONGEST_WORDS and self._words(node)[:1] in "'\"":
            yield self._at(node, "constant", '"another"')

    def _between(
        self, left: ast.expr, right: ast.expr, pattern: re.Pattern[str], kind: str, others: dict[str, str]
    ) -> Iterator[Fault]:
        start, end = self._place(left)[1], self._place(right)[0]
        found = pattern.search(self._text, start, end)
        if found is not None:
            yield self._fault(found.start(), found.end(), kind, others[" ".join(found[0].split())])

    def _at(self, node: ast.AST, kind: str, after: str) -> Fault:
        return self._fault(*self._place(node), kind, after)

    def _fault(self, start: int, end: int, kind: str, after: str) -> Fault:
        line = self._text.count("\n", 0, start) + 1
        return Fault(self._path, line, kind, self._text[start:end], after, start, end)

    def _words(self, node: ast.AST) -> str:
        start, end = self._place(node)
        return self._text[start:end]

    def _place(self, node: ast.AST) -> tuple[int, int]:
        """The offsets of a node; Python gives columns in bytes."""
        assert isinstance(node, (ast.expr, ast.stmt))
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self._offset(node.lineno, node.col_offset), self._offset(node.end_lineno, node.end_col_offset)

    def _offset(self, line: int, column: int) -> int:
        start = self._lines[line - 1]
        words = self._text[start : self._lines[line]]
        return start + len(words.encode()[:column].decode())


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
