"""The base of every model: frozen, without unknown fields, and with a description of each field."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Frozen(BaseModel):
    """Base of all models: values are constant, and unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


Day = date
Offset = Annotated[int, Field(ge=0)]
NonEmpty = Annotated[str, Field(min_length=1)]
DocumentId = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
PublisherName = Annotated[str, Field(pattern=r"^[a-z0-9]+$")]
RECORD_ID = r"[a-z0-9]+/[a-z0-9-]+-[0-9a-f]{8}"
RecordId = Annotated[str, Field(pattern=rf"^{RECORD_ID}$")]
