"""Whether a file is a text of unknown form, or not a text at all, such as a PDF or a picture."""

from collections.abc import Mapping

# How such files begin, as their bytes are read in Windows-1252.
_BEGINNINGS: Mapping[str, str] = {
    "%PDF-": "it begins like a PDF",
    "PK\x03\x04": "it begins like a ZIP archive, as .docx and .xlsx are",
    "\x1f\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}": "it begins like a gzip archive",
    "\N{PER MILLE SIGN}PNG": "it begins like a PNG picture",
    "\N{LATIN SMALL LETTER Y WITH DIAERESIS}\N{LATIN CAPITAL LETTER O WITH STROKE}": "it begins like a JPEG picture",
    "GIF8": "it begins like a GIF picture",
    "{\\rtf": "it begins like a file of rich text (RTF)",
    "\N{LATIN CAPITAL LETTER ETH}\N{LATIN CAPITAL LETTER I WITH DIAERESIS}\x11": "it begins like an old Office file",
}
# A text may have tabs, line ends, page breaks, zeros that pad it, and escapes that colour a terminal.
_CONTROLS = tuple(chr(code) for code in range(1, 0x20) if chr(code) not in "\t\n\v\f\r\x1b\x1c\x1d\x1e\x1f")
_LOOKED_AT, _MOST = 1 << 16, 0.02


def not_a_text(text: str) -> str | None:
    """Why `text` is not a text, in words that follow a colon; ``None`` if it may be one."""
    for beginning, words in _BEGINNINGS.items():
        if text.startswith(beginning):
            return words
    beginning = text[:_LOOKED_AT]
    controls = sum(map(beginning.count, _CONTROLS))
    if controls > _MOST * len(beginning):
        return f"{controls} of its first {len(beginning)} characters are control characters, which a page does not have"
    return None
