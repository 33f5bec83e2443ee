"""The reasons that a corpus keeps for values that rules worked out."""

from ...models import Article, Explainable, Link, Quotation, Reason, Statement, TopicScore
from ...storage.readers import Readable
from .places import rows_of


def reasons_of(corpus: Readable, record: Explainable, field: str) -> list[Reason]:
    """The reasons for the value of `field` of `record`, in the order of the table; those of a link for any field."""
    if isinstance(record, Link):
        value = f"{record.relation} {record.target_id}"
        return [
            row for row in rows_of(corpus, "reasons", record.source_id) if (row.field, row.value) == ("links", value)
        ]
    if isinstance(record, Quotation):
        if record.kind != "speech":
            return []
        number = int(record.id.rpartition("#q")[2])
        rows = rows_of(corpus, "reasons", record.record_id)
        return [row for row in rows if (row.field, row.item) == (f"quotations.{field}", number)]
    if isinstance(record, Article | Statement):
        rows = rows_of(corpus, "reasons", record.id)
        return [row for row in rows if row.field == field or row.field.startswith(f"{field}.")]
    return []


def scores_of(corpus: Readable, record: Article | Statement) -> list[TopicScore]:
    """The topics of `record` with their scores and cues, the main one first."""
    return rows_of(corpus, "topics", record.id)
