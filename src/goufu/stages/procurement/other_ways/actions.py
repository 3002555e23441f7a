"""What people do to buy in another way."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_opening, check_step
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.stages.parties.providers.actions.checking import check_conduct
from goufu.stages.procurement.other_ways import rules
from goufu.stages.procurement.other_ways.models import OtherWay
from goufu.stages.procurement.other_ways.sheets import (
    Agreement,
    Argument,
    Decision,
    Opinion,
    Reasons,
    Remark,
)
from goufu.stages.procurement.other_ways.workflow import HANDLER, OTHER_WAY
from goufu.stages.procurement.plans import queries as plans
from goufu.stages.procurement.plans.rules import plan as plan_rules
from goufu.stages.procurement.tenders.actions.papers import own_document
from goufu.stages.procurement.tenders.rules.offers import check_provider
from goufu.stages.review.budgets.queries import reserved_for
from goufu.stages.review.projects.models import Project
from goufu.stages.review.projects.workflow import PROJECT


@action
def open_other_way(*, parent_ref: str, sheet: Argument, actor: Actor, at: datetime) -> OtherWay:
    """Argue that an announced project is special and not competitive.

    Raises:
        NotAWayThatDay: the law of the day does not have it; with what to do instead.
        NoApprovedBudget, NotToBeBoughtNow, PlanAlreadyThere, MoreThanReserved: see the plans.
        MayNotProvide, ListedForBadConduct: not from this provider.
    """
    project: Project = Project.objects.locked(parent_ref)
    check_opening(project, by=HANDLER, label=OTHER_WAY.opened, actor=actor)
    rules.check_way(way=sheet.way.value, on=day_of(at), place=project.place)
    _check_project(project)
    _check(project, sheet, day_of(at))

    other_way = OtherWay(
        ref=child_ref(project.project_code, "QT"),
        project_code=project.project_code,
        title=project.title,
        place=project.place,
        project=project,
        **_facts(sheet),
    )
    open_dossier(other_way, actor=actor, at=at, **_said(other_way))
    return other_way


@action
def argue(*, ref: str, sheet: Argument, actor: Actor, at: datetime) -> OtherWay:
    """Change the argument before it is decided upon."""
    other_way: OtherWay = OtherWay.objects.locked(ref)
    check_step(other_way, "argue", actor=actor, at=at)
    rules.check_way(way=sheet.way.value, on=day_of(at), place=other_way.place)
    _check(other_way.project, sheet, day_of(at))
    other_way.set(**_facts(sheet))
    advance(other_way, "argue", actor=actor, at=at, **_said(other_way))
    return other_way


@action
def decide(*, ref: str, sheet: Decision, actor: Actor, at: datetime) -> OtherWay:
    """Decide together on the argument.

    Raises:
        NobodyHeard, DearerUnexplained: the argument does not carry it.
        DecidedAlone, DecidedBeforeArgued: it was not decided together, or not then.
    """
    other_way: OtherWay = OtherWay.objects.locked(ref)
    check_step(other_way, "decide", actor=actor, at=at)
    rules.check_argued(
        opinions=other_way.opinions,
        amount_fen=other_way.amount_fen,
        tender_cost_fen=other_way.tender_cost_fen,
    )
    deciders = [row.name for row in sheet.deciders]
    rules.check_decision(
        deciders=deciders,
        day=sheet.decided_on,
        argued_on=day_of(other_way.opened_at),
        on=day_of(at),
    )
    other_way.set(decided_on=sheet.decided_on, deciders=deciders, decision=sheet.decision)
    advance(
        other_way,
        "decide",
        actor=actor,
        at=at,
        decided_on=sheet.decided_on.isoformat(),
        deciders=deciders,
        decision=sheet.decision,
    )
    return other_way


@action
def approve(*, ref: str, sheet: Opinion, actor: Actor, at: datetime) -> OtherWay:
    """Agree to it as finance, where the law of the day has finance review purchases."""
    other_way: OtherWay = OtherWay.objects.locked(ref)
    check_step(other_way, "approve", actor=actor, at=at)
    other_way.set(finance_opinion=sheet.opinion)
    advance(other_way, "approve", actor=actor, at=at, opinion=sheet.opinion)
    return other_way


@action
def return_for_correction(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> OtherWay:
    """Send it back to be argued anew."""
    other_way: OtherWay = OtherWay.objects.locked(ref)
    check_step(other_way, "return_for_correction", actor=actor, at=at)
    other_way.set(finance_opinion=sheet.reason)
    advance(other_way, "return_for_correction", actor=actor, at=at, reason=sheet.reason)
    return other_way


@action
def agree(*, ref: str, sheet: Agreement, actor: Actor, at: datetime) -> OtherWay:
    """Write down what was agreed with the provider.

    Raises:
        AgreedForMore: for more than was decided.
    """
    other_way: OtherWay = OtherWay.objects.locked(ref)
    check_step(other_way, "agree", actor=actor, at=at)
    rules.check_price(price_fen=sheet.price_fen, amount_fen=other_way.amount_fen)
    document = own_document(sheet.document, ref, actor)
    other_way.set(
        price_fen=sheet.price_fen,
        agreement=sheet.agreement,
        document=document,
        agreed_on=day_of(at),
    )
    advance(
        other_way,
        "agree",
        actor=actor,
        at=at,
        price_fen=sheet.price_fen,
        agreement=sheet.agreement,
    )
    return other_way


@action
def publish(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> OtherWay:
    """Publish decision and reasons; the contract is drafted from what was agreed."""
    other_way: OtherWay = OtherWay.objects.locked(ref)
    check_step(other_way, "publish", actor=actor, at=at)
    other_way.set(published_on=day_of(at))
    advance(
        other_way,
        "publish",
        actor=actor,
        at=at,
        remark=sheet.remark,
        tender_ref=other_way.ref,
        price_fen=other_way.price_fen,
        **_said(other_way),
    )
    return other_way


@action
def withdraw(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> OtherWay:
    """Give the way up; the project may be bought otherwise."""
    other_way: OtherWay = OtherWay.objects.locked(ref)
    advance(other_way, "withdraw", actor=actor, at=at, reason=sheet.reason)
    return other_way


def _check_project(project: Project) -> None:
    plan_rules.check_budget_approved(
        project=project.ref, approved=plans.has_approved_budget(project)
    )
    live = plans.live_plan_of(project)
    if live is not None:
        raise plan_rules.PlanAlreadyThere(project=project.ref, plan=live.ref)
    plan_rules.check_announced(
        project=project.ref,
        announced=project.state == "announced",
        state=PROJECT.states[project.state],
    )


def _check(project: Project, sheet: Argument, on: date) -> None:
    plan_rules.check_within_budget(
        amount_fen=sheet.amount_fen, reserved_fen=reserved_for(project.project_code)
    )
    provider = Organisation.objects.get(pk=sheet.provider_id)
    check_provider(
        name=provider.name,
        kind=provider.kind,
        kind_name=provider.get_kind_display(),
        on=on,
        place=project.place,
    )
    check_conduct(provider.pk, name=provider.name, on=on)


def _facts(sheet: Argument) -> dict[str, Any]:
    return {
        **sheet.model_dump(exclude={"way", "opinions"}),
        "way": sheet.way.value,
        "opinions": [row.model_dump() for row in sheet.opinions],
    }


def _said(other_way: OtherWay) -> dict[str, Any]:
    return {
        "title": other_way.title,
        "way": other_way.way,
        "provider_id": other_way.provider_id,
        "provider": Organisation.objects.get(pk=other_way.provider_id).name,
        "amount_fen": other_way.amount_fen,
        "special": other_way.special,
        "not_competitive": other_way.not_competitive,
        "alternatives": other_way.alternatives,
        "tender_cost_fen": other_way.tender_cost_fen,
        "why_this_provider": other_way.why_this_provider,
        "opinions": other_way.opinions,
    }
