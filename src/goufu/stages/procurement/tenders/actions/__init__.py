"""What people do in a tender, in the order in which they do it."""

from __future__ import annotations

from goufu.stages.procurement.tenders.actions.award import award, deliver_report, publish_result
from goufu.stages.procurement.tenders.actions.bids import replace_bid, submit_bid, withdraw_bid
from goufu.stages.procurement.tenders.actions.committee import (
    appoint_committee,
    conclude,
    hand_in,
    score,
)
from goufu.stages.procurement.tenders.actions.correcting import correct
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

__all__ = [
    "annul",
    "appoint_committee",
    "award",
    "cancel",
    "close_bidding",
    "conclude",
    "confirm",
    "correct",
    "declare_invalid",
    "deliver_report",
    "extend_closing",
    "fail",
    "hand_in",
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
