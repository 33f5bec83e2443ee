"""The measuring: that the floors hold, and that a missed floor is noticed."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from childservices_corpus.errors import InputError
from childservices_corpus.evaluation.floors import FLOORS, Floor, Floors, faults, pinned, read_floors, to_toml
from childservices_corpus.evaluation.measure import Measured
from childservices_corpus.evaluation.quality import QUALITY, Quality, read_quality
from childservices_corpus.evaluation.run import evaluate
from labelled import changed_labels, everybody_anonymous
from support import DUMPS, LABELS, RAW
from test_cli import run


@pytest.fixture(scope="module")
def measured() -> Measured:
    return evaluate([RAW])


def test_every_floor_holds(measured: Measured) -> None:
    assert list(faults(read_floors(LABELS / FLOORS), measured.quality)) == []


def test_every_field_of_the_issue_has_a_floor() -> None:
    pinned_fields = {one.field for one in read_floors(LABELS / FLOORS).floors}
    wanted = {
        "kind", "genre", "stub", "speakers", "quotation_paragraphs", "authors", "people", "authorities",
        "organisations", "money", "topics", "main_topic", "dates", "dates_left_out", "links",
    }  # fmt: skip
    assert wanted <= pinned_fields


def test_every_figure_lies_in_its_interval(measured: Measured) -> None:
    for one in measured.quality.figures:
        if one.value is not None and one.low is not None:
            assert one.low <= one.value + 1e-9, one
            assert one.high is None or one.value <= one.high + 1e-9, one


def test_every_label_of_the_checkout_is_measured(measured: Measured) -> None:
    rows = sum(len((LABELS / name).read_text("utf-8").splitlines()) for name in ("articles.jsonl", "statements.jsonl"))
    assert measured.quality.records == rows
    assert measured.quality.value("records", "share") == 1


def test_other_labels_are_noticed_and_cost(tmp_path: Path) -> None:
    folder = changed_labels(tmp_path / "labels", everybody_anonymous)
    found = evaluate([RAW], folder).quality
    assert found.value("speakers", "precision") == 0
    told = list(faults(read_floors(folder / FLOORS), found))
    assert "run evaluate --pin" in told[0]
    assert any(sentence.startswith("speakers (all): f1 at least 0.98, but it is") for sentence in told[1:])


def floors_at(bound: float) -> Floors:
    return Floors("0" * 64, (Floor("kind", "share", "all", bound), Floor("dates", "median_days", "adcs-feed", 8.0)))


def test_pinning_takes_the_hash_and_lowers_nothing_unasked(measured: Measured) -> None:
    quality = measured.quality
    kept = pinned(floors_at(0.9), quality)
    assert kept.labels_sha256 == quality.labels_sha256
    assert kept.floors == floors_at(0.9).floors
    assert [one.bound for one in pinned(floors_at(0.9), quality, raised=True).floors] == [1.0, 7.5]
    low = replace(quality, figures=tuple(replace(one, value=0.5) for one in quality.figures if one.field == "kind"))
    only = Floors("", floors_at(0.9).floors[:1])
    with pytest.raises(InputError, match="--lower-floors"):
        pinned(only, low)
    with pytest.raises(InputError, match="--lower-floors"):
        pinned(only, low, raised=True)
    assert pinned(only, low, lowered=True).floors[0].bound == 0.5
    with pytest.raises(InputError, match="measured nothing"):
        pinned(floors_at(0.9), low, lowered=True)


def test_floors_survive_their_file(tmp_path: Path) -> None:
    floors = read_floors(LABELS / FLOORS)
    (tmp_path / FLOORS).write_text(to_toml(floors), "utf-8")
    assert read_floors(tmp_path / FLOORS) == floors
    (tmp_path / FLOORS).write_text("labels_sha256 = 3", "utf-8")
    with pytest.raises(InputError, match="not a table of floors"):
        read_floors(tmp_path / FLOORS)


def test_the_command_ends_with_one_for_a_missed_floor_and_pins_only_when_told(tmp_path: Path) -> None:
    folder = changed_labels(tmp_path / "labels", everybody_anonymous)
    before = (folder / FLOORS).read_text("utf-8")
    done = run("evaluate", DUMPS[4], "--labels", folder, "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["fields"]["speakers"]["all"]["precision"]["value"] == 0
    assert b"speakers (all): f1 at least 0.98" in done.stderr
    assert run("evaluate", DUMPS[4], "--labels", folder, "--pin").returncode == 2
    assert (folder / FLOORS).read_text("utf-8") == before
    assert run("evaluate", "--raise-floors").returncode == 2


def test_quality_reads_back_what_it_wrote(measured: Measured, tmp_path: Path) -> None:
    (tmp_path / QUALITY).write_text(measured.quality.to_json(), "utf-8")
    found: Quality = read_quality(tmp_path)
    assert found == measured.quality
