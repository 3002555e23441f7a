"""What the room stores."""

from goufu.stages.parties.providers.models.files import (
    BadConduct,
    CreditLine,
    GovernanceFiling,
    Grade,
    Happening,
    YearlyCheck,
)
from goufu.stages.parties.providers.models.papers import (
    Directory,
    DirectoryEntry,
    ParticipationRecord,
    Purpose,
    Standard,
)
from goufu.stages.parties.providers.models.provider import Decoupling, Provider, SubKind

__all__ = [
    "BadConduct",
    "CreditLine",
    "Decoupling",
    "Directory",
    "DirectoryEntry",
    "GovernanceFiling",
    "Grade",
    "Happening",
    "ParticipationRecord",
    "Provider",
    "Purpose",
    "Standard",
    "SubKind",
    "YearlyCheck",
]
