"""Bodies of articles: paragraphs, list items and subheadings, as they stand and as they count."""

from .words import Words


def body_lines(words: Words, low: int, high: int) -> tuple[list[str], tuple[str, ...], tuple[str, ...]]:
    """The lines of a body as they stand, and which of them are paragraphs and which are subheadings."""
    lines: list[str] = []
    paragraphs: list[str] = []
    subheadings: list[str] = []
    for number in range(words.count(low, high)):
        if number and words.chance(0.12):
            subheadings.append(words.subheading())
            lines.append(subheadings[-1])
        told = words.prose()
        if number and words.chance(0.05):
            lines.append(f"• {told}")
        else:
            lines.append(told)
        paragraphs.append(told)
    return lines, tuple(paragraphs), tuple(subheadings)
