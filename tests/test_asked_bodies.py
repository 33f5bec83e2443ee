"""Questions by names of authorities, organisations and people, and authorities that came after others."""

from collections import Counter
from typing import Any

import pytest

import childservices_corpus as csc
from childservices_corpus.annotate.people.roles import role_form
from childservices_corpus.corpus.corpus import Corpus
from childservices_corpus.errors import QueryError

PAGES = {
    "County ends": ("12 May 2020", "Northamptonshire CC has plans for children."),
    "North begins": ("12 May 2022", "North Northamptonshire Council has plans for children."),
    "West begins": ("13 May 2022", "West Northamptonshire Council has plans for children."),
    "Kent goes on": ("14 May 2022", "Kent CC has plans for children."),
}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return csc.load()


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """A release of four articles, each on another council."""
    folder = tmp_path_factory.mktemp("named")
    items = (f"  \N{BULLET} {title}\n\n    {day}\n\n    {words}\n\n" for title, (day, words) in PAGES.items())
    (folder / "page.txt").write_text("Childrens services\n\n" + "".join(items), "utf-8")
    return csc.load(csc.build([folder / "page.txt"], folder / "release").folder)


def titles(records: Any) -> list[str]:
    return sorted(record.headline for record in records)


def test_a_past_name_finds_its_own_records_and_a_note_names_its_successors(named: Corpus) -> None:
    for table in (named.articles, named.records):
        found = table.where(authority="Northamptonshire")
        assert titles(found) == ["County ends"]
        [note] = found.notes
        for words in ("2021-03-31", "North Northamptonshire (E06000061)", "West Northamptonshire (E06000062)"):
            assert words in note
        assert "successors=True" in note
        assert found.notes[0] in repr(found)


def test_successors_are_taken_in_on_request(named: Corpus) -> None:
    for table in (named.articles, named.records):
        found = table.where(authority="Northamptonshire", successors=True)
        assert titles(found) == ["County ends", "North begins", "West begins"]
        assert found.notes == ()
        assert titles(table.where(authority="E10000021", successors=True)) == titles(found)
    assert titles(named.articles.where(authority=["Northamptonshire", "Kent"], successors=True)) == sorted(PAGES)


@pytest.mark.parametrize(
    "asked",
    [
        {"authority": "Northamptonshire", "successors": False},
        {"authority": ["E10000021", "North Northamptonshire", "West Northamptonshire"]},
        {"authority": "E10000021"},
        {"authority": "Kent"},
        {"authority": "North Northamptonshire"},
        {"authority": "Bucks"},
        {"authority": None},
    ],
    ids=str,
)
def test_no_note_where_nothing_is_left_out(named: Corpus, asked: dict[str, Any]) -> None:
    assert named.articles.where(**asked).notes == ()


def test_a_note_names_only_what_is_left_out(named: Corpus) -> None:
    [note] = named.articles.where(authority=["Northamptonshire", "North Northamptonshire"]).notes
    assert "North Northamptonshire" not in note.replace("West Northamptonshire", "")
    assert "West Northamptonshire (E06000062) came after it and is left out" in note


def test_successors_need_an_authority(named: Corpus) -> None:
    for wrong, answer in (({"successors": True}, "goes with an authority"), ({"successors": 2}, "goes with")):
        with pytest.raises(QueryError, match=answer):
            named.articles.where(**wrong)
    with pytest.raises(QueryError, match="True or False, not 'yes'"):
        named.articles.where(authority="Kent", successors="yes")  # type: ignore[arg-type]
    with pytest.raises(QueryError, match="no authority is called 'Kennt'; did you mean 'Kent'"):
        named.articles.where(authority="Kennt", successors=True)


