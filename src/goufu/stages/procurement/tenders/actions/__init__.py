"""What people do in a tender, in the order in which they do it."""

from __future__ import annotations

from goufu.stages.procurement.tenders.actions.after_award import (
    drop_offer,
    restart,
    set_aside_winner,
)
from goufu.stages.procurement.tenders.actions.again import buy_lot_again
from goufu.stages.procurement.tenders.actions.amending import amend
from goufu.stages.procurement.tenders.actions.attending import (
    answer_objection,
    attend_opening,
    confirm_record,
    object_to_opening,
)
from goufu.stages.procurement.tenders.actions.award import (
    award,
    award_by_law,
    deliver_report,
    draw_tie,
    explain_delay,
    publish_result,
)
from goufu.stages.procurement.tenders.actions.bids import replace_bid, submit_bid, withdraw_bid
from goufu.stages.procurement.tenders.actions.checking import (
    check_conformity,
    check_declarations,
    check_qualification,
)
from goufu.stages.procurement.tenders.actions.clarifying import (
    accept,
    answer,
    ask,
    propose_correction,
    reject,
    run_out,
)
from goufu.stages.procurement.tenders.actions.concluding import conclude
from goufu.stages.procurement.tenders.actions.correcting import correct
from goufu.stages.procurement.tenders.actions.document import (
    confirm,
    prepare,
    publish,
    return_document,
)
from goufu.stages.procurement.tenders.actions.ending import annul, cancel, fail
from goufu.stages.procurement.tenders.actions.finals import (
    agree_price,
    close_final_offers,
    extend_final,
    give_final,
    leave,
    open_final_offers,
    respond_again,
)
from goufu.stages.procurement.tenders.actions.inviting import (
    draw_suppliers,
    list_suppliers,
)
from goufu.stages.procurement.tenders.actions.keys import note_lost_key
from goufu.stages.procurement.tenders.actions.opening import (
    bring_pieces,
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
from goufu.stages.procurement.tenders.actions.scoring import (
    hand_in,
    return_points,
    save_points,
    score,
)
from goufu.stages.procurement.tenders.actions.seating import appoint_committee, declare
from goufu.stages.procurement.tenders.actions.signing import (
    dissent,
    reassess,
    review_again,
    sign,
)
from goufu.stages.procurement.tenders.actions.talks import (
    ask_final_offers,
    confirm_change,
    propose_change,
    record_bargain,
    record_meeting,
)

__all__ = [
    "accept",
    "agree_price",
    "amend",
    "annul",
    "answer",
    "answer_objection",
    "appoint_committee",
    "ask",
    "ask_final_offers",
    "attend_opening",
    "award",
    "award_by_law",
    "bring_pieces",
    "buy_lot_again",
    "cancel",
    "check_conformity",
    "check_declarations",
    "check_qualification",
    "close_bidding",
    "close_final_offers",
    "conclude",
    "confirm",
    "confirm_change",
    "confirm_record",
    "correct",
    "declare",
    "declare_invalid",
    "deliver_report",
    "dissent",
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
    "note_lost_key",
    "object_to_opening",
    "open_bids",
    "open_final_offers",
    "prepare",
    "propose_change",
    "propose_correction",
    "publish",
    "publish_result",
    "reassess",
    "record_absence",
    "record_bargain",
    "record_meeting",
    "reform_committee",
    "reject",
    "replace_bid",
    "replace_representative",
    "respond_again",
    "restart",
    "return_document",
    "return_points",
    "review_again",
    "run_out",
    "save_points",
    "score",
    "seat_replacements",
    "set_aside_winner",
    "sign",
    "stand_aside",
    "submit_bid",
    "withdraw_bid",
]
