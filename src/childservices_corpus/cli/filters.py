"""The filters of all commands that ask the corpus, in one table: each is an option and a keyword of ``where``.

Nothing here imports the framework of the commands, since a quick list reads the same table.
"""

from typing import NamedTuple

UNKNOWN = "unknown"


class Filter(NamedTuple):
    """A filter: its option, its name, what the help says of it.

    One with `many` may be repeated, and any of its values may match. `column` is the column whose very words a quick
    list compares; it is empty if the words are compared loosely.
    """

    option: str
    name: str
    help: str
    many: bool = True
    column: str = ""
    metavar: str = "NAME"


CONDITIONS = (
    Filter("--publisher", "publisher", "A publisher, such as themj.", column="publisher"),
    Filter("--type", "type", "article or statement."),
    Filter("--topic", "topic", "A topic, such as send.", column="topics"),
    Filter("--kind", "kind", "Kind of statement, such as speech; leaves articles out.", column="kind"),
    Filter("--genre", "genre", "Genre of article, such as opinion; leaves statements out.", column="genre"),
    Filter("--section", "section", "Section of the page; leaves statements out."),
    Filter("--author", "author", "An author; leaves statements out."),
    Filter("--speaker", "speaker", "A speaker; leaves articles out."),
    Filter("--role", "role", "Role of a speaker, such as president; leaves articles out."),
    Filter("--person", "person", "A person who is mentioned."),
    Filter("--organisation", "organisation", "An organisation that is mentioned, by any of its names."),
    Filter("--authority", "authority", "A local authority that is mentioned, by GSS code or name."),
    Filter("--document", "document", "A dump, by name or id."),
)
# Filters without a value; of two options one asks for the opposite.
FLAGS = (
    Filter(
        "--stub/--no-stub",
        "stub",
        "Statements that only point to a text elsewhere, or only the others; leaves articles out.",
        many=False,
    ),
    Filter(
        "--successors",
        "successors",
        "With --authority: also the councils that came after it.",
        many=False,
    ),
)
PERIOD = "2022, 2022-Q1, 2022-03 or 2022-03-23"
SINGLE = (
    Filter("--words", "words", "Only records that a search for these words finds.", many=False, metavar="QUERY"),
    Filter("--from", "first", f"First day: {PERIOD}.", many=False, metavar="DAY"),
    Filter("--to", "last", f"Last day: {PERIOD}.", many=False, metavar="DAY"),
    Filter(
        "--certainty",
        "certainty",
        "possible: the date may lie in the period; certain: it must.",
        many=False,
        metavar="",
    ),
)
FILTERS = (*CONDITIONS, *FLAGS, *SINGLE)
