"""Pages of others, on which nothing is a record: minutes, press releases, recipes, figures, cookies, job adverts."""

from .truth import Page, Sheet
from .words import Words, in_words

CLOCK = ("6.30pm", "10.00 am", "14:00", "7pm")


def _page(sheet: Sheet) -> Page:
    return sheet.page(sure=False, start="text", end="open")


def _spread(words: Words, sheet: Sheet, lines: list[str]) -> None:
    """The lines with or without blank lines between."""
    if words.chance(0.5):
        sheet.put(*lines)
    else:
        sheet.put_spaced(*lines)


def minutes(words: Words) -> Page:
    """Minutes of a council's committee."""
    sheet = Sheet("foreign-minutes")
    lines = [
        words["council"].upper(),
        f"Minutes of the {words['Thing']} Scrutiny Committee held on {in_words(words.day())} at {words.pick(CLOCK)}",
        f"Present: Councillors {words.name()} (Chair), {words.name()} and {words.name()}",
    ]
    for number in range(1, words.count(3, 8)):
        lines += [f"{number}. {words['Thing']}", f"The committee noted that {words['clause']}."]
        if words.chance(0.5):
            lines.append(f"RESOLVED: that {words['clause']}.")
    lines.append(f"The meeting closed at {words.pick(CLOCK)}.")
    _spread(words, sheet, lines)
    return _page(sheet)


def press_release(words: Words) -> Page:
    """A charity's or a council's press release."""
    sheet = Sheet("foreign-press-release")
    name = words.name()
    lines = [words.title(), in_words(words.day())] if words.chance(0.6) else [words.title()]
    lines += [words.summary(), *(words.prose() for _ in range(words.count(1, 4)))]
    lines += [f"{name}, chief executive of the Example Trust, said:", f"“{words['paragraph']}", f"“{words['two']}”"]
    if words.chance(0.8):
        lines.append(words.pick(("ENDS", "Ends", "-ENDS-", "###")))
    if words.chance(0.8):
        lines += ["Notes to editors", f"1. {words.sentence()}", f"2. {words.sentence()}"]
    if words.chance(0.8):
        lines += ["Media enquiries", f"{words.name()}, press officer", "020 7946 0000", "press@example.org"]
    _spread(words, sheet, lines)
    return _page(sheet)


def recipe(words: Words) -> Page:
    """Prose of another world: short lines and long ones in turn."""
    sheet = Sheet("foreign-recipe")
    dish = words.pick(("Leek and potato soup", "Plain scones", "Apple crumble", "Lentil stew"))
    lines = [dish, f"This {dish.lower()} keeps for three days and feeds a family of four, says {words.name()}."]
    steps = ("Peel the vegetables", "Heat the oil", "Add the stock", "Bake until golden", "Serve at once")
    for step in steps[: words.count(2, 5)]:
        told = f"{step} slowly and stir from time to time, so that nothing sticks to the bottom of the pan."
        lines += [step, f"{told} It takes about {words.count(5, 40)} minutes."]
    _spread(words, sheet, lines)
    return _page(sheet)


def figures(words: Words) -> Page:
    """A table of figures."""
    sheet = Sheet("foreign-figures")
    sheet.put(f"Table {words.count(1, 9)}: {words['thing']} by area, {words.count(2012, 2023)}")
    sheet.put("Area\tNumber\tRate")
    for _ in range(words.count(4, 12)):
        sheet.put(f"{words['place']}\t{words.count(100, 9000):,}\t{words.count(1, 99)}.{words.count(0, 9)}")
    return _page(sheet)


def cookies(words: Words) -> Page:
    """A notice about cookies."""
    sheet = Sheet("foreign-cookies")
    lines = [
        "We use cookies",
        "We use cookies to make this site work, and to see how people use it. You can change your choice at any time.",
        "Necessary cookies",
        "These cookies let you move around the site and use its features. The site does not work without them.",
        *("Accept all", "Reject all", "Manage cookies"),
    ]
    _spread(words, sheet, lines)
    return _page(sheet)


def job_advert(words: Words) -> Page:
    """A page with one job."""
    sheet = Sheet("foreign-job")
    employer = words["council"]
    lines = [
        f"{words['Post']}",
        employer,
        f"Salary: £{words.count(24, 95)},{words.count(100, 999)} per annum",
        f"Closing date: {in_words(words.day())}",
        words["paragraph"],
        f"• {words.sentence()}",
        f"• {words.sentence()}",
        f"To apply, write to {words.name()} at {employer}.",
    ]
    _spread(words, sheet, lines)
    return _page(sheet)


FOREIGN_PAGES = {
    "foreign-minutes": minutes,
    "foreign-press-release": press_release,
    "foreign-recipe": recipe,
    "foreign-figures": figures,
    "foreign-cookies": cookies,
    "foreign-job": job_advert,
}
