"""A private build with everything that a release can hold, to leave its text out and to give it back."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import childservices_corpus as csc
from childservices_corpus.curation.corrections import CORRECTIONS, write_corrections
from childservices_corpus.curation.date_evidence import COLUMNS
from childservices_corpus.curation.folder import DATES
from commands import LISTING, ODD, STATEMENTS
from corrected import correction
from pages import Item, bulleted

TITLE = "Council’s plan to close half of its family hubs is met with anger in the town"
SLUG = "Councils-plan-to-close-half-of-its-family-hubs-is-met-with-anger-in-the-town"
HTML = (
    "<!DOCTYPE html><meta charset=utf-8><title>The MJ</title><body>"
    f"<h3>{TITLE.replace('’', '&rsquo;')}</h3><p>By Ann Sample | 13 June 2024</p>"
    "<p>Five family hubs will close this year, the council has announced after a long and heated meeting.</p></body>"
)
# Bytes that are not UTF-8, and a title that another page has in capital letters.
OLD = bulleted([Item(TITLE.upper(), "11 June 2024", "The leader said: “It is the only way to save the services.”")])


def dumps(folder: Path) -> Path:
    """A folder of pages: HTML, an exact copy, two of one name, an odd one, an old encoding; facts of some are known."""
    (folder / "other").mkdir(parents=True)
    (folder / f"{SLUG}.html").write_text(HTML, "utf-8")
    (folder / "page.txt").write_text(LISTING, "utf-8")
    (folder / "other" / "page.txt").write_text(STATEMENTS, "utf-8")
    (folder / "other" / "copy.txt").write_text(LISTING, "utf-8")
    (folder / "odd.txt").write_text(f"{TITLE}, and more words that no layout knows.\n{ODD}", "utf-8")
    (folder / "old.txt").write_bytes(OLD.replace("•", "\N{BULLET}").encode("cp1252"))
    facts = f"{SLUG}.html,https://www.themj.co.uk/news/{SLUG}/219614,2024-07-01,themj,\nold.txt,,2024-06-30,themj,\n"
    (folder / "pages.csv").write_text(f"name,address,saved,publisher,layout\n{facts}", "utf-8")
    return folder


def curated(folder: Path, known: csc.corpus.Corpus) -> Path:
    """Curated tables of one's own: a day of the record with the long title, and two corrections, one of a genre."""
    folder.mkdir()
    record = next(one for one in known.articles if one.title == TITLE)
    row = f"themj,{record.id},{TITLE},2024-06-13,2024-06-13,publisher_page,,https://www.themj.co.uk/{SLUG}/219614"
    (folder / DATES).write_text(f"{','.join(COLUMNS)}\n{row}\n", "utf-8")
    genre = correction(record, "genre", "opinion")
    quoting = replace(genre, reason=f"The title says: “{TITLE}”")
    write_corrections(folder / CORRECTIONS, [quoting, replace(genre, record="themj/another-story-00000000")])
    return folder


@cache
def private() -> Path:
    """The release of these dumps with these curated tables; the dumps and the tables are beside it."""
    folder = Path(mkdtemp(prefix="private-"))
    named = dumps(folder / "dumps")
    known = csc.load(csc.build(named, folder / "first").folder)
    tables = curated(folder / "curation", known)
    return csc.build(named, folder / "release", data_version="1.2.3", curation=tables).folder


@cache
def without() -> Path:
    """That release without text."""
    return csc.without_text(private(), private().parent / "bare")
