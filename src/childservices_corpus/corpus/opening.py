"""Opens a release as a corpus."""

from functools import partial
from pathlib import Path

import pyarrow.parquet as pq

from ..bundled import bundled_release
from ..curation.corrections import corrections_in
from ..errors import ReleaseError
from ..evaluation.quality import read_quality
from ..export.cited import cited_release
from ..storage.files import file_of, open_table
from ..storage.identity import refuse_damaged, refuse_other
from ..storage.manifest import read_manifest
from ..storage.opened import OpenedFolder
from ..tables.schemas import MADE
from .corpus import Corpus
from .query.vocabulary import authority_codes, vocabulary


def load(folder: str | Path | None = None, *, verify: bool = False) -> Corpus:
    """The corpus in the release `folder`; by default the release inside the package, which needs no network.

    With `verify`, each file is first compared with its checksum: a damaged, missing, renamed or strange file raises
    :class:`~childservices_corpus.errors.ReleaseError`, which names it. A table of another release is always refused.
    A table is read at its first use. A file that is missing, damaged or of a newer schema raises
    :class:`~childservices_corpus.errors.ReleaseError` at that moment. The same error is raised if a build has since put
    another release into the folder, or if the file of a table has changed since it was opened. The lists of topics and
    of authorities' names are also read at their first use; they show whether a topic without records is misspelt.
    """
    place = Path(folder) if folder is not None else bundled_release()
    if verify:
        refuse_damaged(place)
    return _opened(place)


def _opened(place: Path, identity: str | None = None) -> Corpus:
    """The corpus in the release folder `place`; raises :class:`ReleaseError` for another release than `identity`."""
    opened = OpenedFolder(place)
    if identity not in (None, opened.identity):
        raise ReleaseError(f"{place}: this is not the release whose records were pickled; choose the records again")

    documents = opened.read(lambda: open_table(file_of(place, "documents")), file_of(place, "documents"))
    stated = documents.schema_arrow.metadata
    manifest = opened.read(lambda: read_manifest(place))

    def table(name: str) -> pq.ParquetFile | None:
        path = file_of(place, name)
        found = opened.read(lambda: open_table(path, name), path)
        refuse_other(path, found, stated, manifest)
        # An older release lacks this table: the corpus makes it.
        return None if name in MADE and not path.exists() else found

    return Corpus(
        table,
        vocabulary=vocabulary,
        authorities=authority_codes,
        corrections=lambda: opened.read(lambda: corrections_in(place)),
        quality=lambda: opened.read(lambda: read_quality(place)),
        check=opened.check,
        cited=lambda: opened.read(lambda: cited_release(place)),
        again=partial(_opened, place.absolute(), opened.identity),
    )
