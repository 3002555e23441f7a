"""What is done with the papers of a purchase."""

from __future__ import annotations

from goufu.stages.procurement.papers.actions.freezing import (
    freeze,
    freeze_prequalification,
    hand_out,
    make_public,
)
from goufu.stages.procurement.papers.actions.letters import lapse_letters, send_letters
from goufu.stages.procurement.papers.actions.taking import (
    disclose,
    note_download,
    note_offer,
    take,
    tell_change,
    tell_end,
)
from goufu.stages.procurement.papers.actions.templates import adopt_template, retire

__all__ = [
    "adopt_template",
    "disclose",
    "freeze",
    "freeze_prequalification",
    "hand_out",
    "lapse_letters",
    "make_public",
    "note_download",
    "note_offer",
    "retire",
    "send_letters",
    "take",
    "tell_change",
    "tell_end",
]
