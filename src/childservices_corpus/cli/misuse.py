"""A mistake in a command, as the framework found it, as one sentence that says the right way."""

from typing import Any

# What to do about a word too many, by command.
_WORDS = 'put several words in quotation marks, as in: search "foster carers"'
_FILTERS = "a filter has a name before its value, as in: --topic send"
_TOO_MANY = {"search": _WORDS, **dict.fromkeys(("list", "trend", "export", "plot"), _FILTERS)}


def sentence_of(error: Exception) -> str | None:
    """The sentence for `error`; empty if the help was shown, ``None`` if it is not a mistake in a command."""
    worded = getattr(error, "format_message", None)
    if worded is None:
        return None
    context: Any = getattr(error, "ctx", None)
    said = " ".join(worded().split()).rstrip(".").replace("Value error, ", "")
    if not said or type(error).__name__ == "NoArgsIsHelpError":
        return ""
    way = _TOO_MANY.get(getattr(context, "info_name", None) or "") if "unexpected extra" in said else None
    help_of = getattr(context, "command_path", None) or "childservices-corpus"
    return "; ".join(filter(None, (said, way, f"see {help_of} --help")))
