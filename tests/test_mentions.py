"""What is found in a text, and what is not: each case a form of the language with its reason."""

from itertools import chain, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from childservices_corpus.annotate.language.view import Passage, View, views
from childservices_corpus.annotate.mentions import (
    Asked,
    find_all,
    find_mentions,
    find_rows,
    named_authorities,
    named_organisations,
    named_people,
    normal_organisations,
)
from childservices_corpus.models import Article, Mention
from childservices_corpus.parsing.objects import parse
from childservices_corpus.text.fold import straight as fold

RAW = sorted((Path(__file__).parents[1] / "data" / "raw").glob("*.txt"))


def view_of(*lines: str, gap: int = 3) -> tuple[str, View]:
    """A document of `lines` and the view of an article whose passages they are."""
    passages, at = [], gap
    for item, line in enumerate(lines):
        passages.append(Passage("paragraphs", item, line, at))
        at += len(line) + gap
    document = " " * gap + (" " * gap).join(lines)
    article = Article(id="themj/a-title-0123abcd", publisher="themj", title="A", document_id="0" * 64, position=0)
    return document, View(article, tuple(passages))


def found(kind: str, *lines: str, known: tuple[str, ...] = ()) -> list[tuple[str, str | None]]:
    """Words and reference of the mentions of `kind` in `lines`."""
    _, view = view_of(*lines)
    return [(mention.text, mention.ref) for mention in find_mentions(view, None, known) if mention.kind == kind]


PEOPLE = [
    ("honorific", "Dr Karla Goodman was there", ["Karla Goodman"]),
    ("honorific of a councillor", "Cllr Anita Cranmer explains the aims", ["Anita Cranmer"]),
    ("dame and particle", "commissioner, Dame Rachel de Souza, suggested", ["Rachel de Souza"]),
    ("post-nominals are no part of the name", "Edwina Grant OBE, Chair of the committee", ["Edwina Grant"]),
    ("verb before, full stop after", "in the capital, says Matt Raleigh.", ["Matt Raleigh"]),
    ("verb after a name of no common sort", "Deven Ghelani looks at what can be done", ["Deven Ghelani"]),
    ("a list shares its verb", "say ministers Kelly Tolhurst and Vicky Ford.", ["Kelly Tolhurst", "Vicky Ford"]),
    ("role before without a comma", "ADCS President Jenny Coles said", ["Jenny Coles"]),
    ("role before with a comma", "ADCS Vice President, Steve Crocker, said", ["Steve Crocker"]),
    ("possessive", "Charlotte Ramsden\N{RIGHT SINGLE QUOTATION MARK}s inaugural speech", ["Charlotte Ramsden"]),
    ("possessive after s", "ADCS President, Jenny Coles\N{RIGHT SINGLE QUOTATION MARK} address", ["Jenny Coles"]),
    ("hyphens", "the murder of six-year-old Arthur Labinjo-Hughes.", ["Arthur Labinjo-Hughes"]),
    ("victim with a word for a name", "following the death of Star Hobson", ["Star Hobson"]),
    ("a place before the name", "spending in England Matt Dunkley, Chair of the committee", ["Matt Dunkley"]),
    ("minister and surname", "Minister Ford MP - view speech", ["Ford"]),
    ("surname with a verb", "Williamson issues a direction", ["Williamson"]),
    ("age after the name", "Finley Boden, a 10-month-old, died", ["Finley Boden"]),
    ("town of a king", "Norwich and King's Lynn", []),
    ("straight quotation mark", "he said 'Andy Smith was there'", ["Andy Smith"]),
    ("web address", "see example.org/Andy-Smith Show", []),
    ("royal occasion", "in the King's Speech and the Queen's Speech", []),
    ("king keeps his title", "in King Charles III's Honours list", ["King Charles III"]),
    ("surname that is a word", "says Damian Green, former first secretary", ["Damian Green"]),
    ("figure of a tale", "If Robin Hood ran our SEND services", []),
    ("report", "Commenting on Too Little, Too Late: a report", []),
    ("programme", "Sure Start had major benefits", []),
    ("week", "As Healthy Relationships Week begins", []),
    ("law", "enshrined in the Children Act 1989", []),
    ("title in capitals", "Safeguarding Pressures Research says", []),
    ("researchers in a row", "research of Bywaters, Featherstone and others shows", ["Bywaters", "Featherstone"]),
    ("researchers and colleagues", "a study by Munro and colleagues", ["Munro"]),
    ("et al", "as Bywaters et al. (2020) show", ["Bywaters"]),
    ("bodies and places in a row", "the work of Ofsted, Leeds and others", []),
    ("abbreviations in a row", "research by ADCS, LGA and others", []),
    ("posts in a row", "the work of Ministers, Directors and others", []),
    ("names in a row without a work", "Tea for Bywaters, Featherstone and others", []),
    ("author of a review", "The Munro review found", ["Munro"]),
    ("company with a name", "Grant Thornton has said so", []),
    ("word made of an abbreviation", "in the case of another Northamptonshire CC-type collapse", []),
    ("particle with a capital", "as Piali Das Gupta looks on", ["Piali Das Gupta"]),
    ("a foundation named after somebody", "the Joseph Rowntree Foundation said", []),
]


