"""The forms of a citation: a sentence, APA, BibTeX, ``CITATION.cff`` and CSL-JSON."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ..models import DateRange
from .citation_cff import release_cff
from .cited import CitedRecord, CitedRelease

_NO_DATE = "n.d."
_KEY = re.compile(r"[^A-Za-z0-9]+")
# Characters that TeX would take for commands.
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)


def _release_text(cited: CitedRelease) -> str:
    return f"{cited.author} ({_year(cited)}). {cited.title} ({_version(cited)}) [Data set]. {cited.hashed}."


def _record_text(cited: CitedRecord) -> str:
    when = cited.record.dated.in_words()
    where = cited.address or "Address unknown"
    place = _capital(cited.place)
    record = f"{cited.publisher}: “{cited.title}” ({cited.kind}, {when}). {where}. {place}. {_capital(cited.named)}."
    return f"{record} In: {_release_text(cited.within)}"


def _release_apa(cited: CitedRelease) -> str:
    return (
        f"{cited.author}. ({_year(cited)}). {cited.title} ({_version(cited).capitalize()}) [Data set]. {cited.hashed}"
    )


def _record_apa(cited: CitedRecord) -> str:
    dated = cited.record.dated
    when = dated.in_words().removeprefix("on ") if _is_dated(dated) else _NO_DATE
    where = f" {cited.address}" if cited.address else ""
    within = f"{_release_apa(cited.within)}; {cited.named}, {cited.place}"
    return f"{cited.publisher}. ({when}). {cited.title}.{where} In {within}"


def _year(cited: CitedRelease) -> str:
    return _NO_DATE if cited.day is None else str(cited.day.year)


def _is_dated(dated: DateRange) -> bool:
    return dated.earliest is not None or dated.latest is not None


def _noted(cited: CitedRelease) -> str:
    return ("" if cited.published else "Private build, not published. ") + cited.hashed


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _version(cited: CitedRelease) -> str:
    return f"version {cited.version}" if cited.published else f"data version {cited.version}, not published"


def _release_bibtex(cited: CitedRelease) -> str:
    fields = {
        "author": f"{{{tex(cited.author)}}}",
        "title": f"{{{tex(cited.title)}}}",
        **({} if cited.day is None else {"year": str(cited.day.year), "date": cited.day.isoformat()}),
        "version": tex(cited.version),
        "note": _noted(cited),
    }
    return entry("dataset", f"childservices_corpus_{cited.version}", fields)


def _record_bibtex(cited: CitedRecord) -> str:
    dated = cited.record.dated
    fields = {
        "author": f"{{{tex(cited.publisher)}}}",
        "title": f"{{{tex(cited.title)}}}",
        **({"date": dated.to_edtf()} if _is_dated(dated) else {}),
        **({} if cited.address is None else {"url": cited.address}),
        "note": tex(f"{_capital(cited.named)}, {cited.place}. In: {_release_text(cited.within)}"),
    }
    return entry("misc", cited.id, fields)


def entry(kind: str, key: str, fields: Mapping[str, str]) -> str:
    """An entry for BibTeX; words in `fields` that TeX would take for commands are written with :func:`tex`."""
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@{kind}{{{_KEY.sub('_', key)},\n{lines}\n}}"


def tex(words: str) -> str:
    """`words` as TeX prints them, without a command in them."""
    return words.translate(_TEX)


def _release_csl(cited: CitedRelease) -> str:
    return _csl(
        {
            "id": f"childservices_corpus-{cited.version}",
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
            "author": [{"literal": cited.publisher}],
            **({"issued": {"date-parts": [_parts(day) for day in dict.fromkeys(days)]}} if days else {}),
            "genre": cited.kind,
            **({} if cited.address is None else {"URL": cited.address}),
            "note": f"Dated {cited.record.dated.in_words()}. {_capital(cited.named)}, {cited.place}. "
            f"In: {_release_text(cited.within)}",
        }
    )


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
