"""What was given for the dumps of two releases: their names, addresses, days of saving, publishers and layouts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from ..text.page_facts import PageFacts
from .parts import Cause, Causes
from .sides import Release

# Facts on which the days of a record alone rest.
_OF_DAYS = frozenset({"saved"})


@dataclass(frozen=True, eq=False)
class Given:
    """The dumps that both releases have, and for which something else was given."""

    before: Release
    after: Release
    other: Mapping[str, frozenset[str]]

    def of_dumps(self, documents: Iterable[str], *, day: bool) -> Causes:
        """What was given for these dumps as a cause; a fact on which only days rest is one for a `day` alone."""
        found = []
        for one in sorted(documents):
            names = self.other.get(one, frozenset())
            if names and (day or not names <= _OF_DAYS):
                found.append(Cause("source", self._told(one, names)))
        return tuple(found)

    def of_dump(self, name: str, what: str) -> Causes:
        """Why the dump called `name` was added, removed or changed."""
        old, new = _called(self.before, name), _called(self.after, name)
        if old and new and old != new:
            return (Cause("source", f"the dump {name} has other bytes"),)
        if what == "changed":
            causes = self.of_dumps(old | new, day=True)
            return (*causes, *(self._made(one, name) for one in old & new if self._made_otherwise(one)))
        here, there = (old, self.after) if what == "removed" else (new, self.before)
        elsewhere = [there.documents[one] for one in here if one in there.documents]
        if elsewhere:
            words = "is now called" if what == "removed" else "was called"
            return (Cause("source", f"the dump {name} {words} {elsewhere[0]}"),)
        return (Cause("source", f"the dump {name} is {'gone' if what == 'removed' else 'new'}"),)

    def of_problem(self, name: str) -> Causes:
        """Why the problems of the dump or the file called `name` differ."""
        old, new = _called(self.before, name), _called(self.after, name)
        if old != new:
            return self.of_dump(name, "removed" if old and not new else "added")
        if not old:
            return (Cause("source", f"{name} was given to one of the two builds alone, or could be read in one alone"),)
        if causes := self.of_dumps(old, day=True):
            return causes
        others = any(self.before.given.get(one) != self.after.given.get(one) for one in old)
        return (Cause("source", f"other copies of the dump {name} were given"),) if others else ()

    def made(self, documents: Iterable[str]) -> Causes:
        """Another library that made the text of HTML pages as a cause."""
        return tuple(
            self._made(one, self.after.documents.get(one, one)) for one in documents if self._made_otherwise(one)
        )

    def _told(self, document: str, names: frozenset[str]) -> str:
        old, new = _facts(self.before, document), _facts(self.after, document)
        called = self.after.documents.get(document, document)
        if len(old) != 1 or len(new) != 1:
            return f"the copies of the dump {called} differ, or what is known of them"
        (first,), (second,) = old, new
        told = "; ".join(f"{name} {_value(second, name)} (before: {_value(first, name)})" for name in sorted(names))
        return f"what was given for the dump {called} differs: {told}"

    def _made_otherwise(self, document: str) -> bool:
        return self.before.makers.get(document) != self.after.makers.get(document)

    def _made(self, document: str, name: str) -> Cause:
        old, new = self.before.makers.get(document), self.after.makers.get(document)
        return Cause("reading", f"the text of the page {name} was made by {new}, before by {old}")


def given_for(before: Release, after: Release) -> Given:
    """What was given otherwise for the dumps that both releases have."""
    other: dict[str, frozenset[str]] = defaultdict(frozenset)
    for document in before.given.keys() & after.given.keys():
        old, new = _facts(before, document), _facts(after, document)
        if old != new:
            names = frozenset(one.name for one in fields(PageFacts))
            other[document] = frozenset(name for name in names if _values(old, name) != _values(new, name))
    return Given(before, after, other)


def _facts(release: Release, document: str) -> frozenset[PageFacts]:
    return frozenset(facts for _, facts in release.given[document])


def _values(facts: frozenset[PageFacts], name: str) -> set[object]:
    return {getattr(one, name) for one in facts}


def _value(facts: PageFacts, name: str) -> object:
    found = getattr(facts, name)
    return "nothing" if found is None else found


def _called(release: Release, name: str) -> set[str]:
    """The dumps of `release` with this name: one, or none."""
    return release.named_dumps.get(name, set())
