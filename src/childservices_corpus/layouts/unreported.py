"""Every line that a layout neither recognises nor reports gets a finding, so that no text is lost without a report."""

from dataclasses import replace

import numpy as np

from ..text.lines import Lines
from .contract import CODE, LineFinding, LineLabels


def reported(lines: Lines, labels: LineLabels, named: str | None = None) -> LineLabels:
    """`labels` with a finding for all text of unknown form; `named` is the layout that the caller named."""
    return replace(labels, findings=[*labels.findings, *_unreported(lines, labels, named)])


def _unreported(lines: Lines, labels: LineLabels, named: str | None) -> list[LineFinding]:
    """Findings for text that is neither recognised nor reported, so that every lost line is reported."""
    unread = labels.fate[lines.filled] == CODE["unrecognised"]
    change = np.zeros(len(lines) + 1, dtype=np.int64)
    for finding in labels.findings:
        change[finding.first] += 1
        change[finding.last + 1] -= 1
    unread &= np.cumsum(change)[lines.filled] == 0
    if not unread.any():
        return []
    if not labels.records:
        at = lines.filled[unread]
        return [LineFinding("unknown-layout", int(at[0]), int(at[-1]), named)]
    return [LineFinding("unexpected-text", line, line) for line in lines.filled[unread].tolist()]
