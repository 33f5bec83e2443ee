"""A row more at the end of a curated table; every byte of the table stays as it is."""

import csv
import io
from collections.abc import Mapping

_BOTH, _ONE = "\r\n", "\n"


def with_row(content: bytes, cells: Mapping[str, str]) -> bytes:
    """The table `content` with a row of `cells`, in the order of its own columns and with its own line ends."""
    text = content.decode("utf-8-sig")
    header = next(csv.reader(io.StringIO(text, newline="")), [])
    row = io.StringIO(newline="")
    # The writer quotes a cell with any character of its line end, so it gets both.
    csv.writer(row, lineterminator=_BOTH).writerow([cells[name] for name in header])
    end = _BOTH if _BOTH in text else _ONE
    before = "" if not text or text.endswith(_ONE) else end
    return content + f"{before}{row.getvalue().removesuffix(_BOTH)}{end}".encode()
