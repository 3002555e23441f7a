"""What people do in a tender, in the order in which they do it."""

from __future__ import annotations

from goufu.stages.procurement.tenders.actions.award import award, deliver_report, publish_result
from goufu.stages.procurement.tenders.actions.bids import replace_bid, submit_bid, withdraw_bid
from goufu.stages.procurement.tenders.actions.committee import (
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
from goufu.stages.procurement.tenders.actions.opening import (
    close_bidding,
    declare_invalid,
    extend_closing,
    open_bids,
)
from goufu.stages.procurement.tenders.actions.replacing import (
    record_absence,
    reform_committee,
    replace_representative,
    seat_replacements,
    stand_aside,
)
from goufu.stages.procurement.tenders.actions.seating import appoint_committee, declare

__all__ = [
    "annul",
    "appoint_committee",
    "award",
    "cancel",
    "close_bidding",
    "conclude",
    "confirm",
    "declare",
    "declare_invalid",
    "deliver_report",
    "extend_closing",
    "fail",
    "hand_in",
    "open_bids",
    "prepare",
    "publish",
    "publish_result",
    "record_absence",
    "reform_committee",
    "replace_bid",
    "replace_representative",
    "return_document",
    "score",
    "seat_replacements",
    "stand_aside",
    "submit_bid",
    "withdraw_bid",
]
