"""What a release without text says about itself: its README, and the licence of what it holds."""

from ...models.wording import wrapped
from ...reference import table
from ...storage.manifest import Manifest
from ...storage.textless import OFFSETS
from ..about.licence_file import rights_table
from ..about.markdown import table_of


def readme_without_text(full: Manifest) -> str:
    """The text of the README of the release `full` without text."""
    rows = [(f"`{name}.parquet`", f"{count:,}") for name, count in full.rows.items()]
    return f"""# childservices_corpus {full.data_version} without text

This folder has the facts of a release and not a sentence of a page: names, days, amounts, codes, topics, and the place
of each in its dump. The tables are those of the full release, without the columns that hold text. The last part of an
id is its hash: `themj/3dc0e8fa`. A name of eight words or more ends in `…`.

Its SHA-256 over all files, which a citation names, is that of the full release:
`{full.files_sha256}`

{table_of(("file", "rows"), rows, numbers=[1])}

`documents.parquet` lists the dumps that it was made from, with their hashes. With these dumps, this command gives the
full release back, byte for byte:

    childservices-corpus hydrate FOLDER DUMPS --out release

`{OFFSETS}` has the other files of the full release, with offsets in place of words of the dumps.

What may be done with it: `LICENSE-DATA.md`.
"""


def licence_without_text() -> str:
    """The licence of what a release without text holds."""
    return f"""# Licence of the data

{wrapped(table("licence")["words"])}

{rights_table()}

This folder has no words of the pages but names, roles, amounts and days. The file of this name in the full release
names the owners of the pages.

## Privacy

{wrapped(table("licence")["privacy"])}
"""
