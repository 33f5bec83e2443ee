"""Exit codes: what the end of the program says to a script, in one table."""

import errno

from ..errors import CorpusError, DriftError, OutputError

FINE, PROBLEMS, MISUSE, SYSTEM, INTERRUPTED = 0, 1, 2, 3, 130
# A fault of the program has the code of the system: the data are as they were, and the same question will not help.
FAULT = SYSTEM
CODES = {
    FINE: "fine",
    PROBLEMS: "problems in the data",
    MISUSE: "misuse: a mistake in the command, or a file that is not there or not of the right form",
    SYSTEM: "the system: full, read-only, without permission, gone; or a fault of the program, with a traceback",
    INTERRUPTED: "interrupted",
}
EPILOG = f"Exit codes: {'; '.join(f'{code} {meaning}' for code, meaning in CODES.items())}."
# What the machine says of a path that was given wrongly. All else that it says is not the fault of the question.
_WRONG_PATH = frozenset(
    {
        errno.ENOENT,
        errno.ENOTDIR,
        errno.EISDIR,
        errno.EEXIST,
        errno.ENOTEMPTY,
        errno.ENAMETOOLONG,
        errno.ELOOP,
        errno.EINVAL,
    }
)


def code_of(error: CorpusError | OSError) -> int:
    """The exit code for `error`: that of the system if the machine refused something, also below an error of ours."""
    if isinstance(error, DriftError):
        return PROBLEMS
    found: BaseException | None = error
    while found is not None:
        if isinstance(found, OSError) and found.errno is not None:
            return MISUSE if found.errno in _WRONG_PATH else SYSTEM
        found = found.__cause__ or (None if found.__suppress_context__ else found.__context__)
    return SYSTEM if isinstance(error, OutputError) or not isinstance(error, CorpusError) else MISUSE