@pytest.mark.parametrize(("why", "text", "expected"), PEOPLE, ids=[case[0] for case in PEOPLE])
def test_people(why: str, text: str, expected: list[str]) -> None:
    assert [words for words, _ in found("person", text)] == expected, why


def test_a_surname_refers_to_the_full_name_in_the_record() -> None:
    assert found("person", "Charlotte Ramsden said so.", "Ms Ramsden said more.") == [
        ("Charlotte Ramsden", "Charlotte Ramsden"),
        ("Ramsden", "Charlotte Ramsden"),
    ]


def test_whoever_is_known_is_found_wherever_the_full_name_stands() -> None:
    text = "Thoughts on Star Hobson"
    assert found("person", text) == []
    assert found("person", text, known=("Star Hobson",)) == [("Star Hobson", "Star Hobson")]
    assert found("person", "Thoughts on Star Hobsons", known=("Star Hobson", "")) == []


ORGANISATIONS = [
    ("department with its abbreviation", "the Department for Education (DfE) said", ["Department for Education"] * 2),
    ("abbreviation alone", "the DfE says", ["Department for Education"]),
    ("possessive and curly apostrophe", "Barnardo\N{RIGHT SINGLE QUOTATION MARK}s research", ["Barnardo's"]),
    ("Competition and Markets Authority, not Cumbria", "the CMA study", ["Competition and Markets Authority"]),
    ("network, not counties", "the County Councils Network (CCN) said", ["County Councils Network"] * 2),
    ("role names the body", "ADCS President said", ["Association of Directors of Children's Services"]),
    ("museum of a place", "at the Museum of London", ["Museum of London"]),
    ("university, not in the table", "Lancaster University found", ["Lancaster University"]),
    ("university of a place", "the University of Kent found", ["University of Kent"]),
    ("abbreviation that only the text explains", "the National Age Assessment Board (NAAB). The NAAB", 3),
    ("not a body's abbreviation", "special educational needs and disabilities (SEND)", []),
    ("any case", "thanks to Research in practice and Research in Practice", ["Research in Practice"] * 2),
    (
        "region of an association",
        "Chair of the North East Association of Directors of Childrens Services",
        ["North East Association of Directors of Children's Services"],
    ),
    ("an earlier name", "the Centre for Public Scrutiny (CfPS)", ["Centre for Governance and Scrutiny"] * 2),
    (
        "an earlier department",
        "the DfES and the DCSF",
        ["Department for Education and Skills", "Department for Children, Schools and Families"],
    ),
    ("not the newspaper", "The Independent Review of Children's Social Care", []),
    ("union", "the union Unite has balloted", ["Unite"]),
    ("two words that open a sentence", "Adoption matters. Family lives change.", []),
    ("court of a place", "heard at Leeds Crown Court", ["Leeds Crown Court"]),
    (
        "group of members",
        "the All-Party Parliamentary Group for Children said",
        ["All-Party Parliamentary Group for Children"],
    ),
    (
        "all of a long name",
        "by the Alliance for Children in Care and Care Leavers,",
        ["Alliance for Children in Care and Care Leavers"],
    ),
    ("everyday word", "children become carers; Become so", []),
    ("the same after a descriptor", "the charity Become has warned", ["Become"]),
    ("charity with small words", "by charity Together for Short Lives.", ["Together for Short Lives"]),
    ("paper of a ministry", "the Ministry of Justice White Paper", ["Ministry of Justice"]),
    (
        "survey of a department",
        "the Department for Education\N{RIGHT SINGLE QUOTATION MARK}s Vulnerable Children Survey",
        ["Department for Education"],
    ),
    ("district council is no authority", "Basildon Council agreed", ["Basildon Council"]),
    ("programme of a partnership", "the Family First Partnership Programme", []),
    ("tax", "Council Tax and Kent Council tax bills", []),
    ("union of another sort", "the Trade Union and the Soviet Union", []),
    ("too general", "the Local Authority and the Council agreed", []),
    (
        "trust of an authority",
        "Birmingham Children\N{RIGHT SINGLE QUOTATION MARK}s Trust said",
        ["Birmingham Children's Trust"],
    ),
    ("awards are an event", "won The MJ Achievement Awards 2020", []),
    ("address", "see www.themj.co.uk/DfE/ and @DfE", []),
    (
        "somebody of a body",
        "says Virginia Ghiara of the Early Intervention Foundation",
        ["Early Intervention Foundation"],
    ),
]


