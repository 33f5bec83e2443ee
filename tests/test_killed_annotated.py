"""An annotated build by two processes that is killed at any step leaves a whole release, and repeats nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import childservices_corpus as csc
from killing import Point
from support import ROOT
from targets import snapshot
from test_build_jobs import dumps

BEGUN, DECIDED = r"/[0-9a-f]{32}\.[a-z0-9_]{8}", r"^0{32}\."
NEW = r"\.partial/new"
POINTS = {
    # The first step, in a worker.
    "a worker starts": Point("build", "subprocess.Popen", ""),
    "a part begins": Point("worker", "os.mkdir", f"{BEGUN}$"),
    "records are read": Point("worker", "os.mkdir", f"{BEGUN}/alone$"),
    "a part is sealed": Point("worker", "open", f"{BEGUN}/part.json$"),
    "a part gets its name": Point("worker", "os.rename", BEGUN),
    "a part has its name": Point("worker", "shutil.rmtree", BEGUN),
}
