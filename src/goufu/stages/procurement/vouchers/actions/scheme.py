"""A scheme: drawn up, reviewed where the law of the day says so, started, ended, settled."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from goufu.base.organisations.kinds import Function
from goufu.base.organisations.queries import doing
from goufu.base.people.roles import Actor, Party
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, give_standing, open_dossier
from goufu.base.workflow.gate import check_opening, check_step
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.stages.procurement.frameworks.models import Framework
from goufu.stages.procurement.frameworks.queries import entrants
from goufu.stages.procurement.plans.queries import live_plan_of
from goufu.stages.procurement.plans.rules import plan as plan_rules
from goufu.stages.procurement.vouchers import queries
from goufu.stages.procurement.vouchers.models import Scheme, ServicePoint, ValueKind
from goufu.stages.procurement.vouchers.rules import scheme as rules
from goufu.stages.procurement.vouchers.rules.use import points_of
from goufu.stages.procurement.vouchers.sheets import Opinion, Reasons, Remark, SchemeSheet
from goufu.stages.procurement.vouchers.workflow import SCHEME
from goufu.stages.procurement.vouchers.workflow.scheme import HANDLER
from goufu.stages.review.budgets.queries import reserved_for
from goufu.stages.review.projects.models import Project


@action
def open_scheme(*, parent_ref: str, sheet: SchemeSheet, actor: Actor, at: datetime) -> Scheme:
    """Draw up a voucher scheme for a project.

    Raises:
        VouchersNeedAFramework: no agreement is in force, and vouchers are no way of their own.
        PlanAlreadyThere, NotToBeBoughtNow: the project is bought another way, or not now.
        FaceMissing, EndsBeforeItStarts, OutsideTheAgreement, NotInTheBudget: see ``rules``.
    """
    project: Project = Project.objects.locked(parent_ref)
    check_opening(project, by=HANDLER, label=SCHEME.opened, actor=actor)
    framework = queries.framework_of(project.project_code)
    running = framework is not None and framework.is_running(day_of(at))
    rules.check_way(project=project.ref, running=running, on=day_of(at), place=project.place)
    if not running:
        framework = None
        _check_project(project)
    scheme = Scheme(
        ref=child_ref(project.project_code, "PZ"),
        project_code=project.project_code,
        title=project.title,
        place=project.place,
        project=project,
        framework=framework,
        purchaser_id=project.purchaser_id,
        finance_id=project.finance_id,
        **_facts(sheet),
    )
    _check(scheme, at)
    open_dossier(scheme, actor=actor, at=at, **_said(scheme))
    _write_points(scheme, sheet)
    return scheme


def _check_project(project: Project) -> None:
    live = live_plan_of(project)
    if live is not None:
        raise plan_rules.PlanAlreadyThere(project=project.ref, plan=live.ref)
    announced = project.state == "announced"
    plan_rules.check_announced(project=project.ref, announced=announced, state=project.state_name)


@action
def edit(*, ref: str, sheet: SchemeSheet, actor: Actor, at: datetime) -> Scheme:
    """Change a scheme while it is a draft."""
    scheme: Scheme = Scheme.objects.locked(ref)
    check_step(scheme, "edit", actor=actor, at=at)
    facts = _facts(sheet)
    for name, value in facts.items():
        setattr(scheme, name, value)
    _check(scheme, at)
    scheme.save(update_fields=list(facts))
    scheme.points.all().delete()
    _write_points(scheme, sheet)
    advance(scheme, "edit", actor=actor, at=at, **_said(scheme))
    return scheme


@action
def submit(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Scheme:
    """Hand the scheme to finance, where vouchers are a way beside procurement."""
    scheme: Scheme = Scheme.objects.locked(ref)
    advance(scheme, "submit", actor=actor, at=at, remark=sheet.remark, grounds=scheme.grounds)
    return scheme


@action
def accept(*, ref: str, sheet: Opinion, actor: Actor, at: datetime) -> Scheme:
    """Pass the scheme."""
    scheme: Scheme = Scheme.objects.locked(ref)
    advance(scheme, "accept", actor=actor, at=at, opinion=sheet.opinion)
    return scheme


@action
def return_scheme(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Scheme:
    """Send the scheme back with what is wrong with it."""
    scheme: Scheme = Scheme.objects.locked(ref)
    advance(scheme, "return_scheme", actor=actor, at=at, reason=sheet.reason)
    return scheme


@action
def start(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Scheme:
    """Let vouchers be given out; who may be chosen is fixed, and gets a contract to sign.

    Raises:
        OneIsNoChoice: nobody could choose.
        NotYetValid: the last day is over.
        NotInTheBudget: the money is not reserved any more.
    """
    scheme: Scheme = Scheme.objects.locked(ref)
    check_step(scheme, "start", actor=actor, at=at)
    on = day_of(at)
    rules.check_not_over(valid_to=scheme.valid_to, on=on)
    rules.check_money(value_fen=scheme.budget_fen, budget_fen=reserved_for(scheme.project_code))
    if scheme.framework is not None:
        running = scheme.framework.is_running(on)
        rules.check_way(project=scheme.project.ref, running=running, on=on, place=scheme.place)
        _take_over(scheme, scheme.framework)
    points = list(scheme.points.order_by("id"))
    rules.check_choice(count=len(points), on=on, place=scheme.place)
    scheme.set(started_on=on)
    for point in points:
        give_standing(scheme.project_code, Party.PROVIDER, point.provider_id)
    advance(
        scheme,
        "start",
        actor=actor,
        at=at,
        remark=sheet.remark,
        providers=[[point.provider_id, point.price_fen] for point in points],
        budget_fen=scheme.budget_fen,
    )
    return scheme


@action
def end(*, ref: str, actor: Actor, at: datetime) -> Scheme:
    """Stop all redemptions with the last day."""
    scheme: Scheme = Scheme.objects.locked(ref)
    check_step(scheme, "end", actor=actor, at=at)
    advance(scheme, "end", actor=actor, at=at, valid_to=str(scheme.valid_to))
    return scheme


@action
def close(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Scheme:
    """Settle a scheme that is over; what nobody redeemed is free again.

    Raises:
        NotYetOver: something is redeemed and not settled.
    """
    scheme: Scheme = Scheme.objects.locked(ref)
    check_step(scheme, "close", actor=actor, at=at)
    waiting = queries.unsettled(scheme)
    if waiting:
        raise rules.NotYetOver(count=waiting)
    spent = queries.value_spent(scheme)
    scheme.set(released_fen=scheme.budget_fen - spent)
    advance(
        scheme,
        "close",
        actor=actor,
        at=at,
        remark=sheet.remark,
        spent_fen=spent,
        released_fen=scheme.released_fen,
    )
    return scheme


@action
def withdraw(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Scheme:
    """Take a scheme back before it starts."""
    scheme: Scheme = Scheme.objects.locked(ref)
    check_step(scheme, "withdraw", actor=actor, at=at)
    scheme.set(reason=sheet.reason)
    advance(scheme, "withdraw", actor=actor, at=at, reason=sheet.reason)
    return scheme


def _check(scheme: Scheme, at: datetime) -> None:
    framework = scheme.framework
    rules.check_days(
        valid_from=scheme.valid_from,
        valid_to=scheme.valid_to,
        signed_on=framework.signed_on if framework else None,
        expires_on=framework.expires_on if framework else None,
    )
    rules.check_not_over(valid_to=scheme.valid_to, on=day_of(at))
    rules.check_money(value_fen=scheme.budget_fen, budget_fen=reserved_for(scheme.project_code))


def _facts(sheet: SchemeSheet) -> dict[str, Any]:
    money = sheet.value_kind is ValueKind.MONEY
    face = sheet.face_fen if money else sheet.face_units
    if not face:
        raise rules.FaceMissing
    most = points_of(sheet.most_at_once, money=money) if sheet.most_at_once else None
    names = (
        "service",
        "unit",
        "per_person",
        "valid_from",
        "valid_to",
        "undo_hours",
        "budget_fen",
        "terms",
        "grounds",
    )
    return {
        **{name: getattr(sheet, name) for name in names},
        "value_kind": sheet.value_kind.value,
        "face": face,
        "most_at_once": most,
    }


def _write_points(scheme: Scheme, sheet: SchemeSheet) -> None:
    """Write down who was chosen by the lecture; an agreement's entrants are taken over at start."""
    if scheme.framework is not None:
        return
    known = set(doing(Function.PROVIDER).values_list("pk", flat=True))
    rows = {row.provider_id: row for row in sheet.providers if row.provider_id in known}
    for row in rows.values():
        if not scheme.holds_money and row.price_fen is None:
            raise rules.FaceMissing
    ServicePoint.objects.bulk_create(
        ServicePoint(
            scheme=scheme,
            provider_id=row.provider_id,
            location=row.location,
            contact=row.contact,
            price_fen=1 if scheme.holds_money else row.price_fen or 0,
        )
        for row in rows.values()
    )


def _take_over(scheme: Scheme, framework: Framework) -> None:
    scheme.points.all().delete()
    ServicePoint.objects.bulk_create(
        ServicePoint(
            scheme=scheme,
            provider_id=one.provider_id,
            location=one.location,
            contact=one.contact,
            price_fen=1 if scheme.holds_money else one.price_fen,
        )
        for one in entrants(framework)
    )


def _said(scheme: Scheme) -> dict[str, Any]:
    return {
        "framework": scheme.framework.ref if scheme.framework else "",
        "value_kind": scheme.value_kind,
        "face": scheme.face,
        "valid_from": str(scheme.valid_from),
        "valid_to": str(scheme.valid_to),
        "budget_fen": scheme.budget_fen,
    }