@pytest.mark.parametrize(("why", "text", "expected"), ORGANISATIONS, ids=[case[0] for case in ORGANISATIONS])
def test_organisations(why: str, text: str, expected: list[str] | int) -> None:
    refs = [ref for _, ref in found("organisation", text)]
    if isinstance(expected, int):
        assert len(refs) == expected, why
        assert len(set(refs)) == 1, why
    else:
        assert refs == expected, why


AUTHORITIES = [
    ("bare city", "Ofsted rates Leeds outstanding", ["Leeds"]),
    ("possessive", "weaknesses in Bristol's finances", ["Bristol"]),
    ("county council", "Lincolnshire County Council has", ["Lincolnshire County Council"]),
    ("CC", "Warwickshire CC has", ["Warwickshire CC"]),
    ("LBC", "Hillingdon LBC has", ["Hillingdon LBC"]),
    ("MBC", "Sandwell MBC won", ["Sandwell MBC"]),
    ("BC", "Swindon BC's services", ["Swindon BC"]),
    ("London Borough of", "the London Borough of Wandsworth said", ["London Borough of Wandsworth"]),
    ("small letters", "York council set to share", ["York council"]),
    ("short name", "adopters in Bucks", ["Bucks"]),
    ("plural of councils", "Kent County Councils met", ["Kent"]),
    ("two in a row", "in Kent and Portsmouth", ["Kent", "Portsmouth"]),
    ("council word of two", "Kingston and Richmond councils share", ["Kingston", "Richmond"]),
    ("needs a council word", "Westminster must act; Richmond is a town", []),
    ("gets its council word", "Westminster City Council acts", ["Westminster City Council"]),
    ("a verb at the start", "Reading is good for children", []),
    ("a place inside the sentence", "for children in Reading", ["Reading"]),
    ("city region", "the Liverpool City Region", []),
    ("no authorities", "London, the North, Wales and Greater Manchester", []),
    ("another place", "South Cambridgeshire, New York and Newcastle-under-Lyme", []),
    ("universities", "Lancaster University, Bath Spa University, University of Kent", []),
    ("police and airports", "Kent Police at Bristol Airport", []),
    ("surname", "Victoria Derbyshire reports", []),
    ("inside a word", "Kentish towns in Derbyshires", []),
    ("web address", "kent.gov.uk and www.Kent/", []),
    ("words before a council", "Meanwhile Medway Council agreed", ["Medway Council"]),
    ("a place of meeting", "at the annual conference in Manchester today", []),
    ("a place of meeting, held there", "the conference, held this year in Manchester, and NCASC in Leeds", []),
    ("a place of meeting behind a comma", "at the ADCS Conference 2016, Manchester", []),
    ("a meeting called after its place", "told the Leeds conference", []),
    ("a council at a conference", "a conference at Kent County Council", ["Kent County Council"]),
    ("no longer the conference", "after the conference. In Leeds, schools", ["Leeds"]),
    ("events are not an event", "the events in Rotherham", ["Rotherham"]),
    ("a title", "the Bishop of Durham and Baroness Smith of Leeds", []),
    ("a seat in Parliament", "the MP for Bradford South, a Rotherham MP and the Leeds West MP", []),
    ("a newspaper", "Essex Live and the Kent Online", []),
]


