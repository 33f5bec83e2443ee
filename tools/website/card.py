"""The data card of the packaged release, with its charts."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import Any

import childservices_corpus as csc
from childservices_corpus.bundled import bundled_release
from childservices_corpus.imports.extras import need
from childservices_corpus.plot.charts import save
from childservices_corpus.release.about.markdown import table_of

# How wide a range of days may be at most, and its name. The order is that of the bars.
BANDS = ((1, "one day"), (7, "2 to 7 days"), (31, "8 to 31 days"), (92, "32 to 92 days"))
WIDER, OPEN = "more than 92 days", "one side unknown"
NAMES = [*(name for _, name in BANDS), WIDER, OPEN]
COLOURS = ["#08519c", "#3182bd", "#6baed6", "#bdd7e7", "#fdae6b", "#d94801"]

TEXT = Path(__file__).with_name("data_card.md")


def card_page(folder: Path) -> str:
    """The data card in Markdown; its charts become files in `folder`."""
    corpus = csc.load()
    save(corpus.records.trend("quarter", split="publisher").plot(), folder / "card_trend.svg")
    save(corpus.records.plot.timeline(), folder / "card_timeline.svg")
    counts = widths(corpus)
    save(_widths_chart(counts), folder / "card_widths.svg")
    return Template(TEXT.read_text("utf-8")).substitute(
        cite=csc.cite(),
        articles=len(corpus.articles),
        statements=len(corpus.statements),
        pages=len(corpus.documents),
        coverage=table_of(("publisher", "saved page", "records", "first day", "last day"), _covered(corpus)),
        widths=table_of(("publisher", *NAMES), _counted(counts)),
        readme=readme_of(bundled_release() / "README.md"),
    )


def widths(corpus: Any) -> Counter[tuple[str, str]]:
    """How many records of each publisher have a range of days in each band."""
    return Counter((record.publisher, _band(record.dated)) for record in corpus.records)


def _band(days: csc.DateRange) -> str:
    if days.earliest is None or days.latest is None:
        return OPEN
    width = (days.latest - days.earliest).days + 1
    return next((name for most, name in BANDS if width <= most), WIDER)


def _widths_chart(counts: Counter[tuple[str, str]]) -> Any:
    alt = need("altair", "plot")
    rows = [
        {"publisher": publisher, "width": name, "place": NAMES.index(name), "records": n}
        for (publisher, name), n in sorted(counts.items())
    ]
    colour = alt.Color("width:N", sort=NAMES, scale=alt.Scale(domain=NAMES, range=COLOURS), title=None)
    chart = alt.Chart(alt.Data(values=rows)).mark_bar()
    return chart.encode(
        x=alt.X("records:Q", title="records", axis=alt.Axis(tickMinStep=1, labelFontSize=14)),
        y=alt.Y("publisher:N", title=None, axis=alt.Axis(labelFontSize=14)),
        color=colour.legend(orient="bottom", columns=2, labelFontSize=14, symbolSize=150),
        order=alt.Order("place:Q"),
    ).properties(title=alt.TitleParams("How wide the ranges of days are", anchor="start"), width=520, height=180)


def _counted(counts: Counter[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    for publisher in sorted({publisher for publisher, _ in counts}):
        yield publisher, *(str(counts[publisher, name]) for name in NAMES)


def _covered(corpus: Any) -> Iterator[tuple[str, ...]]:
    for page in corpus.coverage("quarter").pages:
        yield page.publisher, f"`{page.document}`", str(page.records), page.first, page.last


def readme_of(path: Path) -> str:
    """The README of a release, without a head for programs and without its title, headings one level lower."""
    text = path.read_text("utf-8")
    if text.startswith("---\n"):
        text = text.partition("\n---\n")[2]
    lines, fence = [], False
    for line in text.strip().splitlines()[1:]:
        fence ^= line.startswith("```")
        lines.append(f"#{line}" if line.startswith("#") and not fence else line)
    return "\n".join(lines).strip()
