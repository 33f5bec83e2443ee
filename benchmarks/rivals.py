"""The plain job on The MJ's bulleted listing (title, date, summary) done with general parsers, each at its best.

None of them recognises a page or accounts for what it skips; textfsm and ttp have no offsets to give.
"""

from collections.abc import Callable
from importlib import import_module
from io import StringIO
from typing import Any

Row = tuple[str, str, str]
Reader = Callable[[str], list[Row]]

# The empty EOF state keeps textfsm from recording a row of nothing at the end.
_TEXTFSM = r"""Value TITLE (\S.*)
Value DATE (\d+ \w+ \d{4})
Value SUMMARY (\S.*)

Start
  ^\s*•\s${TITLE} -> Date

Date
  ^\s+${DATE}$$ -> Summary

Summary
  ^\s+${SUMMARY} -> Record Start

EOF
"""

# A terminal takes its line with the blank lines after it, so that lark makes three tokens a record and no more.
_LARK = r"""
start: (TITLE DATE SUMMARY)+
TITLE: /[ ]*•[ ][^\n]+\n\s*/
DATE.2: /\d{1,2}[ ][A-Z][a-z]+[ ]\d{4}\n\s*/
SUMMARY: /[^\n•]+\n\s*/
"""

_TTP = """<group name="articles*">
  • {{ title | _line_ | _start_ }}
    {{ published_text | re("\\\\d+ \\\\w+ \\\\d{4}") }}
    {{ summary | _line_ }}
</group>
"""


def textfsm_reader() -> Reader:
    """The listing as a state machine of textfsm's."""
    textfsm: Any = import_module("textfsm")
    machine = textfsm.TextFSM(StringIO(_TEXTFSM))

    def read(text: str) -> list[Row]:
        machine.Reset()
        return [(title, day, summary) for title, day, summary in machine.ParseText(text)]

    return read


def lark_reader() -> Reader:
    """The listing as a grammar for lark's LALR parser."""
    lark: Any = import_module("lark")
    parser = lark.Lark(_LARK, parser="lalr", lexer="basic")

    def read(text: str) -> list[Row]:
        tokens = parser.parse(text).children
        return [
            (title.strip()[2:], day.rstrip(), summary.rstrip())
            for title, day, summary in zip(tokens[::3], tokens[1::3], tokens[2::3], strict=True)
        ]

    return read


def ttp_reader() -> Reader:
    """The listing as a template of ttp's."""
    ttp: Any = import_module("ttp")

    def read(text: str) -> list[Row]:
        parser = ttp.ttp(data=text, template=_TTP, log_level="ERROR")
        parser.parse(one=True)
        found = parser.result()[0][0]["articles"]
        return [(row["title"], row["published_text"], row["summary"]) for row in found]

    return read


READERS: dict[str, Callable[[], Reader]] = {"textfsm": textfsm_reader, "lark": lark_reader, "ttp": ttp_reader}
