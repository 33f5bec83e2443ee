"""Listings of The MJ: with bullets, with bylines, with days alone, of titles and summaries, of summaries alone."""

from datetime import timedelta

from .themj_furniture import JOB, PAYWALL_OLD, PROMOS, copyright_line
from .truth import Made, Page, Sheet
from .words import DOTS, Words, cut, in_words


def _many(words: Words) -> int:
    return words.count(2, 9)


def bulleted(words: Words) -> Page:
    """Bullet and title, day, summary; the first bullet is not indented where the page begins at it."""
    sheet = Sheet("themj-bulleted")
    headed = words.chance(0.4)
    blanks = 2 if words.chance(0.2) else 1
    if headed:
        sheet.put_spaced(words.section(), blanks=blanks)
    day = words.day()
    bare = not headed
    for _ in range(_many(words)):
        day -= timedelta(days=words.count(0, 20))
        record = Made("themj", "article", words.title(), words.summary(), day, form="listing")
        sheet.begin(record)
        bullet = "• " if bare else "  • "
        bare = False
        written = f"    {in_words(day, padded=True)}"
        sheet.tell_spaced(f"{bullet}{record.title}", written, f"    {record.summary}", blanks=blanks)
    return sheet.page(start="mark")


def _bylined(words: Words, sheet: Sheet, names: tuple[str, ...], *, blanks: int) -> None:
    """One record: title, names and day on one line, and a summary that the site mostly cuts."""
    day = words.day()
    whole = words.summary()
    told = cut(whole) if words.chance(0.85) else whole
    title = words.title()
    truncated = told != whole
    record = Made(
        "themj", "article", title, told, day, names, form="listing", summary_truncated=truncated
    )  # fmt: skip
    sheet.begin(record)
    listed = " and ".join(names)
    sheet.tell_spaced(title, f"By {listed} | {in_words(day, padded=words.chance(0.5))}", told, blanks=blanks)


def tag_page(words: Words) -> Page:
    """Articles of many authors below each other."""
    sheet = Sheet("themj-tag-page")
    blanks = words.count(0, 2)
    if words.chance(0.5):
        sheet.put_spaced(words.section(), blanks=blanks)
    for _ in range(_many(words)):
        names = (words.name(), words.name()) if words.chance(0.15) else (words.name(),)
        _bylined(words, sheet, names, blanks=blanks)
    return sheet.page(start="title", end="open")


def author_page(words: Words) -> Page:
    """One author's articles, with the author's profile above, and at times the paywall below."""
    sheet = Sheet("themj-author-page")
    blanks = words.count(0, 2)
    name = words.name()
    if profiled := words.chance(0.75):
        sheet.put_spaced("Author Profile", name, f"Articles by {name}", blanks=blanks)
    for _ in range(_many(words)):
        _bylined(words, sheet, (name,), blanks=blanks)
    closed = words.chance(0.4)
    if closed:
        sheet.put(*PAYWALL_OLD, f"{words.section()} {words.section()}", "Top")
    return sheet.page(start="mark" if profiled else "title", end="closed" if closed else "open")


def dated(words: Words) -> Page:
    """Title, day in words, summary; nothing says whose."""
    sheet = Sheet("themj-dated")
    day = words.day()
    for _ in range(_many(words)):
        day -= timedelta(days=words.count(0, 20))
        record = Made("themj", "article", words.title(), words.summary(), day, form="listing", sure=False)
        sheet.begin(record)
        sheet.tell_spaced(str(record.title), in_words(day, padded=True), str(record.summary))
    return sheet.page(sure=False)


def summaries_only(words: Words) -> Page:
    """Five to eleven lines, one summary each; then nothing, a line of copyright, or six lines of jobs."""
    sheet = Sheet("themj-summaries-only")
    tail = words.pick(("none", "copyright", "copyright", *["jobs"] * 10))
    sure = tail != "none"
    for _ in range(words.count(5, 11)):
        told = cut(words.summary() if words.chance(0.8) else words.sentence())
        truncated = told.endswith(DOTS)
        record = Made(
            "themj", "article", None, told, form="listing", summary_truncated=truncated, sure=sure
        )  # fmt: skip
        sheet.begin(record)
        sheet.tell(told)
    if tail == "copyright":
        sheet.put(copyright_line(words))
    if tail == "jobs":
        jobs = [JOB.format(sentence=words.sentence()) for _ in range(3)]
        if words.chance(0.1):
            jobs[0] = f"Premium job{jobs[0]}"
        lines = jobs * 2 if words.chance(0.8) else [JOB.format(sentence=words.sentence()) for _ in range(6)]
        sheet.put(*lines)
    return sheet.page(sure=sure, start="text", end="closed" if sure else "open", mark_below=sure)


def plain(words: Words) -> Page:
    """A heading, then titles and summaries in turn, without blank lines."""
    sheet = Sheet("themj-plain")
    sheet.put(words.section())
    for _ in range(words.count(3, 12)):
        record = Made("themj", "article", words.title(), words.summary(), form="listing", sure=False)
        sheet.begin(record)
        sheet.tell(str(record.title), str(record.summary))
    return sheet.page(sure=False, start="text", end="open")


def _item(words: Words, sheet: Sheet, *between: str) -> None:
    """Title and summary, with nobody's lines `between` them."""
    record = Made("themj", "article", words.title(), words.summary(), form="listing")
    sheet.begin(record)
    sheet.tell_spaced(str(record.title))
    sheet.put_spaced(*between)
    sheet.tell_spaced(str(record.summary))


def home(words: Words) -> Page:
    """Promo lines, the lead with its title twice, news, opinions below captions, more."""
    sheet = Sheet("themj-home")
    promo = words.pick(PROMOS)
    sheet.put_spaced(promo, promo, words.sentence())
    sheet.gap()
    lead = Made("themj", "article", words.title(), words.summary(), form="listing")
    sheet.begin(lead)
    sheet.tell_spaced(str(lead.title), str(lead.title), str(lead.summary))
    for _ in range(5):
        _item(words, sheet)
    sheet.put_spaced("Read More News...")
    for _ in range(words.count(2, 4)):
        _item(words, sheet, str(lead.title))
    for _ in range(words.count(2, 5)):
        _item(words, sheet)
    # A title and a text of others would be one item more.
    return sheet.page(start="mark", end="open")


LISTINGS = {
    "themj-bulleted": bulleted,
    "themj-tag-page": tag_page,
    "themj-author-page": author_page,
    "themj-dated": dated,
    "themj-summaries-only": summaries_only,
    "themj-plain": plain,
    "themj-home": home,
}
