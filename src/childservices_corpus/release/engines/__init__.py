"""Reads the shares of a build on the workers of an engine, on this machine or on many.

Example of an engine of your own, here a pool of processes::

    class Pool:
        def run(self, tasks, note):
            with ProcessPoolExecutor(4) as pool:
                futures = {pool.submit(do, task): number for number, task in enumerate(tasks)}
                for future in as_completed(futures):
                    yield futures[future], future.result()

    csc.build("dumps", "release", annotate=False, engine=Pool())

An engine has a method ``run(tasks, note)``, which gives the number of each task with its result, in any order. A task
can be pickled, and :func:`do` runs it in the worker. The result of a task whose worker died is ``Died()``. `note` may
be called with the name of a dump when a worker begins to read it.
"""

from ..shares.session import Runner
from ..shares.tasks import Task
from ..shares.workers import Died
from .sent import do

__all__ = ["Died", "Runner", "Task", "do"]
