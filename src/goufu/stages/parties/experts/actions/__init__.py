"""What people do with the register of experts."""

from goufu.stages.parties.experts.actions.entry import (
    apply,
    complete,
    enter,
    refuse,
    return_application,
)
from goufu.stages.parties.experts.actions.services import (
    add_rating,
    explain,
    note_service,
    open_services,
    rate,
)
from goufu.stages.parties.experts.actions.standing import (
    ban,
    dismiss,
    lapse,
    leave,
    record_conduct,
    renew,
    resume,
    reveal,
    suspend,
)
from goufu.stages.parties.experts.actions.upkeep import (
    change,
    declare_tie,
    end_leave,
    end_tie,
    link_account,
    take_leave,
)

__all__ = [
    "add_rating",
    "apply",
    "ban",
    "change",
    "complete",
    "declare_tie",
    "dismiss",
    "end_leave",
    "end_tie",
    "enter",
    "explain",
    "lapse",
    "leave",
    "link_account",
    "note_service",
    "open_services",
    "rate",
    "record_conduct",
    "refuse",
    "renew",
    "resume",
    "return_application",
    "reveal",
    "suspend",
    "take_leave",
]
