"""Numbers that look like years and count something, months that are names, and days that are not the page's."""

import pytest

from childservices_corpus.annotate.dates.counts import counts
from childservices_corpus.annotate.dates.spoken import is_spoken
from childservices_corpus.annotate.dates.words import named_dates
from dating import FOUNDED, dated, feed
from mentioned import found

LEFT, RIGHT = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
SINGLE = "\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}"

COUNTS = """
A survey of 2031 parents found it; figures for 2045 children show it; it was opened in 2035 homes; data for 1985
teachers are late; it began in 2016 nurseries; results for 2022 care leavers; a survey of 2024 looked-after
children; since 2010 social workers left; more than 2031 were asked; at least 1998 said so; 2031 of the children
came; a total of 2019 replied;
more than 2019 councils; in 2019 parish councils met; in 2018 councillors met; since 2031 people came; held in 2014
children's homes; 2031-place schools; data for 2045 looked after children; figures for 2045 and 2046 children; it was
seen in 2031 (82%) of cases; it was seen in 2031 of 4000 cases; statistics for 2045 Parents
"""
YEARS = """
figures for 2021 show it; since 2016 there were homes; in 2019, parents said; by 2021 the children came; the 2020
results; 2021 exam results; in 2019 was a survey; the 2012 Olympics; in 2018 and parents; the 2020 National Children
and Adult Services Conference; data for 2020; statistics for 2021 (children); the 2021 census; in 2019 ministers
announced it; in 2018 MPs voted; since 2016 councils say so; by 2021 unions left
"""


@pytest.mark.parametrize("text", [" ".join(text.split()) for text in COUNTS.split(";")])
def test_a_count_is_no_year(text: str) -> None:
    assert [one.year for one in named_dates(text)] == []
    assert found("date", f"Here {text}.") == []
    assert dated(feed(f"Here {text}.")) == [FOUNDED]


@pytest.mark.parametrize("text", [" ".join(text.split()) for text in YEARS.split(";")])
def test_a_year_stays_a_year(text: str) -> None:
    (year,) = [one for one in named_dates(text) if one.year]
    assert not counts(text, year.start, year.end)
    assert [ref for _, ref in found("date", f"Here {text}.")] == [str(year.year)]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Prime minister May 12 months ago pledged it.",
            "Theresa May 12 months ago pledged it.",
            "on May 12 councils met.",
        ),
        *(
            "In March 15 councils closed.",
            "Since Mrs May came.",
            "since May took office.",
            "by Theresa May in all.",
            "in May's view.",
        ),
        *("On April 3 children came.", "by Ms June in all.", "In May 2031 parents asked."),
    ],
)
def test_a_name_or_a_count_beside_a_month_is_no_date(text: str) -> None:
    assert [ref for _, ref in found("date", text) if ref and ("-05" in ref or ("-0" in ref and len(ref) > 7))] == []
    assert dated(feed(f"It fell {text}")) == [FOUNDED]


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("It closes on May 12.", "XXXX-05-12"),
        ("It rose since May, they said.", "XXXX-05"),
        ("It opens in April for all.", "XXXX-04"),
        ("Thursday May 12 it was.", "XXXX-05-12"),
        ("in May 2021 it rose", "2021-05"),
        ("In March 2019 ministers announced it.", "2019-03"),
        ("In March 2019, parents announced it.", "2019-03"),
        ("On 8 June 2021 MPs met.", "2021-06-08"),
    ],
)
def test_a_month_beside_other_words_is_a_date(text: str, ref: str) -> None:
    assert [one for _, one in found("date", text)] == [ref]


@pytest.mark.parametrize(
    "text",
    [
        f"{LEFT}Today, 8 June 2021, the Act became law,{RIGHT} a speaker said.",
        f"{SINGLE[0]}Today, 8 June 2021, the Act became law,{SINGLE[1]} a speaker said.",
        '"Today, 8 June 2021, the Act became law," a speaker said.',
        "A speaker recalled that today, 8 June 2021, was a day to remember.",
        "Her diary says: today, 8 June 2021, the Act became law.",
    ],
)
def test_the_today_of_a_speaker_is_not_the_day_of_the_page(text: str) -> None:
    assert dated(feed(text)) == ["2021-06-08/"]


def test_a_quotation_that_is_over_changes_nothing() -> None:
    assert dated(feed(f"{LEFT}We know.{RIGHT} Today, 8 June 2021, the councils{SINGLE[1]} law came.")) == ["2021-06-08"]
    assert dated(feed(f"The councils{SINGLE[1]} law came today, 8 June 2021, {LEFT}at last{RIGHT}.")) == ["2021-06-08"]


def test_a_day_without_its_year_in_a_quotation_says_nothing() -> None:
    assert dated(feed(f"{LEFT}Today, Tuesday 8 June, it came,{RIGHT} a speaker said.")) == [FOUNDED]


@pytest.mark.parametrize(
    ("text", "inside"), [(f"{LEFT}a{RIGHT} b", False), (f"{LEFT}a b", True), ("a's b", False), ("b", False)]
)
def test_inside_quotation_marks(text: str, inside: bool) -> None:
    assert is_spoken(text, text.index("b")) is inside


@pytest.mark.parametrize(
    "text",
    [
        f"{LEFT}Today, 8 June 1948, the Act became law,{RIGHT} a speaker recalled.",
        "Today, 8 June 1948, the Act became law.",
        "Figures for 1999 are out.",
        "This year, 2001, saw it.",
    ],
)
def test_a_day_before_the_founding_is_no_day_of_issue(text: str) -> None:
    assert dated(feed(text)) == [FOUNDED]
    assert dated(feed(text, "Two.")) == [FOUNDED, FOUNDED]
