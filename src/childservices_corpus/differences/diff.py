"""The result of a comparison: as data, as text, as Markdown and as JSON."""

import json
import re
from dataclasses import asdict, dataclass
from typing import Any

from ..export.cells import json_default
from ..safe.terminal import visible
from .outline import outline
from .parts import Parts
from .summary import Line
from .version import NextVersion, next_version
from .words import ARROW

# So many records are shown in full, if nothing else is asked for.
SHOWN = 12
_MARKS = str.maketrans({one: f"\\{one}" for one in "\\`*_[]<>#|~&"})
# At the beginning of a line, Markdown takes these for a list, a heading or a rule.
_AT_START = re.compile(r"^(\d*)([-+=.)])")


@dataclass(frozen=True)
class Diff(Parts):
    """All differences between two releases, each with its cause; :func:`childservices_corpus.diff` makes it.

    ``records`` are the articles and statements that were added, removed, renamed or changed, with the rows of other
    tables about them; ``others`` are rows that are about no record. ``columns`` are differences of the tables'
    columns, and ``counts`` the numbers of rows by table. ``notes`` say how the causes are known.
    """

    @property
    def same(self) -> bool:
        """True if the two releases have the same tables, columns, records and rows."""
        return self.columns.same and not self.records and not self.others

    @property
    def title(self) -> str:
        """The two releases."""
        return f"{self.before.called} {ARROW} {self.after.called}"

    def next_version(self, last: str | None = None) -> NextVersion:
        """The version that must follow the earlier release, or `last`: see :func:`.version.next_version`."""
        return next_version(self, last)

    def to_text(self, limit: int = SHOWN) -> str:
        """The differences as text: a summary, causes, columns, examples, and at most `limit` records in full."""
        found = [self.title]
        for section in outline(self, limit):
            found += ["", *([section.title] if section.title else [])]
            found += [f"{'  ' * (line.depth + bool(section.title))}{_flat(line)}" for line in section.lines]
        return visible("\n".join(found))

    def to_markdown(self, limit: int = SHOWN) -> str:
        """The same as Markdown; words of pages cannot act as marks of Markdown."""
        found = [f"# {_escaped(self.title)}"]
        for section in outline(self, limit):
            found += ["", *([f"## {section.title}", ""] if section.title else [])]
            ends = "" if section.title else "  "
            found += [
                f"{'  ' * line.depth}- {_escaped(_flat(line))}" if section.title else f"{_escaped(_flat(line))}{ends}"
                for line in section.lines
            ]
        return visible("\n".join(found))

    def to_dict(self) -> dict[str, Any]:
        """All differences as plain values; nothing is left out."""
        return {**asdict(self), "same": self.same}

    def to_json(self) -> str:
        """All differences as JSON on one line; days are ISO 8601."""
        return json.dumps(self.to_dict(), ensure_ascii=False, default=json_default)

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        return f"Diff({self.title}: {len(self.records)} records, {len(self.others)} other rows)"

    def _repr_markdown_(self) -> str:
        return self.to_markdown()


def _flat(line: Line) -> str:
    return " ".join(line.text.split())


def _escaped(text: str) -> str:
    return _AT_START.sub(r"\1\\\2", text.translate(_MARKS))
