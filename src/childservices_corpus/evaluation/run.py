"""From dumps to their measured quality: parse, annotate, measure."""

from collections.abc import Iterable
from pathlib import Path

from ..annotate.pipeline import annotate
from ..bundled import bundled_labels
from ..curation.folder import read_curation
from ..curation.pages import known_pages
from ..errors import InputError
from ..models import Parsed
from ..parsing.objects import parse
from ..text.dumps import Dump, read_inputs
from ..text.page_facts import NOTHING, PageFacts
from .labels import read_labels
from .measure import Measured, measure
from .unseen import MeasuredPages, measure_pages
from .unseen_pages import read_unseen
from .unseen_pinned import UNSEEN


def evaluate(
    paths: Iterable[str | Path], labels: str | Path | None = None, curation: str | Path | None = None
) -> Measured:
    """Measure the annotators of this package over the dumps `paths` (files, folders or globs).

    `labels` is a folder of labels, by default that of the checkout. `curation` is a folder of curated tables, by
    default that of the package. Raises :class:`~childservices_corpus.errors.InputError` if there are no labels, or no
    label is for these dumps.
    """
    folder = labels_folder(labels)
    facts = read_curation(Path(curation) if curation is not None else None)
    inputs = read_inputs(paths)
    if unread := [str(one) for one in inputs.left_out if one.unreadable]:
        raise InputError("; ".join(unread))
    known = known_pages(inputs).facts
    pages = [_parsed(dump, known.get(dump.document_id, NOTHING)) for dump in inputs.dumps]
    found = measure(pages, annotate(pages, facts), facts, read_labels(folder))
    if found is None:
        raise InputError(f"{folder}: holds no label for a record of these dumps")
    return found


def evaluate_pages(
    pages: str | Path, labels: str | Path | None = None, curation: str | Path | None = None
) -> MeasuredPages:
    """Measure the library on pages that were labelled before any run; `pages` is a folder with their texts.

    `labels` and `curation` are as in :func:`evaluate`. Raises :class:`~childservices_corpus.errors.InputError` if the
    folder holds none of these pages.
    """
    facts = read_curation(Path(curation) if curation is not None else None)
    return measure_pages(read_unseen(labels_folder(labels) / UNSEEN), Path(pages), facts)


def _parsed(dump: Dump, known: PageFacts) -> Parsed:
    address, saved, publisher = known.address, known.saved, known.publisher
    return parse(dump.read(), known.layout, dump.name, address=address, saved=saved, publisher=publisher)


def labels_folder(given: str | Path | None) -> Path:
    """The folder of labels `given`, or that of the checkout; raises ``InputError`` in a package without labels."""
    folder = Path(given) if given is not None else bundled_labels()
    if folder is None:
        raise InputError("the installed package has no labels; give a folder with labels: --labels")
    return folder
