"""A package of somebody else adds a publisher: the two files of docs/layouts.md, really installed, used like ours."""

import importlib.util
import json
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.export.corpus_files import export
from childservices_corpus.layouts.registry import GROUP as LAYOUTS
from childservices_corpus.models.publishers import GROUP as PUBLISHERS
from packages import AddPackage, write_package
from support import DUMPS, ROOT, assert_invariants

_BLOCK = re.compile(r"^```(?:python|toml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
DECLARED, PROJECT, CODED = (
    block[1] for block in list(_BLOCK.finditer((ROOT / "docs/layouts.md").read_text("utf-8")))[:3]
)
TEXTS = (
    ("Fees rise again", "3 May 2024", "Two councils say that the fees of agencies have gone up by a tenth in a year."),
    ("A home for six", "2 May 2024", "A home for six young people opens in a town whose name is not told here."),
    (
        "Ann Sample leaves",
        "28 April 2024",
        "Ann Sample, who chaired the board for nine years, leaves at the end of May.",
    ),
)
PAGE = (
    "News | Gazette\n\n" + "\n\n".join("\n\n".join(text) for text in TEXTS) + "\n\nSubscribe to the Gazette\n\nToday\n"
)
NOTICES = "\n".join(f"{day} | {title}\n{summary}" for title, day, summary in TEXTS) + "\n"


def test_two_files_are_sixty_lines_at_most() -> None:
    for source in (DECLARED, CODED):
        assert len(source.splitlines()) + len(PROJECT.splitlines()) <= 60
    assert 35 <= len(CODED.splitlines()) <= 46


@pytest.fixture
def gazette(add_package: AddPackage) -> None:
    add_package(
        "gazette", DECLARED, {PUBLISHERS: {"gazette": "gazette:PUBLISHER"}, LAYOUTS: {"gazette": "gazette:LAYOUT"}}
    )


def test_a_declared_page_is_read(gazette: None) -> None:
    parsed = csc.parse(PAGE)
    assert_invariants(parsed)
    assert [(one.title, one.published_text, one.summary) for one in parsed.articles] == list(TEXTS)
    assert {(one.publisher, one.section) for one in parsed.articles} == {("gazette", "News")}
    assert parsed.document.layout == "gazette-listing"
    assert not parsed.problems
    assert {segment.fate for segment in parsed.ledger if segment.end > PAGE.index("Subscribe")} == {
        "furniture",
        "blank",
    }
    again = csc.parse_table(PAGE)
    assert again["articles"]["id"].to_pylist() == [one.id for one in parsed.articles]


def test_a_page_without_its_heading_is_left_alone(gazette: None) -> None:
    assert csc.parse(PAGE.replace("| Gazette", "")).document.publisher != "gazette"
    for path in DUMPS:
        assert "gazette" not in (csc.parse(path).document.layout or "")


def test_pages_joined_to_ours_are_each_read_by_their_own(gazette: None) -> None:
    ours = DUMPS[3].read_bytes().decode()
    for text in (PAGE + "\n\n" + ours, ours + "\n\n" + PAGE):
        parsed = csc.parse(text)
        assert_invariants(parsed)
        assert [one.title for one in parsed.articles if one.publisher == "gazette"] == [title for title, *_ in TEXTS]
        assert sum(one.publisher == "localgov" for one in parsed.articles) == len(csc.parse(ours).articles)


def test_a_coded_page_is_read_and_keeps_the_rules(add_package: AddPackage) -> None:
    add_package(
        "gazette", CODED, {PUBLISHERS: {"gazette": "gazette:PUBLISHER"}, LAYOUTS: {"gazette": "gazette:LAYOUT"}}
    )
    parsed = csc.parse(NOTICES)
    assert_invariants(parsed)
    assert [(one.title, one.published_text, one.summary) for one in parsed.articles] == list(TEXTS)
    from childservices_corpus.testing import check_layout

    assert check_layout("gazette-notices", [NOTICES]).records == 3


def test_a_declared_layout_keeps_the_rules(gazette: None) -> None:
    from childservices_corpus.testing import check_layout

    assert check_layout("gazette-listing", [PAGE, PAGE.replace("\n\n", "\n")]).records == 6


USE = """
import json, sys
from pathlib import Path
import childservices_corpus as csc
from childservices_corpus.export.corpus_files import export
page, out = Path(sys.argv[1]), Path(sys.argv[2])
dumps = [page, *map(Path, sys.argv[3:])]
built = csc.build(dumps, out / "release")
checked = csc.verify(out / "release")
corpus = csc.load(out / "release")
mine = corpus.articles.where(publisher="gazette")
for form in ("parquet", "jsonl", "csv", "sqlite"):
    export(corpus, out / form, form)
from childservices_corpus.testing import check_layout
print(json.dumps({
    "parsed": len(csc.parse(page).articles),
    "table": csc.parse_table(page)["articles"].num_rows,
    "rows": built.rows,
    "faults": checked.faults,
    "unchecked": checked.unchecked,
    "titles": sorted(one.title for one in mine),
    "sightings": len(corpus.sightings.where(publisher="gazette")),
    "timeline": "gazette" in json.dumps(corpus.articles.plot.timeline().to_dict()),
    "described": [row.filled for row in corpus.describe().fills if row.publisher == "gazette" and row.field == "title"],
    "csv": (out / "csv" / "articles.csv").read_text("utf-8").count("gazette/"),
    "check": str(check_layout("gazette-listing", [page.read_text("utf-8")])),
}))
"""


def environment(folder: Path, project: Path) -> Path:
    """A fresh environment that sees what is installed here, and into which the folder `project` is installed.

    pip installs it, without a network, where virtualenv brings a setuptools that can build. Elsewhere the files are put
    where pip would put them: the module, and its name and entry points as the metadata beside it.
    """
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    real = importlib.util.find_spec("virtualenv") is not None
    maker = ["virtualenv", "--no-download", "--setuptools", "bundle"] if real else ["venv", "--without-pip"]
    subprocess.run([sys.executable, "-m", *maker, str(folder)], check=True, capture_output=True)
    answer = subprocess.run(
        [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    packages = Path(answer.stdout.strip())
    seen = [path for path in sys.path if Path(path).name == "site-packages"] + [sysconfig.get_path("purelib")]
    (packages / "seen.pth").write_text("\n".join(dict.fromkeys([*seen, str(ROOT / "src")])), "utf-8")
    if real:
        options = ["--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--disable-pip-version-check"]
        subprocess.run([str(python), "-m", "pip", "install", *options, str(project)], check=True, capture_output=True)
    else:
        entries = {PUBLISHERS: {"gazette": "gazette:PUBLISHER"}, LAYOUTS: {"gazette": "gazette:LAYOUT"}}
        write_package(packages, "gazette", (project / "gazette.py").read_text("utf-8"), entries)
    return python


def test_an_installed_publisher_is_used_as_ours_are(tmp_path: Path) -> None:
    pytest.importorskip("altair")
    project = tmp_path / "gazette-pages"
    project.mkdir()
    (project / "gazette.py").write_text(DECLARED, "utf-8")
    (project / "pyproject.toml").write_text(PROJECT, "utf-8")
    python = environment(tmp_path / "fresh", project)
    (tmp_path / "gazette.txt").write_text(PAGE, "utf-8")
    command = [str(python), "-c", USE, str(tmp_path / "gazette.txt"), str(tmp_path / "out"), str(DUMPS[0])]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["rows"]["articles"] == len(csc.parse(DUMPS[0]).articles) + 3
    assert (told["parsed"], told["table"], told["sightings"], told["csv"]) == (3, 3, 3, 3)
    assert (told["faults"], told["unchecked"]) == ([], [])
    assert told["titles"] == sorted(title for title, *_ in TEXTS)
    assert told["timeline"]
    assert told["described"] == [3]
    assert told["check"] == "gazette-listing: 3 records on 1 page, every rule is kept"
    without_the_package(tmp_path / "out" / "release", tmp_path / "exported")


def without_the_package(release: Path, exported: Path) -> None:
    """The release is data: where the package is not installed, it is loaded, asked, exported, and checked in part."""
    corpus = csc.load(release)
    assert len(corpus.articles.where(publisher="gazette")) == 3
    assert len(corpus.sightings.where(publisher="gazette")) == 3
    with pytest.raises(csc.CorpusError, match="did you mean 'gazette'"):
        corpus.articles.where(publisher="gazete")
    with pytest.raises(csc.CorpusError, match="did you mean 'gazette'"):
        corpus.sightings.where(publisher="gazete")
    assert export(corpus, exported, "jsonl")
    checked = csc.verify(release)
    assert checked.sound
    assert any("gazette.txt" in sentence and "gazette-listing" in sentence for sentence in checked.unchecked)
