"""Record batches of pages in, record batches of results out: page by page what `parse_table` gives."""

import io
import pickle
from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import childservices_corpus as csc
from childservices_corpus.errors import InputError, WrongTypeError
from childservices_corpus.layouts.registry import GROUP as LAYOUTS
from makers import FORMS, joining, made
from packages import AddPackage
from pages import Item, bulleted, days, feed, feeds, items, listings, localgov, plain, summaries
from support import DUMPS
from wrong_layouts import ITEMS

LISTING = bulleted(ITEMS)
WRAPPED = LISTING.replace(" budgets", "\nbudgets")
HOSTILE = {
    "empty": "",
    "blank": " \n\t\n\n",
    "a byte order mark": f"\N{ZERO WIDTH NO-BREAK SPACE}{LISTING}\N{ZERO WIDTH NO-BREAK SPACE}{LISTING}",
    "unknown text": "Alpha beta.\n\nGamma delta.\n",
    "not a text": b"\0\x01\x02\xff" * 20,
    "HTML": f"<!doctype html><html><body><p>{LISTING}</p></body></html>",
    "wrapped": WRAPPED,
    "joined": f"{LISTING}\n\n{localgov(ITEMS)}\n\n{LISTING}",
    "zero-width spaces": LISTING.replace(" while", "\N{ZERO WIDTH SPACE} while"),
    "no-break spaces": LISTING.replace(" while", "\N{NO-BREAK SPACE}while"),
    "Windows line ends": LISTING.replace("\n", "\r\n"),
    "a carriage return at its end": LISTING + "\r",
    "Windows-1252": LISTING.replace("children’s", "children\x92s").encode("latin-1", "replace"),
    "UTF-16": LISTING.encode("utf-16"),
    "a cut character": LISTING.encode() + b"\xe2\x80",
    "a lost character": LISTING + "\n\nA \N{REPLACEMENT CHARACTER} in it.\n",
    "a day that cannot be": LISTING.replace(ITEMS[0].day, "31 February 2021"),
    "the same again": f"{LISTING}\n\n{LISTING}\n",
    "one record": bulleted(ITEMS[:1]),
    "a title alone": f"  • {ITEMS[0].title}\n",
}
# Lines of other forms, and lines that part a menu or a list of events from a listing.
MARKS = [
    *("Tags assigned to this article:", "Related Articles", "Next Upcoming Event", "Apply for this job", "Sign Up"),
    *("By Ann Sample | 12 May 2022", "Children’s services", "• Home", "Ann Sample 12 May 2022", "Related articles:"),
    *("Children's social care | LocalGov", "11/02/2025 Words |", "12 May 2022", "020 7946 0000", "She said:"),
    *("Blogs Tue 12 May 2022 10:30", "Book now for 7 pm, free to members, and join all the people who are there.",),
    *("Read More", "You have reached your limit of free articles", "© Sample Ltd", "Comment: boats", "A line"),
]  # fmt: skip


def batch(contents: Sequence[bytes | None], **columns: Sequence[Any]) -> pa.RecordBatch:
    names = [f"page {number}" for number in range(len(contents))]
    return pa.RecordBatch.from_pydict({"name": names, "content": pa.array(contents, pa.binary()), **columns})


def results(batches: Any, *, detailed: bool = True) -> list[pa.RecordBatch]:
    found = list(csc.parse_batches(batches, detailed=detailed))
    for one in found:
        one.validate(full=True)
        assert one.schema.equals(csc.batch_schema(detailed=detailed), check_metadata=True)
    return found


def same_as_alone(contents: Sequence[bytes]) -> None:
    (found,) = results([batch(contents)])
    assert found.num_rows == len(contents)
    for row, content in enumerate(contents):
        alone = csc.parse_table(content, name=f"page {row}")
        read = csc.batch_tables(found.slice(row, 1))
        for name, table in alone.items():
            assert read[name].schema.equals(table.schema, check_metadata=True)
            assert read[name].to_pylist() == table.to_pylist(), name


