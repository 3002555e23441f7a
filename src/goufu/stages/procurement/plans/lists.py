"""What the forms about a plan offer, begin with, and say beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext

from goufu.base.doors.declare import Advice, AdviceLine
from goufu.base.doors.sheets import fields_of
from goufu.base.organisations.kinds import Function
from goufu.base.organisations.models import Organisation
from goufu.base.organisations.queries import doing
from goufu.base.people.roles import Actor
from goufu.law.method_choice import Choice
from goufu.law.methods import GROUNDS
from goufu.law.money import yuan
from goufu.law.questions.methods import reasons_of
from goufu.law.splitting import Purchase
from goufu.law.values.procurement import OPEN_TENDER_THRESHOLD
from goufu.law.words import say
from goufu.stages.procurement.plans import queries, sheets
from goufu.stages.procurement.plans.models import Method, Plan, Route
from goufu.stages.procurement.plans.rules import method as methods
from goufu.stages.procurement.plans.rules import pacing
from goufu.stages.procurement.plans.rules.entrusting import agreement_of
from goufu.stages.review.budgets.queries import reserved_for
from goufu.stages.review.projects.models import Project

VERDICTS = {
    "required": say("应当采用"),
    "allowed": say("可以采用"),
    "allowed_with_approval": say("经财政部门批准可以采用"),
    "forbidden": say("不能采用"),
}
OUTCOMES: Mapping[str, Any] = {
    "required": "ok",
    "allowed": "ok",
    "allowed_with_approval": "warn",
    "forbidden": "no",
}


def may_be_planned(project: Project, _actor: Actor, _on: date) -> bool:
    """Test whether a plan can be drawn up now."""
    return project.state == "announced" and queries.live_plan_of(project) is None


def agencies(dossier: Any, _actor: Actor, on: date) -> list[tuple[str, str]]:
    """Return the registered agencies, the centralised ones first; says who may not be entrusted."""
    central = list(doing(Function.CENTRAL_AGENCY))
    agents = list(doing(Function.AGENCY).exclude(pk__in=[one.pk for one in central]))
    fit = queries.entrustable_now(on, dossier.place) if dossier is not None else None
    return [
        *((str(one.pk), one.name) for one in central),
        *((str(one.pk), _named(one, fit)) for one in agents),
    ]


def _named(agency: Organisation, fit: frozenset[int] | None) -> str:
    if fit is not None and agency.pk not in fit:
        return gettext("{name}（目前不能接受委托）").format(name=agency.name)
    return agency.name


def as_applied_for(project: Project, _actor: Actor, on: date) -> Mapping[str, Any]:
    """Begin with the money that is reserved and the start that was applied for."""
    return {
        "amount_fen": reserved_for(project.project_code),
        "method": Method.OPEN_TENDER,
        "planned_start": project.starts_on,
        "route": Route.CENTRAL_AGENCY if queries.is_central(project, on) else Route.AGENCY,
    }


def plan_so_far(plan: Plan, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return what the plan says now."""
    told = {
        spec.name: getattr(plan, spec.name)
        for spec in fields_of(sheets.PlanSheet)
        if spec.name != "lots"
    }
    lots = plan.lots.order_by("number").values("title", "content", "amount_fen")
    return {**told, "lots": tuple(lots)}


def agreement_so_far(plan: Plan, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return the route that was planned and what was agreed before."""
    agency = None if plan.route == Route.OWN else plan.agency_id
    return {"route": plan.route, "agency_id": agency, **plan.agreement}


def advice_on_project(project: Project, _actor: Actor, on: date) -> list[Advice]:
    """Say of every method whether it may be used, for the money that is reserved."""
    return _advice(project, reserved_for(project.project_code), on, but=None)


def advice_on_plan(plan: Plan, _actor: Actor, on: date) -> list[Advice]:
    """Say the same for what the plan costs now."""
    return _advice(plan.project, plan.amount_fen, on, but=plan)


def advice_on_agreement(plan: Plan, _actor: Actor, on: date) -> list[Advice]:
    """Say what the agreement has to settle by the law of the day."""
    law = agreement_of(on, plan.place)
    if law is None:
        return []
    labels = {spec.name: spec.label for spec in fields_of(sheets.Entrusting)}
    lines = [
        AdviceLine("wait", gettext(labels[code]), clause=law.cite, verified=law.verified)
        for code in law.value
    ]
    return [Advice(gettext("协议应当明确的事项"), lines)]


def _advice(project: Project, amount_fen: int, on: date, *, but: Plan | None) -> list[Advice]:
    answer = OPEN_TENDER_THRESHOLD.find(on, place=project.place, subject="services")
    threshold = None if answer is None else int(answer.value)
    found = methods.choices(
        amount_fen=amount_fen,
        threshold_fen=threshold,
        grounds=GROUNDS,
        on=on,
        place=project.place,
    )
    limit = gettext("未设定") if threshold is None else yuan(threshold)
    note = gettext("按金额 {amount} 元、公开招标数额标准 {threshold} 元；情形须确实存在。").format(
        amount=yuan(amount_fen), threshold=limit
    )
    lines = [_line(found.of[one.value]) for one in Method]
    split = _on_splitting(project, amount_fen, on, but=but)
    return [Advice(gettext("各采购方式能否采用"), lines, note), *split]


def _line(choice: Choice) -> AdviceLine:
    said = choice.said
    words = [one.as_json(gettext)["sentence"] for one in reasons_of(choice, "services")]
    return AdviceLine(
        OUTCOMES[choice.verdict],
        gettext("{method}：{verdict}").format(
            method=gettext(str(Method(choice.method).label)),
            verdict=gettext(VERDICTS[choice.verdict]),
        ),
        note=" ".join(dict.fromkeys(words)),
        clause=said[0].by.cite if said else "",
        verified=all(one.by.verified for one in said),
    )


def _on_splitting(
    project: Project, amount_fen: int, on: date, *, but: Plan | None
) -> Sequence[Advice]:
    """Warn where this purchase, bought otherwise than by open tender, would look split."""
    others = [one for one in queries.alike(project) if but is None or one.pk != but.pk]
    this = Purchase(
        budget_item=project.budget_line_ref,
        category=project.item.code,
        year=project.year,
        method=Method.CONSULTATION,
        amount_fen=amount_fen,
        approved=but is not None and bool(but.approval_ref),
    )
    bought = [*(queries.as_purchase(one) for one in others), this]
    lines = [
        AdviceLine(
            "warn",
            gettext(
                "本项目如采用公开招标以外的方式，同一预算项目、同一品目本年度共 {count} 次、"
                "累计 {sum} 元，超过公开招标数额标准 {threshold} 元，属于化整为零。"
            ).format(
                count=one.group.count,
                sum=yuan(one.group.sum_fen),
                threshold=yuan(one.threshold_fen),
            ),
            note="、".join(other.ref for other in others if other.is_not_open),
            clause=one.test.cite,
            verified=one.test.verified,
        )
        for one in pacing.suspected(bought, on=on, place=project.place)
    ]
    return [Advice(gettext("化整为零提示"), lines)] if lines else []
