"""People in a text: who is named, and what only looks like a name."""

import pytest

from mentioned import found

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
