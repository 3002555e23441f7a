"""What lies between an announced project and an agency that carries its plan out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goufu.stages.parties.agencies import actions as agencies
from goufu.stages.parties.agencies import sheets as agency_sheets
from goufu.stages.parties.agencies.models import AgencyEntry
from goufu.stages.procurement.demands import actions as demands
from goufu.stages.procurement.demands import sheets as demand_sheets
from goufu.stages.procurement.demands.models import Demand
from goufu.stages.procurement.method_changes import actions as changes
from goufu.stages.procurement.method_changes import sheets as change_sheets
from goufu.stages.procurement.method_changes.models import MethodChange
from goufu.stages.procurement.plans import actions as plans
from goufu.stages.procurement.plans import sheets as plan_sheets
from tests.walk import Town, morning_of

Facts = dict[str, Any]

DEMAND: Facts = {
    "subject": "居家养老上门服务",
    "functions": "为城区高龄独居老人提供上门照料",
    "quality": "每次服务不少于一小时",
    "delivery": "五月至年末，城区",
    "acceptance": "服务记录完整，抽查合格率不低于95%",
    "quantity": "1200 人次",
    "amount_fen": 168_000_000,
    "qualification": "依法登记，具有养老服务经验",
    "to_public": True,
    "risks": "承接主体中途退出：要求提供替代人员名册，逾期由次高者承接",
}
SURVEY: Facts = {
    "way": "consulting",
    "subjects": [
        {"kind": "market", "name": f"示例服务中心{number}", "said": "可提供上门服务，按小时计价"}
        for number in ("一", "二", "三")
    ],
    "findings": "本市同类机构二十余家，上年同类项目按小时成交",
}
PARTS = (
    "within_rules", "reasons_given", "approvals_arranged", "plan_complete",
    "no_discrimination", "competition", "procurement_policy", "performance_risk",
)  # fmt: skip
REVIEW: Facts = {
    "parts": [{"part": part, "passed": True} for part in PARTS],
    "members": "办公室、财务科、业务科、监察室",
    "lawyer": "示例律师事务所",
    "opinion": "需求完整、明确，同意。",
}
AGREEMENT: Facts = {
    "agency_scope": "编制采购文件、组织采购、送达报告",
    "agency_powers": "按本协议办理采购程序性事项",
    "agency_term": "自接受委托之日起至合同签订",
    "file_keeping": "采购活动结束后移交采购人",
    "agency_fee": "不向供应商收取，由采购人按约定支付",
    "agreement_end": "项目终止时解除",
    "breach_liability": "依法承担违约责任",
}
APPLICATION: Facts = {
    "overview": "为城区高龄独居老人提供上门照料",
    "reason": "本项公共服务有特殊要求，仅一家具备资质",
    "supplier": "甲社会服务中心",
    "supplier_address": "示例路一号",
    "experts": [
        {
            "name": "陈某",
            "unit": "示例大学",
            "title": "教授",
            "opinion": "仅此一家具备资质",
        }
    ],
}
SINGLE: Facts = {
    "method": "single_source",
    "grounds": ["sole_supplier"],
    "method_reason": "本项公共服务有特殊要求，仅一家具备资质",
}
# A ground on which each method may be used for services.
GROUND = {
    "invited_tender": "limited_suppliers",
    "negotiation": "complex",
    "consultation": "purchase_of_services",
    "inquiry": "uniform_and_stable",
    "single_source": "follow_on",
}
AGENCY_ENTRY: Facts = {
    "address": "示例路一号",
    "phone": "100-0000-0003",
    "legal_head": "陈代",
    "liable": True,
    "own_office": True,
    "internal_rules": "内部监督管理制度",
    "staff": [{"name": f"从业{n}", "full_time": True} for n in range(1, 6)],
    "true": True,
}


def grounded(method: str) -> Facts:
    """Return what a plan says beside its method: nothing beside an open tender."""
    if method not in GROUND:
        return {}
    return {"grounds": [GROUND[method]], "method_reason": "符合该情形"}


def list_agency(town: Town, *, on: str, body: str = "agency") -> AgencyEntry:
    """Have an agency listed; where it is already, return its entry."""
    organisation = town.organisations[body]
    there = AgencyEntry.objects.filter(organisation=organisation).first()
    if there is not None:
        return there
    sheet = agency_sheets.FileEntry.model_validate(
        {**AGENCY_ENTRY, "organisation_id": organisation.pk}
    )
    entry = agencies.file_entry(sheet=sheet, actor=town.people[body], at=morning_of(on))
    return agencies.list_entry(
        ref=entry.ref,
        sheet=agency_sheets.ListEntry(),
        actor=town.people["supervision"],
        at=morning_of(on),
    )


def demand_did(walk: Any, verb: str, *, on: str, by: str = "handler", **facts: Any) -> Demand:
    """Take any act of the demand of a walk's project by its action's name."""
    fn = getattr(demands, verb)
    sheet = getattr(demand_sheets, fn.__annotations__["sheet"]).model_validate(facts)
    where = "parent_ref" if verb == "open_demand" else "ref"
    ref = walk.ref if verb == "open_demand" else demand_of(walk).ref
    done: Demand = fn(**{where: ref}, sheet=sheet, actor=walk.who(by), at=morning_of(on))
    return done


def demand_of(walk: Any) -> Demand:
    return Demand.objects.get(project_code=walk.ref)


def write_demand(walk: Any, *, on: str, **changes: Any) -> Demand:
    return demand_did(walk, "open_demand", on=on, **{**DEMAND, **changes})


def review_demand(walk: Any, *, since: str, until: str, **changes: Any) -> None:
    """Write a demand, survey it, put it before the public, have it reviewed."""
    write_demand(walk, on=since, **changes)
    demand_did(walk, "record_survey", on=since, since=since, until=since, **SURVEY)
    demand_did(walk, "seek_opinions", on=since, until=since)
    demand_did(walk, "conclude_opinions", on=until, summary="没有收到意见")
    demand_did(walk, "submit", on=until)
    demand_did(walk, "pass_review", on=until, by="reviewer", **REVIEW)


def plan_did(walk: Any, verb: str, *, on: str, by: str = "handler", **facts: Any) -> None:
    """Take any act of the walk's plan by its action's name."""
    fn = getattr(plans, verb)
    sheet = getattr(plan_sheets, fn.__annotations__["sheet"]).model_validate(facts)
    fn(ref=walk.plan.ref, sheet=sheet, actor=walk.who(by), at=morning_of(on))


def entrust(walk: Any, *, on: str, by: str = "handler", **changes: Any) -> None:
    """Ask the agency of the walk's plan to carry it out."""
    if int(on[:4]) >= 2018:
        list_agency(walk.town, on=on)
    plan = walk.plan
    facts = {"route": plan.route, "agency_id": plan.agency_id, **AGREEMENT, **changes}
    plan_did(walk, "entrust", on=on, by=by, **facts)


