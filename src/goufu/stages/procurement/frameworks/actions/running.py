"""While the agreement runs and after: filed, told, ended, summed up."""

from __future__ import annotations

from datetime import datetime

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.stages.procurement.frameworks import queries
from goufu.stages.procurement.frameworks.actions.opening import give_back
from goufu.stages.procurement.frameworks.models import Deal, Framework
from goufu.stages.procurement.frameworks.sheets import Filing, Remark


@action
def file_copy(*, ref: str, sheet: Filing, actor: Actor, at: datetime) -> Framework:
    """File a copy of the signed agreement with finance."""
    framework: Framework = Framework.objects.locked(ref)
    check_step(framework, "file_copy", actor=actor, at=at)
    framework.set(filed_on=day_of(at))
    advance(framework, "file_copy", actor=actor, at=at, receipt=sheet.receipt)
    return framework


@action
def tell_users(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Framework:
    """Tell all who may buy who is in the agreement, and at which price."""
    framework: Framework = Framework.objects.locked(ref)
    check_step(framework, "tell_users", actor=actor, at=at)
    framework.set(told_on=day_of(at))
    told = [
        {
            "provider": one.provider.name,
            "location": one.location,
            "contact": one.contact,
            "price_fen": one.price_fen,
        }
        for one in queries.entrants(framework)
    ]
    advance(framework, "tell_users", actor=actor, at=at, remark=sheet.remark, entrants=told)
    return framework


@action
def end(*, ref: str, actor: Actor, at: datetime) -> Framework:
    """End the agreement with its last day; what is still sealed goes back unread."""
    framework: Framework = Framework.objects.locked(ref)
    check_step(framework, "end", actor=actor, at=at)
    give_back(framework, at)
    advance(framework, "end", actor=actor, at=at, expired_on=str(framework.expires_on))
    return framework


@action
def sum_up(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Framework:
    """Tell society what all deals came to."""
    framework: Framework = Framework.objects.locked(ref)
    check_step(framework, "sum_up", actor=actor, at=at)
    deals = Deal.objects.filter(framework=framework, state__in=("fixed", "published"))
    totals = [one.total_fen or 0 for one in deals]
    advance(
        framework,
        "sum_up",
        actor=actor,
        at=at,
        remark=sheet.remark,
        deals=len(totals),
        total_fen=sum(totals),
    )
    return framework
