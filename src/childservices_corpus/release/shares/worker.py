"""The process of a worker: it gets tasks from its standard input, and answers on its standard output.

It is started as a program of its own, so that a script that calls ``build`` is not run again in it. What a task prints
goes to standard error. The worker ends when its standard input ends: also when the process that started it is killed.
"""

import os
import pickle
import signal
import sys
import threading
import traceback
from queue import SimpleQueue
from typing import BinaryIO

from ...errors import CorpusError
from ...reference.entries import in_one_line
from .tasks import Task

AT, DONE, RAISED = "at", "done", "raised"


def main() -> None:
    """Run tasks until standard input ends."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    # Ctrl-C reaches all processes of a terminal; the one that started this one decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tasks: SimpleQueue[Task] = SimpleQueue()
    threading.Thread(target=_take, args=(sys.stdin.buffer, tasks), daemon=True).start()
    while True:
        _run(tasks.get(), answers)


def _take(source: BinaryIO, tasks: SimpleQueue[Task]) -> None:
    """Put each task of `source` into `tasks`; end the process when `source` ends, in the middle of a task too."""
    try:
        while True:
            tasks.put(pickle.load(source))
    except (EOFError, OSError, pickle.UnpicklingError):
        os._exit(0)
    except BaseException:
        # A task that cannot be read here, as of a package that is not installed: the build must see that it ended.
        traceback.print_exc()
        os._exit(1)


def _run(task: Task, answers: BinaryIO) -> None:
    try:
        result = task.run(lambda name: _say(answers, AT, name))
    except BaseException as error:
        _say(answers, RAISED, _portable(error))
    else:
        _say(answers, DONE, result)


def _portable(error: BaseException) -> BaseException:
    """`error` with its traceback as a note; another error in its words if it cannot be sent."""
    error.add_note("".join(traceback.format_exception(error)))
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return CorpusError(in_one_line(error))
    return error


def _say(answers: BinaryIO, *answer: object) -> None:
    """Send `answer`; end the process if the one that started it has ended."""
    try:
        pickle.dump(answer, answers)
        answers.flush()
    except OSError:
        os._exit(0)
