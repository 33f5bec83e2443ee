"""The reasons of a value that rules worked out: a sentence for each rule, then the raw lines with the words."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from ..models import RULES, Document, Link, Provenance, Reason, Rule, TopicScore
from .shown import Lines

Documents = Callable[[str], Document]


def told(reasons: Iterable[Reason], documents: Documents) -> str:
    """Each value of `reasons` with its rule, and the lines of the documents that hold the words that decided."""
    parts: list[str] = []
    lines = Lines()
    for (field, item, value, rule), rows in groupby(reasons, _value):
        name = field if item is None else f"{field}[{item}]"
        parts.append(f"{name.removeprefix('quotations.')} is {value!r}: {RULES[rule]}.")
        parts += [lines.around(documents(row.document_id), _place(row)) for row in rows]
    return "\n".join(parts)


def _value(reason: Reason) -> tuple[str, int | None, str, Rule]:
    return reason.field, reason.item, reason.value, reason.rule


def link_told(link: Link, reasons: Iterable[Reason], documents: Documents) -> str:
    """Why the two records of `link` belong together, and the lines of both with the words that were compared."""
    head = f"{link.relation}, from {link.source_id} to {link.target_id}, score {link.score:g}: {link.evidence}."
    lines = Lines()
    return "\n".join([head, *(lines.around(documents(row.document_id), _place(row)) for row in reasons)])


def topics_told(scores: Sequence[TopicScore], documents: Documents) -> str:
    """Each topic with its score, and the lines with the cues that fired."""
    parts: list[str] = []
    lines = Lines()
    for number, score in enumerate(scores):
        parts.append(f"topics[{number}] is {score.topic!r}: score {score.score:g}, and {score.bar:g} is enough.")
        for cue in score.cues:
            parts.append(f"{cue.cue!r} in the {cue.part} adds {cue.added:g}.")
            place = Provenance(
                record_id=score.record_id,
                field="topics",
                item=number,
                document_id=score.document_id,
                start=cue.start,
                end=cue.end,
            )
            parts.append(lines.around(documents(score.document_id), place))
    return "\n".join(parts)


def _place(row: Reason) -> Provenance:
    return Provenance(
        record_id=row.record_id,
        field=row.field,
        item=row.item,
        document_id=row.document_id,
        start=row.start,
        end=row.end,
    )
