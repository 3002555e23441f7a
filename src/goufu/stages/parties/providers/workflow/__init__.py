"""The lives of what the room keeps: providers, directories, standards, records."""

from goufu.stages.parties.providers.workflow.papers import (
    DIRECTORY,
    DIRECTORY_DUTIES,
    RECORD,
    STANDARD,
)
from goufu.stages.parties.providers.workflow.provider import (
    FLAGGERS,
    IN_REGISTER,
    PROVIDER,
    REGISTRARS,
)

__all__ = [
    "DIRECTORY",
    "DIRECTORY_DUTIES",
    "FLAGGERS",
    "IN_REGISTER",
    "PROVIDER",
    "RECORD",
    "REGISTRARS",
    "STANDARD",
]
