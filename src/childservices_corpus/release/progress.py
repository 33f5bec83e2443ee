"""How far a build is: which dump is being read, and how many have been."""

from collections.abc import Callable

# The name of a dump or of a stage of the build, the number of dumps done, and the number of all.
Progress = Callable[[str, int, int], None]


class Told:
    """Counts the dumps of a build and calls `progress`, if there is one."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._total = total
        self._begun = 0

    def dump(self, name: str) -> None:
        """The dump called `name` is read now, or need not be read; a dump that is read again counts once."""
        if self._progress is not None:
            self._progress(name, min(self._begun, self._total - 1), self._total)
        self._begun += 1

    def stage(self, name: str) -> None:
        """All dumps are read, and the stage called `name` begins."""
        self._begun = self._total
        if self._progress is not None:
            self._progress(name, self._total, self._total)
