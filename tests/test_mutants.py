"""The check of the tests: which faults it makes, and that the same seed makes the same ones."""

import random
import tomllib
from pathlib import Path

import pytest

import mutants
import tests_of_lines
import trial
from code_faults import code_faults
from fault import Fault
from mutants import Outcome, report, sample
from table_faults import is_read, table_faults
from tests_of_lines import Coverage
from trial import Trial

CODE = '''"""A docstring is not run."""

def wide(one: int, other: str = "no") -> bool:
    """Nor is this one."""
    if one < 3 and other not in ("a",):
        tell(other[1:])
        return one == 0
    raise ValueError("nor what an error says")
'''
TABLE = """# A comment.
[words]  # of things
list = ["one", "two"]
"odd key" = 3

[[row]]
name = "first"
day = 2020-01-31
why = "in prose"
terms = [
  { person = "Ann Sample", first = 2020-01-31 },
]

[[row]]
name = "second"
"""


def made(path: str, text: str) -> dict[str, list[str]]:
    """The texts that faults leave, by kind."""
    faults = code_faults(path, text) if path.endswith(".py") else table_faults(path, text)
    found: dict[str, list[str]] = {}
    for fault in faults:
        found.setdefault(fault.kind, []).append(f"{fault.before} -> {fault.after}")
    return found


def test_each_sort_of_fault_is_made_in_code_and_none_in_prose_or_types() -> None:
    found = made("a.py", CODE)
    assert found["comparison"] == ["< -> <=", "not in -> in", "== -> !="]
    assert found["boolean"] == ["and -> or"]
    assert found["slice"] == ["1 -> (1) + 1"]
    assert found["removed statement"] == ["tell(other[1:]) -> pass"]
    assert found["returned value"] == ["one == 0 -> None"]
    assert found["condition"] == ['one < 3 and other not in ("a",) -> not (one < 3 and other not in ("a",))']
    assert found["constant"] == ['"no" -> "another"', "3 -> 4", '"a" -> "another"', "1 -> 2", "0 -> 1"]


def test_each_fault_in_code_leaves_code() -> None:
    for fault in code_faults("a.py", CODE):
        compile(fault.made_in(CODE), "a.py", "exec")
        assert fault.made_in(CODE) != CODE


def test_a_place_behind_letters_of_several_bytes_is_found() -> None:
    text = 'x = "é…" == y\n'
    (fault,) = [fault for fault in code_faults("a.py", text) if fault.kind == "comparison"]
    assert fault.made_in(text) == 'x = "é…" != y\n'


def test_each_sort_of_fault_is_made_in_a_table_and_none_in_prose() -> None:
    found = made("a.toml", TABLE)
    assert found["deleted word"] == ['"one", -> ', '"two" -> ']
    assert found["changed value"] == [
        "3 -> 4",
        '"first" -> "firstx"',
        "2020-01-31 -> 2020-03-01",
        '"Ann Sample" -> "Ann Samplex"',
        "2020-01-31 -> 2020-03-01",
        '"second" -> "secondx"',
    ]
    rows = found["deleted row"]
    assert len([row for row in rows if row.startswith("[[row]]")]) == 2
    assert '"odd key" = 3\n -> ' in rows
    assert any("person" in row and "{" in row[:4] for row in rows)
    assert not any("in prose" in row for row in found["changed value"])


def test_a_fault_in_a_table_names_the_entry_as_the_witnesses_do() -> None:
    entries = {fault.entry for fault in table_faults("a.toml", TABLE)}
    assert {"words.list: 'one'", "words.odd key"} <= entries


def test_a_fault_that_leaves_no_table_or_the_same_one_is_not_made() -> None:
    start = TABLE.index("list = [")
    broken = Fault("a.toml", 1, "deleted row", "list = [", "", start, start + len("list = ["))
    assert not is_read(broken, TABLE)
    assert not is_read(Fault("a.toml", 1, "changed value", "# A", "# B", 0, 3), TABLE)
    kept = [fault for fault in table_faults("a.toml", TABLE) if is_read(fault, TABLE)]
    assert all(tomllib.loads(fault.made_in(TABLE)) != tomllib.loads(TABLE) for fault in kept)


def test_rows_words_and_days_of_a_csv_table_are_lost_or_moved() -> None:
    text = 'code,name,from,forms\nE1,Kent,2020-01-01,Kent|"K"\n'
    found = made("a.csv", text)
    assert found["deleted row"] == ['E1,Kent,2020-01-01,Kent|"K"\n -> ']
    assert "2020-01-01 -> 2019-12-02" in found["changed value"]
    assert "Kent| -> " in found["deleted word"]


def test_the_same_seed_makes_the_same_faults_and_as_many_of_each_kind() -> None:
    faults = code_faults("a.py", CODE)
    first, again = (sample(faults, 6, random.Random(1)) for _ in range(2))
    assert first == again
    assert len({fault.kind for fault in first}) == 6
    assert len(sample(faults, 1000, random.Random(1))) == len(faults)


