"""The measuring: that the floors hold, that figures are what they should be, and that a missed floor is noticed."""

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import childservices_corpus as csc
from childservices_corpus.annotate.dates.listings import listings
from childservices_corpus.bundled import bundled_labels
from childservices_corpus.curation.folder import read_curation
from childservices_corpus.errors import InputError, NotFoundError, QueryError, ReleaseError
from childservices_corpus.evaluation import run as evaluating
from childservices_corpus.evaluation.dates import Hidden, leave_one_out, left_out, width
from childservices_corpus.evaluation.fields import code_of_label, items
from childservices_corpus.evaluation.floors import FLOORS, Floor, Floors, faults, pinned, read_floors, to_toml
from childservices_corpus.evaluation.labels import read_labels
from childservices_corpus.evaluation.links import compare
from childservices_corpus.evaluation.measure import Measured
from childservices_corpus.evaluation.quality import QUALITY, Quality, read_quality
from childservices_corpus.evaluation.run import evaluate
from childservices_corpus.models import DateRange, Link
from support import DUMPS, RAW, ROOT
from test_cli import run

LABELS = ROOT / "data" / "labels"
DAY = date(2022, 3, 1)


@pytest.fixture(scope="module")
def measured() -> Measured:
    return evaluate([RAW])


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return csc.build(DUMPS[:2], tmp_path_factory.mktemp("measured") / "release").folder


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


def changed_labels(folder: Path, change: Any) -> Path:
    shutil.copytree(LABELS, folder)
    path = folder / "statements.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    change(rows)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return folder


