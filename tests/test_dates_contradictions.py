"""Evidence that contradicts other evidence: which is left out, and what the report says of it."""

from datetime import date

from childservices_corpus.annotate.dates.infer import infer
from dating import dated, feed, ids, known


def test_of_two_rows_of_equal_strength_both_are_named_with_which_won_and_why() -> None:
    pages = feed("One.")
    (name,) = ids(pages)
    rows = [known(name, date(2021, 6, 8)), known(name, date(2021, 7, 9))]
    assert dated(pages, rows) == ["2021-06-08"]
    (finding,) = infer(pages, rows).findings
    assert (finding.code, finding.evidence) == ("contradiction", rows[1].evidence)
    said = ("equally strong", "comes first is kept", "kept on 8 June 2021", "left out on 9 July 2021")
    for words in said:
        assert words in finding.message


def test_of_unequal_evidence_the_message_names_the_stronger_kind() -> None:
    pages = feed("Today, 8 June 2021, it came.")
    (finding,) = infer(pages, [known(ids(pages)[0], date(2021, 7, 9))]).findings
    assert "the text evidence is left out, since the stronger curated evidence rules it out" in finding.message


def test_a_day_before_the_founding_names_the_founding() -> None:
    pages = feed("Today, 8 June 1948, it came.")
    (finding,) = infer(pages).findings
    assert "left out, since adcs was founded on 2007-02-01: 8 June 1948" in finding.message
