"""How the dataset is called: its title, its authors, its keywords."""

from ..reference import table


def title() -> str:
    """The title of the dataset."""
    return str(table("citation")["title"])


def keywords() -> list[str]:
    """The keywords of the dataset."""
    return list(table("citation")["keywords"])


def author(*, published: bool) -> str:
    """The author of a release that the project published; of any other, words that say that it is a private build."""
    return str(table("citation")["author" if published else "private_author"])
