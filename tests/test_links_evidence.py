"""Why two records are linked, in words, and names whose short forms mean the same matter."""

import pytest

from childservices_corpus.annotate.links.find import find_links
from linked import OTHER, SUMMARY, TITLE, Record, article, statement
from test_links_features import of

SLIP = SUMMARY.replace("Thousands of", "Thousands of of")
LONGER = f"{SUMMARY} {OTHER}"
HOMES = "Why homes near schools matter most"
SAME = "same title and text, word for word"
WHOLE = "titles 100 % alike, 100 % of the words of the shorter text in both"

EVIDENCE: list[tuple[Record, Record, str, str]] = [
    (article("localgov", TITLE, SUMMARY), article("themj", TITLE, SUMMARY), "same_text", SAME),
    (
        article("localgov", TITLE, SUMMARY),
        article("localgov", TITLE, SLIP),
        "same_text",
        "texts 98 % alike, titles 100 %; two versions of one publisher",
    ),
    (article("localgov", TITLE, SUMMARY), article("themj", TITLE, SLIP), "same_text", "texts 98 % alike, titles 100 %"),
    (article("localgov", TITLE, SUMMARY), article("themj", TITLE, LONGER), "same_story", WHOLE),
    (
        article("themj", HOMES, SUMMARY),
        statement("column", HOMES, LONGER, outlet="The MJ"),
        "reprint",
        f"names the outlet as its first place; {WHOLE}",
    ),
]


@pytest.mark.parametrize(("one", "other", "relation", "evidence"), EVIDENCE, ids=[case[3] for case in EVIDENCE])
def test_a_link_says_why(one: Record, other: Record, relation: str, evidence: str) -> None:
    for pair in ([one, other], [other, one]):
        (link,) = find_links(pair)
        assert (link.relation, link.evidence) == (relation, evidence)
        assert {link.source_id, link.target_id} == {one.id, other.id}
        assert 0.9 < link.score <= 1
        if relation == "reprint":
            assert (link.source_id, link.target_id) == (other.id, one.id)


# Written from knowledge of the sector: each body and scheme with its usual letters.
SHORT_FORMS = [
    ("Department for Education", "DfE"),
    ("unaccompanied asylum-seeking children", "UASC"),
    ("National Transfer Scheme", "NTS"),
    ("Office of the Children’s Commissioner", "OCC"),
    ("Children’s Commissioner", "OCC"),
    ("Ministry of Justice", "MoJ"),
    ("Competition and Markets Authority", "CMA"),
    ("Local Government Association", "LGA"),
    ("Comprehensive Spending Review", "CSR"),
]


@pytest.mark.parametrize(("name", "short"), SHORT_FORMS, ids=[name for name, _ in SHORT_FORMS])
def test_a_name_and_its_short_form_are_one_subject(name: str, short: str) -> None:
    for title in ("Comment: {} plans boats", "{} plans boats", "Boats of the {}"):
        assert of(title.format(name)).subject == of(title.format(short)).subject
    assert of(f"{name} plans boats").subject != of("XYZ plans boats").subject