@pytest.mark.parametrize(("why", "text", "expected"), AUTHORITIES, ids=[case[0] for case in AUTHORITIES])
def test_authorities(why: str, text: str, expected: list[str]) -> None:
    assert [words for words, _ in found("authority", text)] == expected, why


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


WORDS = (
    "Kent County Council Councils Network University of and (CCN) £1.4billion to £5 a third half 79% 2021/22 31 June "
    "2021 Dr Andy Smith MP says , 's DfE in ten King III - . 1 -"
)
PIECES = st.sampled_from(
    [*WORDS.split(" "), "\n", "\N{NO-BREAK SPACE}", "\r\n", "\N{RIGHT SINGLE QUOTATION MARK}s", "Charlie Taylor"]
)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join)
)


@given(st.lists(TEXTS, min_size=1, max_size=4), st.lists(st.text(max_size=12), max_size=2))
@settings(max_examples=500, deadline=None)
def test_any_text_gives_exact_sorted_spans_that_do_not_overlap(lines: list[str], known: list[str]) -> None:
    document, view = view_of(*lines)
    mentions = find_mentions(view, None, known)
    for mention in mentions:
        assert document[mention.start : mention.end] == mention.text
        assert any(passage.start <= mention.start and mention.end <= passage.end for passage in view.passages)
    for one, other in pairwise(mentions):
        assert one.end <= other.start


@given(TEXTS)
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


KNOWN = st.lists(
    st.sampled_from(["Charlie Taylor", "University of", "third half", "A\N{LATIN SMALL LIGATURE FI}n", "?"])
)


@given(st.lists(st.tuples(st.lists(TEXTS, max_size=3), KNOWN), max_size=5))
@settings(max_examples=200, deadline=None)
def test_records_read_together_are_read_as_alone(records: list[tuple[list[str], list[str]]]) -> None:
    asked = [Asked(view_of(*lines)[1], None, known) for lines, known in records]
    assert list(find_all(asked)) == [find_mentions(one.view, None, one.known_people) for one in asked]


def test_whoever_is_known_in_one_record_is_unknown_in_the_next() -> None:
    text = "the plan of third half"
    asked = [Asked(view_of(text)[1], None, ["third half"]), Asked(view_of(text)[1])]
    assert [[mention.text for mention in found] for found in find_all(asked)] == [["third half"], []]


def test_a_known_name_is_found_with_its_own_letters_alone() -> None:
    name = "Zo\N{LATIN SMALL LETTER E WITH CARON} Ry\N{LATIN SMALL LIGATURE FI}n"
    text = f"to Zo? Ry?n, {name} and Zo\N{LATIN SMALL LETTER S WITH CARON} Ry\N{LATIN SMALL LIGATURE FI}n"
    assert found("person", text, known=(name,)) == [(name, name)]


def test_rows_are_what_the_model_takes() -> None:
    for path in RAW:
        page = parse(path)
        for row in chain.from_iterable(find_rows(map(Asked, views(page)))):
            assert Mention.model_validate(row._asdict()).text == row.text


