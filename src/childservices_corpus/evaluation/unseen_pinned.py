"""Pinned figures: what was measured on pages whose texts are not kept here, with the day and the version."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..models.wording import counted
from ..text.json_text import from_json
from .labels import read_labels
from .quality import Quality, quality_of
from .unseen_pages import Group

UNSEEN = "unseen"
MEASURED = "measured.json"
# Headings of the groups of figures.
SEEN_LABELS = "Labels that the rules were written with"
UNSEEN_LABELS = "Labels that the rules were not written with"
USED_LABELS = "Labels of other pages that rules may have been mended with"
HEADINGS: Mapping[Group, str] = {"unseen": UNSEEN_LABELS, "used": USED_LABELS}


@dataclass(frozen=True)
class Pinned:
    """The figures over the records of `pages` pages, the day of measuring, and the version that was measured."""

    measured_on: str
    version: str
    pages: int
    quality: Quality

    @property
    def extent(self) -> str:
        """How many records and pages the figures rest on."""
        return f"{counted(self.quality.records, 'records')} of {counted(self.pages, 'pages')}"

    @property
    def basis(self) -> str:
        """What the figures rest on, and when and with what version they were measured."""
        return f"{self.extent}, measured on {self.measured_on} with the rules of that day, after version {self.version}"

    def content(self) -> dict[str, Any]:
        """The figures as in ``quality.json``, with day, version and number of pages."""
        known = {"measured_on": self.measured_on, "version": self.version, "pages": self.pages}
        return {**known, **self.quality.content()}


PinnedGroups = Mapping[Group, Pinned]


def pinned_json(groups: PinnedGroups) -> str:
    """The content of ``measured.json``."""
    return json.dumps({name: one.content() for name, one in groups.items()}, indent=1, sort_keys=True) + "\n"


def read_pinned(labels: Path) -> PinnedGroups:
    """The pinned figures of the folder `labels`, by group; without an entry for a group that has none.

    Raises :class:`~childservices_corpus.errors.InputError` for a damaged file.
    """
    path = labels / UNSEEN / MEASURED
    if not path.is_file():
        return {}
    try:
        content = from_json(path.read_text(encoding="utf-8"))
        found: dict[Group, Pinned] = {name: _pinned(content[name]) for name in HEADINGS if name in content}
        others = content.keys() - found.keys()
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{path}: is not a file of figures ({error!r}); restore it from version control") from error
    if others or not found:
        raise InputError(f"{path}: needs figures for {' or '.join(HEADINGS)} alone; restore it from version control")
    return found


def labels_hash(labels: Path) -> str:
    """SHA-256, in hex, over the labels in the folder `labels` and its pinned figures.

    Two folders with one hash give a release the same figures.
    """
    path = labels / UNSEEN / MEASURED
    pinned = sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    return sha256(f"{read_labels(labels).digest}\n{pinned}\n".encode()).hexdigest()


def _pinned(content: Mapping[str, Any]) -> Pinned:
    return Pinned(content["measured_on"], content["version"], content["pages"], quality_of(content))
