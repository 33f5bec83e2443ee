"""Times of several things measured in turn, so that whatever else the machine does falls on all of them alike."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter, process_time
from typing import Any


@dataclass(frozen=True)
class Cost:
    """Seconds: processor time of all threads, and wall time."""

    cpu: float
    wall: float

    def least(self, other: "Cost") -> "Cost":
        """The smaller of each: what disturbs a measurement only ever adds to it."""
        return Cost(min(self.cpu, other.cpu), min(self.wall, other.wall))


def in_turn(jobs: Mapping[str, Callable[[], Cost]], rounds: int) -> dict[str, Cost]:
    """The least cost of each of `jobs` over `rounds`, each round running all of them one after the other."""
    best: dict[str, Cost] = {}
    for _ in range(rounds):
        for name, job in jobs.items():
            cost = job()
            best[name] = best.get(name, cost).least(cost)
    return best


def timed(work: Callable[[], Any]) -> Callable[[], Cost]:
    """A job that does `work` in this process; what it made is given back outside of the time taken."""

    def job() -> Cost:
        gc.collect()
        wall, cpu = perf_counter(), process_time()
        made = work()
        cost = Cost(process_time() - cpu, perf_counter() - wall)
        del made
        return cost

    return job


def program(arguments: Sequence[str]) -> Callable[[], Cost]:
    """A job that runs this Python with `arguments`, from its start to its end; it raises if the program fails."""

    def job() -> Cost:
        begin = perf_counter()
        child = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        wall = perf_counter() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise RuntimeError(f"{' '.join(arguments)}: exit code {child.returncode}")
        return Cost(usage.ru_utime + usage.ru_stime, wall)

    return job
