"""The files about a release, each with the function that makes its text from the facts."""

from collections.abc import Callable, Mapping
from pathlib import Path

from .card import README, card_text
from .citation_file import CITATION, citation_text
from .croissant import CROISSANT, croissant_text
from .datapackage import DATAPACKAGE, datapackage_text
from .dictionary import DICTIONARY, dictionary_text
from .facts import ReleaseFacts
from .json_schema import SCHEMA, schema_text
from .licence_file import LICENCE_FILE, licence_text

PRODUCTS: Mapping[str, Callable[[ReleaseFacts], str]] = {
    README: card_text,
    CITATION: citation_text,
    CROISSANT: croissant_text,
    DATAPACKAGE: datapackage_text,
    DICTIONARY: dictionary_text,
    LICENCE_FILE: licence_text,
    SCHEMA: schema_text,
}


def write_products(folder: Path, facts: ReleaseFacts) -> None:
    """Write each of the files into `folder`."""
    for name, text_of in PRODUCTS.items():
        (folder / name).write_text(text_of(facts), encoding="utf-8", newline="\n")
