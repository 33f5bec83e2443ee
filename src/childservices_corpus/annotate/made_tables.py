"""The tables that follow from other tables of a corpus and from the package: authorities, organisations, people."""

import pyarrow as pa

from ..storage.readers import Readable
from ..tables.schemas import DATE_PREFIX
from .bodies.listed import authorities_table, organisations_table
from .people.tenures import NEEDED, days_of, people_table, seen_quoted, seen_speaking


def made_table(name: str, corpus: Readable) -> pa.Table:
    """The table `name`, one of :data:`~childservices_corpus.tables.schemas.MADE`, for the tables of `corpus`."""
    if name == "authorities":
        return authorities_table()
    return organisations_table() if name == "organisations" else people_of(corpus)


def people_of(corpus: Readable) -> pa.Table:
    """The table of people of the statements and quotations of `corpus`."""
    days = days_of({name: corpus.reader(name).take(None, list(NEEDED[name])) for name in DATE_PREFIX})
    statements = corpus.reader("statements").take(None, list(NEEDED["speakers"]))
    quotations = corpus.reader("quotations").take(None, list(NEEDED["quotations"]))
    return people_table([seen_speaking(statements, days), seen_quoted(quotations, days)])
