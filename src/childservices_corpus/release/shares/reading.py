"""Has all shares read: by one process or several, each once; a share whose worker dies is read again, page by page."""

from collections.abc import Sequence

from ...errors import ReleaseError
from .read import Lost
from .session import DEATHS, Session
from .share import Share
from .workers import Died

DEATH = "the process that read the page ended"


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
        raise ReleaseError(f"{still[0].pages[0].dump.name} and the dumps after it: {DEATHS}")
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
    results = session.tried([session.task(share) for share in left])
    lost = [result for result in results.values() if isinstance(result, Lost)]
    return lost[0] if lost else [share for number, share in enumerate(left) if isinstance(results[number], Died)]
