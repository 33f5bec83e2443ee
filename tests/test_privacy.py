"""A name is taken out of a saved page as docs/privacy.md says, and the places of all other values stay."""

from childservices_corpus.models import Article, Statement
from childservices_corpus.parsing.objects import parse
from support import DUMPS, records

ITEM = "Children\n\n  • A review is published\n\n    13 June 2024\n\n    The case of Ann Sample is examined again."


def by_id(found: list[Article | Statement]) -> dict[str, Article | Statement]:
    return {record.id: record for record in found}


def test_a_name_is_masked_and_all_other_values_keep_their_places() -> None:
    page = f"{ITEM}\n\n{DUMPS[0].read_text('utf-8')}"
    masked = page.replace("Ann Sample", "███ ██████")
    assert len(masked) == len(page)
    before, after = parse(page), parse(masked)
    old, new = by_id(records(before)), by_id(records(after))
    assert len(old) == len(new) > 20
    gone, come = old.keys() - new.keys(), new.keys() - old.keys()
    assert len(gone) == len(come) == 1
    assert {(one.title, one.position) for one in (old[name] for name in gone)} == {
        (one.title, one.position) for one in (new[name] for name in come)
    }
    rows = [(row.field, row.item, row.start, row.end) for row in before.provenance]
    assert rows == [(row.field, row.item, row.start, row.end) for row in after.provenance]
    assert before.document.id != after.document.id
    assert after.problems == before.problems
