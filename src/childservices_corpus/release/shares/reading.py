"""Has all shares read: by one process or several, each once; a share whose worker dies is read again, page by page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from ...errors import ReleaseError
from ...models import Parsed
from ..progress import Told
from .part import Part
from .read import Lost, Note
from .share import Share
from .tasks import ReadShare, Task
from .work import Work
from .workers import Died

DEATH = "the process that read the page ended"
_TRIES = 2


class Runner(Protocol):
    """Runs tasks, here or in other processes."""

    def run(self, tasks: Sequence[Task], note: Note) -> Iterator[tuple[int, Any]]:
        """The number of each task and its result, as they end."""


@dataclass
class Session:
    """The means of one build: what runs its tasks, the folder of its parts, the hash of the program, its progress.

    With ``pages``, the pages of each share are kept as objects, by key.
    """

    runner: Runner
    work: Work
    code: str
    told: Told
    pages: dict[str, list[Parsed]] | None = field(default=None)

    def key(self, share: Share) -> str:
        """The key of `share`."""
        return share.key(self.code)

    def parts(self, shares: Sequence[Share]) -> list[Part]:
        """The parts of `shares`, which are all read."""
        return [Part(self.work.path(self.key(share))) for share in shares]

    def objects(self, shares: Sequence[Share]) -> list[Parsed]:
        """The pages of `shares` as objects."""
        return [page for share in shares for page in (self.pages or {}).get(self.key(share), [])]

    def done(self, share: Share) -> bool:
        """True if `share` need not be read."""
        key = self.key(share)
        return self.work.has(key) and (self.pages is None or key in self.pages)

    def task(self, share: Share) -> ReadShare:
        """The task of reading `share`."""
        key = self.key(share)
        pages = None if self.pages is None else self.pages.setdefault(key, [])
        return ReadShare(share, key, self.work.folder, pages)


def read_all(shares: Sequence[Share], session: Session) -> list[Share] | Lost:
    """Read `shares`, except those whose parts are there; gives them with the pages that kill their workers as failed.

    Returns the dump that could not be read, if there is one.
    """
    dead = _dead(shares, session)
    if isinstance(dead, Lost) or not dead:
        return dead if isinstance(dead, Lost) else list(shares)
    deadly = _dead([page for share in dead for page in share.alone()], session)
    if isinstance(deadly, Lost):
        return deadly
    failed = {page.pages[0].dump.document_id: DEATH for page in deadly}
    again = {id(share): share.but(failed=failed) for share in dead}
    still = _dead(list(again.values()), session)
    if isinstance(still, Lost):
        return still
    if still:
        names = ", ".join(page.dump.name for page in still[0].pages[:3])
        raise ReleaseError(f"{names}: each process that reads these dumps ends; give more memory, or use --jobs 1")
    return [again.get(id(share), share) for share in shares]


def _dead(shares: Sequence[Share], session: Session) -> list[Share] | Lost:
    """Read `shares`; gives those whose worker died each time."""
    left = []
    for share in shares:
        if session.done(share):
            for page in share.pages:
                session.told.dump(page.dump.name)
        else:
            left.append(share)
    for _ in range(_TRIES):
        results = dict(session.runner.run([session.task(share) for share in left], session.told.dump))
        lost = [result for result in results.values() if isinstance(result, Lost)]
        if lost:
            return lost[0]
        left = [share for number, share in enumerate(left) if isinstance(results[number], Died)]
    return left
