"""Which engine does the tasks of a build."""

from collections.abc import Iterator
from contextlib import contextmanager

from ...errors import InputError
from ...imports.extras import has, need
from ..shares.session import Runner
from ..shares.work import Work
from ..shares.workers import runner
from .cluster import DISTRIBUTED, EXTRA
from .on_dask import connected
from .shared import Shared
from .witness import Witness

DASK = "dask"


def known_engine(engine: str | Runner | None, scheduler: str | None) -> None:
    """Raise :class:`InputError` for an unknown name of an engine, and for a scheduler without the engine for it.

    Raises :class:`ExtraMissingError` for an engine that is not installed.
    """
    if isinstance(engine, str) and engine != DASK:
        raise InputError(f"{engine!r} is not an engine; the one with a name is {DASK!r}")
    if engine is not None and not isinstance(engine, str) and not callable(getattr(engine, "run", None)):
        raise InputError(f"engine is a {type(engine).__name__} without a method run; give {DASK!r}, or such an object")
    if scheduler is not None and engine != DASK:
        raise InputError(f"the scheduler {scheduler} needs the engine {DASK!r}; name both")
    if engine == DASK and not has(DISTRIBUTED):
        need(DISTRIBUTED, EXTRA)


@contextmanager
def hands(engine: str | Runner | None, scheduler: str | None, jobs: int | None, work: Work) -> Iterator[Runner]:
    """What runs the tasks of a build whose parts are in `work`."""
    with runner(jobs) as here:
        if engine is None:
            yield here
            return
        with work.own() as folder:
            witness = Witness.written(folder)
            if not isinstance(engine, str):
                yield Shared(engine, here, witness)
                return
            with connected(scheduler, jobs, witness) as running:
                yield Shared(running, here, witness)
