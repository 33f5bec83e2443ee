"""Has the tables of those shares written again that hold rows of records met before, or readings not to be shown."""

from collections import defaultdict
from collections.abc import Sequence

from ..readings import Row, Settled
from .part import Files, Part
from .session import Session
from .share import Share
from .tasks import Changes, ChangeTables
from .whole import Whole


def changed_files(shares: Sequence[Share], whole: Whole, settled: Settled, session: Session) -> list[Files]:
    """For each of `shares`, the files of its tables that were written again, by table."""
    tasks = {
        number: ChangeTables(whole.parts[number].folder.name, changes, key, session.work.folder)
        for number, changes in enumerate(_changes(shares, whole, settled))
        if changes.tables and (key := changes.key(whole.parts[number].folder.name))
    }
    session.finished([task for task in tasks.values() if not session.work.has(task.key)])
    none: Files = {}
    return [
        {name: Part(session.work.path(tasks[number].key)).file(name) for name in tasks[number].changes.tables}
        if number in tasks
        else none
        for number in range(len(shares))
    ]


def _changes(shares: Sequence[Share], whole: Whole, settled: Settled) -> list[Changes]:
    """The changes of the tables of each share."""
    share_of = {page.dump.document_id: number for number, share in enumerate(shares) for page in share.pages}
    shown: dict[int, dict[str, dict[str, Row]]] = defaultdict(lambda: defaultdict(dict))
    for record_id, later in settled.shown.items():
        first = whole.disputed[record_id][0]
        shown[share_of[first.row["document_id"]]][first.table][record_id] = later.row
    return [Changes(dropped, shown.get(number, {})) for number, dropped in enumerate(whole.dropped())]
