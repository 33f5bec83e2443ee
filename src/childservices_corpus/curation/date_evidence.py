"""Days found outside the dumps, each with its source: the table ``data/curation/date_evidence.csv``.

Columns: ``publisher``, ``record_id``, ``title``, ``earliest``, ``latest`` (ISO days; an empty cell does not set a
bound), ``kind``, ``byline`` (the author according to the source) and ``source``. Kinds:

- ``publisher_page``: the exact day, stated by the publisher's own page;
- ``same_day``: the exact day, because the record says "today" or "yesterday" of an event that the source dates;
- ``event`` and ``news_report``: bounds that follow from an event or a report;
- ``near_event``: the source dates an event, and the record is assumed to be within a few days of it. The table
  ``reference/date_habits.toml`` gives the number of days.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, Protocol, cast, get_args

from ..errors import InputError
from ..models import Evidence, publisher_names
from ..reading.headlines import DOTS
from ..reference import table
from ..text.date_lines import YEARS
from .rows import TableRow, read_rows

Kind = Literal["publisher_page", "same_day", "event", "news_report", "near_event"]
KINDS: tuple[str, ...] = get_args(Kind)
# Kinds that give the exact day of the record.
EXACT = ("publisher_page", "same_day")
COLUMNS = ("publisher", "record_id", "title", "earliest", "latest", "kind", "byline", "source")


@dataclass(frozen=True)
class CuratedDate:
    """One row: evidence from a source for the day of one record, which its id or, without an id, its title names.

    ``place`` is the file and line of the row, empty if it was not read from a file.
    """

    publisher: str
    record_id: str
    title: str
    earliest: date | None
    latest: date | None
    kind: Kind
    byline: str
    source: str
    place: str = field(default="", compare=False)

    @property
    def evidence(self) -> Evidence:
        """The row as evidence; the source says so if the bounds rest on an assumption."""
        source = self.source
        if self.kind == "near_event" and self.earliest is not None and self.latest is not None:
            days = (self.latest - self.earliest).days
            source = f"{source} (that the record came within {days} days is assumed)"
        return Evidence(kind="curated", earliest=self.earliest, latest=self.latest, source=source)


@dataclass(frozen=True)
class Refused:
    """A row that is not used, and the reason; `namesake` is the id of the first record with its title, if any."""

    row: CuratedDate
    why: str
    namesake: str | None = None


@dataclass(frozen=True)
class Matched:
    """Used rows by the id of their record, and rows that are not used."""

    rows: Mapping[str, tuple[CuratedDate, ...]]
    refused: tuple[Refused, ...]


def read_curated(path: Path) -> tuple[CuratedDate, ...]:
    """The rows of the table at `path`, in order.

    Raises :class:`~childservices_corpus.errors.InputError`, which names the line, for the faults that
    :func:`.rows.read_rows` finds and for a row with an invalid day, bounds out of order, no bound, an unknown kind, a
    record of another publisher or no source.
    """
    return tuple(_row(row, path) for row in read_rows(path, COLUMNS, path.name))


def _row(row: TableRow, path: Path) -> CuratedDate:
    place = f"{path.name}, line {row.line}"
    value = {name: cell.strip() for name, cell in row.cells.items()}
    earliest, latest = _day(value["earliest"], place), _day(value["latest"], place)
    if earliest is None and latest is None:
        raise InputError(f"{place}: both bounds are empty; give earliest, latest or both")
    if earliest is not None and latest is not None and earliest > latest:
        raise InputError(f"{place}: earliest {earliest} is after latest {latest}")
    if value["publisher"] not in publisher_names():
        raise InputError(f"{place}: publisher {value['publisher']!r} is not one of {', '.join(publisher_names())}")
    if value["kind"] not in KINDS:
        raise InputError(f"{place}: kind {value['kind']!r} is not one of {', '.join(KINDS)}")
    if value["kind"] in EXACT and earliest != latest:
        raise InputError(f"{place}: a {value['kind']} states the exact day; make earliest and latest equal")
    if value["kind"] == "near_event":
        _check_near(value["publisher"], earliest, latest, place)
    if not value["source"]:
        raise InputError(f"{place}: the source is empty; say where the day was found")
    if not value["record_id"] and not value["title"]:
        raise InputError(f"{place}: the record is not named; give record_id, or publisher and title")
    if value["record_id"] and not value["record_id"].startswith(f"{value['publisher']}/"):
        raise InputError(f"{place}: the record {value['record_id']!r} is not of the publisher {value['publisher']!r}")
    return CuratedDate(
        value["publisher"],
        value["record_id"],
        value["title"],
        earliest,
        latest,
        cast("Kind", value["kind"]),
        value["byline"],
        value["source"],
        place=place,
    )


def _check_near(publisher: str, earliest: date | None, latest: date | None, place: str) -> None:
    """Raise :class:`InputError` if the days of a near_event row are further apart than its publisher's habit allows."""
    habits = table("date_habits")["near_event_days"]
    if publisher not in habits:
        raise InputError(f"{place}: near_event is only for {', '.join(habits)}, not {publisher!r}; use event")
    if earliest is None or latest is None or (latest - earliest).days > habits[publisher]:
        raise InputError(
            f"{place}: the days of a near_event of {publisher} are at most {habits[publisher]} days apart; use event"
        )


def _day(words: str, place: str) -> date | None:
    if not words:
        return None
    if not is_day(words):
        raise InputError(f"{place}: {words!r} is not a day; write it as 2022-03-23")
    return date.fromisoformat(words)


def is_day(words: str) -> bool:
    """True if `words` are a day that a page can have, in the only form that tables accept: ``2022-03-23``.

    Days without hyphens are refused, because some readers take eight digits for a number of seconds. Years such as 0202
    are refused, as they are in date lines.
    """
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return False
    return day.year in YEARS and day.isoformat() == words


class Titled(Protocol):
    """What names a record."""

    @property
    def id(self) -> str:
        """The id."""
        ...

    @property
    def publisher(self) -> str:
        """The publisher."""
        ...

    @property
    def title(self) -> str | None:
        """The title; ``None`` without one."""
        ...


def match(
    curated: Sequence[CuratedDate], records: Iterable[Titled], agrees: Callable[[CuratedDate, str], bool]
) -> Matched:
    """Find the record of each row: by id, or by publisher and title.

    A row whose id does not fit finds its record by title on three conditions: only one record has the title; the title
    is not cut, because a cut title may fit the item of every year; and `agrees` is true for the row and the record's
    id.
    """
    ids: set[str] = set()
    titled: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for record in records:
        ids.add(record.id)
        if record.title is not None:
            titled[record.publisher, record.title][record.id] = None
    rows: dict[str, list[CuratedDate]] = defaultdict(list)
    refused: list[Refused] = []
    for row in curated:
        namesakes = list(titled.get((row.publisher, row.title), ()))
        if row.record_id in ids:
            rows[row.record_id].append(row)
        elif not namesakes:
            refused.append(Refused(row, "neither its id nor its title fits a record"))
        elif len(namesakes) > 1:
            refused.append(Refused(row, "several records have its title", namesakes[0]))
        elif row.title.endswith(DOTS):
            refused.append(Refused(row, "its title is cut, so it may belong to another record", namesakes[0]))
        elif not agrees(row, namesakes[0]):
            refused.append(Refused(row, "the record with its title gives other days", namesakes[0]))
        else:
            rows[namesakes[0]].append(row)
    return Matched({key: tuple(found) for key, found in rows.items()}, tuple(refused))
