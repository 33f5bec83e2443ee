"""BibTeX: a release or a record as an entry, and words as TeX prints them."""

import re
from collections.abc import Mapping

from .cited import CitedRecord, CitedRelease

_KEY = re.compile(r"[^A-Za-z0-9]+")
# In a name without braces, BibTeX would take these for the end of the name or of its family name.
_PARTED = re.compile(r"\band\b|,", re.IGNORECASE)
# Characters that TeX would take for commands. BibTeX counts braces, escaped ones too, so braces have names.
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)
# An address is not for TeX: what would end it, or be a command in it, is written as its number.
_URL = str.maketrans({sign: f"%{ord(sign):02X}" for sign in '{}\\ "<>^`|'})


def release_entry(cited: CitedRelease, note: str) -> str:
    """The entry of a release. The key of a private build has the beginning of its hash: versions of them are equal."""
    fields = {
        "author": f"{{{tex(cited.author)}}}",
        "title": f"{{{tex(cited.title)}}}",
        **({} if cited.day is None else {"year": str(cited.day.year), "date": cited.day.isoformat()}),
        "version": tex(cited.version),
        "note": tex(note),
    }
    return entry("dataset", cited.key, fields)


def record_entry(cited: CitedRecord, note: str) -> str:
    """The entry of a record or of quoted words."""
    dated = cited.record.dated
    years = {None if day is None else day.year for day in (dated.earliest, dated.latest)}
    publisher = f"{{{tex(cited.publisher)}}}"
    fields = {
        "author": " and ".join(map(_name, cited.authors)) or publisher,
        "title": f"{{{tex(cited.title)}}}",
        **({"organization": publisher} if cited.authors else {}),
        **({"year": str(dated.earliest.year)} if dated.earliest is not None and len(years) == 1 else {}),
        **({} if years == {None} else {"date": dated.to_edtf()}),
        **({} if cited.address is None else {"url": cited.address.translate(_URL)}),
        "note": tex(note),
    }
    return entry("misc", cited.id, fields)


def entry(kind: str, key: str, fields: Mapping[str, str]) -> str:
    """An entry for BibTeX; words in `fields` that TeX would take for commands are written with :func:`tex`."""
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@{kind}{{{_KEY.sub('_', key)},\n{lines}\n}}"


def tex(words: str) -> str:
    """`words` as TeX prints them, without a command in them."""
    return words.translate(_TEX)


def _name(name: str) -> str:
    """The name of a person, in which BibTeX looks for the family name; any other name is kept whole."""
    return f"{{{tex(name)}}}" if _PARTED.search(name) or "{" in tex(name) else tex(name)
