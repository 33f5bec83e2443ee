"""Records made to order, for tests of the links between them."""

from datetime import date

import pyarrow as pa

from childservices_corpus.models import Article, FirstPublished, Statement
from childservices_corpus.reading.ids import ids

Record = Article | Statement


def id_of(publisher: str, title: str, content: str) -> str:
    line = title.replace("\n", " ")
    [found] = ids(pa.array([publisher]), pa.array([line]), [pa.array([content])]).to_pylist()
    return str(found)


def article(publisher: str, title: str, summary: str | None, day: date | None = None) -> Article:
    record_id = id_of(publisher, title, f"{title}{day}{summary}")
    return Article.model_validate(
        {
            "id": record_id,
            "publisher": publisher,
            "title": title,
            "summary": summary,
            "published_earliest": day,
            "published_latest": day,
            "document_id": "0" * 64,
            "position": 0,
        }
    )


def statement(kind: str, title: str, text: str, position: int = 0, outlet: str | None = None) -> Statement:
    record_id = id_of("adcs", title, title + text)
    return Statement.model_validate(
        {
            "id": record_id,
            "publisher": "adcs",
            "title": title,
            "title_truncated": title.endswith("..."),
            "kind": kind,
            "text": text,
            "paragraphs": (text,),
            "paragraph_roles": ("body",),
            "first_published": FirstPublished(outlet=outlet) if outlet else None,
            "document_id": "0" * 64,
            "position": position,
        }
    )


SUMMARY = "Thousands of young people were moved more than twice last year because homes near their schools were full."
OTHER = "A county has bought twelve electric gritters and asks pupils to name each of them before the winter comes."
TITLE = "Young people moved twice in a year"
