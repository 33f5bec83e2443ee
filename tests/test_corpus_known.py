"""What a loaded release can be asked for though no record has it: topics of the table, authorities by any name."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.corpus.query.vocabulary import authority_codes, vocabulary
from childservices_corpus.errors import QueryError
from childservices_corpus.reference import table
from support import ROOT

TABLE = ROOT / "src" / "childservices_corpus" / "reference" / "authorities.csv"
ROWS = list(csv.DictReader(TABLE.read_text("utf-8").splitlines()))
CORPUS = csc.load()
SLUGS = tuple(table("topics")["topics"])
UNUSED = next(slug for slug in SLUGS if not any(slug in article.topics for article in CORPUS.articles))


def test_every_topic_of_the_table_can_be_asked_for() -> None:
    for name in ("articles", "statements"):
        records = CORPUS.table(name)
        found = {slug: len(records.where(topic=slug)) for slug in SLUGS}
        assert found == {slug: sum(slug in record.topics for record in records) for slug in SLUGS}
        assert 0 in found.values()


def test_a_misspelt_topic_is_offered_one_that_no_article_has() -> None:
    with pytest.raises(QueryError, match=f"did you mean '{UNUSED}'"):
        CORPUS.articles.where(topic=f"{UNUSED[:-2]}{UNUSED[-1]}")


NAMED = [
    ("Hillingdon", {"E09000017"}, "the name alone"),
    ("hillingdon lbc", {"E09000017"}, "initials behind it, in small letters"),
    ("London Borough of Hillingdon", {"E09000017"}, "words before it"),
    ("LB Hillingdon", {"E09000017"}, "initials before it"),
    ("Bucks", {"E10000002", "E06000060"}, "a short form, of the county council and of the council since 2020"),
    ("Bucks CC", {"E10000002", "E06000060"}, "a short form with initials"),
    ("Kent CC", {"E10000016"}, "a county"),
    ("Stoke-on-Trent CC", {"E06000021"}, "CC for a city"),
    ("Sheffield", {"E08000019", "E08000039"}, "a new code after a change of boundaries"),
    ("Dorset CC", {"E10000009", "E06000059"}, "words of council make no difference"),
    ("Bournemouth", {"E06000028"}, "the code of a successor by another name is not its own"),
    ("Cumbria County Council", {"E10000006"}, "an authority that is no more"),
    ("Reading", {"E06000038"}, "a name that in a sentence would need more to be a council"),
    ("Westminster City Council", {"E09000033"}, "a name that in a page would need the words of council"),
    ("Brighton & Hove", {"E06000043"}, "an ampersand"),
    ("brighton and hove", {"E06000043"}, "and no ampersand"),
    ("St. Helens", {"E08000013"}, "a full stop"),
    ("Kingston upon Hull, City of", {"E06000010"}, "the words behind a comma"),
    ("Council of the Isles of Scilly", {"E06000053"}, "several words before it"),
    ("City of London", {"E09000001"}, "a name that begins with a word of council"),
    ("London", set(), "nothing left but words of council"),
    ("Greater Manchester", set(), "another place"),
    ("Hilingdon", set(), "misspelt"),
    ("", set(), "nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "codes", "why"), NAMED, ids=[case[2] for case in NAMED])
def test_codes_of_a_name(name: str, codes: set[str], why: str) -> None:
    assert set(authority_codes(name)) == codes, why


def test_every_name_in_the_table_leads_to_its_code() -> None:
    for row in ROWS:
        forms = "|".join(row[column] for column in ("alone", "within_sentence", "with_council_word"))
        for name in (row["name"], row["official_name"], *filter(None, forms.split("|"))):
            for written in (name, name.upper(), f"  {name} Council"):
                assert row["gss"] in authority_codes(written), written


@given(st.text() | st.lists(st.sampled_from(["City", "of", "Council", "Kent", "&", "LB"])).map(" ".join))
def test_any_text_is_a_name_or_none(name: str) -> None:
    assert set(authority_codes(name)) <= {row["gss"] for row in ROWS}


def test_records_are_found_by_any_name_of_an_authority() -> None:
    for name, codes, why in NAMED:
        if codes:
            expected = [one for one in CORPUS.articles if codes.intersection(one.authorities)]
            assert list(CORPUS.articles.where(authority=name)) == expected, why
    assert len(CORPUS.articles.where(authority=["Kent CC", "Hillingdon"])) > 1


def test_a_misspelt_authority_is_offered_one_that_no_record_names() -> None:
    assert "Hillingdon" not in {mention.text for mention in CORPUS.mentions.where(kind="authority")}
    with pytest.raises(QueryError, match="no authority is called 'Hilingdon'; did you mean 'Hillingdon'"):
        CORPUS.articles.where(authority="Hilingdon")


def test_other_columns_have_no_vocabulary() -> None:
    assert [vocabulary(path) for path in ("people", "topic", "speakers.name")] == [(), (), ()]


READ = """
import sys
from pathlib import Path
read = set()
sys.addaudithook(lambda event, given: read.add(Path(str(given[0])).name) if event == "open" else None)
import childservices_corpus as csc
corpus = csc.load()
corpus.articles[0], corpus.articles.where(topic="send"), corpus.articles.where(authority="E10000016")
assert not {"topics.toml", "lexicon.toml", "authorities.csv"} & read
assert "ahocorasick_rs" not in sys.modules
corpus.articles.where(topic=sys.argv[1], authority="Kent CC")
assert {"topics.toml", "lexicon.toml", "authorities.csv"} <= read
"""


def test_reference_tables_are_read_when_a_question_needs_them(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-c", READ, UNUSED], check=True, cwd=tmp_path, env={"PYTHONPATH": str(ROOT / "src")}
    )
