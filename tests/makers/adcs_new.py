"""Pages of ADCS without a title of their own: statements and blogs since 2024, the list of blogs, resource pages."""

from .adcs_parts import ENDS, QUOTINGS, WEEKDAYS, blog_body, box, statement_body
from .truth import Made, Page, Sheet
from .words import DOTS, Words, cut, in_words

CATEGORIES = ("Care", "Early Help & Families", "Education & Schools", "General", "Workforce")
# How long the titles and summaries of the list of blogs are.
LISTED_TITLE, LISTED_SUMMARY = 35, 130


def new_statement(words: Words) -> Page:
    """The lead-in, then one quoted paragraph a line in one of four manners; at times ENDS."""
    sheet = Sheet("adcs-new-statement")
    body = statement_body(words, words.pick(QUOTINGS))
    sheet.begin(Made("adcs", "statement", paragraphs=body.paragraphs))
    sheet.tell(*body.lines)
    ended = words.chance(0.6)
    if ended:
        sheet.put(words.pick(ENDS))
    return sheet.page(start="mark", end="closed" if ended else "open")


def new_blog(words: Words) -> Page:
    """Name, role, own post and council above paragraphs in the first person; or ``ADCS Blog`` above them."""
    sheet = Sheet("adcs-new-blog")
    body = blog_body(words)
    labelled = words.chance(0.5)
    name = words.name()
    post = ("Director of Children’s Services", "Executive Director for People")
    signed = (name, f"Chair {words['Thing']} Policy Committee", words.pick(post), f"{words['place']} County Council")
    heads = ("ADCS Blog",) if labelled else signed
    authors = () if labelled else (name,)
    sheet.begin(
        Made("adcs", "statement", authors=authors, paragraphs=body.paragraphs, may_hold=heads, sure=labelled)
    )  # fmt: skip
    if words.chance(0.5):
        sheet.gap()
    sheet.tell(*heads, *body.lines)
    return sheet.page(sure=labelled, start="mark" if labelled else "text", end="open")


def blog_list(words: Words) -> Page:
    """A box, ``Blog News List``, then title, category with day and time, summary, ``Read More``."""
    sheet = Sheet("adcs-blog-list")
    heading, *day = box(words)
    sheet.put(heading, "", *day, f"{words.title()}{DOTS} Read More", "", "Blog News List", "")
    for _ in range(words.count(3, 9)):
        written = words.day()
        title = cut(words.title(), LISTED_TITLE)
        summary = f"{cut(words['paragraph'], LISTED_SUMMARY).removesuffix(DOTS).rstrip('.')}{DOTS}"
        record = Made(
            "adcs",
            "statement",
            title,
            summary,
            written,
            title_truncated=title.endswith(DOTS),
            summary_truncated=True,
        )
        sheet.begin(record)
        number, month, year = in_words(written).split()
        clock = f"{words.count(8, 17):02d}:{words.count(0, 59):02d}"
        stamp = f"{WEEKDAYS[written.weekday()]}, {int(number):02d} {month[:3]} {year} {clock}"
        sheet.tell_spaced(title, f"{words.pick(CATEGORIES)} {stamp}", summary)
        sheet.put_spaced("Read More")
    return sheet.page(start="mark")


def resource(words: Words) -> Page:
    """A box, a long sentence, headings and paragraphs: text of ADCS that is no record."""
    sheet = Sheet("adcs-resource")
    sheet.put_spaced(*box(words), f"{words['Clause']}, {words['clause']} and {words['clause']}.")
    for _ in range(words.count(2, 5)):
        sheet.put_spaced(words.subheading(), words["paragraph"], words["paragraph"])
    return sheet.page(start="mark", end="open")


ADCS_NEW = {
    "adcs-new-statement": new_statement,
    "adcs-new-blog": new_blog,
    "adcs-blog-list": blog_list,
    "adcs-resource": resource,
}
