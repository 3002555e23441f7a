"""What comes after a report: silence, a winner who falls away, deposits, other ways."""

from __future__ import annotations

from typing import Any

from goufu.stages.contracting.contracts import actions as contracts
from goufu.stages.contracting.contracts import sheets as contract_sheets
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.procurement.deposits import actions as deposits
from goufu.stages.procurement.deposits import bank, jobs
from goufu.stages.procurement.deposits import sheets as deposit_sheets
from goufu.stages.procurement.deposits.models import Deposit
from tests.walk import morning_of
from tests.walk_procurement import DOCUMENT, POINTS, PRICES, ProcurementWalk

DAY = "2026-05-20"  # On which bidding closes, offers are opened and evaluated.


def given_up(walk: ProcurementWalk, *, on: str) -> ProcurementWalk:
    """Let the head find that the winner does not sign."""
    contracts.give_up(
        ref=Contract.objects.get(project_code=walk.ref, state__in=["draft", "ready"]).ref,
        sheet=contract_sheets.Reasons(reason="中标单位书面拒绝签订合同"),
        actor=walk.who("head"),
        at=morning_of(on),
    )
    return walk


def todays_notice(walk: ProcurementWalk, **changes: Any) -> ProcurementWalk:
    """Take a project of 2026 to the day on which offers may come in: until 20 May."""
    walk.up_to_announcement()
    walk.planned(on="2026-03-23").intended(on="2026-03-23").plan_filed(on="2026-03-24")
    walk.prepared(on="2026-03-26", **{**DOCUMENT, **changes}).confirmed(on="2026-03-27")
    return walk.published(on="2026-04-22", closes=f"{DAY}T09:00", supply="2026-05-08")


def todays_opening(walk: ProcurementWalk, *, four: bool = False, **changes: Any) -> ProcurementWalk:
    """Open the offers of a tender of 2026: three, or four of them."""
    todays_notice(walk, **changes)
    for by in (*PRICES, *(("delta",) if four else ())):
        walk.bid(by, at="2026-05-15T10:00")
    return walk.ticked(at=f"{DAY}T09:00").bids_opened(on=DAY)


def todays_report(walk: ProcurementWalk, *, four: bool = False, **changes: Any) -> ProcurementWalk:
    """Deliver the report on a tender of 2026: on Thursday, 21 May."""
    todays_opening(walk, four=four, **changes)
    points = {**POINTS, **({"delta": ("30", "20")} if four else {})}
    walk.seated(on=DAY).scored(on=DAY, **points).concluded(on=DAY)
    return walk.reported(on="2026-05-21")


def todays_result(walk: ProcurementWalk, *, four: bool = False, **changes: Any) -> ProcurementWalk:
    """Publish the result of a tender of 2026: on Monday, 25 May."""
    todays_report(walk, four=four, **changes).awarded(on="2026-05-22")
    return walk.result_published(on="2026-05-25")


FEN = 3_000_000  # Of a budget of 1.68 million yuan, below two percent.


def declared(walk: ProcurementWalk, by: str, *, on: str, **changes: Any) -> Deposit:
    """Let a provider declare its deposit."""
    facts = {
        "form": "online_payment",
        "amount_fen": FEN,
        "instrument": f"转账{by}",
        "issuer": "演示银行",
        "back_to_bank": "演示银行六安支行",
        "back_to_account": f"62000{len(by)}",
        **changes,
    }
    return deposits.declare(
        parent_ref=walk.tender.ref,
        sheet=deposit_sheets.Declaration.model_validate(facts),
        actor=walk.who(by),
        at=morning_of(on),
    )


def deposit_of(walk: ProcurementWalk, by: str) -> Deposit:
    organisation = walk.who(by).organisation_id
    return Deposit.objects.filter(tender=walk.tender, provider_id=organisation).latest("id")


def deposit_did(
    walk: ProcurementWalk, verb: str, whose: str, *, on: str, by: str = "agency", **facts: Any
) -> Deposit:
    """Take any act of one provider's deposit by its action's name."""
    fn = getattr(deposits, verb)
    sheet = getattr(deposit_sheets, fn.__annotations__["sheet"]).model_validate(facts)
    ref = deposit_of(walk, whose).ref
    return fn(ref=ref, sheet=sheet, actor=walk.who(by), at=morning_of(on))


def with_deposits(walk: ProcurementWalk) -> ProcurementWalk:
    """Take a tender of 2026 that asks for deposits to three offers, each with its deposit there."""
    todays_notice(walk, deposit_fen=FEN, deposit_account="演示银行 保证金专户 0001")
    for by in PRICES:
        declared(walk, by, on="2026-05-14")
        walk.bid(by, at="2026-05-15T10:00")
        jobs.book(arrival(deposit_of(walk, by).ref), at=morning_of("2026-05-15"))
    return walk


def arrival(ref: str, *, on: str = "2026-05-15") -> bank.Line:
    """Return the line in which the bank says that a deposit is there."""
    return bank.Line("arrived", ref, f"到账{ref}", morning_of(on), FEN, "6200")


def with_deposits_to_result(walk: ProcurementWalk) -> ProcurementWalk:
    """Publish the result on 25 May; what losers have left is due on 1 June."""
    with_deposits(walk).ticked(at=f"{DAY}T09:00").bids_opened(on=DAY)
    walk.seated(on=DAY).scored(on=DAY).concluded(on=DAY).reported(on="2026-05-21")
    return walk.awarded(on="2026-05-22").result_published(on="2026-05-25")