def entrusted(walk: Any, *, on: str) -> None:
    """Have the agency of the walk's plan asked, and let it accept."""
    entrust(walk, on=on)
    by = "central" if walk.plan.route == "central_agency" else "agency"
    plan_did(walk, "accept_entrusting", on=on, by=by)


def change_of(walk: Any) -> MethodChange:
    return MethodChange.objects.filter(project_code=walk.ref).order_by("id").last()


def change_did(walk: Any, verb: str, *, on: str, by: str = "handler", **facts: Any) -> MethodChange:
    """Take any act of the walk's application for another method by its action's name."""
    fn = getattr(changes, verb)
    sheet = getattr(change_sheets, fn.__annotations__["sheet"]).model_validate(facts)
    opens = verb == "open_change"
    where = {"parent_ref": walk.plan.ref} if opens else {"ref": change_of(walk).ref}
    done: MethodChange = fn(**where, sheet=sheet, actor=walk.who(by), at=morning_of(on))
    return done


def legs_of_demand(leg: Any, d: Any) -> Iterator[Any]:
    """Yield the legs of the path on which a demand is written and reviewed, as today's law asks."""
    x = "{demand}"
    yield leg(
        d.at("02-27", 14), "handler", "demand.open", "{project}", opened="demand", then="draft",
        facts=DEMAND,
    )  # fmt: skip
    yield leg(
        d.at("02-27", 15), "handler", "demand.record_survey", x,
        {**SURVEY, "since": d.iso("02-25"), "until": d.iso("02-26")}, "draft", again=False,
    )  # fmt: skip
    yield leg(
        d.at("02-27", 16), "handler", "demand.seek_opinions", x, {"until": d.iso("03-12")},
        "opinions",
    )  # fmt: skip
    yield leg(
        d.at("03-13"), "handler", "demand.conclude_opinions", x, {"summary": "没有收到意见"},
        "draft",
    )  # fmt: skip
    yield leg(d.at("03-13", 11), "handler", "demand.submit", x, {}, "review")
    yield leg(d.at("03-16"), "reviewer", "demand.pass_review", x, REVIEW, "passed")


def legs_of_entrusting(leg: Any, d: Any) -> Iterator[Any]:
    """Yield the legs on which the accepted plan is entrusted and the agency accepts."""
    yield leg(
        d.at("03-23", 14), "handler", "plan.entrust", "{plan}",
        lambda j: {"route": "agency", "agency_id": j.id_of("agency"), **AGREEMENT}, "asked",
    )  # fmt: skip
    yield leg(d.at("03-23", 15), "agency", "plan.accept_entrusting", "{plan}", {}, "under_way")
