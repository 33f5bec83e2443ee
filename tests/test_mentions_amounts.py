"""Money, shares and dates in a text, in every form in which they are written."""

import pytest

from mentioned import found

AMOUNTS = [
    ("billion, short", "reach £2.4bn by", [("£2.4bn", "GBP 2400000000")]),
    ("no space", "of £1.4billion for", [("£1.4billion", "GBP 1400000000")]),
    ("thousands", "pays £8,000 after", [("£8,000", "GBP 8000")]),
    ("per week", "the £20 weekly uplift", [("£20", "GBP 20/week")]),
    ("per year", "over £1 billion per year on", [("£1 billion", "GBP 1000000000/year")]),
    ("both ends of a range", "£4m to £5m", [("£4m", "GBP 4000000/5000000"), ("£5m", "GBP 4000000/5000000")]),
    ("unit of a range at its end", "£10-15m", [("£10-15m", "GBP 10000000/15000000")]),
    ("another currency", "€5m", [("€5m", "EUR 5000000")]),
    ("several currencies", "$2, £3 and €5", [("$2", "USD 2"), ("£3", "GBP 3"), ("€5", "EUR 5")]),
    ("end of a sentence", "It cost £5,000.", [("£5,000", "GBP 5000")]),
    ("no money", "1.74million children and multi-million-pound budgets", []),
    ("no number", "a £ sign", []),
    ("capital", "a £3 Billion gap", [("£3 Billion", "GBP 3000000000")]),
    ("all capitals", "£3BN HOLE", [("£3BN", "GBP 3000000000")]),
    ("trillion, short", "debt of £1.2trn", [("£1.2trn", "GBP 1200000000000")]),
    ("hyphen", "a £6.7-billion fund", [("£6.7-billion", "GBP 6700000000")]),
    ("hyphen that does not break", "£6\N{NON-BREAKING HYPHEN}m", [("£6\N{NON-BREAKING HYPHEN}m", "GBP 6000000")]),
    ("plural", "£6.7 billions more", [("£6.7 billions", "GBP 6700000000")]),
    ("two multiples", "£2 thousand million", [("£2 thousand million", "GBP 2000000000")]),
    ("a letter missing", "another £2.3 millon for", [("£2.3 millon", "GBP 2300000")]),
    ("a letter too much", "£5billlion", [("£5billlion", "GBP 5000000000")]),
    ("letters changed about", "£40 thousnad", [("£40 thousnad", "GBP 40000")]),
    ("million or billion", "£4 nillion of cuts", []),
    ("two letters wrong", "£4 bllin of cuts", []),
    ("a word like a multiple", "a £500 bill and a £26 bullion coin", [("£500", "GBP 500"), ("£26", "GBP 26")]),
    ("one digit of pence", "a gap of £6.7 Bill.", []),
    ("letters that mean nothing here", "£2bnto councils", []),
    ("a shop and a road", "£10 M&S vouchers, £5 M6 tolls", [("£10", "GBP 10"), ("£5", "GBP 5")]),
    ("a number badly cut up", "£10,00 and £1 500 and £1.2.3", []),
    ("millions of both", "between £4 and £5 m", [("£4", "GBP 4000000/5000000"), ("£5 m", "GBP 4000000/5000000")]),
    ("a choice", "£4 or £5 million", [("£4", "GBP 4000000"), ("£5 million", "GBP 5000000")]),
    ("millions of both?", "£4 and £5 million", [("£5 million", "GBP 5000000")]),
    ("not millions of both", "a £20 card, £20 and £3m", [("£20", "GBP 20"), ("£20", "GBP 20"), ("£3m", "GBP 3000000")]),
    ("seven hundred of what", "£700-£1bn", [("£1bn", "GBP 1000000000")]),
    ("written in full", "£10,000 to £1m", [("£10,000", "GBP 10000/1000000"), ("£1m", "GBP 10000/1000000")]),
    ("change, no range", "fell from £5m to £4m", [("£5m", "GBP 5000000"), ("£4m", "GBP 4000000")]),
    ("recipients", "£15m to 20 councils, £3 to 5 million people", [("£15m", "GBP 15000000"), ("£3", "GBP 3")]),
    ("year", "£1.6bn - 2020/21", [("£1.6bn", "GBP 1600000000")]),
    ("range for a week", "£20 to 30 a week", [("£20 to 30", "GBP 20/30/week")]),
    ("range without a second sign", "£50-100", [("£50-100", "GBP 50/100")]),
    ("for a head and a time", "£5 per child per week", [("£5", "GBP 5/child/week")]),
    ("from nothing", "£0 to £5 million", [("£0", "GBP 0/5000000"), ("£5 million", "GBP 0/5000000")]),
    ("from nothing, dash", "£0-£500", [("£0", "GBP 0/500"), ("£500", "GBP 0/500")]),
    ("a place in title case, or millions", "£50 Mill Hill and £5 Mill Lane", []),
    ("one capital apart, or a thousand million", "£30 B road, £2 Tr", []),
    ("a short form as a name, or a multiple", "£5 Bil Smith, £20 Mil-anything", []),
    ("a house, or hundreds", "£12 Hundred House", []),
    ("capitals without a gap", "£3B and £5Mil", [("£3B", "GBP 3000000000"), ("£5Mil", "GBP 5000000")]),
    ("capitals throughout, apart", "£3 BN and £5 M", [("£3 BN", "GBP 3000000000")]),
    ("long forms in title case", "£6.7 Billion to", [("£6.7 Billion", "GBP 6700000000")]),
    ("millions of all in a list?", "cuts of £10, £20 and £30 million", [("£30 million", "GBP 30000000")]),
    ("a list without a multiple", "£10, £20 and £30", [("£10", "GBP 10"), ("£20", "GBP 20"), ("£30", "GBP 30")]),
    ("how often", "paid £300 200 times", [("£300", "GBP 300")]),
    ("hyphens of a period", "a £34,000-a-year place", [("£34,000", "GBP 34000/year")]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text", "expected"), AMOUNTS, ids=[case[0] for case in AMOUNTS])
def test_money(why: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found("money", text) == expected, why


SHARES = [
    ("sign", "from 79% (119) of all", [("79%", "0.79")]),
    ("decimal", "an increase of 8.2% since", [("8.2%", "0.082")]),
    ("words", "some 77 per cent of", [("77 per cent", "0.77")]),
    ("word and words", "ten per cent of", [("ten per cent", "0.1")]),
    ("range", "10-15% of staff", [("10-15%", "0.1/0.15")]),
    ("in ten", "More than eight in 10 councils", [("eight in 10", "0.8")]),
    ("out of ten", "Nine out of ten professionals", [("Nine out of ten", "0.9")]),
    ("hyphens", "One-in-five children", [("One-in-five", "0.2")]),
    ("one in twenty", "one in 20 care leavers", [("one in 20", "0.05")]),
    ("teens", "one in sixteen of them", [("one in sixteen", "0.0625")]),
    ("in-house", "two in-house teams", []),
    ("digits", "that 1 in 5 children", [("1 in 5", "0.2")]),
    ("a third of", "A third of care-experienced children", [("A third", "0.3333")]),
    ("two-thirds", "two-thirds of councils", [("two-thirds", "0.6667")]),
    ("half its", "to close half its family hubs", [("half", "0.5")]),
    ("half-term", "during half-term week", []),
    ("ordinal", "in a third lockdown", []),
    ("group", "the bottom fifth of income", []),
    ("span of time", "nine in 12 months", []),
    ("points", "ten percentage points and 5% points", []),
    ("compound number", "twenty-five per cent of", [("twenty-five per cent", "0.25")]),
    ("compound number with a space", "forty five per cent", [("forty five per cent", "0.45")]),
    ("a year is no share", "from 65% in 2019 to 79%", [("65%", "0.65"), ("79%", "0.79")]),
    ("change, no range", "rose from 5% to 12%", [("5%", "0.05"), ("12%", "0.12")]),
    ("change by a share, no range", "rose by 12% to 83%", [("12%", "0.12"), ("83%", "0.83")]),
    ("change without by, no range", "fell 5% to 60%", [("5%", "0.05"), ("60%", "0.6")]),
    ("change by more than a share", "by more than 12% to 83%", [("12%", "0.12"), ("83%", "0.83")]),
    ("range with two signs", "an increase of 5% to 10%", [("5% to 10%", "0.05/0.1")]),
    ("range of change with a dash", "fell by 5%-10%", [("5%-10%", "0.05/0.1")]),
    ("fall, no range", "83 to 79 per cent", [("79 per cent", "0.79")]),
    ("a greater whole", "one in 10,000 and one in 10 million", []),
    ("a number, no share", "a quarter of a million children", []),
    ("half of one", "half a per cent", []),
    ("two and a half", "two and a half per cent, two and a half years", []),
    ("half of a year", "the first half of the year", []),
    ("money of money", "spending £1 in 5", []),
]


@pytest.mark.parametrize(("why", "text", "expected"), SHARES, ids=[case[0] for case in SHARES])
def test_percentages(why: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found("percentage", text) == expected, why


DATES = [
    ("day", "on 7 July 2022 he", [("7 July 2022", "2022-07-07")]),
    ("ordinal", "on 23rd March 2022", [("23rd March 2022", "2022-03-23")]),
    ("month first", "March 23, 2022", [("March 23, 2022", "2022-03-23")]),
    ("month and year", "by March 2025…Since", [("March 2025", "2025-03")]),
    ("weekday, no year", "Today, Thursday 22 April, the", [("Thursday 22 April", "XXXX-04-22")]),
    ("month alone", "schools return in September and", [("September", "XXXX-09")]),
    ("verb", "councils may march", []),
    ("year", "the 2014 reforms", [("2014", "2014")]),
    ("financial year", "President 2021/22,", [("2021/22", "2021/2022")]),
    ("span of years", "in 2018-2020 than", [("2018-2020", "2018/2020")]),
    ("span, short", "born from 1996-99 received", [("1996-99", "1996/1999")]),
    ("season", "summer 2021 exams", [("summer 2021", "2021-22")]),
    ("British order", "on 23/03/2022.", [("23/03/2022", "2022-03-23")]),
    ("no such day", "31 June 2021", [("June 2021", "2021-06")]),
    ("count", "2,021 and 2021.5 and £2021 and 20210", []),
    ("many children", "2000 children", []),
    ("web address", "https://example.org/news/2021/05/17-02-2021/", []),
]


@pytest.mark.parametrize(("why", "text", "expected"), DATES, ids=[case[0] for case in DATES])
def test_dates(why: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found("date", text) == expected, why
