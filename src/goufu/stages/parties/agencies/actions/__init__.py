"""What people do with the register of agencies."""

from goufu.stages.parties.agencies.actions.entry import (
    ask_completion,
    complete,
    demand_update,
    file_entry,
    list_entry,
    update,
)
from goufu.stages.parties.agencies.actions.services import (
    add_rating,
    explain,
    note_service,
    rate,
)
from goufu.stages.parties.agencies.actions.standing import bar, deregister, record_check, unbar

__all__ = [
    "add_rating",
    "ask_completion",
    "bar",
    "complete",
    "demand_update",
    "deregister",
    "explain",
    "file_entry",
    "list_entry",
    "note_service",
    "rate",
    "record_check",
    "unbar",
    "update",
]
