"""A build that is killed at any moment leaves a whole release or none, and the next build clears away what it left."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import childservices_corpus as csc
from pages import Item, bulleted
from support import ROOT

PAGE = bulleted([Item("Councils call for more", "13 June 2024", "A summary of some length.")])
SAME = "Council opens hubs\n\nBy {} | 13 June 2024\n\nFive hubs will open.\n"
BYLINES = ("Ann Sample", "Ann Sample and Tom Other")

# A child dies just before its n-th change of the folder, for each n until a child gets through; after each death
# another child builds again, and says what lies beside the release; another says whether a release is whole that has
# not been there before.
MOMENTS = """
import os, sys
import childservices_corpus as csc
from childservices_corpus.release import build, verify
dumps, place = sys.argv[1], sys.argv[2]
out = os.path.join(place, "release")
csc.build(dumps, out, annotate=False, data_version="1.0.0")
CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod"}

def dying(moment):
    left = [moment]
    def hook(event, args):
        writes = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if event in CHANGES or writes:
            left[0] -= 1
            if left[0] == 0:
                os._exit(9)
    sys.addaudithook(hook)

def child(work):
    pid = os.fork()
    if pid == 0:
        try:
            work()
        except BaseException as error:
            print("raised", type(error).__name__, error, flush=True)
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

def first():
    dying(moment)
    csc.build(dumps, out, annotate=False, data_version="2.0.0")

def state():
    if not csc.verify(out).sound:
        print(moment, "left a release that is not sound")

seen = set()

def look():
    # The same files with the same bytes are as sound as they were.
    paths = [os.path.join(root, name) for root, _, names in os.walk(out) for name in names]
    found = frozenset((path, os.stat(path).st_mode, open(path, "rb").read()) for path in paths)
    if os.path.exists(out) and found not in seen:
        seen.add(found)
        child(state)

def second():
    csc.build(dumps, out, annotate=False, data_version="3.0.0")
    if os.listdir(place) != ["release"]:
        print(moment, "left", sorted(os.listdir(place)))

moment = 1
while True:
    done = child(first)
    look()
    child(second)
    look()
    if done == 0:
        break
    moment += 1
print("releases", len(seen))
print("moments", moment)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked builds")
def test_a_build_killed_at_any_moment_costs_nothing_and_leaves_nothing(tmp_path: Path) -> None:
    dumps, place = tmp_path / "dumps", tmp_path / "place"
    dumps.mkdir()
    place.mkdir()
    (dumps / "page.txt").write_text(PAGE, "utf-8")
    # One record read in two ways: a build without annotations writes its table again.
    for name, author in zip("ab", BYLINES, strict=True):
        (dumps / f"{name}.txt").write_text(SAME.format(author), "utf-8")
    told = subprocess.run(
        [sys.executable, "-c", MOMENTS, str(dumps), str(place)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    # Two that builds have finished, and the one of before the first.
    assert told[:-1] == ["releases 3"], told
    assert int(told[-1].removeprefix("moments ")) > 20


def test_a_folder_of_the_users_keeps_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    out = tmp_path / "release"
    out.mkdir(mode=0o700)
    for version in ("1.0.0", "2.0.0"):
        csc.build(tmp_path / "page.txt", out, annotate=False, data_version=version)
        assert stat.S_IMODE(out.stat().st_mode) == 0o700
