"""Entrust an accepted plan to an agency, which accepts or returns it; or carry it out oneself."""

from __future__ import annotations

from datetime import datetime

from goufu.base.people.roles import Actor, Party
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, give_standing
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.stages.procurement.plans import queries
from goufu.stages.procurement.plans.actions.agencies import agency_for
from goufu.stages.procurement.plans.models import Plan, Route
from goufu.stages.procurement.plans.rules import entrusting as rules
from goufu.stages.procurement.plans.rules import pacing
from goufu.stages.procurement.plans.sheets import (
    Entrusting,
    OwnPurchase,
    Pressing,
    Reasons,
    Remark,
)

WHO = frozenset({"route", "agency_id"})


@action
def entrust(*, ref: str, sheet: Entrusting, actor: Actor, at: datetime) -> Plan:
    """Ask an agency to carry the plan out, with what the agreement settles.

    Raises:
        MustGoToCentralAgency, NotSuchAnAgency, NotEntrustable: the agency may not.
        AgreementIncomplete: the law of the day wants more settled.
        PlannedOtherwise: the route is the purchaser's own.
    """
    plan: Plan = Plan.objects.locked(ref)
    check_step(plan, "entrust", actor=actor, at=at)
    on, route = day_of(at), sheet.route
    rules.check_is_own(route=route.value, route_name=str(Route(route).label), own=False)
    agency = agency_for(plan.project, route, sheet.agency_id, on=on)
    if route is Route.AGENCY and rules.is_listed_by_law(on, plan.place):
        found = queries.obstacles_of(agency.pk, on=on, place=plan.place)
        rules.check_entrustable(agency=agency.name, obstacles=found)
    settled = sheet.model_dump(exclude=set(WHO))
    rules.check_agreement(settled, on=on, place=plan.place)

    plan.set(
        route=route.value,
        agency_id=agency.pk,
        agreement=settled,
        entrusted_on=on,
        declined_reason="",
    )
    advance(plan, "entrust", actor=actor, at=at, agency=agency.name, **settled)
    return plan


@action
def accept_entrusting(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Plan:
    """Take the plan on; the agency gets its standing and the purchase is laid before it."""
    plan: Plan = Plan.objects.locked(ref)
    check_step(plan, "accept_entrusting", actor=actor, at=at)
    return _start(plan, "accept_entrusting", actor, at, remark=sheet.remark)


@action
def decline_entrusting(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Plan:
    """Return the plan to the purchaser with the reason."""
    plan: Plan = Plan.objects.locked(ref)
    check_step(plan, "decline_entrusting", actor=actor, at=at)
    plan.set(declined_reason=sheet.reason, entrusted_on=None)
    advance(
        plan, "decline_entrusting", actor=actor, at=at, reason=sheet.reason, agency=plan.agency.name
    )
    return plan


@action
def take_back(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Plan:
    """Withdraw the request before the agency has accepted it."""
    plan: Plan = Plan.objects.locked(ref)
    check_step(plan, "take_back", actor=actor, at=at)
    plan.set(entrusted_on=None)
    advance(plan, "take_back", actor=actor, at=at, reason=sheet.reason, agency=plan.agency.name)
    return plan


@action
def begin_own(*, ref: str, sheet: OwnPurchase, actor: Actor, at: datetime) -> Plan:
    """Carry the purchase out oneself, where the item is not in the centralised catalogue.

    Raises:
        PlannedOtherwise: the plan is for an agency.
        MustGoToCentralAgency, CannotDoItAlone, NobodyToCarryItOut: see ``rules``.
    """
    plan: Plan = Plan.objects.locked(ref)
    check_step(plan, "begin_own", actor=actor, at=at)
    route = Route(plan.route)
    rules.check_is_own(route=route.value, route_name=str(route.label), own=True)
    purchaser = agency_for(plan.project, route, None, on=day_of(at))
    rules.check_own(
        sheet.model_dump(),
        method=plan.method,
        staffed=queries.has_procurement_staff(purchaser.pk, day_of(at)),
        name=purchaser.name,
        on=day_of(at),
        place=plan.place,
    )
    plan.set(own_ability=sheet.model_dump(), agency_id=purchaser.pk)
    return _start(plan, "begin_own", actor, at, **sheet.model_dump())


@action
def press(*, ref: str, sheet: Pressing, actor: Actor, at: datetime) -> Plan:
    """Press a purchaser to begin what should have begun.

    Raises:
        NotLate, PressedToday: see ``rules``.
    """
    plan: Plan = Plan.objects.locked(ref)
    check_step(plan, "press", actor=actor, at=at)
    pacing.check_may_press(
        planned_start=plan.planned_start, pressed_on=plan.pressed_on, on=day_of(at)
    )
    plan.set(pressed_on=day_of(at))
    advance(plan, "press", actor=actor, at=at, words=sheet.words)
    return plan


def _start(plan: Plan, verb: str, actor: Actor, at: datetime, **said: str) -> Plan:
    plan.set(started_on=day_of(at))
    give_standing(plan.project_code, Party.AGENCY, plan.agency_id)
    advance(plan, verb, actor=actor, at=at, agency=plan.agency.name, **said)
    return plan
