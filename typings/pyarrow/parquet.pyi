# Arrow ships no complete types: every name of it is untyped, as the settings of mypy say too.
from typing import Any

def __getattr__(name: str) -> Any: ...
