"""The record sets of bodies and people under all their names: authorities, organisations, people."""

from collections.abc import Callable
from typing import Never, Self

from ...models import Authority, Organisation, Tenure
from ..query.conditions import UNSET, Asked
from .base import RecordSet


class Authorities(RecordSet[Authority]):
    """Local authorities, a row for each GSS code; it joins with the column ``authorities`` of records."""

    _table_name = "authorities"

    def where(
        self,
        *tests: Callable[[Authority], bool],
        gss: Asked = UNSET,
        name: Asked = UNSET,
        kind: Asked = UNSET,
        successor: Asked = UNSET,
        current_gss: Asked = UNSET,
        **unknown: Never,
    ) -> Self:
        """The authorities that meet all of the conditions; `name` is any name, past or present, or a GSS code."""
        conditions = {"gss": gss, "name": name, "kind": kind, "successor": successor, "current_gss": current_gss}
        return self._where(tests, unknown, conditions)


class Organisations(RecordSet[Organisation]):
    """Organisations of the tables with all their names; ``ref`` joins with that of mentions."""

    _table_name = "organisations"

    def where(
        self, *tests: Callable[[Organisation], bool], ref: Asked = UNSET, name: Asked = UNSET, **unknown: Never
    ) -> Self:
        """The organisations that meet all of the conditions; `name` is any name."""
        return self._where(tests, unknown, {"ref": ref, "name": name})


class People(RecordSet[Tenure]):
    """People in their roles: a row for each person, role and organisation, with the days on which it was seen."""

    _table_name = "people"

    def where(
        self,
        *tests: Callable[[Tenure], bool],
        name: Asked = UNSET,
        role: Asked = UNSET,
        role_form: Asked = UNSET,
        organisation: Asked = UNSET,
        **unknown: Never,
    ) -> Self:
        """The rows that meet all of the conditions; `role` is a role as worded, or a normal form such as president."""
        conditions = {"name": name, "role": role, "role_form": role_form, "organisation": organisation}
        return self._where(tests, unknown, conditions)
