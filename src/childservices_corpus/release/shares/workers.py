"""Runs tasks in this process, or in several others at the same time, each on a task of its own.

Results of tasks are files; only a few words go from process to process. If a worker dies, only its task is affected.
"""

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from typing import Any

from ...errors import InputError
from .read import Note
from .tasks import Task
from .worker import AT, DONE, RAISED

# The worker searches for modules where this process does.
_START = f"import sys; sys.path[:] = sys.argv[1:]; from {__package__}.worker import main; main()"


class Died:
    """The answer for a task whose worker ended before it answered."""


Answer = tuple[int, str, Any]


@contextmanager
def runner(jobs: int | None) -> Iterator["Here | Workers"]:
    """Runs tasks in this process for one job, else in so many others; ``None`` is one for each core of this process.

    With ``None``, a task that is alone is run in this process. Raises :class:`InputError` for fewer than one job.
    """
    if jobs is not None and jobs < 1:
        raise InputError(f"jobs is {jobs}; give the number of processes, 1 or more")
    most = cores() if jobs is None else jobs
    running = Here() if most == 1 else Workers(most, one_here=jobs is None)
    try:
        yield running
    finally:
        running.close()


def cores() -> int:
    """The number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Here:
    """Runs tasks in this process, one after the other."""

    def run(self, tasks: Sequence[Task], note: Note) -> Iterator[tuple[int, Any]]:
        """The number of each task, and its result."""
        for number, task in enumerate(tasks):
            yield number, task.run(note)

    def close(self) -> None:
        """Nothing has to be ended."""


class Workers:
    """At most `most` processes; each is started when a task needs it, and ends with :meth:`close`.

    With `one_here`, all tasks are run in this process if the first is alone: a new process would need half a second.
    """

    def __init__(self, most: int, *, one_here: bool = False) -> None:
        self._most = most
        # None until the first tasks come.
        self._here: bool | None = None if one_here else False
        self._idle: list[subprocess.Popen[bytes]] = []
        self._all: list[subprocess.Popen[bytes]] = []
        self._closed = False
        self._starting = threading.Lock()

    def run(self, tasks: Sequence[Task], note: Note) -> Iterator[tuple[int, Any]]:
        """The number of each task and its result, or :class:`Died`, in the order in which they end.

        Raises the error that a task raises.
        """
        if tasks and self._here is None:
            self._here = len(tasks) == 1
        if self._here:
            yield from Here().run(tasks, note)
            return
        waiting: SimpleQueue[tuple[int, Task]] = SimpleQueue()
        answers: SimpleQueue[Answer] = SimpleQueue()
        for pair in enumerate(tasks):
            waiting.put(pair)
        for _ in range(min(self._most, len(tasks))):
            threading.Thread(target=self._serve, args=(waiting, answers), daemon=True).start()
        left = len(tasks)
        while left:
            number, kind, value = answers.get()
            if kind == AT:
                note(value)
            elif kind == RAISED:
                failed: Future[None] = Future()
                failed.set_exception(value)
                failed.result()
            else:
                left -= 1
                yield number, value

    def close(self) -> None:
        """End all processes, whatever they do; another one cannot start any more."""
        with self._starting:
            self._closed = True
        for process in self._all:
            process.kill()
        for process in self._all:
            process.wait()
            for stream in (process.stdin, process.stdout):
                # What a dead worker did not take cannot be written any more.
                with suppress(OSError):
                    if stream is not None:
                        stream.close()

    def _serve(self, waiting: SimpleQueue[tuple[int, Task]], answers: SimpleQueue[Answer]) -> None:
        """Give one task after the other to a process, until none is left or :meth:`close` is called."""
        if hasattr(signal, "pthread_sigmask"):
            # A process has the mask of the thread that starts it: Ctrl-C cannot end it before it ignores the signal.
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        process = None
        with suppress(Empty):
            while True:
                number, task = waiting.get_nowait()
                try:
                    process = process or self._process()
                    if process is None:
                        return
                    for kind, value in _asked(process, pickle.dumps(task)):
                        answers.put((number, kind, value))
                        if isinstance(value, Died):
                            process = None
                except BaseException as error:
                    answers.put((number, RAISED, error))
        if process is not None:
            self._idle.append(process)

    def _process(self) -> subprocess.Popen[bytes] | None:
        """A process without a task; ``None`` after :meth:`close`."""
        with suppress(IndexError):
            return self._idle.pop()
        arguments = [sys.executable, "-c", _START, *sys.path]
        with self._starting:
            if self._closed:
                return None
            process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            self._all.append(process)
        return process


def _asked(process: subprocess.Popen[bytes], task: bytes) -> Iterator[tuple[str, Any]]:
    """The answers of `process` to `task`; the last is its result, its error, or that the process died."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(task)
        process.stdin.flush()
        while True:
            kind, value = pickle.load(process.stdout)
            yield kind, value
            if kind != AT:
                return
    except (EOFError, OSError, pickle.UnpicklingError):
        process.wait()
        yield DONE, Died()
