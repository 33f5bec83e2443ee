"""Writes ``.zenodo.json``, the description of a deposit, from ``CITATION.cff`` and the tables.

``python tools/deposit.py`` writes it anew; ``tools/release.py`` writes only its version, day and hash.
"""

import json
import sys
import tomllib
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

import yaml

from childservices_corpus.reference import table

ROOT = Path(__file__).resolve().parent.parent
PATH = ".zenodo.json"
# The words of the pages are under no licence for all; "other-closed" says that their rights are reserved.
LICENCE = "other-closed"


def deposit(citation: Mapping[str, Any], about: Sequence[str], sites: Sequence[str]) -> dict[str, Any]:
    """The description of a deposit of what `citation` cites, as Zenodo reads it.

    `about` are its paragraphs, and `sites` the addresses from which the pages come.
    """
    return {
        "upload_type": "dataset",
        "title": citation["title"],
        "version": str(citation["version"]),
        "publication_date": str(citation["date-released"]),
        "description": "".join(f"<p>{escape(paragraph.strip(), quote=False)}</p>" for paragraph in about),
        "notes": "; ".join(f"{one['description']}: {one['value']}" for one in citation["identifiers"]),
        "creators": [creator(one) for one in citation["authors"]],
        "license": LICENCE,
        "access_right": "open",
        "language": "eng",
        "keywords": citation["keywords"],
        "related_identifiers": [
            {"scheme": "url", "identifier": site, "relation": "isDerivedFrom", "resource_type": "other"}
            for site in sites
        ],
    }


def creator(author: Mapping[str, str]) -> dict[str, str]:
    """An author of ``CITATION.cff``, a person or a group, as a creator."""
    name = author.get("name") or ", ".join(filter(None, (author.get("family-names"), author.get("given-names"))))
    orcid = author.get("orcid", "").rpartition("/")[2]
    known = {"name": name, "affiliation": author.get("affiliation", ""), "orcid": orcid}
    return {field: value for field, value in known.items() if value}


def deposit_text(root: Path) -> str:
    """The text of ``.zenodo.json`` for the checkout `root`."""
    citation = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))
    dumps = tomllib.loads((root / "data" / "raw" / "manifest.toml").read_text("utf-8"))["dump"]
    hosts = [table("publishers")[name]["hosts"][0] for name in dict.fromkeys(dump["publisher"] for dump in dumps)]
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    about = (project["description"], citation["abstract"], table("licence")["privacy"])
    made = deposit(citation, about, [f"https://{host}" for host in hosts])
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def main() -> int:
    """Write the description."""
    (ROOT / PATH).write_text(deposit_text(ROOT), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
