"""What a worker of an engine must have in common with the build: the folder of the parts, and the program.

The build writes a file into that folder. A worker that does not find it there works in another folder of the same name,
and all that it writes would be lost. A worker with another program would read other records.
"""

import platform
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from ...bundled import VERSION
from ..shares.code import code_hash

_FILE = "seen-by-each-worker"


@dataclass(frozen=True)
class Witness:
    """The file of a build, in the folder `folder` of its parts, and the program of the build, by its hash and in words.

    The file contains the name of its folder, which no other build has.
    """

    folder: Path
    code: str
    program: str

    @classmethod
    def written(cls, folder: Path) -> "Witness":
        """A witness of this process, with its file in `folder`."""
        (folder / _FILE).write_text(folder.name, "utf-8")
        return cls(folder, code_hash(), _program())

    def fault(self) -> str:
        """A sentence on what this process, which is a worker, does not share with the build; empty if all is well."""
        worker = f"the worker on {platform.node() or 'a machine without a name'}"
        try:
            seen = (self.folder / _FILE).read_text("utf-8")
        except OSError as error:
            seen = error.strerror or str(error)
        if seen != self.folder.name:
            return (
                f"{self.folder.parent}: {worker} does not see the files of this build there ({seen}); "
                "name a work folder on a file system that every worker has under the same path"
            )
        if self.code != code_hash():
            return (
                f"{worker} has {_program()}, and this build has {self.program}: their programs differ; "
                "install the same version, Python, libraries and layouts everywhere, and start the workers again"
            )
        return ""


def _program() -> str:
    return f"childservices-corpus {VERSION}, Python {platform.python_version()}, pyarrow {pa.__version__}"
