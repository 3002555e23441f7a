"""What people do in a tender, in the order in which they do it."""

from __future__ import annotations

from goufu.stages.procurement.tenders.actions.after_award import (
    drop_offer,
    restart,
    set_aside_winner,
)
from goufu.stages.procurement.tenders.actions.again import buy_lot_again
from goufu.stages.procurement.tenders.actions.amending import amend
from goufu.stages.procurement.tenders.actions.award import (
    award,
    award_by_law,
    deliver_report,
    draw_tie,
    explain_delay,
    publish_result,
)
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
from goufu.stages.procurement.tenders.actions.finals import (
    close_final_offers,
    extend_final,
    give_final,
    leave,
    respond_again,
)
from goufu.stages.procurement.tenders.actions.inviting import (
    clarify,
    draw_suppliers,
    list_suppliers,
)
from goufu.stages.procurement.tenders.actions.opening import (
    close_bidding,
    declare_invalid,
    extend_closing,
    open_bids,
)
from goufu.stages.procurement.tenders.actions.talks import (
    ask_final_offers,
    confirm_change,
    propose_change,
    record_bargain,
    record_meeting,
)

__all__ = [
    "amend",
    "annul",
    "appoint_committee",
    "ask_final_offers",
    "award",
    "award_by_law",
    "buy_lot_again",
    "cancel",
    "clarify",
    "close_bidding",
    "close_final_offers",
    "conclude",
    "confirm",
    "confirm_change",
    "correct",
    "declare_invalid",
    "deliver_report",
    "draw_suppliers",
    "draw_tie",
    "drop_offer",
    "explain_delay",
    "extend_closing",
    "extend_final",
    "fail",
    "give_final",
    "hand_in",
    "leave",
    "list_suppliers",
    "open_bids",
    "prepare",
    "propose_change",
    "publish",
    "publish_result",
    "record_bargain",
    "record_meeting",
    "replace_bid",
    "respond_again",
    "restart",
    "return_document",
    "score",
    "set_aside_winner",
    "submit_bid",
    "withdraw_bid",
]
