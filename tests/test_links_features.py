"""What two records are compared by: the words of their titles, their years, numbers and occasions."""

import pytest

from childservices_corpus.annotate.links.features import Features, features, one_subject, shared
from childservices_corpus.models import Article


def of(title: str, summary: str = "") -> Features:
    record = Article(
        id="themj/a-00000000", publisher="themj", title=title, summary=summary, document_id="0" * 64, position=0
    )
    return features(record, (None, None))


SUBJECTS = [
    ("Policies for Carers", ("policy", "carer")),
    ("Success and bus passes", ("success", "bus", "passe")),
    ("Funding, funding!", ("funding",)),
    ("The 2021 Reviews", ("2021", "review")),
]


@pytest.mark.parametrize(("title", "subject"), SUBJECTS)
def test_a_subject_is_the_words_in_the_singular_each_once(title: str, subject: tuple[str, ...]) -> None:
    assert of(title).subject == subject


def test_a_title_is_its_bare_words_and_may_be_cut() -> None:
    found = of("Ann’s “plan” for 16-year-olds…")
    assert found.title == "ann plan for 16 year olds"
    assert found.cut
    assert not of("A plan").cut
    assert found.numbers == {"16"}
    assert of("A 2nd plan of £5m").numbers == {"2nd", "5m"}
    assert of("A plan for you", "More help wanted").terms == {"plan", "more", "help", "wanted"}


def test_years_are_those_of_the_title_and_of_the_beginning() -> None:
    assert "2021" in of("A plan of 2021").years
    assert "2022" in of("A plan", "It is of 2022.").years
    assert of("A plan", "It is of 1822.").years == frozenset()


def test_the_share_of_words_in_both_titles() -> None:
    one, other = of("Quillon fostering plan for Barnwell"), of("Barnwell fostering plan")
    assert shared(one, other) == ("fostering", "plan", "barnwell")
    assert shared(other, one) == ("barnwell", "fostering", "plan")
    assert one_subject(one, one) == 1.0
    assert one_subject(one, other) == 0.75
    assert one_subject(of("Quillon plan"), of("Quillon plan")) == 0.0
    more = of("Barnwell Hexley Quillon fostering review")
    assert one_subject(of("Quillon Barnwell Hexley fostering plan"), more) == 4 / 6


def test_a_title_that_is_cut_counts_as_whole_where_the_other_begins_with_it() -> None:
    whole, cut = of("Quillon Barnwell Tarvin Hexley plan announced"), of("Quillon Barnwell Tarvin Hexley…")
    assert one_subject(whole, cut) == one_subject(cut, whole) == 1.0
    assert one_subject(whole, of("Quillon Barnwell Tarvin Hexley")) < 1.0
    assert one_subject(whole, of("Barnwell Quillon Tarvin Hexley…")) < 1.0
