"""Two releases compared by layout, in sentences: the share that nothing read, problems, and fields that filled less."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..errors import DriftError
from ..models.wording import counted
from .state import LayoutState

# A field is named if its share moved by a hundredth.
_MOVED = 0.01
_NAMELESS = "pages that no layout read"


@dataclass(frozen=True)
class Drift:
    """One layout in a build, and in the release before it; ``None`` where the layout read no page."""

    now: LayoutState | None
    before: LayoutState | None

    @property
    def layout(self) -> str | None:
        """The name of the layout, ``None`` for pages that no layout read."""
        known = self.now or self.before
        return known.layout if known is not None else None

    @property
    def moved(self) -> dict[str, tuple[float, float]]:
        """The columns whose filled share moved by at least 0.01, each with the shares before and now."""
        if self.now is None or self.before is None:
            return {}
        names = dict.fromkeys([*self.before.filled, *self.now.filled])
        both = {name: (self.before.filled_share(name), self.now.filled_share(name)) for name in names}
        return {
            name: (before, now)
            for name, (before, now) in both.items()
            if before is not None and now is not None and abs(now - before) >= _MOVED
        }

    def __str__(self) -> str:
        """The comparison in one line."""
        name = self.layout or _NAMELESS
        if self.now is None:
            pages = counted(self.before.pages, "pages") if self.before is not None else ""
            return f"{name}: does not read a page in this build (before: {pages})"
        parts = [counted(self.now.pages, "pages"), *self._parts(self.now, self.before)]
        parts += [f"{column} filled {now:.1%} (before {before:.1%})" for column, (before, now) in self.moved.items()]
        return f"{name}: {'; '.join(parts)}"

    def _parts(self, now: LayoutState, before: LayoutState | None) -> Iterator[str]:
        was = f" (before {before.unrecognised_share:.2%})" if before is not None else ""
        yield f"{now.unrecognised_share:.2%} of the text unrecognised{was}"
        was = f" (before {_for_each_hundred(before)})" if before is not None else ""
        yield f"{_for_each_hundred(now)} problems on 100 pages{was}"


def compared(now: Sequence[LayoutState], before: Sequence[LayoutState]) -> tuple[Drift, ...]:
    """The layouts of both releases, those of this build first."""
    old = {state.layout: state for state in before}
    here = {state.layout for state in now}
    gone = [Drift(None, state) for state in before if state.layout not in here]
    return (*[Drift(state, old.get(state.layout)) for state in now], *gone)


def refuse_unrecognised(now: Sequence[LayoutState], most: float) -> None:
    """Raise :class:`DriftError` if more than the share `most` of all text, or of a layout's text, is unrecognised."""
    whole = LayoutState(
        None,
        characters=sum(state.characters for state in now),
        unrecognised=sum(state.unrecognised for state in now),
    )
    parts = [("all pages", whole), *[(f"the layout {one.layout}", one) for one in now if one.layout is not None]]
    over = [
        f"{one.unrecognised_share:.2%} of the text of {name}" for name, one in parts if one.unrecognised_share > most
    ]
    if over:
        raise DriftError(
            f"{' and '.join(over)} is unrecognised, more than {most:.2%}; the release was not written. "
            "Build without the limit to see the problems"
        )


def _for_each_hundred(state: LayoutState) -> str:
    return f"{100 * state.problems / state.pages:.0f}" if state.pages else "0"
