"""The tables of facts: sources that others can check, terms without gaps, assumptions that say so."""

import csv
import re
import tomllib
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from childservices_corpus.curation.date_evidence import EXACT, CuratedDate, read_curated
from childservices_corpus.reference import table
from support import ROOT

REFERENCE = ROOT / "src" / "childservices_corpus" / "reference"
CURATED = read_curated(ROOT / "data" / "curation" / "date_evidence.csv")
OFFICES: list[dict[str, Any]] = table("role_terms")["office"]
TERMS = [(office["name"], term) for office in OFFICES for term in office["terms"]]
RELEASED = date.fromisoformat(
    re.findall(r"^date-released: (\S+)", (ROOT / "CITATION.cff").read_text("utf-8"), re.MULTILINE)[0]
)
# Words by which a curator says that a source was not looked at.
UNCHECKED = re.compile(r"memory|guess|not seen|not found|unknown|unsure|same speech as", re.IGNORECASE)
ADDRESS = re.compile(r"https?://\S+\.\S+")


@pytest.mark.parametrize("row", CURATED, ids=lambda row: row.record_id)
def test_a_curated_day_rests_on_what_others_can_check(row: CuratedDate) -> None:
    assert ADDRESS.search(row.source)
    assert not UNCHECKED.search(ADDRESS.sub("", row.source))
    if row.earliest == row.latest:
        assert row.kind in EXACT


def test_an_assumption_is_a_kind_of_its_own() -> None:
    """What is within the days of a habit is assumed, unless the record or a report says otherwise."""
    for row in CURATED:
        if row.kind == "near_event":
            assert "is assumed" in (row.evidence.source or "")
        else:
            assert row.evidence.source == row.source


@pytest.mark.parametrize(
    ("office", "term"), TERMS, ids=lambda value: value["person"] if isinstance(value, dict) else ""
)
def test_a_term_rests_on_a_public_page_outside_the_dumps(office: str, term: dict[str, Any]) -> None:
    assert ADDRESS.search(term["source"]), office
    assert not re.search(r"ADCS statements|The MJ, \d", term["source"])


@pytest.mark.parametrize("office", OFFICES, ids=lambda office: office["name"])
def test_an_office_has_no_gap_and_no_end(office: dict[str, Any]) -> None:
    terms = office["terms"]
    for before, after in pairwise(terms):
        assert "last" in before, f"{before['person']}: a successor and no end"
        assert after["first"] <= before["last"] + timedelta(days=1), f"nobody between {before} and {after}"
        assert before["first"] <= before["last"]
    if terms[-1].get("last", date.max) < RELEASED:
        assert office.get("successor"), f"{office['name']}: nobody follows {terms[-1]['person']}, and no reason why"


def holder(office: str, day: str) -> set[str]:
    when = date.fromisoformat(day)
    return {
        term["person"]
        for name, term in TERMS
        if name == office and term["first"] <= when <= term.get("last", date.max)
    }  # fmt: skip


@pytest.mark.parametrize(
    ("office", "day", "person"),
    [
        ("His Majesty's Chief Inspector (Ofsted)", "2011-06-30", "Christine Gilbert"),
        ("His Majesty's Chief Inspector (Ofsted)", "2011-09-01", "Miriam Rosen"),
        ("Minister for Children and Families", "2019-11-01", "Kemi Badenoch"),
        ("Minister for Children and Families", "2022-07-06", "Will Quince"),
        ("Minister for Children and Families", "2022-08-01", "Brendan Clarke-Smith"),
        ("Minister for Children and Families", "2022-10-01", "Kelly Tolhurst"),
        ("President of ADCS", "2022-06-01", "Steve Crocker"),
    ],
)
def test_who_held_an_office(office: str, day: str, person: str) -> None:
    assert holder(office, day) == {person}


@pytest.mark.parametrize("path", sorted(REFERENCE.glob("*.toml")), ids=lambda path: path.name)
def test_a_table_says_on_what_it_rests(path: Path) -> None:
    head = path.read_text("utf-8").partition("\n\n")[0]
    assert re.search(r"^# Rests on: \S", head, re.MULTILINE)
    assert tomllib.loads(path.read_text("utf-8"))


def test_an_authority_names_its_source_and_its_start() -> None:
    rows = list(csv.DictReader((REFERENCE / "authorities.csv").open(encoding="utf-8", newline="")))
    assert all(row["source"] for row in rows)
    begun = {row["name"] for row in rows if row["start"] == "2009-04-01"}
    assert begun == {
        "Bedford", "Central Bedfordshire", "Cheshire East", "Cheshire West and Chester", "Cornwall", "Durham",
        "Northumberland", "Shropshire", "Wiltshire",
    }  # fmt: skip
    for name in ("Milton Keynes", "Southend-on-Sea"):
        assert any("(name)" in row["source"] for row in rows if row["name"] == name)