def test_tests_of_a_line_come_before_those_of_the_file_and_fast_ones_first(monkeypatch: pytest.MonkeyPatch) -> None:
    coverage = Coverage({"a.py": {"1": ["slow", "fast"], "2": ["other"]}}, {"slow": 2.0, "fast": 0.1, "other": 0.0})
    assert coverage.tests_of("a.py", 1) == ["fast", "slow", "other"]
    assert coverage.tests_of("a.py", 3) == ["other", "fast", "slow"]
    assert coverage.tests_of("b.py", 1) == ["other", "fast", "slow"]
    assert coverage.tests_of("room/b.py", 1) == []
    monkeypatch.setattr(tests_of_lines, "PATIENCE", 1.0)
    assert coverage.tests_of("a.py", 1) == ["fast", "other"]


def test_one_case_of_each_slower_test_is_asked_before_more_cases_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = {"a[1]": 0.5, "a[2]": 0.6, "a[3]": 0.7, "b[1]": 1.0}
    coverage = Coverage({"a.py": {"1": list(seconds)}}, seconds)
    monkeypatch.setattr(tests_of_lines, "PATIENCE", 0.9)
    assert coverage.tests_of("a.py", 1) == ["a[1]", "a[2]", "b[1]"]


def test_the_report_gives_shares_and_names_what_survived() -> None:
    one = Fault("a.py", 3, "comparison", "<", "<=", 0, 1)
    other = Fault("b.toml", 4, "deleted word", '"two"', "", 0, 5)
    lines = list(report([Outcome(one, "test_a", 5), Outcome(other, "", 7), Outcome(one, "", 2)]))
    assert lines == [
        "code: 1 of 2 (50 %)",
        "  comparison         1 of 2 (50 %)",
        "tables: 0 of 1 (0 %)",
        "  deleted word       0 of 1 (0 %)",
        "survived: 2",
        '  b.toml:4: deleted word: "two" -> (nothing) (7 tests)',
        "  a.py:3: comparison: < -> <= (2 tests)",
    ]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with some words and tests of them."""
    (tmp_path / "tests").mkdir()
    (tmp_path / "words.txt").write_text("one two", "utf-8")
    (tmp_path / "tests" / "test_a.py").write_text(
        "import os\nimport pathlib\nimport time\n\nimport pytest\n\n"
        "WORDS = (pathlib.Path(__file__).parent.parent / 'words.txt').read_text('utf-8').split()\n\n\n"
        "@pytest.mark.parametrize('word', WORDS)\n"
        "def test_word(word):\n    assert word != 'three'\n\n\n"
        "def test_always_fails():\n    assert 0\n\n\n"
        "def test_waits():\n    time.sleep(20 if 'three' in WORDS else 0)\n\n\n"
        "def test_crashes():\n    os.abort() if 'three' in WORDS else None\n",
        "utf-8",
    )
    return tmp_path


CASES = [f"tests/test_a.py::test_word[{word}]" for word in ("one", "two")]
THREE = Fault("words.txt", 1, "changed value", " two", " three", 3, 7)


def test_a_case_that_is_gone_notices_nothing_and_its_fellows_are_asked(project: Path) -> None:
    lost = Fault("words.txt", 1, "deleted word", " two", "", 3, 7)
    assert Trial(project).noticed_by(lost, CASES) == ""
    assert Trial(project).noticed_by(lost, ["tests/test_a.py::test_gone"]) == ""
    assert Trial(project).noticed_by(THREE, CASES) == "tests/test_a.py::test_word"


def test_a_test_that_fails_without_the_fault_too_notices_nothing(project: Path) -> None:
    failing = "tests/test_a.py::test_always_fails"
    assert Trial(project).noticed_by(THREE, [failing]) == ""
    assert Trial(project).noticed_by(THREE, [failing, *CASES]) == "tests/test_a.py::test_word"


def test_a_file_of_tests_that_cannot_be_read_notices_a_fault(project: Path) -> None:
    broken = Fault("tests/test_a.py", 1, "removed statement", "import os", "import gone", 0, len("import os"))
    assert Trial(project).noticed_by(broken, CASES) == trial.UNREADABLE


def test_a_test_that_ends_the_program_notices_a_fault(project: Path) -> None:
    assert Trial(project).noticed_by(THREE, ["tests/test_a.py::test_crashes"]) == trial.CRASHED


def test_tests_that_take_long_notice_a_fault_only_if_they_are_fast_without_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial, "TIMEOUT", 10.0)
    monkeypatch.setattr(trial, "SLOWER", 1.5)
    assert Trial(project).noticed_by(THREE, ["tests/test_a.py::test_waits"]) == trial.HUNG
    monkeypatch.setattr(trial, "TIMEOUT", 0.2)
    assert Trial(project).noticed_by(THREE, ["tests/test_a.py::test_waits"]) == ""


def test_every_fault_that_is_said_to_change_nothing_can_still_be_made() -> None:
    excused = mutants.equivalents()
    for path, words in excused:
        assert (tests_of_lines.ROOT / path).exists(), path
        assert words
