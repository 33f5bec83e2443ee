"""What a citation names: a release by the hash over all its files, or one record at its place in a release."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..models import Article, Document, Statement
from ..models.publishers import full_name
from ..reference import table
from ..safe.terminal import visible
from ..storage.files import stamp_of
from ..storage.sums import hash_over, read_sums
from ..storage.textless import read_textless
from .dataset import author, title

# So many characters of a hash are enough to keep two builds in a list of references apart.
_KEY_HASH = 12


@dataclass(frozen=True)
class CitedRelease:
    """A release: its data version, the number of its documents, the hash over all its files, its day if published.

    ``without_text`` is true for the release without text of it.
    """

    version: str
    documents: int
    sha256: str
    day: date | None = None
    without_text: bool = False

    @property
    def published(self) -> bool:
        """True if the project published it; a build by somebody else is private, whatever version it states."""
        return self.day is not None

    @property
    def title(self) -> str:
        """The title of the dataset."""
        return title() + (", without text" if self.without_text else "")

    @property
    def author(self) -> str:
        """The author of a published release, or words that say that it is a private build."""
        return author(published=self.published)

    @property
    def key(self) -> str:
        """A key for lists of references; private builds, which may share a version, have the beginning of the hash."""
        name = f"childservices_corpus-{self.version}"
        return name if self.published else f"{name}-{self.sha256[:_KEY_HASH]}"

    @property
    def hashed(self) -> str:
        """The hash over its files, in words."""
        whose = "all files of the full release" if self.without_text else "all its files"
        return f"SHA-256 over {whose}: {self.sha256}"


def one_line(words: str) -> str:
    """`words` on one line, without signs that a terminal or TeX obeys: a title that a program wrapped has line ends."""
    return visible(" ".join(words.split()), lines=False)


@dataclass(frozen=True)
class CitedRecord:
    """A record of the release `within`, or words quoted in it, with the place in its dump.

    `id` is the id of the record or of the quotation, and `speaker` the name of the quotation's speaker.
    """

    record: Article | Statement
    document: Document
    id: str
    start: int
    end: int
    within: CitedRelease
    speaker: str | None = None

    @property
    def publisher(self) -> str:
        """The name of its publisher, as readers know it."""
        return full_name(self.record.publisher)

    @property
    def title(self) -> str:
        """Its title in the words of the page; other words, where the page has no title, are in brackets."""
        return one_line(self.record.title if self.record.title is not None else f"[{self.record.headline}]")

    @property
    def authors(self) -> tuple[str, ...]:
        """The names of those who signed an article; a statement is its publisher's."""
        return tuple(map(one_line, self.record.authors)) if isinstance(self.record, Article) else ()

    @property
    def kind(self) -> str:
        """Its kind or genre, in words."""
        one = self.record
        return str(one.genre if isinstance(one, Article) else one.kind).replace("_", " ")

    @property
    def place(self) -> str:
        """Its place: dump and offsets."""
        return f"dump {self.document.name}, offsets {self.start} to {self.end}"

    @property
    def named(self) -> str:
        """Its id, with what it is the id of."""
        if self.id == self.record.id:
            return f"record {self.id}"
        return f"quotation {self.id}" + (f" (words of {one_line(self.speaker)})" if self.speaker else "")

    @property
    def address(self) -> str | None:
        """The web address of its page, if it is known."""
        return self.document.address


def cited_release(folder: Path) -> CitedRelease:
    """What a citation of the release in `folder` names: of a release without text, the full release.

    Raises :class:`ReleaseError` if it is not a release.
    """
    known: Mapping[str, date] = {one: row["day"] for one, row in table("published").items()}
    textless = read_textless(folder)
    if textless is not None:
        digest = textless.full.files_sha256
        return CitedRelease(textless.data_version, textless.documents.count, digest, known.get(digest), True)
    stamp, digest = stamp_of(folder), hash_over(read_sums(folder))
    return CitedRelease(stamp.data_version, len(stamp.documents), digest, known.get(digest))
