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
    ("Quillon Age Trust (QAT), the QAT, QATs, QAT&x and QAT", ["Quillon Age Trust", "QAT", "QAT", "QAT"]),
    ("The Quillon Age Trust  (QAT). The QAT spoke.", ["Quillon Age Trust"]),
    ("The Quillon Age Trust (the QAT) spoke.", ["Quillon Age Trust"]),
    ("DfE said so, and -DfE, DfE# and DfE.", ["DfE"] * 4),
    ("#DfE and @DfE, x.uk/DfE, DfE/x and DfE@x", []),
    ("It is backed by the charity Become's plan.", ["Become"]),
    ("The charity Quillon Road's plan and the charity Barnardo's.", ["Quillon Road", "Barnardo's"]),
    ("By charity, Quillon said.", []),
    (
        "Museum of the Home, Institute for Quillon Studies",
        ["Museum of the Home", "Institute for Quillon Studies"],
    ),
    ("The Museum for Kent, the Museum on Kent, the Museum in Kent", ["Museum for Kent", "Museum on Kent"]),
    ("The Museum of Kent Report, the Museum of Kent's Report", ["Museum of Kent"] * 2),
    ("The Museum of Report, the Museum of Kent, London", ["Museum of Kent"]),
    ("The Museum of A B C D E F, the Museum of A B C D E F G", ["Museum of A B C D E F"] * 2),
    ("The Quillon Museum of Kent spoke.", ["Quillon Museum of Kent"]),
    ("The Quillon Partnership Programme. The Quillon Partnership Programme; more", []),
    ("The Quillon Partnership programme, the Quillon Partnership, Programme", ["Quillon Partnership"] * 2),
    (
        "Quillon for Barnwell Trust; Quillon & Barnwell Trust",
        ["Quillon for Barnwell Trust", "Quillon & Barnwell Trust"],
    ),
    ("Quillon of Barnwell Trust spoke.", ["Quillon of Barnwell Trust"]),
    ("Ann of Quillon Trust spoke.", ["Quillon Trust"]),
    ("Ann and Quillon Trust spoke.", ["Ann and Quillon Trust"]),
    ("Kent's and Quillon Trust, KENT and Quillon Trust, North Kent and Quillon Trust", ["Quillon Trust"] * 3),
    ("x A B C D E F G H Trust spoke.", ["B C D E F G H Trust"]),
    ("Leeds met\nQuillon Trust there.", ["Quillon Trust"]),
    ("xQuillon Trust, x-Quillon Trust", []),
]


@pytest.mark.parametrize(("text", "bodies"), CASES, ids=[text for text, _ in CASES])
def test_bodies(text: str, bodies: list[str]) -> None:
    (rows,) = find_rows([Asked(article_view(text), None)])
    assert [row.text for row in rows if row.kind == "organisation"] == bodies
