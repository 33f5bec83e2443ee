"""Bodies and people under all their names: authorities with their codes, organisations, people in their roles."""

from typing import Annotated

from pydantic import Field

from .base import Day, Frozen, NonEmpty, Offset

GssCode = Annotated[str, Field(pattern=r"^[A-Z][0-9]{8}$")]


class Authority(Frozen):
    """A local authority with children's services duties under one GSS code."""

    gss: GssCode = Field(description="GSS code, as in the column authorities of records.")
    name: NonEmpty = Field(description="Name of the place.")
    official_name: NonEmpty = Field(description="Name of the council.")
    kind: NonEmpty = Field(description="Kind of council: a county, a London borough and so on.")
    start: Day | None = Field(default=None, description="First day of the code; null if it is older than April 2009.")
    end: Day | None = Field(default=None, description="Last day of the code; null if it is in force.")
    successor: GssCode | None = Field(
        default=None, description="The code that took over the whole area; null if there is none, or several."
    )
    successors: tuple[GssCode, ...] = Field(default=(), description="All codes that took over the area.")
    current_gss: GssCode | None = Field(
        default=None,
        description="The code in force that has the area today, its own or that of a successor; null if the area is "
        "divided among several.",
    )


class Organisation(Frozen):
    """An organisation of the tables with all its names; the table does not have bodies known only by their form."""

    ref: NonEmpty = Field(description="What mentions of it refer to: its normal name, or the GSS code of a council.")
    names: tuple[NonEmpty, ...] = Field(description="All its names; the normal name comes first.")


class Tenure(Frozen):
    """A person in a role, as speaker of statements and in quotations.

    The days are those on which the person was seen in the role; the term of office may begin earlier and end later.
    """

    name: NonEmpty = Field(description="Name of the person.")
    role: str | None = Field(default=None, description="Role as pages word it; null if it is not given.")
    role_form: str | None = Field(default=None, description="Normal form of the role; null if it has none.")
    organisation: str | None = Field(default=None, description="Organisation spoken for.")
    first: Day | None = Field(
        default=None, description="First possible day of all records that show it; null if one may be of any age."
    )
    last: Day | None = Field(
        default=None, description="Last possible day of all records that show it; null if one may be of any later day."
    )
    statements: Offset = Field(description="Number of statements whose speaker is this person in this role.")
    quotations: Offset = Field(description="Number of quotations of this person in this role.")