HOSTILE = [
    unit * (200_000 // len(unit))
    for unit in (
        "£1", "£1 ", "£1, ", "£1 million to ", "£1m", "£1 b b", "£1,",
        "A", "Aa ", "1", "a third ", "X and ", "Kent ", "(", "'s", "1-", " University of", "Aa-", "Dr ",
        "Kent University ",
        "Andy Smith, ", "Aa, ", "research by Aa, ", "Aa and ", " Aa and others",
        "Trust (", "June ", "1 June ", "Coram (CC) ", "Ms Smith ",
    )
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:12] for text in HOSTILE])
def test_hostile_text_costs_no_more_than_its_length(text: str) -> None:
    _, view = view_of(text)
    # A quadratic step takes minutes here; the suite's patience is the limit, not a timing.
    found = find_mentions(view, None, ("Star Hobson",) * 1000)
    assert [mention.start for mention in found] == sorted(mention.start for mention in found)


def test_mentions_of_the_dumps_open_at_their_place() -> None:
    for path in RAW:
        page = parse(path)
        for view in views(page):
            for mention in find_mentions(view):
                assert page.document.text[mention.start : mention.end] == mention.text
                assert mention.record_id == view.record.id


def mention(kind: str, ref: str | None, at: int) -> Mention:
    row = {"record_id": "themj/a-0123abcd", "kind": kind, "text": "x", "ref": ref, "document_id": "0" * 64}
    return Mention.model_validate({**row, "start": at, "end": at + 1})


def test_summaries_name_each_once_in_order_of_first_appearance() -> None:
    rows = [
        mention("person", "B", 0),
        mention("organisation", "O", 1),
        mention("organisation", "P", 4),
        mention("person", "A", 2),
        mention("person", "B", 3),
    ]
    assert named_people(rows) == ("B", "A")
    assert named_organisations(rows) == ("x",)
    assert normal_organisations(rows) == ("O", "P")
    assert named_authorities(rows) == ()


def test_the_outlet_of_a_first_publication_is_no_mention() -> None:
    page = parse(next(path for path in RAW if path.name.startswith("004")))
    for view in views(page):
        outlets = [m.text for m in find_mentions(view) if m.kind == "organisation" and m.text in ("CYP Now", "LGC")]
        assert outlets == []


LISTING = """Children

  \N{BULLET} Councils call for more

    12 June 2024

    {summary}"""
# What the page ends with, the mentions if it breaks off there, and if a line break follows.
CUT = [
    ("a name", "More is needed, says Amanda Spiel", [], ["Amanda Spiel"]),
    ("a number", "They get £12", [], ["£12"]),
    ("a number at its comma", "They get £12,", [], ["£12"]),
    ("a multiple", "They get £12 mi", [], ["£12"]),
    ("an amount before the end", "They get £12 million more", ["£12 million"], ["£12 million"]),
    ("a place", "More is needed in Nottingham", [], ["Nottingham"]),
    ("a whole sentence", "More is needed in Nottingham.", ["Nottingham"], ["Nottingham"]),
]


@pytest.mark.parametrize(("why", "summary", "broken", "whole"), CUT, ids=[case[0] for case in CUT])
def test_what_ends_where_the_page_breaks_off_may_be_cut(
    why: str, summary: str, broken: list[str], whole: list[str]
) -> None:
    for end, expected in (("", broken), ("\n", whole)):
        (view,) = views(parse(LISTING.format(summary=summary) + end, layout="themj-bulleted"))
        assert [mention.text for mention in find_mentions(view)] == expected, why


def test_what_ends_at_the_dots_of_a_cut_title_may_be_cut() -> None:
    def named(title: str) -> list[str]:
        page = f"{title}\n\nMore is needed.\n\n\nTags assigned to this article:\nThere are no tags assigned!\n"
        (view,) = views(parse(page + "\nRelated Articles\n", layout="adcs-feed"))
        return [mention.text for mention in find_mentions(view)]

    assert named("A speech to the National Children and Adult Services by Andy Sm...") == []
    assert named("A speech to the National Children and Adult Services by Andy Smith") == ["Andy Smith"]
