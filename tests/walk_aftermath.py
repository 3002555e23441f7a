"""What comes after a report: silence, a winner who falls away, deposits, other ways."""

from __future__ import annotations

from typing import Any

from goufu.stages.contracting.contracts import actions as contracts
from goufu.stages.contracting.contracts import sheets as contract_sheets
from goufu.stages.contracting.contracts.models import Contract
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
