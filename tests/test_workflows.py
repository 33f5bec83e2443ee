"""The workflows of a forge call what is there, on supported Pythons, and publish only when a person agrees."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from support import ROOT

FOLDER = ROOT / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.yml"))
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = set(re.findall(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)[0].split())
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CALLED = re.compile(r"\bmake ([\w-]+)")
ACTION = re.compile(r"actions/[\w-]+@v\d+")


def workflow(name: str) -> dict[Any, Any]:
    read = yaml.safe_load((FOLDER / name).read_text("utf-8"))
    assert isinstance(read, dict)
    return read


def jobs(name: str) -> dict[str, Any]:
    return dict(workflow(name)["jobs"])


def runs(job: dict[str, Any]) -> list[str]:
    """What a job runs, with each value of its matrix in its place."""
    rows = job.get("strategy", {}).get("matrix", {}).get("include", [{}])
    lines = [step["run"] for step in job["steps"] if "run" in step]
    return [line.replace("${{ matrix.command }}", row.get("command", "")) for row in rows for line in lines]


def pythons(job: dict[str, Any]) -> set[str]:
    matrix = job["strategy"]["matrix"]
    return {row["python"] for row in matrix["include"]} if "include" in matrix else set(matrix["python"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_target_that_a_workflow_makes_exists(path: Path) -> None:
    called = [name for job in jobs(path.name).values() for line in runs(job) for name in CALLED.findall(line)]
    assert called
    assert set(called) <= TARGETS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_job_may_read_only_and_has_an_end(path: Path) -> None:
    """What a job may do beyond that is granted to it alone, and the actions are those of the forge."""
    assert workflow(path.name)["permissions"] == {"contents": "read"}
    for job in jobs(path.name).values():
        assert 0 < job["timeout-minutes"] <= 60
        assert all(ACTION.fullmatch(step["uses"]) for step in job["steps"] if "uses" in step)


def test_the_oldest_and_the_newest_python_are_tested() -> None:
    listed = [name.rpartition(" ")[2] for name in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", name)]
    ends = {listed[0], listed[-1]}
    assert pythons(jobs("ci.yml")["whole"]) == pythons(jobs("ci.yml")["quick"]) == ends
    for row in jobs("ci.yml")["whole"]["strategy"]["matrix"]["include"]:
        which = re.search(rf"^{row['command'].removeprefix('make ')}: PYTHON := python(.+)$", MAKEFILE, re.MULTILINE)
        assert which is None or which[1] == row["python"]


def test_three_systems_run_the_tests_of_make_quick() -> None:
    quick = jobs("ci.yml")["quick"]
    assert {name.partition("-")[0] for name in quick["strategy"]["matrix"]["system"]} == {"ubuntu", "macos", "windows"}
    (rule,) = re.findall(r"^quick:.*\n((?:\t.*\n)*)", MAKEFILE, re.MULTILINE)
    (tests,) = re.findall(r"\$\(BIN\)/pytest (.+)", rule)
    assert f"python -m pytest {tests}" in runs(quick)


def test_only_an_approved_job_can_publish_and_only_what_was_tested() -> None:
    release = jobs("release.yml")
    uploading = [name for name, job in release.items() if any("twine upload" in line for line in runs(job))]
    trusted = [name for name, job in release.items() if "id-token" in job.get("permissions", {})]
    assert uploading == trusted == ["publish"]
    assert release["publish"]["environment"] == "publish"
    assert release["publish"]["needs"] == "attach"
    assert release["attach"]["needs"] == ["test", "build"]
    assert runs(release["test"]) == ["make test long"]
    assert runs(release["build"]) == ['make dist TAG="$TAG"']


def test_a_release_begins_with_a_tag_of_three_numbers() -> None:
    """YAML reads the key ``on`` as true."""
    started = workflow("release.yml")[True]
    assert started == {"push": {"tags": ["[0-9]+.[0-9]+.[0-9]+"]}}
