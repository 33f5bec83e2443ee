"""Pages of LocalGov: listings with and without days, author pages, single articles, bodies alone."""

from datetime import date, timedelta

from .bodies import body_lines
from .truth import Made, Page, Sheet
from .words import Words, in_digits, in_words

POINTERS = (
    "To continue reading this article visit The MJ website (£).",
    "For more on this story visit The MJ website (£).",
    "Read the full feature for free here.",
)
SALARIES = ("£20,000 - £30,000", "Starting salary £24,684pa", "£73,755-82,065 plus relocation package", "Competitive")
JOB_TITLES = ("Road Officer", "Director of Economy", "Head of Legal (Monitoring Officer)", "Fitness Instructor")


def jobs(words: Words) -> list[str]:
    """Job blocks as they stand below the articles; the site spells "Recuriter" so."""
    lines = ["For your free daily news bulletin", "Highways jobs", ""]
    for _ in range(words.count(1, 4)):
        employer = words["council"]
        told = f"{words.sentence()} {words['place']}" if words.chance(0.8) else ""
        lines += [words.pick(JOB_TITLES), "", employer, words.pick(SALARIES), told, f"Recuriter: {employer}", ""]
    return lines


def partners(words: Words) -> list[str]:
    """The banner and the partners' texts below the jobs."""
    lines = ["Linkedin Banner", "", "Partner Content", ""]
    for _ in range(words.count(1, 3)):
        lines += [words.title(), "", words.sentence(), ""]
    return lines


def undated(words: Words) -> Page:
    """A heading of the site; title, two blanks, summary; at times jobs and partners below."""
    sheet = Sheet("localgov-listing")
    heading = "Children's social care" if words.chance(0.5) else words.section()
    sheet.put(f"{heading} | LocalGov", "")
    for _ in range(words.count(2, 12)):
        record = Made("localgov", "article", words.title(), words.summary(), form="listing")
        sheet.begin(record)
        sheet.tell(str(record.title), "", "", str(record.summary), "")
    advertised = words.chance(0.5)
    if advertised:
        sheet.put(*jobs(words), *partners(words))
    # Partners' texts have no end of their own.
    return sheet.page(start="mark", end="open" if advertised else "closed")


def _days(words: Words) -> list[date]:
    """Days of a listing, from new to old."""
    day, found = words.day(), []
    for _ in range(words.count(2, 9)):
        found.append(day)
        day -= timedelta(days=words.count(0, 20))
    return found


def dated(words: Words) -> Page:
    """``| LocalGov`` with nothing before the bar; title, day in digits, summary."""
    sheet = Sheet("localgov-dated")
    sheet.put("| LocalGov", "")
    for day in _days(words):
        record = Made("localgov", "article", words.title(), words.summary(), day, form="listing")
        sheet.begin(record)
        sheet.tell_spaced(str(record.title), in_digits(day), str(record.summary))
    return sheet.page(start="mark")


def barred(words: Words) -> Page:
    """An author's page: title, then day, summary and a bar on one line."""
    sheet = Sheet("localgov-bar")
    if words.chance(0.5):
        sheet.put(words.name())
    for day in _days(words):
        record = Made("localgov", "article", words.title(), words.summary(), day, form="listing")
        sheet.begin(record)
        sheet.tell(str(record.title), f"{in_digits(day)} {record.summary} |")
    return sheet.page(start="title")


def single(words: Words) -> Page:
    """Author and day on one line or the day alone, title, image, standfirst, paragraphs, pointer, boilerplate."""
    sheet = Sheet("localgov-article")
    day, title, standfirst = words.day(), words.title(), words.summary()
    named, image, tail = words.chance(0.8), words.chance(0.6), words.pick(("none", "jobs", "jobs", "partner"))
    pointer = words.pick(POINTERS) if words.chance(0.4) else ""
    sure = named or image or bool(pointer) or tail != "none"
    lines, paragraphs, subheadings = body_lines(words, 2, 8)
    name = words.name()
    record = Made(
        "localgov",
        "article",
        title,
        standfirst,
        day,
        (name,) if named else (),
        paragraphs,
        subheadings,
        form="page",
        complete=not pointer.startswith("To continue"),
        may_hold=(pointer,) if pointer else (),
        sure=sure,
    )
    sheet.begin(record)
    sheet.tell_spaced(f"{name} {in_words(day)}" if named else in_words(day), title)
    if image:
        sheet.put(
            f"{title} image", f"Image: {words.name()} / {words.pick(('Shutterstock.com', 'iStock', 'Alamy'))}", ""
        )
    sheet.tell_spaced(standfirst, *lines)
    if pointer:
        sheet.put_spaced(pointer)
    if tail == "jobs":
        sheet.put(*["SIGN UP"] * words.chance(0.7), *jobs(words))
    elif tail == "partner":
        item = words.title()
        sheet.put_spaced(f"{item} image", item, words.sentence())
    closed = tail == "jobs" or (bool(pointer) and tail == "none")
    below = sure and not named and not image
    return sheet.page(
        sure=sure, start="mark" if named else "title", end="closed" if closed else "open", mark_below=below
    )


def author_bullets(words: Words) -> Page:
    """A name; bullet and title, summary, the title again with the next bullet right below; ``Sign Up`` at the end."""
    sheet = Sheet("localgov-author-bullets")
    sheet.put(words.name(), "")
    for _ in range(words.count(2, 8)):
        record = Made("localgov", "article", words.title(), words.summary(), form="listing")
        sheet.begin(record)
        sheet.tell(f"• {record.title}", "", str(record.summary), "")
        sheet.put(str(record.title))
    sheet.put("Sign Up")
    return sheet.page(start="mark", mark_below=True)


def body_only(words: Words) -> Page:
    """Paragraphs, and a last line that points to the rest."""
    sheet = Sheet("localgov-body-only")
    lines, paragraphs, subheadings = body_lines(words, 3, 9)
    pointer = "To continue reading visit The MJ website (£)."
    sheet.begin(
        Made(
            "localgov",
            "article",
            paragraphs=paragraphs,
            subheadings=subheadings,
            form="page",
            complete=False,
            may_hold=(pointer,),
        )
    )
    sheet.tell(*lines)
    sheet.put(pointer)
    return sheet.page(start="text", mark_below=True)


LOCALGOV = {
    "localgov-listing": undated,
    "localgov-dated": dated,
    "localgov-bar": barred,
    "localgov-article": single,
    "localgov-author-bullets": author_bullets,
    "localgov-body-only": body_only,
}
