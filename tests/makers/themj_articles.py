"""Single articles of The MJ: of the old site with and without a name, of the new site, and bodies alone."""

from .bodies import body_lines
from .themj_furniture import PAYWALL_NEW, PAYWALL_OLD, SHORT_LINES, topics_line
from .truth import Made, Page, Sheet
from .words import Words, in_words


def _old_site(words: Words, form: str, names: tuple[str, ...]) -> Page:
    sheet = Sheet(form)
    day = words.day()
    lines, paragraphs, subheadings = body_lines(words, 1, 9)
    title, standfirst = words.title(), words.summary()
    sheet.begin(
        Made("themj", "article", title, standfirst, day, names, paragraphs, subheadings, form="page", complete=False)
    )
    written = in_words(day, padded=words.chance(0.5))
    above = f"By {' and '.join(names)} | {written}" if names else written
    sheet.tell_spaced(title, above, standfirst, *lines)
    sheet.put(*PAYWALL_OLD, topics_line(words), "Top")
    return sheet.page(mark_below=not names)


def old_article(words: Words) -> Page:
    """Title, names and day, standfirst, body, paywall, topics."""
    names = (words.name(), words.name()) if words.chance(0.15) else (words.name(),)
    return _old_site(words, "themj-old-article", names)


def old_article_unnamed(words: Words) -> Page:
    """The same with the day alone."""
    return _old_site(words, "themj-old-article-unnamed", ())


def new_article(words: Words) -> Page:
    """Section, title, standfirst once or twice, some paragraphs, author, paywall; never a day."""
    sheet = Sheet("themj-new-article")
    title, standfirst = words.title(), words.summary()
    again = words.chance(0.5)
    longer = again and words.chance(0.3)
    second = f"{standfirst} {words.sentence()}" if longer else standfirst.replace("’", "'").replace("‘", "'")
    paragraphs = tuple([words.prose() for _ in range(words.count(0, 2))])
    name = words.name()
    alone, popular = words.chance(0.4), words.chance(0.5)
    body = (second, *paragraphs) if longer else paragraphs
    record = Made(
        "themj",
        "article",
        title,
        standfirst,
        authors=(name,) if alone or popular else (),
        paragraphs=body,
        form="page",
        complete=False,
        may_hold=(second,) if again else (),
    )
    stray, labelled = words.chance(0.2), words.chance(0.6)
    if stray:
        sheet.put_spaced("Title")
    if labelled:
        sheet.put_spaced(words.section().upper())
    sheet.begin(record)
    sheet.tell_spaced(title, standfirst)
    if again:
        sheet.tell_spaced(second)
    sheet.tell_spaced(*paragraphs)
    if alone:
        sheet.put_spaced(name)
    if popular:
        sheet.put_spaced(f"Popular articles by {name}")
    short = words.chance(0.9)
    sheet.put_spaced(*[line for line in PAYWALL_NEW if short or line not in SHORT_LINES])
    return sheet.page(start="title" if stray or labelled else "text", mark_below=True)


def body_only(words: Words) -> Page:
    """One paragraph a line, short subheadings; at times three lines of the paywall."""
    sheet = Sheet("themj-body-only")
    sure = words.chance(0.5)
    lines, paragraphs, subheadings = body_lines(words, 4, 14)
    sheet.begin(
        Made("themj", "article", paragraphs=paragraphs, subheadings=subheadings, form="page", sure=sure)
    )  # fmt: skip
    sheet.tell(*lines)
    if sure:
        sheet.put(*PAYWALL_NEW[:2], PAYWALL_NEW[3])
    return sheet.page(sure=sure, start="text", end="closed" if sure else "open", mark_below=sure)


ARTICLES = {
    "themj-old-article": old_article,
    "themj-old-article-unnamed": old_article_unnamed,
    "themj-new-article": new_article,
    "themj-body-only": body_only,
}
