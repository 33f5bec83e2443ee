"""Packages of other people, made for a test and found as if they were installed."""

import importlib
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from childservices_corpus.layouts.registry import registry
from childservices_corpus.models import publishers

AddPackage = Callable[[str, str, Mapping[str, Mapping[str, str]]], None]


def write_package(folder: Path, module: str, source: str, entries: Mapping[str, Mapping[str, str]]) -> None:
    """The least that Python takes for an installed package: a module, its name and version, its entry points."""
    (folder / f"{module}.py").write_text(source, "utf-8")
    about = folder / f"{module}_package-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}-package\nVersion: 1.0\n", "utf-8")
    lines = [
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in named.items())
        for group, named in entries.items()
    ]
    (about / "entry_points.txt").write_text("\n".join(lines), "utf-8")


def forget(modules: list[str]) -> None:
    """Look for packages anew."""
    for module in modules:
        sys.modules.pop(module, None)
    importlib.invalidate_caches()
    for cached in (registry, publishers._added, publishers._loaded, publishers._called):
        cached.cache_clear()
