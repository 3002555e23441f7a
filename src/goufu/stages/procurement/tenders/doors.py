"""How the world meets tenders and offers."""

from __future__ import annotations

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.law.words import say
from goufu.stages.procurement.tenders import actions, lists, queries, sheets
from goufu.stages.procurement.tenders.actions import checks
from goufu.stages.procurement.tenders.cards import READ_WITH, OfferCard, TenderCard
from goufu.stages.procurement.tenders.models import Offer, Tender
from goufu.stages.procurement.tenders.rules.ending import AGAIN
from goufu.stages.procurement.tenders.workflow import HANDLER, OFFER, TENDER
from goufu.stages.procurement.tenders.workflow.offer import PROVIDER

TENDERS = Doors(
    kind=TENDER.name,
    model=Tender,
    name=say("采购项目"),
    stage=Stage.PROCUREMENT,
    card=TenderCard.of,
    card_type=TenderCard,
    read_with=READ_WITH,
    visible=queries.visible_to,
    workflow=TENDER,
    icon="gavel",
    acts=(
        Act(
            "buy_lot_again",
            actions.buy_lot_again,
            sheets.Remark,
            opens=True,
            by=HANDLER,
            label=AGAIN,
            on=TENDER.name,
            offered=lists.may_be_repeated,
        ),
        Act("prepare", actions.prepare, sheets.TenderDocument, initial=lists.document_so_far),
        Act("return_document", actions.return_document, sheets.Reasons),
        Act("confirm", actions.confirm, sheets.Remark, checks=checks.before_confirming),
        Act("publish", actions.publish, sheets.TenderNotice, checks=checks.before_publishing),
        Act("correct", actions.correct, sheets.Correction, initial=lists.document_so_far),
        Act("clarify", actions.clarify, sheets.Clarifying),
        Act(
            "list_suppliers",
            actions.list_suppliers,
            sheets.SupplierList,
            choices={"provider_id": lists.providers},
            initial=lists.list_so_far,
        ),
        Act(
            "draw_suppliers",
            actions.draw_suppliers,
            sheets.SupplierDrawing,
            choices={"appointment_id": lists.watchers},
        ),
        Act("open_bids", actions.open_bids, sheets.Opening),
        Act(
            "declare_invalid",
            actions.declare_invalid,
            sheets.Invalid,
            choices={"offer": lists.opened_offers},
        ),
        Act(
            "appoint_committee",
            actions.appoint_committee,
            sheets.Committee,
            choices={"appointment_id": lists.people},
        ),
        Act(
            "record_meeting",
            actions.record_meeting,
            sheets.MeetingRecord,
            choices={"offer": lists.opened_offers},
        ),
        Act("propose_change", actions.propose_change, sheets.ProposedChange),
        Act("confirm_change", actions.confirm_change, sheets.ChangeAnswer),
        Act("ask_final_offers", actions.ask_final_offers, sheets.FinalCall),
        Act(
            "record_bargain",
            actions.record_bargain,
            sheets.BargainRecord,
            initial=lists.bargain_so_far,
        ),
        Act(
            "score",
            actions.score,
            sheets.Scoring,
            choices={"offer": lists.opened_offers, "criterion_id": lists.criteria},
            initial=lists.points_so_far,
        ),
        Act("hand_in", actions.hand_in, sheets.HandIn),
        Act("conclude", actions.conclude, sheets.Conclusion),
        Act("deliver_report", actions.deliver_report, sheets.Delivery),
        Act("draw_tie", actions.draw_tie, sheets.Nothing),
        Act("award", actions.award, sheets.Award, choices={"offer": lists.candidates}),
        Act("explain_delay", actions.explain_delay, sheets.Reasons),
        Act("restart", actions.restart, sheets.Reasons),
        Act(
            "publish_result",
            actions.publish_result,
            sheets.Result,
            choices={"offer": lists.losers},
            initial=lists.result_so_far,
        ),
        Act("fail", actions.fail, sheets.Failure),
        Act("cancel", actions.cancel, sheets.Reasons),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("项目名称")),
        Column("agency", say("代理机构")),
        Column("method", say("采购方式")),
        Column("budget_fen", say("采购预算"), "money", sortable=True),
        Column("closes_at", say("截止时间"), "moment", sortable=True),
        Column("state", say("状态"), "state"),
    ),
)

OFFERS = Doors(
    kind=OFFER.name,
    model=Offer,
    name=say("投标（响应）文件"),
    stage=Stage.PROCUREMENT,
    card=OfferCard.of,
    card_type=OfferCard,
    read_with=tuple(f"tender__{one}" for one in READ_WITH),
    visible=queries.offers_visible_to,
    workflow=OFFER,
    icon="mail",
    acts=(
        Act(
            "submit",
            actions.submit_bid,
            sheets.Bid,
            opens=True,
            by=PROVIDER,
            label=say("递交投标（响应）文件"),
            on=TENDER.name,
            offered=lists.may_offer,
        ),
        Act("replace", actions.replace_bid, sheets.Bid, initial=lists.bid_so_far),
        Act("withdraw", actions.withdraw_bid, sheets.Reasons),
        Act("respond_again", actions.respond_again, sheets.NewResponse),
        Act("give_final", actions.give_final, sheets.LastPrice),
        Act("leave", actions.leave, sheets.Reasons),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("项目名称")),
        Column("provider", say("供应商")),
        Column("submitted_at", say("递交时间"), "moment", sortable=True),
        Column("state", say("状态"), "state"),
    ),
)

DOORS = (TENDERS, OFFERS)
