"""Pages read by a layout that is told the fate of each of their lines: every field of a record, on small pages."""

from collections.abc import Sequence

import numpy as np

from childservices_corpus.layouts import FormLayout, Inner, LineLabels, Lines
from childservices_corpus.layouts.contract import NOBODY, blank_labels

Line = tuple[str, str]


def text_of(*records: Sequence[Line]) -> str:
    """The page of `records`, each a list of lines with their fates."""
    return "\n".join(line for record in records for _, line in record)


def told(
    *records: Sequence[Line],
    kind: str = "article",
    page: Sequence[bool] | None = None,
    complete: Sequence[int] | None = None,
    topics: Sequence[str] = (),
) -> FormLayout:
    """The layout that reads :func:`text_of` the same `records`; each of `topics` is found inside its lines."""
    fates = [(fate, number) for number, record in enumerate(records) for fate, _ in record]

    def label(lines: Lines) -> LineLabels:
        labels = blank_labels(lines, kind)
        for line, (fate, number) in zip(lines.filled.tolist(), fates, strict=True):
            labels.mark(line, fate, number)
        labels.section = np.full(len(records), NOBODY)
        labels.page = None if page is None else np.array(page, dtype=np.bool_)
        labels.complete = None if complete is None else np.array(complete)
        for topic in topics:
            start = lines.text.index(topic)
            line = int(np.searchsorted(lines.begin, start, side="right")) - 1
            labels.inner.append(Inner(int(labels.record[line]), "publisher_topics", start, start + len(topic)))
        return labels

    publisher = "themj" if kind == "article" else "adcs"
    return FormLayout(f"told-{kind}", publisher, lambda _: 1.0, label, lambda _: np.zeros(0, dtype=np.int64))
