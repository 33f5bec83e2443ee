"""The filters as options of a command."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Annotated, Any

import typer

from .completing import VALUES, completing
from .filters import FILTERS, FLAGS, Filter
from .question import Question

_PANEL = "Which records (of an option that is repeated, any value may match)"


class Certainty(StrEnum):
    """Whether a date must lie in the period or only may."""

    possible = "possible"
    certain = "certain"


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """`command` with an option for each filter; the question that they make is its argument ``question``."""
    own = [one for one in signature(command).parameters.values() if one.name != "question"]

    @wraps(command)
    def asked(**given: Any) -> None:
        question = Question.of({one.name: given.pop(one.name) for one in FILTERS})
        command(question=question, **given)

    options = [_option(one) for one in FILTERS]
    keyword = [one.replace(kind=Parameter.KEYWORD_ONLY) for one in own]
    vars(asked).update(__signature__=Signature([*keyword, *options]), __annotations__={})
    return asked


def _option(one: Filter) -> Parameter:
    """The option of a filter."""
    offered = completing(one.name) if one.name in VALUES else None
    metavar = None if one in FLAGS else one.metavar or None
    option = typer.Option(one.option, metavar=metavar, help=one.help, rich_help_panel=_PANEL, autocompletion=offered)
    return Parameter(one.name, Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[_kind(one) | None, option])


def _kind(one: Filter) -> Any:
    """The type of the values of a filter."""
    if one.name == "certainty":
        return Certainty
    if one in FLAGS:
        return bool
    return list[str] if one.many else str
