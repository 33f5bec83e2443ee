"""Builds the site: ``python tools/website/build.py``, or ``make site``. The result is the folder ``.work/site``.

It writes the pages into ``.work/pages``, runs Zensical strictly, and checks what came out. Anything to warn of is a
fault: a link that leads nowhere, a page outside the navigation, an address of another host. The exit status is then 1.
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from website.card import card_page
from website.checks import faults
from website.notebook import notebook_page
from website.pages import ROOT, page_text, sources
from website.pictures import draw_diagrams
from website.reference import api_page, dictionary_page

HERE = Path(__file__).resolve().parent
CONFIG = HERE / "zensical.toml"
_COLOUR = re.compile(r"\x1b\[[\d;]*m")
BESIDE = (HERE / "website.css", HERE / "iframe-worker.js")


def listed(nav: list[Any]) -> Iterator[str]:
    """The pages that the navigation `nav` names."""
    for entry in nav:
        if isinstance(entry, str):
            yield entry
        else:
            for value in entry.values():
                yield from listed(value) if isinstance(value, list) else (value,)


def unlisted(pages: set[str], nav: list[Any]) -> list[str]:
    """A sentence for each of the `pages` that the navigation lacks, and for each that it names in vain."""
    named = set(listed(nav))
    return [
        *(f"{page} is not in the navigation; add it to nav in {CONFIG.name}" for page in sorted(pages - named)),
        *(f"nav in {CONFIG.name} names {page}, which is not a page" for page in sorted(named - pages)),
    ]


def write_pages(folder: Path) -> set[str]:
    """Write every page and picture into `folder`, and give the names of the pages."""
    texts = {}
    for name, path in sources().items():
        text = notebook_page(path, folder) if path.suffix == ".ipynb" else path.read_text("utf-8")
        texts[name] = page_text(text, path)
    texts |= {"data_card.md": card_page(folder), "dictionary.md": dictionary_page(), "api.md": api_page()}
    for name, text in texts.items():
        drawn = draw_diagrams(text, name.removesuffix(".md"), folder)
        (folder / name).write_text(drawn, "utf-8")
    for path in BESIDE:
        shutil.copy(path, folder)
    return set(texts)


def build(out: Path) -> list[str]:
    """Build the site in the folder `out`, as its folder ``site``, and give a sentence for each fault."""
    project = tomllib.loads(CONFIG.read_text("utf-8"))["project"]
    pages, site = out / project["docs_dir"], out / project["site_dir"]
    for old in (pages, site):
        shutil.rmtree(old, ignore_errors=True)
    pages.mkdir(parents=True)
    if found := unlisted(write_pages(pages), project["nav"]):
        return found
    shutil.copy(CONFIG, out)
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--clean"]
    # The settings name a module of this folder.
    paths = os.pathsep.join([str(HERE.parent), *filter(None, [os.environ.get("PYTHONPATH")])])
    given = os.environ | {"PYTHONPATH": paths}
    done = subprocess.run(command, cwd=out, env=given, capture_output=True, text=True, check=False)
    if not done.returncode:
        return faults(site)
    said = _COLOUR.sub("", f"{done.stdout}{done.stderr}").strip()
    # What a strict build warns of comes before its own traceback.
    return [said.partition("\nTraceback")[0] if "--strict flag is set" in said else said]


if __name__ == "__main__":
    problems = build(ROOT / ".work")
    print("\n".join(problems) or "The site is in .work/site: open .work/site/index.html.")
    sys.exit(bool(problems))