def coded(page: object) -> bytes:
    return page.encode("utf-8", "surrogatepass") if isinstance(page, str) else bytes(page)  # type: ignore[call-overload]


titled = st.builds(Item, st.sampled_from([one.removeprefix("• ") for one in MARKS]), days, summaries)
told = st.builds(Item, st.just("Forks and spoons"), days, st.sampled_from(MARKS))
spoilt = st.lists(items | titled | told, min_size=1, max_size=5).map(bulleted)


def with_mark(page: str, mark: str, at: int) -> str:
    lines = page.split("\n")
    return "\n".join((*lines[: at % (len(lines) + 1)], mark, *lines[at % (len(lines) + 1) :]))


marked = st.builds(with_mark, spoilt, st.sampled_from(MARKS), st.integers(0, 60))
others = st.one_of(
    listings.map(plain),
    listings.map(localgov),
    listings.map(lambda some: bulleted(some, heading="Children", indent=0)),
    listings.map(lambda some: bulleted(some, blanks=2) + "\n"),
    feeds.map(feed),
    st.sampled_from(sorted(HOSTILE)).map(HOSTILE.__getitem__),
    st.text(max_size=60),
)


@settings(max_examples=25, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.lists(listings.map(bulleted) | spoilt | marked | others, max_size=6))
def test_a_batch_gives_what_each_page_gives_alone(pages: list[str | bytes]) -> None:
    same_as_alone(list(map(coded, pages)))


def test_dumps_made_pages_and_hostile_pages_in_one_batch() -> None:
    made_pages = [made(form, seed).text for form in FORMS for seed in range(2)] + [joining(3).text]
    dumps = [path.read_bytes() for path in DUMPS]
    same_as_alone([*dumps, *map(coded, HOSTILE.values()), *map(coded, made_pages), *dumps[:2]])


def test_a_lone_surrogate_stays_with_its_page() -> None:
    page = LISTING.replace("under", "und\ud800er", 1)
    (found,) = results([batch([coded(page), LISTING.encode()])])
    assert csc.batch_tables(found)["articles"].num_rows >= len(ITEMS)


def test_pages_of_a_layout_that_fails(add_package: AddPackage) -> None:
    source = "from wrong_layouts import ALL\nLAYOUT = ALL['raises'][0]\n"
    add_package("spoilt", source, {LAYOUTS: {"spoilt": "spoilt:LAYOUT"}})
    same_as_alone([LISTING.encode(), localgov(ITEMS).encode(), bulleted(ITEMS, heading="Finance").encode()])


def test_facts_of_pages() -> None:
    contents = [made("themj-body-only", 1).text.encode(), LISTING.encode(), LISTING.encode()]
    addresses = ["https://www.themj.co.uk/Some-words", "https://www.themj.co.uk/", "https://adcs.org.uk/"]
    (found,) = results([batch(contents, address=addresses, saved=["2024-05-12", None, None])])
    for row, (content, address) in enumerate(zip(contents, addresses, strict=True)):
        saved = "2024-05-12" if row == 0 else None
        alone = csc.parse_table(content, name=f"page {row}", address=address, saved=saved)
        read = csc.batch_tables(found.slice(row, 1))
        assert {name: table.to_pylist() for name, table in alone.items()} == {
            name: read[name].to_pylist() for name in alone
        }


def test_a_bad_row_is_a_problem_of_this_row() -> None:
    contents = [LISTING.encode(), None, LISTING.encode(), LISTING.encode(), LISTING.encode()]
    addresses, saved = [None, None, "ftp://example.org", None, None], [None, None, None, "yesterday", None]
    (found,) = results([batch(contents, address=addresses, saved=saved)])
    rows = found.to_pylist()
    assert [row["id"] is not None for row in rows] == [True, False, False, False, True]
    assert [len(row["articles"]) for row in rows] == [len(ITEMS), 0, 0, 0, len(ITEMS)]
    assert [[one["code"] for one in row["problems"]] for row in rows[1:4]] == [["unreadable-row"]] * 3
    assert [row["name"] for row in rows] == [f"page {number}" for number in range(5)]
    words = ("its content is null", "not an http or https address", "not a day")
    for row, part in zip(rows[1:4], words, strict=True):
        assert part in row["problems"][0]["message"]
    tables = csc.batch_tables(found)
    assert (tables["documents"].num_rows, tables["problems"].num_rows) == (2, 3)


