"""The forms of a citation: a sentence, APA, BibTeX, ``CITATION.cff`` and CSL-JSON."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ..models.wording import in_a_row
from .apa import NO_DATE, apa_date, apa_names, ended
from .bibtex import record_entry, release_entry
from .citation_cff import release_cff
from .cited import CitedRecord, CitedRelease


def _release_text(cited: CitedRelease) -> str:
    return f"{cited.author} ({_year(cited)}). {cited.title} ({_version(cited)}) [Data set]. {cited.hashed}."


def _record_text(cited: CitedRecord) -> str:
    one = cited.record
    told = [cited.kind, *([f"by {in_a_row(cited.authors)}"] if cited.authors else []), one.dated.in_words()]
    where = cited.address or "Address unknown"
    place = _capital(cited.place)
    record = f"{cited.publisher}: “{cited.title}” ({', '.join(told)}). {where}. {place}. {_capital(cited.named)}."
    return f"{record} In: {_release_text(cited.within)}"


def _release_apa(cited: CitedRelease) -> str:
    version = _capital(_version(cited))
    return f"{ended(cited.author)} ({_year(cited)}). {cited.title} ({version}) [Data set]. {cited.hashed}"


def _record_apa(cited: CitedRecord) -> str:
    when = apa_date(cited.record.dated)
    of_publisher = [ended(cited.publisher)] if cited.authors else []
    place = [cited.named, *([f"dated {cited.record.dated.in_words()}"] if _is_open(cited) else []), cited.place]
    return " ".join(
        [
            ended(apa_names(cited.authors or (cited.publisher,))),
            f"({when}).",
            ended(cited.title),
            *of_publisher,
            *([cited.address] if cited.address else []),
            f"In {_release_apa(cited.within)}; {', '.join(place)}",
        ]
    )


def _is_open(cited: CitedRecord) -> bool:
    """True if one side of the date alone is known."""
    return (cited.record.dated.earliest is None) != (cited.record.dated.latest is None)


def _year(cited: CitedRelease) -> str:
    return NO_DATE if cited.day is None else str(cited.day.year)


def _noted(cited: CitedRelease) -> str:
    return ("" if cited.published else "Private build, not published. ") + cited.hashed


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _version(cited: CitedRelease) -> str:
    return f"version {cited.version}" if cited.published else f"data version {cited.version}, not published"


def _release_bibtex(cited: CitedRelease) -> str:
    return release_entry(cited, _noted(cited))


def _record_bibtex(cited: CitedRecord) -> str:
    return record_entry(cited, f"{_capital(cited.named)}, {cited.place}. In: {_release_text(cited.within)}")


def _release_csl(cited: CitedRelease) -> str:
    return _csl(
        {
            "id": cited.key,
            "type": "dataset",
            "title": cited.title,
            "author": [{"literal": cited.author}],
            **({} if cited.day is None else {"issued": {"date-parts": [_parts(cited.day)]}}),
            "version": cited.version,
            "note": _noted(cited),
        }
    )


def _record_csl(cited: CitedRecord) -> str:
    first, last = cited.record.dated.earliest, cited.record.dated.latest
    # One bound alone would be read as the day itself.
    days = [] if first is None or last is None else [first, last]
    return _csl(
        {
            "id": cited.id,
            "type": "webpage",
            "title": cited.title,
            "author": [{"literal": name} for name in cited.authors or (cited.publisher,)],
            **({"container-title": cited.publisher} if cited.authors else {}),
            **({"issued": {"date-parts": [_parts(day) for day in dict.fromkeys(days)]}} if days else {}),
            "genre": cited.kind,
            **({} if cited.address is None else {"URL": cited.address}),
            "note": f"{_dated(cited)}. {_capital(cited.named)}, {cited.place}. In: {_release_text(cited.within)}",
        }
    )


def _dated(cited: CitedRecord) -> str:
    dated = cited.record.dated
    known = dated.earliest is not None or dated.latest is not None
    return f"Dated {dated.in_words()}" if known else _capital(dated.in_words())


def _csl(item: Mapping[str, Any]) -> str:
    return json.dumps([item], ensure_ascii=False, indent=2)


def _parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]


RELEASE_STYLES: Mapping[str, Callable[[CitedRelease], str]] = {
    "text": _release_text,
    "apa": _release_apa,
    "bibtex": _release_bibtex,
    "cff": release_cff,
    "csl-json": _release_csl,
}
RECORD_STYLES: Mapping[str, Callable[[CitedRecord], str]] = {
    "text": _record_text,
    "apa": _record_apa,
    "bibtex": _record_bibtex,
    "csl-json": _record_csl,
}
