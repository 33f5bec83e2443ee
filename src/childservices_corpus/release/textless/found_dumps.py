"""Finds the dumps that a release without text was made from among given files, by their hashes."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ...crawl.dumps import every_page
from ...errors import ReleaseError
from ...models.wording import counted, some_of
from ...text.dumps import Dump, read_inputs

_NAMED = 10


def found_dumps(release: Path, needed: Sequence[Mapping[str, Any]], named: Sequence[str | Path]) -> Mapping[str, Dump]:
    """The dumps that `needed`, rows of the table ``documents``, name, by hash, found among the files `named`.

    Raises :class:`~childservices_corpus.errors.ReleaseError`, which names each missing dump, and
    :class:`~childservices_corpus.errors.InputError` for files that cannot be read.
    """
    largest = max((row["n_bytes"] for row in needed), default=0)
    given = {dump.document_id: dump for dump in read_inputs(named, crawled=every_page(largest)).given}
    missing = [row for row in needed if row["id"] not in given]
    if missing:
        raise ReleaseError(
            f"{release}: the given files lack {len(missing):,} of its {counted(len(needed), 'dumps')}: "
            f"{some_of([_told(row) for row in missing], _NAMED, '; ')}; give the very files, byte for byte. A "
            "page that is saved again is another file; the people who built the release may have the dumps"
        )
    return given


def _told(row: Mapping[str, Any]) -> str:
    address = f", {row['address']}" if row["address"] else ""
    saved = f", saved on {row['saved']}" if row["saved"] else ""
    return f"{row['name']} ({row['n_bytes']:,} bytes{address}{saved}, SHA-256 {row['id']})"
