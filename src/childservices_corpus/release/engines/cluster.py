"""A scheduler and workers of Dask on this machine alone, for one build.

They are in a program of their own, so that a script that calls ``build`` is not run again in them. The program says the
address of the scheduler, and ends when its standard input ends: also when the process that started it is killed.
"""

import logging
import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import forkserver

from ...errors import ReleaseError
from ...imports.extras import need
from ..shares.workers import cores

DISTRIBUTED, EXTRA = "distributed", "dask"
# The program searches for modules where this process does.
_START = f"import sys; jobs = int(sys.argv[1]); sys.path[:] = sys.argv[2:]; from {__name__} import main; main(jobs)"
_FORKED, _TASKS = "forkserver", "childservices_corpus.release.shares.tasks"
_NEVER, _FAILURES = "1000 days", "distributed.scheduler.allowed-failures"
_LOOPBACK = "127.0.0.1"
# Seconds that workers get to end by themselves.
_END = 10.0


@contextmanager
def local_cluster(jobs: int | None) -> Iterator[str]:
    """The address of a scheduler with `jobs` workers, each a process with one thread; ``None`` is one for each core."""
    arguments = [sys.executable, "-c", _START, str(cores() if jobs is None else jobs), *sys.path]
    process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        # An import takes as long as the start of the program, so both go on at the same time.
        need(DISTRIBUTED, EXTRA)
        address = process.stdout.readline().strip()
        if not address:
            raise ReleaseError("the workers of Dask do not start; their own words are above")
        yield address
    finally:
        with suppress(OSError):
            process.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            process.wait(_END)
        process.kill()
        process.wait()
        process.stdout.close()


def main(jobs: int) -> None:
    """Start a scheduler with `jobs` workers, and end them when standard input ends."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    # Ctrl-C reaches all processes of a terminal; the one that started this one decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Dask replaces a worker that died. If it is dead again so long after, Dask would give it up.
    # The build has a task done again too if its workers die, so twice is enough here.
    config: dict[str, object] = {"distributed.deploy.lost-worker-timeout": _NEVER, _FAILURES: 1}
    if _FORKED in multiprocessing.get_all_start_methods():
        # Workers are copies of a process with all modules, so that one that died is replaced in a moment.
        multiprocessing.set_forkserver_preload([DISTRIBUTED, _TASKS])
        forkserver.ensure_running()
        config["distributed.worker.multiprocessing-method"] = _FORKED
    need("dask", EXTRA).config.set(config)
    with need(DISTRIBUTED, EXTRA).LocalCluster(
        n_workers=jobs,
        threads_per_worker=1,
        host=_LOOPBACK,
        dashboard_address=f"{_LOOPBACK}:0",
        memory_limit=0,
        silence_logs=logging.CRITICAL,
    ) as cluster:
        print(cluster.scheduler_address, file=answers, flush=True)
        sys.stdin.read()
