"""What people do in a tender, in the order in which they do it."""

from __future__ import annotations

from goufu.stages.procurement.tenders.actions.attending import (
    answer_objection,
    attend_opening,
    confirm_record,
    object_to_opening,
)
from goufu.stages.procurement.tenders.actions.award import award, deliver_report, publish_result
from goufu.stages.procurement.tenders.actions.bids import replace_bid, submit_bid, withdraw_bid
from goufu.stages.procurement.tenders.actions.committee import (
    appoint_committee,
    conclude,
    hand_in,
    score,
)
from goufu.stages.procurement.tenders.actions.document import (
    confirm,
    prepare,
    publish,
    return_document,
)
from goufu.stages.procurement.tenders.actions.ending import annul, cancel, fail
from goufu.stages.procurement.tenders.actions.keys import note_lost_key
from goufu.stages.procurement.tenders.actions.opening import (
    bring_pieces,
    close_bidding,
    declare_invalid,
    extend_closing,
    open_bids,
)

__all__ = [
    "annul",
    "answer_objection",
    "appoint_committee",
    "attend_opening",
    "award",
    "bring_pieces",
    "cancel",
    "close_bidding",
    "conclude",
    "confirm",
    "confirm_record",
    "declare_invalid",
    "deliver_report",
    "extend_closing",
    "fail",
    "hand_in",
    "note_lost_key",
    "object_to_opening",
    "open_bids",
    "prepare",
    "publish",
    "publish_result",
    "replace_bid",
    "return_document",
    "score",
    "submit_bid",
    "withdraw_bid",
]
