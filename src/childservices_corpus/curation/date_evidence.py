"""Days found outside the dumps, each with its source: the table ``data/curation/date_evidence.csv``.

Columns: ``publisher``, ``record_id``, ``title``, ``earliest``, ``latest`` (ISO days, an empty one sets no bound),
``kind``, ``byline`` (who the source says wrote it) and ``source``. Kinds:

- ``publisher_page``: the very day, as the publisher's own page states it;
- ``same_day``: the very day, since the record says "today" or "yesterday" of what the source dates;
- ``event`` and ``news_report``: bounds that follow from what happened or was reported;
- ``near_event``: the source dates an event, and the record is assumed to have come within a few days of it. How many
  days that may be is in the table ``reference/date_habits.toml``.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, cast, get_args

from ..errors import InputError
from ..models import Article, Evidence, Statement, publisher_names
from ..reading.statements import DOTS
from ..reference import table
from ..text.date_lines import YEARS
from .rows import TableRow, read_rows

Kind = Literal["publisher_page", "same_day", "event", "news_report", "near_event"]
KINDS: tuple[str, ...] = get_args(Kind)
# Kinds that give the very day of the record.
EXACT = ("publisher_page", "same_day")
COLUMNS = ("publisher", "record_id", "title", "earliest", "latest", "kind", "byline", "source")


@dataclass(frozen=True)
class CuratedDate:
    """One row: what a source says of the day of one record, named by its id or, failing that, by its title.

    ``place`` is the file and line it was read from, if it was.
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
        """The row as evidence; where a bound is assumed, its source says so."""
        source = self.source
        if self.kind == "near_event" and self.earliest is not None and self.latest is not None:
            days = (self.latest - self.earliest).days
            source = f"{source} (that the record came within {days} days is assumed)"
        return Evidence(kind="curated", earliest=self.earliest, latest=self.latest, source=source)


@dataclass(frozen=True)
class Refused:
    """A row that is used for no record, and why; `namesake` is the id of the first record of its title, if any."""

    row: CuratedDate
    why: str
    namesake: str | None = None


@dataclass(frozen=True)
class Matched:
    """Rows by the id of the record they speak of, and those that are used for none."""

    rows: Mapping[str, tuple[CuratedDate, ...]]
    refused: tuple[Refused, ...]


def read_curated(path: Path) -> tuple[CuratedDate, ...]:
    """The rows of the table at `path`, in order.

    Raises :class:`~childservices_corpus.errors.InputError`, naming the line, as :func:`.rows.read_rows` does, and for a
    row with a day that is not one, bounds out of order or missing, an unknown kind, a record of another publisher or no
    source.
    """
    return tuple(_row(row, path) for row in read_rows(path, COLUMNS))


def _row(row: TableRow, path: Path) -> CuratedDate:
    place = f"{path}:{row.line}"
    value = {name: cell.strip() for name, cell in row.cells.items()}
    earliest, latest = _day(value["earliest"], place), _day(value["latest"], place)
    if earliest is None and latest is None:
        raise InputError(f"{place}: sets neither bound; give earliest, latest or both")
    if earliest is not None and latest is not None and earliest > latest:
        raise InputError(f"{place}: earliest {earliest} is after latest {latest}")
    if value["publisher"] not in publisher_names():
        raise InputError(f"{place}: publisher {value['publisher']!r} is not one of {', '.join(publisher_names())}")
    if value["kind"] not in KINDS:
        raise InputError(f"{place}: kind {value['kind']!r} is not one of {', '.join(KINDS)}")
    if value["kind"] in EXACT and earliest != latest:
        raise InputError(f"{place}: a {value['kind']} states the very day; make earliest and latest alike")
    if value["kind"] == "near_event":
        _check_near(value["publisher"], earliest, latest, place)
    if not value["source"]:
        raise InputError(f"{place}: has no source; say where the day was found")
    if not value["record_id"] and not value["title"]:
        raise InputError(f"{place}: does not name a record; give record_id, or publisher and title")
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
        place=f"{path.name}, line {row.line}",
    )


def _check_near(publisher: str, earliest: date | None, latest: date | None, place: str) -> None:
    """Raise unless the days of a near_event row are as near as the habit of its publisher allows."""
    habits = table("date_habits")["near_event_days"]
    if publisher not in habits:
        raise InputError(
            f"{place}: near_event is an assumption about {', '.join(habits)}, not {publisher!r}; use event"
        )
    if earliest is None or latest is None or (latest - earliest).days > habits[publisher]:
        raise InputError(
            f"{place}: a near_event of {publisher} has two days at most {habits[publisher]} days apart; use event"
        )


def _day(words: str, place: str) -> date | None:
    if not words:
        return None
    if not is_day(words):
        raise InputError(f"{place}: {words!r} is not a day; write it as 2022-03-23")
    return date.fromisoformat(words)


def is_day(words: str) -> bool:
    """True if `words` are a day that a page can have, in the one form that tables have: ``2022-03-23``.

    Forms without hyphens are refused, since some readers take eight digits for a number of seconds; so are years such
    as 0202, as they are in date lines.
    """
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return False
    return day.year in YEARS and day.isoformat() == words


def match(
    curated: Sequence[CuratedDate], records: Iterable[Article | Statement], agrees: Callable[[CuratedDate, str], bool]
) -> Matched:
    """Find the record of each row: by id, or by publisher and title.

    A title finds its record where one alone has it, where it is whole (what is left of a cut one may stand over an item
    of each year), and where the row `agrees` with what the record, named by its id, says of itself.
    """
    ids: set[str] = set()
    titled: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for record in records:
        ids.add(record.id)
        titled[record.publisher, record.title][record.id] = None
    rows: dict[str, list[CuratedDate]] = defaultdict(list)
    refused: list[Refused] = []
    for row in curated:
        namesakes = list(titled.get((row.publisher, row.title), ()))
        if row.record_id in ids:
            rows[row.record_id].append(row)
        elif not namesakes:
            refused.append(Refused(row, "no record has its id or its title"))
        elif len(namesakes) > 1:
            refused.append(Refused(row, "several records have its title", namesakes[0]))
        elif row.title.endswith(DOTS):
            refused.append(Refused(row, "its title is cut, so that it may be another's", namesakes[0]))
        elif not agrees(row, namesakes[0]):
            refused.append(Refused(row, "the record of its title tells of other days", namesakes[0]))
        else:
            rows[namesakes[0]].append(row)
    return Matched({key: tuple(found) for key, found in rows.items()}, tuple(refused))
