"""Pictures of a record set, by Altair."""

from .charts import Plot, save

__all__ = ["Plot", "save"]
