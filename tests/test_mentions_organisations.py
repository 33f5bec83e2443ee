"""Bodies in a text: what is named, under which short name, and what only looks like a body."""

import pytest

from childservices_corpus.annotate.language.view import views
from childservices_corpus.annotate.mentions import find_mentions
from childservices_corpus.parsing.objects import parse
from mentioned import found
from support import DUMPS

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
    ("district council is no authority", "Basildon Council agreed", ["E07000066"]),
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


def test_the_outlet_of_a_first_publication_is_no_mention() -> None:
    page = parse(next(path for path in DUMPS if path.name.startswith("004")))
    for view in views(page):
        outlets = [m.text for m in find_mentions(view) if m.kind == "organisation" and m.text in ("CYP Now", "LGC")]
        assert outlets == []
