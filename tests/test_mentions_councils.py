"""Councils in a text: the code of each that is named, and words that name none."""

import pytest

from mentioned import found

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
