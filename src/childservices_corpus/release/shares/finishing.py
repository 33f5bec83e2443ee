"""The last step of annotating a share: its own tables and what was decided on them become tables of a release."""

from dataclasses import dataclass
from pathlib import Path

from ...curation.folder import Curation
from .alone import ALONE
from .part import seal, write_rows
from .read import Note
from .work import made


@dataclass(frozen=True)
class FinishShare:
    """Write the annotated tables of the part `of`, by the decisions in `decided`, into the part `key` of `work`."""

    of: str
    decided: Path
    curation: Curation
    key: str
    work: Path

    def run(self, note: Note) -> None:
        """Write them."""
        made(self.work, self.key, self._write)

    def _write(self, folder: Path) -> None:
        # Imported here, because a build without annotations does not need the annotators.
        from ...annotate.steps.finished import finished
        from ...annotate.steps.stored import Kept

        write_rows(folder, finished(Kept(self.work / self.of / ALONE), Kept(self.decided), self.curation))
        seal(folder, {})