@pytest.mark.parametrize(
    "name",
    [
        "charlotte ramsden",
        "Ms Charlotte Ramsden",
        "Cllr. Charlotte Ramsden OBE",
        "CHARLOTTE  RAMSDEN, CBE",
        "Dr charlotte ramsden",
    ],
)
def test_titles_and_letters_of_a_person_do_not_count(corpus: Corpus, name: str) -> None:
    plain = "Charlotte Ramsden"
    assert len(corpus.statements.where(speaker=name)) > 10
    for table, keyword in (
        ("statements", "speaker"),
        ("quotations", "speaker"),
        ("records", "person"),
        ("people", "name"),
    ):
        found = corpus.table(table)
        assert found.where(**{keyword: name}) == found.where(**{keyword: plain})


def test_mentions_of_a_person_are_found_with_titles_and_in_any_case(corpus: Corpus) -> None:
    found = corpus.mentions.where(ref="dame rachel de souza")
    assert found == corpus.mentions.where(ref="Rachel de Souza")
    assert {one.kind for one in found} == {"person"}
    with pytest.raises(QueryError, match="did you mean 'Rachel de Souza'"):
        corpus.mentions.where(ref="Dame Rachel de Sousa")


@pytest.mark.parametrize("name", ["C Ramsden", "Ramsden", "Charlote Ramsden", "Ms Ramsden"])
def test_half_a_name_is_not_a_person_but_suggests_one(corpus: Corpus, name: str) -> None:
    for table, keyword in (("statements", "speaker"), ("quotations", "speaker"), ("people", "name")):
        with pytest.raises(QueryError, match="did you mean 'Charlotte Ramsden'"):
            corpus.table(table).where(**{keyword: name})


def test_bodies_are_found_by_any_name(corpus: Corpus) -> None:
    assert [one.gss for one in corpus.authorities.where(name="bucks cc")] == ["E10000002", "E06000060"]
    assert [one.gss for one in corpus.authorities.where(name=["E06000061", "Kent"])] == ["E10000016", "E06000061"]
    assert [one.ref for one in corpus.organisations.where(name="dfe")] == ["Department for Education"]
    assert [one.ref for one in corpus.organisations.where(name="Surrey Heath BC")] == ["E07000214"]
    with pytest.raises(QueryError, match="no organisation is called"):
        corpus.organisations.where(name="Departmnt for Education")
    with pytest.raises(QueryError, match="no authority is called 'Kenmt'; did you mean 'Kent'"):
        corpus.authorities.where(name="Kenmt")


def test_people_are_found_by_role_and_body(corpus: Corpus) -> None:
    presidents = corpus.people.where(role="president")
    assert {one.role_form for one in presidents} == {"president"}
    assert presidents == corpus.people.where(role_form="president")
    assert list(presidents) == [one for one in corpus.people if role_form(one.role) == "president"]
    adcs = corpus.people.where(organisation="Association of Directors of Children's Services")
    assert adcs == corpus.people.where(organisation="ADCS")


def test_codes_of_records_join_with_authorities_for_maps(corpus: Corpus) -> None:
    records = corpus.records.select("id", "authorities").to_pandas().explode("authorities").dropna()
    joined = records.merge(corpus.authorities.to_pandas(), left_on="authorities", right_on="gss")
    assert len(joined) == len(records)
    assert joined["current_gss"].notna().sum() > 0


def test_counts_by_the_normal_form_of_roles(corpus: Corpus) -> None:
    spoken = Counter(role_form(one.role) for one in corpus.quotations)
    assert corpus.quotations.count_by("role_form").to_dict() == spoken
    held: Counter[str | None] = Counter()
    for one in corpus.statements:
        forms: set[str | None] = {form for speaker in one.speakers if (form := role_form(speaker.role))}
        held.update(forms or {None})
    assert corpus.statements.count_by("role_form").to_dict() == held
    assert len(held) > 3
    trend = corpus.statements.trend(by="year", split="role_form", start="2015", end="2025").to_arrow().to_pylist()
    added = Counter[str | None]()
    for row in trend:
        added[row["role_form"]] += row["certain"] or 0
    assert 0 < added["president"] <= held["president"]
    assert added.keys() >= held.keys()