def test_a_batch_of_bad_rows_alone_and_a_batch_of_none() -> None:
    bad, none = results([batch([None, None]), batch([])])
    assert (bad.num_rows, none.num_rows) == (2, 0)
    assert [table.num_rows for table in csc.batch_tables(none).values()] == [0] * 7


def test_results_go_through_a_file_a_pickle_and_a_stream() -> None:
    batches = [batch([LISTING.encode(), None]), batch([path.read_bytes() for path in DUMPS[2:]])]
    found, sink = results(batches), io.BytesIO()
    with pa.ipc.new_file(sink, csc.batch_schema()) as file:
        for one in found:
            file.write_batch(one)
    read = pa.ipc.open_file(io.BytesIO(sink.getvalue()))
    assert [read.get_batch(number) for number in range(read.num_record_batches)] == found
    assert pickle.loads(pickle.dumps(found)) == found
    assert pa.RecordBatchReader.from_batches(csc.batch_schema(), csc.parse_batches(batches)).read_all().num_rows == 5


def kinds(kind: pa.DataType) -> list[pa.DataType]:
    return [kind] if not isinstance(kind, pa.DictionaryType) else [kind, *kinds(kind.value_type)]


def test_the_schema_has_neither_dictionaries_nor_metadata() -> None:
    schema = csc.batch_schema()
    assert "dictionary" not in str(schema)
    assert schema.metadata is None
    assert all(field.metadata is None for field in schema)
    assert set(csc.batch_schema(detailed=False).names) == set(schema.names) - {"provenance", "ledger"}


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.binary(), pa.large_binary(), pa.string_view()])
def test_content_of_any_type(kind: pa.DataType) -> None:
    one = batch([LISTING.encode()])
    given_kind = pa.RecordBatch.from_arrays(
        [one.column(0), one.column(1).cast(pa.string()).cast(kind)], names=one.schema.names
    )
    assert results([given_kind]) == results([one])


def test_text_that_is_not_utf_8_is_a_problem_of_its_row() -> None:
    wrong = pa.Array.from_buffers(pa.string(), 1, pa.array([b"\xff"]).buffers())
    (found,) = results([pa.RecordBatch.from_arrays([pa.array(["a"]), wrong], names=["name", "content"])])
    assert "not in UTF-8" in found.to_pylist()[0]["problems"][0]["message"]


def test_readers_and_tables_are_read_too() -> None:
    table = pa.Table.from_batches([batch([LISTING.encode()])] * 3)
    assert len(results(table)) == len(results(table.to_reader())) == 3
    assert results(iter(table.to_batches())) == results(table)
    assert results(batch([LISTING.encode()])) == results(table)[:1]
    assert results([]) == []


def test_what_is_no_batch_is_told() -> None:
    one = batch([LISTING.encode()])
    with pytest.raises(WrongTypeError, match="iterable of Arrow record batches"):
        results(7)
    with pytest.raises(WrongTypeError, match="a batch is a"):
        results([{"name": "a"}])
    with pytest.raises(InputError, match="column 'content' is not in the batch"):
        results([one.select(["name"])])
    with pytest.raises(WrongTypeError, match="column 'content' of the batch is of the type int64"):
        results([pa.RecordBatch.from_pydict({"name": ["a"], "content": [1]})])


def test_less_is_given_on_request() -> None:
    (found,) = results([batch([LISTING.encode(), localgov(ITEMS).encode()])], detailed=False)
    assert set(csc.batch_tables(found)) == {"articles", "statements", "sightings", "documents", "problems"}
