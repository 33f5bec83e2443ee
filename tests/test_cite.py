"""Citations: of a published release, of a private build, of one record and of quoted words, in each form."""

import json
import re
from pathlib import Path

import pytest

import childservices_corpus as csc
from childservices_corpus.errors import NotFoundError, QueryError
from childservices_corpus.export.citation_styles import RECORD_STYLES, RELEASE_STYLES
from childservices_corpus.storage.sums import hash_over, read_sums
from commands import ran, release
from support import ROOT

HASH_021 = "41db723c4b7aa23b906f7028fdaa30d5b0468ba6820cef8ae8e65c067406652b"
RELEASE_021 = ROOT / "data" / "releases" / "0.2.1"
RECORD = "adcs/comment-the-future-of-childrens-social-care-report-8aa95021"


def test_a_published_release_is_cited_with_its_version_year_and_hash() -> None:
    assert csc.cite(RELEASE_021) == (
        "The childservices_corpus maintainers (2026). childservices_corpus: what England's children's-services sector "
        f"said and when (version 0.2.1) [Data set]. SHA-256 over all its files: {HASH_021}."
    )


def test_a_private_build_says_that_it_is_one() -> None:
    text = csc.cite(release())
    assert text.startswith("A private build with childservices_corpus (n.d.). ")
    assert "(data version 1.2.3, not published)" in text
    assert hash_over(read_sums(release())) in text


@pytest.mark.parametrize("style", RELEASE_STYLES)
def test_each_style_of_a_release_has_version_and_hash(style: str) -> None:
    for folder, version in ((RELEASE_021, "0.2.1"), (release(), "1.2.3")):
        text = csc.cite(folder, style)
        assert version in text
        assert hash_over(read_sums(folder)) in text


def test_the_manifest_states_the_hash_of_the_citation() -> None:
    stated = json.loads((release() / "release.json").read_bytes())["files_sha256"]
    assert stated in csc.cite(release())


def test_builds_of_different_curation_do_not_share_a_citation(tmp_path: Path) -> None:
    dump = min((ROOT / "data" / "raw").glob("*.txt"))
    table = (ROOT / "data" / "curation" / "date_evidence.csv").read_text("utf-8")
    (tmp_path / "curation").mkdir()
    # The row that is gone is about a record of another dump, so that every table of values is the same.
    (tmp_path / "curation" / "date_evidence.csv").write_text(table.rstrip("\n").rpartition("\n")[0] + "\n", "utf-8")
    csc.build(dump, tmp_path / "one")
    csc.build(dump, tmp_path / "two", curation=tmp_path / "curation")
    one, two = (read_sums(tmp_path / name) for name in ("one", "two"))
    assert one["articles.parquet"] == two["articles.parquet"]
    assert csc.cite(tmp_path / "one") != csc.cite(tmp_path / "two")
    files = [(tmp_path / name / "CITATION.cff").read_text("utf-8") for name in ("one", "two")]
    assert files[0] != files[1]
    entries = [json.loads((tmp_path / name / "croissant.json").read_bytes())["citeAs"] for name in ("one", "two")]
    assert entries[0] != entries[1]


@pytest.mark.parametrize("style", RECORD_STYLES)
def test_a_record_is_cited_with_its_page_and_its_place(style: str) -> None:
    corpus = csc.load(RELEASE_021)
    seen = next(one for one in corpus.sightings if one.record_id == RECORD)
    text = corpus.cite(RECORD, style)
    for part in (
        "Association of Directors of Children's Services",
        "Comment: The Future of Children’s Social Care report",
        "2022",
        f"offsets {seen.start} to {seen.end}",
        HASH_021,
    ):
        assert part in text


def test_a_range_of_days_is_cited_as_a_range() -> None:
    corpus = csc.load(RELEASE_021)
    assert "between 9 and 10 March 2022" in corpus.cite(RECORD)
    assert "date = {2022-03-09/2022-03-10}" in corpus.cite(RECORD, "bibtex")
    issued = json.loads(corpus.cite(RECORD, "csl-json"))[0]["issued"]
    assert issued == {"date-parts": [[2022, 3, 9], [2022, 3, 10]]}


def test_an_open_range_is_not_cited_as_a_day(tmp_path: Path) -> None:
    lines = (
        "Children",
        "Council opens family hubs",
        "Five family hubs will open this year, the council has announced.",
        "More social workers needed",
        "Councils are short of social workers, a survey of directors has found.",
        "",
    )
    (tmp_path / "page.txt").write_text("\n".join(lines), "utf-8")
    csc.build(tmp_path / "page.txt", tmp_path / "release")
    corpus = csc.load(tmp_path / "release")
    record = corpus.articles[0]
    assert record.dated.latest is None
    assert "issued" not in json.loads(corpus.cite(record.id, "csl-json"))[0]
    assert "(n.d.)" in corpus.cite(record.id, "apa")


def test_quoted_words_are_cited_with_their_speaker_and_place() -> None:
    corpus = csc.load(RELEASE_021)
    quoted = next(one for one in corpus.quotations if one.record_id == RECORD)
    text = corpus.cite(quoted.id)
    assert f"Quotation {quoted.id} (words of Charlotte Ramsden)" in text
    assert f"offsets {quoted.start} to {quoted.end}" in text


def test_bibtex_has_no_character_that_tex_obeys() -> None:
    text = csc.cite(RELEASE_021, "bibtex")
    assert not re.search(r"(?<!\\)[&%$#_]", text.partition("\n")[2])


def test_what_cannot_be_cited_is_a_sentence() -> None:
    corpus = csc.load(RELEASE_021)
    with pytest.raises(NotFoundError, match="has no record with the id 'adcs/gone-00000000'"):
        corpus.cite("adcs/gone-00000000")
    with pytest.raises(QueryError, match="'runes' does not exist; the styles are text, apa, "):
        corpus.cite(style="runes")
    with pytest.raises(QueryError, match="cff names a whole release; for a record use text, apa, "):
        corpus.cite(RECORD, "cff")
    with pytest.raises(NotFoundError, match="not loaded from a release folder"):
        type(corpus).from_tables({}).cite()


def test_the_command_cites_a_release_and_a_record() -> None:
    assert ran("cite", "-r", release()).lines == [csc.cite(release())]
    assert ran("cite", "-r", release(), "--format", "bibtex").lines == csc.cite(release(), "bibtex").splitlines()
    record = csc.load(release()).records[0]
    assert ran("cite", record.id, "-r", release(), "-f", "apa").lines == [csc.load(release()).cite(record.id, "apa")]
    told = json.loads(ran("cite", record.id, "-r", release(), "--json").lines[0])
    assert (told["id"], told["published"]) == (record.id, False)
    assert told["text"] == csc.load(release()).cite(record.id)
