"""Runs tasks on the workers of a scheduler of Dask (``dask.distributed``), the engine that was chosen by measuring.

Dask itself runs a task again on another worker if its worker dies, and reports the task only if several workers died
with it. It then blames every task that was waiting at those workers too, so a task that was blamed is run again alone.
"""

import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any

from ...errors import InputError, ReleaseError
from ...imports.extras import need
from ..shares.read import Note
from ..shares.tasks import Task
from ..shares.workers import Died
from .cluster import DISTRIBUTED, EXTRA, local_cluster
from .witness import Witness

# Seconds without any news after which the scheduler is asked for its workers.
PATIENCE = 20.0
# The error of Dask for a task whose workers died.
_KILLED = "KilledWorker"
# Addresses of these kinds have a host and a port.
_TCP = ("tcp://", "tls://")


@contextmanager
def connected(scheduler: str | None, jobs: int | None, witness: Witness) -> Iterator["OnDask"]:
    """Runs tasks on the workers of `scheduler`; without one, on `jobs` processes that end with the block."""
    with local_cluster(jobs) if scheduler is None else nullcontext(scheduler) as address:
        client = _client(address)
        try:
            _check(client, address, witness)
            yield OnDask(client, address)
        finally:
            # A scheduler that has ended does not answer.
            with suppress(OSError):
                client.close()


class OnDask:
    """Runs tasks with `client`, which is connected to the scheduler at `address`."""

    def __init__(self, client: Any, address: str) -> None:
        self._client = client
        self._address = address
        self._blamed: set[Task] = set()
        self._runs = 0

    def run(self, tasks: Sequence[Task], note: Note) -> Iterator[tuple[int, Any]]:
        """The number of each task and its result, as they end.

        Raises the error that a task raises, and :class:`ReleaseError` if the scheduler or all workers are gone.
        """
        together = {number: task for number, task in enumerate(tasks) if task not in self._blamed}
        yield from self._run(together, note)
        for number, task in enumerate(tasks):
            if number not in together:
                yield from self._run({number: task}, note)

    def _run(self, tasks: Mapping[int, Task], note: Note) -> Iterator[tuple[int, Any]]:
        news: SimpleQueue[tuple[int, Any]] = SimpleQueue()
        self._runs += 1
        topic = f"childservices-corpus-{self._client.id}-{self._runs}"
        self._client.subscribe_topic(topic, lambda event: news.put((-1, event[1])))
        futures = {number: self._client.submit(_do, task, topic, pure=False) for number, task in tasks.items()}
        for number, future in futures.items():
            future.add_done_callback(partial(_put, news, number))
        while futures:
            number, told = self._next(news)
            if number < 0:
                note(told)
                continue
            result = self._result(futures.pop(number))
            if isinstance(result, Died):
                self._blamed.add(tasks[number])
            yield number, result
        self._client.unsubscribe_topic(topic)

    def _next(self, news: "SimpleQueue[tuple[int, Any]]") -> tuple[int, Any]:
        """The next of `news`; raises :class:`ReleaseError` if nothing more can come."""
        alone = False
        while True:
            with suppress(Empty):
                return news.get(timeout=PATIENCE)
            workers = _workers(self._client, self._address)
            if alone and not workers:
                raise ReleaseError(_without_workers(self._address))
            alone = not workers

    def _result(self, future: Any) -> Any:
        """The result of a task that ended, or :class:`Died`; raises its error."""
        try:
            # A result is at its worker. If that one dies, Dask has the task done again now.
            return future.result()
        except Exception as error:
            if type(error).__name__ == _KILLED:
                return Died()
            if future.status == "error":
                raise
            raise ReleaseError(_ended(self._address)) from error


def _put(news: "SimpleQueue[tuple[int, Any]]", number: int, _: object) -> None:
    news.put((number, None))


def _do(task: Task, topic: str) -> Any:
    """Do `task` in a worker; the names of the dumps go to the build under `topic`."""
    from distributed import get_worker

    return task.run(partial(get_worker().log_event, topic))


def _client(address: str) -> Any:
    """A client of the scheduler at `address`; raises :class:`InputError` if none answers there."""
    distributed = need(DISTRIBUTED, EXTRA)
    try:
        # Dask would try for half a minute where nothing listens.
        if address.startswith(_TCP):
            host, port = distributed.comm.get_address_host_port(address)
            socket.create_connection((host, port), timeout=10).close()
        return distributed.Client(address, asynchronous=False, set_as_default=False)
    except (OSError, ValueError) as error:
        raise InputError(
            f"{address}: a scheduler of Dask does not answer there ({str(error) or type(error).__name__}); "
            "start one with: dask scheduler"
        ) from error


def _check(client: Any, address: str, witness: Witness) -> None:
    """Raise :class:`ReleaseError` unless there are workers, and each of them shares what it must."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
        found = client.run(witness.fault, on_error="return")
    except TimeoutError as error:
        raise ReleaseError(_without_workers(address)) from error
    except OSError as error:
        raise ReleaseError(_ended(address)) from error
    # A worker that dies meanwhile does not answer. Each worker looks again before each task.
    faults = [
        f"{worker}: {_words(one)}" for worker, one in sorted(found.items()) if one and not isinstance(one, OSError)
    ]
    if faults:
        raise ReleaseError(f"{faults[0]} ({len(faults)} of {len(found)} workers)")


def _words(fault: object) -> str:
    """`fault` in words; an error is what a worker without this package answers."""
    if isinstance(fault, ModuleNotFoundError):
        return f"the worker does not have the module {fault.name}; install childservices-corpus for every worker"
    return str(fault)


def _workers(client: Any, address: str) -> int:
    try:
        return len(client.nthreads())
    except OSError as error:
        raise ReleaseError(_ended(address)) from error


def _ended(address: str) -> str:
    return f"{address}: the scheduler does not answer any more; start it, and build again to go on"


def _without_workers(address: str) -> str:
    return f"{address}: the scheduler has no workers; start some with: dask worker {address} --nworkers auto"
