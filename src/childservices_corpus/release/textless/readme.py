"""The README of a release without text."""

from ...models.wording import wrapped
from ...reference import table
from ...storage.manifest import Manifest
from ...storage.textless import OFFSETS


def readme_without_text(full: Manifest) -> str:
    """The text of the README of the release `full` without text."""
    rows = "\n".join(f"| `{name}.parquet` | {count:,} |" for name, count in full.rows.items())
    return f"""# childservices_corpus {full.data_version} without text

This folder has the facts of a release and not a sentence of a page: names, days, amounts, codes, topics, and the place
of each in its dump. The tables are those of the full release, without the columns that hold text. The last part of an
id is its hash: `themj/3dc0e8fa`. A name of eight words or more ends in `…`.

Its SHA-256 over all files, which a citation names, is that of the full release:
`{full.files_sha256}`

| file | rows |
| --- | ---: |
{rows}

`release.json` lists the dumps that it was made from, with their hashes. With these dumps, this command gives the full
release back, byte for byte:

    childservices-corpus hydrate FOLDER DUMPS --out release

`{OFFSETS}` has the other files of the full release, with offsets in place of words of the dumps.

## Licence and privacy

{wrapped(table("licence")["words"])}

{wrapped(table("licence")["privacy"])}
"""
