"""The first step of annotating: each record of a share alone. A page on which it fails does not stop the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...models import Parsed
from ...reference.entries import in_one_line

ALONE = "alone"


@dataclass(frozen=True)
class Failing:
    """The pages that cannot be annotated, with the reasons, by document."""

    reasons: Mapping[str, str]


def write_alone(folder: Path, pages: Sequence[Parsed]) -> Failing | None:
    """Annotate each record of `pages` alone, and write the tables of that into `folder`.

    Returns the pages on which this fails, if there are any.
    """
    # Imported here, because a build without annotations does not need the annotators.
    from ...annotate.steps.alone import alone
    from ...annotate.steps.stored import keep

    try:
        tables = alone(pages)
    except Exception:
        failing = {page.document.id: words for page in pages if (words := _failure(page))}
        if not failing:
            raise
        return Failing(failing)
    (folder / ALONE).mkdir()
    keep(folder / ALONE, tables)
    return None


def _failure(page: Parsed) -> str:
    """The failure of annotating `page` alone; empty if it succeeds."""
    from ...annotate.steps.alone import alone

    try:
        alone([page])
    except Exception as error:
        return in_one_line(error)
    return ""