def everybody_anonymous(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        row["speakers"] = []


def nowhere(rows: list[dict[str, Any]]) -> None:
    rows[0]["position"] = 5000


def test_other_labels_are_noticed_and_cost(tmp_path: Path) -> None:
    folder = changed_labels(tmp_path / "labels", everybody_anonymous)
    found = evaluate([RAW], folder).quality
    assert found.value("speakers", "precision") == 0
    told = list(faults(read_floors(folder / FLOORS), found))
    assert "run evaluate --pin" in told[0]
    assert any(sentence.startswith("speakers (all): f1 at least 0.98, but it is") for sentence in told[1:])


SIGNED = (
    "A paper\n\nCommenting on the paper, Jenny Coles, ADCS President, said:\n\n"
    "“Of these, 10% wait, 20% go and one in five stay.”\n\n"
    "ENDS\n\n\n\nTags assigned to this article:\nRelated Articles\n"
)


def test_a_share_with_a_sign_counts_where_readers_noted_it_and_is_never_wrong(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(SIGNED, "utf-8")
    label = {"document_id": csc.parse(SIGNED).document.id, "position": 0, "line": 1, "percent": ["10%", "30%"]}
    folder = changed_labels(tmp_path / "labels", lambda rows: rows.append({**rows[0], **label}))
    [told] = [
        told for field, _, told in evaluate([tmp_path / "page.txt"], folder).disagreements if field == "percentages"
    ]
    assert told == "extra one in five; missed 30%"


def test_a_labelled_record_that_was_not_found_is_counted(tmp_path: Path) -> None:
    found = evaluate([DUMPS[4]], changed_labels(tmp_path / "labels", nowhere))
    assert found.quality.value("records", "share") == pytest.approx(49 / 50)
    assert [told for field, _, told in found.disagreements if field == "records"] == [
        "there is not a record at position 5000"
    ]


def test_dumps_without_labels_and_folders_without_any_are_refused(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Children\nA title\nA summary of it.\n", "utf-8")
    with pytest.raises(InputError, match="holds no label for a record"):
        evaluate([tmp_path / "other.txt"])
    with pytest.raises(InputError, match="holds no labels"):
        evaluate([RAW], tmp_path)


BROKEN = [
    ("no JSON", "articles.jsonl", "{", "articles.jsonl:1: is not a label"),
    ("no place", "articles.jsonl", '{"position": 3}', "articles.jsonl:1: is not a label"),
    ("no object", "statements.jsonl", "3", "statements.jsonl:1: is not a label"),
    ("a pair without its other end", "links.csv", "document_id,position\nx,3", "links.csv:2: is not a pair"),
]


@pytest.mark.parametrize(("reason", "name", "content", "message"), BROKEN, ids=[row[0] for row in BROKEN])
def test_a_broken_label_is_named_with_its_line(
    reason: str, name: str, content: str, message: str, tmp_path: Path
) -> None:
    shutil.copytree(LABELS, tmp_path / "labels")
    (tmp_path / "labels" / name).write_text(content, "utf-8")
    with pytest.raises(InputError, match=message):
        read_labels(tmp_path / "labels")


def test_an_installed_package_asks_for_labels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluating, "bundled_labels", lambda: None)
    with pytest.raises(InputError, match="--labels"):
        evaluate([RAW])


BAGS = [
    ("all right", ["a", "b"], ["b", "a"], [], (2, 0, 2, 0)),
    ("one of each", ["a", "b"], ["b", "c"], [], (1, 1, 1, 1)),
    ("what one reader gave is neither", ["a", "b"], ["b"], ["a", "d"], (1, 0, 1, 0)),
    ("twice is not once", ["a", "a"], ["a"], [], (1, 1, 1, 0)),
    ("nothing at all", [], [], [], (0, 0, 0, 0)),
]


@pytest.mark.parametrize(("reason", "found", "labelled", "either", "counts"), BAGS, ids=[row[0] for row in BAGS])
def test_items(reason: str, found: list[str], labelled: list[str], either: list[str], counts: tuple[int, ...]) -> None:
    got = items(found, labelled, either)
    assert (got.right, got.extra, got.met, got.missed) == counts
    assert bool(got.told) == bool(got.extra or got.missed)


def test_a_label_names_an_authority_plainly() -> None:
    day = DateRange(earliest=DAY, latest=DAY, basis="stated")
    assert code_of_label("Kent", day) == "E10000016"
    assert code_of_label("Bradford", day) == "E08000032"
    assert code_of_label("Atlantis", day) == "Atlantis"


ONE, OTHER = "themj/one-00000000", "localgov/two-11111111"
PAIRS = [
    ("found", "same_text", "same_text", (1, 0, 0)),
    ("missed", "same_text", None, (0, 0, 1)),
    ("under another relation", "same_text", "same_story", (0, 1, 1)),
    ("false", "none", "same_story", (0, 1, 0)),
    ("rightly apart", "none", None, (0, 0, 0)),
]


@pytest.mark.parametrize(("reason", "known", "found", "counts"), PAIRS, ids=[row[0] for row in PAIRS])
def test_pairs(reason: str, known: str, found: Any, counts: tuple[int, ...], tmp_path: Path) -> None:
    shutil.copytree(LABELS, tmp_path / "labels")
    header = "document_id,position,other_document_id,other_position,relation,reason\n"
    (tmp_path / "labels" / "links.csv").write_text(f"{header}x,1,y,2,{known},\nx,1,y,3,same_text,\n", "utf-8")
    pairs = read_labels(tmp_path / "labels").pairs
    links = [Link(source_id=OTHER, target_id=ONE, relation=found, score=1, evidence="")] if found else []
    [(record_id, got)] = compare(pairs, {("x", 1): ONE, ("y", 2): OTHER}, links)
    assert record_id == ONE
    assert (got.right, got.extra, got.missed) == counts


def test_hidden_days_inside_and_outside() -> None:
    near = DateRange(earliest=date(2022, 2, 20), latest=date(2022, 3, 2), basis="order")
    far = DateRange(earliest=date(2022, 3, 2), basis="order")
    rows = [Hidden("adcs", "adcs/a-00000000", DAY, DAY, days) for days in (near, near, far)]
    figures = {(one.group, one.measure): one.value for one in left_out(rows)}
    assert figures["adcs", "share"] == pytest.approx(2 / 3, abs=1e-4)
    assert figures["all", "median_days"] == width(near) == 10
    open_ended = {one.measure: one.value for one in left_out(rows[2:])}
    assert open_ended["median_days"] is None


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


def test_a_release_carries_its_quality(release: Path) -> None:
    quality = csc.load(release).quality()
    assert quality == read_quality(release)
    assert quality.labels_sha256 == read_labels(LABELS).digest
    assert {one.field for one in csc.load(release).quality("authors").figures} == {"authors"}
    assert csc.load(release).quality("author") == csc.load(release).quality("authors")
    assert quality.to_arrow().num_rows == len(quality.figures)
    assert "authors" in str(quality)
    assert "<table>" in quality._repr_html_()
    assert csc.verify(release).sound
    assert QUALITY in (release / "SHA256SUMS").read_text("utf-8")
    assert "## Measured quality" in (release / "README.md").read_text("utf-8")
    with pytest.raises(QueryError, match="did you mean 'authors'"):
        csc.load(release).quality("autors")


def test_the_same_dumps_give_the_same_quality(release: Path, tmp_path: Path) -> None:
    again = csc.build(DUMPS[1::-1], tmp_path / "again").folder
    assert (again / QUALITY).read_bytes() == (release / QUALITY).read_bytes()


def test_a_changed_quality_is_noticed(release: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(release, tmp_path / "copy")
    (copy / QUALITY).write_text((copy / QUALITY).read_text("utf-8").replace("0.9", "1.0"), "utf-8")
    assert any(fault.startswith(QUALITY) for fault in csc.verify(copy).faults)
    (copy / QUALITY).write_text('{"form": 1}', "utf-8")
    with pytest.raises(ReleaseError, match="is damaged"):
        csc.load(copy).quality()
    (copy / QUALITY).write_text('{"form": 2}', "utf-8")
    with pytest.raises(ReleaseError, match="upgrade"):
        csc.load(copy).quality()


def test_without_labels_there_is_no_quality_and_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Children\nA title\nA summary of it.\n", "utf-8")
    for name, paths, annotate in (("unlabelled", tmp_path / "other.txt", True), ("plain", DUMPS[0], False)):
        built = csc.build([paths], tmp_path / name, annotate=annotate).folder
        assert not (built / QUALITY).exists()
        assert "Measured quality" not in (built / "README.md").read_text("utf-8")
        with pytest.raises(NotFoundError, match="have no labelled record"):
            csc.load(built).quality()


def test_quality_reads_back_what_it_wrote(measured: Measured, tmp_path: Path) -> None:
    (tmp_path / QUALITY).write_text(measured.quality.to_json(), "utf-8")
    found: Quality = read_quality(tmp_path)
    assert found == measured.quality


def test_the_labels_of_a_checkout_are_found() -> None:
    assert bundled_labels() == LABELS


def test_hidden_rows_are_hidden() -> None:
    curated = read_curation().dates
    hidden = list(leave_one_out(listings(csc.parse(DUMPS[2])), curated, []))
    assert len(hidden) == 11
    assert all(item.kind != "curated" for one in hidden for item in one.inferred.evidence)
