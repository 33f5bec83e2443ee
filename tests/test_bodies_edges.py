"""Where the name of a body begins and ends, and which abbreviations are given to a body."""

import pytest

from childservices_corpus.annotate.mentions import Asked, find_rows
from probes import article_view

CASES = [
    ("They met the Quillon Trust there.", ["Quillon Trust"]),
    ("They met Barnwell Trust and Quillon Trust there.", ["Barnwell Trust", "Quillon Trust"]),
    ("They met QLN and Quillon Trust there.", ["Quillon Trust"]),
    ("The head of Quillon Trust spoke.", ["Quillon Trust"]),
    ("They met Quillon Trust's board.", ["Quillon Trust"]),
    ("They met Quillon and Barnwell Trust there.", ["Quillon and Barnwell Trust"]),
    ("They met the Quillon Age Trust (QAT). The QAT spoke.", ["Quillon Age Trust", "QAT", "QAT"]),
    ("The QAT spoke. They met the Quillon Age Trust (QAT).", ["Quillon Age Trust", "QAT"]),
    ("They met the Quillon Age Trust (TAQ). The TAQ spoke.", ["Quillon Age Trust"]),
    ("They met the Quillon Age Trust (Q). The Q spoke.", ["Quillon Age Trust"]),
]


@pytest.mark.parametrize(("text", "bodies"), CASES, ids=[text for text, _ in CASES])
def test_bodies(text: str, bodies: list[str]) -> None:
    (rows,) = find_rows([Asked(article_view(text), None)])
    assert [row.text for row in rows if row.kind == "organisation"] == bodies
