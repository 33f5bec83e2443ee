"""Which library reads saved HTML best: ``python benchmarks/html_pages.py [--number 20] [--forms themj-bulleted …]``.

Pages of every form are put into HTML as sites write it. Each library makes text of the HTML, in several settings, and
the records read from the text are compared with the truth; ``the text itself`` is the page without HTML. The last
columns are the share of records kept, records that are nobody's for each true record, and milliseconds a page.
"""

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

import childservices_corpus as csc

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from makers import FORMS, Page, judge, made
from makers.markup import STYLES, saved

Reader = Callable[[str], str]
ITSELF = "the text itself"


def readers() -> dict[str, Reader]:
    """The libraries in the settings that keep headings, lists and order."""
    import trafilatura
    from resiliparse.extract.html2text import extract_plain_text

    def extract(html: str, **settings: Any) -> str:
        return trafilatura.extract(html, include_comments=False, include_tables=True, **settings) or ""

    plain = partial(extract_plain_text, preserve_formatting=True, list_bullets=True)
    return {
        "resiliparse": plain,
        "resiliparse, no alt texts": partial(plain, alt_texts=False),
        "resiliparse, no menus": partial(plain, skip_elements=["nav", "header", "footer", "aside", ".nav", ".footer"]),
        "resiliparse, main content": partial(plain, main_content=True),
        "trafilatura": extract,
        "trafilatura, recall": partial(extract, favor_recall=True),
        "trafilatura, recall, markdown": partial(extract, favor_recall=True, output_format="markdown"),
        "trafilatura, html2txt": trafilatura.html2txt,
    }


def count(numbers: Counter[str], page: Page, text: str) -> None:
    """Count the records of `page` that are read from `text`."""
    parsed = csc.parse(text)
    verdict = judge(page, sorted([*parsed.articles, *parsed.statements], key=lambda record: record.position))
    numbers.update(
        {"records": len(page.records), "kept": len(verdict.kept), "nobody's": len(verdict.nobodys), "pages": 1}
    )


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--number", type=int, default=20, help="number of pages of each form")
    parser.add_argument("--seed", type=int, default=0, help="first seed")
    parser.add_argument("--forms", nargs="*", choices=list(FORMS), default=list(FORMS), help="forms of pages")
    parser.add_argument("--styles", nargs="*", choices=STYLES, default=list(STYLES), help="kinds of HTML")
    parser.add_argument("--only", default="", help="only libraries and settings whose names begin so")
    arguments = parser.parse_args()
    chosen = {way: reader for way, reader in readers().items() if way.startswith(arguments.only)}
    ways: dict[str, Reader | None] = {ITSELF: None, **chosen}
    found = {(form, way): Counter[str]() for form in arguments.forms for way in ways}
    seconds = dict.fromkeys(ways, 0.0)
    for form in arguments.forms:
        for seed in range(arguments.seed, arguments.seed + arguments.number):
            page = made(form, seed)
            for style in arguments.styles:
                html = saved(page, seed, style)
                decoded = html.data.decode(html.charset)
                for way, reader in ways.items():
                    began = perf_counter()
                    text = page.text if reader is None else reader(decoded)
                    seconds[way] += perf_counter() - began
                    count(found[form, way], page, text)
    print(f"{'':<28}" + "".join([f"{way[-17:]:>18}" for way in ways]))
    for form in arguments.forms:
        shares = [_share(found[form, way], "kept") for way in ways]
        print(f"{form:<28}" + "".join([f"{share:>18}" for share in shares]))
    print()
    for way in ways:
        total: Counter[str] = sum((found[form, way] for form in arguments.forms), Counter())
        took = 1000 * seconds[way] / total["pages"]
        kept, nobodys = _share(total, "kept"), _share(total, "nobody's")
        print(f"{way:<32}{kept:>9} kept{nobodys:>9} nobody's{took:>8.2f} ms")
    return 0


def _share(numbers: Counter[str], name: str) -> str:
    return f"{numbers[name] / numbers['records']:.1%}" if numbers["records"] else f"({numbers[name]})"


if __name__ == "__main__":
    raise SystemExit(main())
