"""What lies between an announced project and its agency: demand, method, agreement."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from goufu.base.people.roles import Actor
from goufu.config.sample.course import Course, later
from goufu.config.sample.player import Scene, moment
from goufu.config.sample.spec import Spec
from goufu.law.calendar import is_working
from goufu.stages.procurement.demands import actions as demands
from goufu.stages.procurement.demands.models import Demand, Part
from goufu.stages.procurement.demands.sheets import Opinion
from goufu.stages.procurement.method_changes import actions as changes
from goufu.stages.procurement.method_changes.models import MethodChange
from goufu.stages.procurement.method_changes.sheets import Objection

AGREEMENT = {
    "agency_scope": "编制采购文件、组织开评标、送达评审报告、发布公告。",
    "agency_powers": "按本协议办理采购程序性事项，重大事项报采购人确认。",
    "agency_term": "自接受委托之日起至采购合同签订之日止。",
    "file_keeping": "采购活动结束后移交采购人，电子档案由平台保存。",
    "agency_fee": "由采购人按约定支付，不向供应商收取。",
    "agreement_end": "项目终止或者采购完成时解除。",
    "breach_liability": "违反协议造成损失的，依法承担责任。",
}
EXPERT = {"name": "示例专家", "unit": "示例大学", "title": "教授"}
BY_CONSULTATION = {
    "method": "consultation",
    "grounds": ["purchase_of_services"],
    "method_reason": "政府购买服务项目，服务方式需与供应商磋商明确。",
}
BY_SINGLE_SOURCE = {
    "method": "single_source",
    "grounds": ["sole_supplier"],
    "method_reason": "本项公共服务有特殊要求，当地仅一家机构具备相应资质。",
}


def working_days_before(day: date, count: int) -> date:
    """Return the n-th working day before ``day``."""
    while count:
        day -= timedelta(days=1)
        count -= is_working(day)
    return day


def demanded(course: Course, planned: date) -> None:
    """Write the demand, survey it, ask the public, have it reviewed, all before the plan."""
    opened, concluded = working_days_before(planned, 4), working_days_before(planned, 2)
    demand_open_to_public(course, opened, until=concluded - timedelta(days=1))
    found = _demand(course)
    course.do(
        moment(concluded, 9),
        "handler",
        "demand.conclude_opinions",
        {"summary": "征求意见期间没有收到修改意见。"},
        on=found,
    )
    course.do(moment(concluded, 10), "handler", "demand.submit", on=found)
    parts = [{"part": part.value, "passed": True} for part in Part]
    course.do(
        moment(working_days_before(planned, 1), 10),
        "reviewer",
        "demand.pass_review",
        {
            "parts": parts,
            "members": "办公室、财务、业务、监督机构",
            "lawyer": "示例律师事务所",
            "opinion": "需求完整、明确，指标量化，同意。",
        },
        on=found,
    )


def demand_open_to_public(course: Course, day: date, *, until: date) -> None:
    """Write and survey the demand, and put it before the public until a day."""
    spec, found = course.spec, _demand(course)
    course.do(moment(day, 15), "handler", "demand.open", _written(spec), parent=True)
    course.do(
        moment(day, 16),
        "handler",
        "demand.record_survey",
        {
            "way": "consulting",
            "since": working_days_before(day, 3).isoformat(),
            "until": day.isoformat(),
            "subjects": [
                {"kind": "market", "name": f"示例服务机构{one}", "said": "能够承接，按量计价。"}
                for one in ("甲", "乙", "丙")
            ],
            "findings": "本市同类机构十余家，价格透明，能够形成竞争。",
        },
        on=found,
    )
    course.do(
        moment(day, 17),
        "handler",
        "demand.seek_opinions",
        {"until": until.isoformat()},
        on=found,
    )


def opinion_given(course: Course, at: datetime, text: str) -> None:
    """Let somebody of the public speak on the demand."""

    def say(actor: Actor, when: datetime) -> None:
        demands.give_opinion(ref=_demand(course)(), sheet=Opinion(text=text), actor=actor, at=when)

    course.scenes.append(Scene(at, "public", "demand", "say", do=say))


def planned_otherwise(course: Course, day: date, *, start: date, **method: Any) -> None:
    """Draw a plan up for another method than the open tender."""
    course.do(
        moment(day, 10),
        "handler",
        "plan.open",
        lambda: {
            "amount_fen": course.spec.budget_fen,
            "planned_start": start.isoformat(),
            "route": "agency",
            "agency_id": int(course.posts["agency_id"]),
            **method,
        },
        parent=True,
    )


def entrusted(course: Course, day: date) -> None:
    """Let the agency be asked, and accept on the same day."""
    asked(course, day)
    course.do(moment(day, 17), "agent", "plan.accept_entrusting", on=course.plan)


def asked(course: Course, day: date) -> None:
    """Ask the agency of the plan to carry it out."""
    route = "central_agency" if course.spec.central else "agency"
    course.do(
        moment(day, 16),
        "handler",
        "plan.entrust",
        lambda: {"route": route, "agency_id": int(course.posts["agency_id"]), **AGREEMENT},
        on=course.plan,
    )


def returned(course: Course, day: date, reason: str) -> None:
    """Let the agency return the plan with its reason."""
    course.do(
        moment(day, 10), "agent", "plan.decline_entrusting", {"reason": reason}, on=course.plan
    )


def published_single_source(course: Course, day: date, *, supplier: str) -> None:
    """Apply for a single source, have the head body agree, put it before the public."""
    course.do(
        moment(day, 11),
        "handler",
        "method_change.open",
        {
            "overview": course.spec.content,
            "reason": BY_SINGLE_SOURCE["method_reason"],
            "supplier": supplier,
            "supplier_address": "六安市示例路一号",
            "experts": [{**EXPERT, "opinion": "当地仅该机构具备资质和条件，具有唯一性。"}],
        },
        on=course.plan,
        parent=True,
    )
    found = _change(course)
    course.do(moment(day, 14), "handler", "method_change.ask_consent", on=found)
    agreed = {"opinion": "情况属实，同意申请。"}
    course.do(moment(day, 16), "sector", "method_change.consent", agreed, on=found)
    course.do(moment(day, 17), "handler", "method_change.publish", on=found)


def objected(course: Course, at: datetime, text: str, *, by: str = "public") -> None:
    """Let somebody object to the single source."""

    def say(actor: Actor, when: datetime) -> None:
        changes.object_to(ref=_change(course)(), sheet=Objection(text=text), actor=actor, at=when)

    course.scenes.append(Scene(at, by, "method_change", "object", do=say))


def approved_after_argument(course: Course, day: date) -> None:
    """Argue the objection anew, ask the city's finance bureau, have it approved."""
    found = _change(course)
    course.do(
        moment(day, 10),
        "handler",
        "method_change.dismiss_objections",
        {
            "arguers": [{**EXPERT, "opinion": "异议所称机构没有相应资质。"}],
            "argument": "经补充论证，仅拟定供应商具备资质，异议不成立。",
            "answers": [{"number": 1, "answer": "所称机构没有相应资质，异议不成立。"}],
        },
        on=found,
    )
    course.do(moment(day, 15), "handler", "method_change.submit", on=found)
    course.do(
        moment(later(day, 3), 10),
        "city_supervision",
        "method_change.approve",
        {"number": "示例财购〔2015〕6号", "reason": "公示和论证符合规定，情形属实，同意。"},
        on=found,
    )


def pressed(course: Course, day: date) -> None:
    """Let finance press for what should have begun."""
    course.do(
        moment(day, 9),
        "supervision",
        "plan.press",
        {"words": "计划开始日期已过，请尽快委托代理机构、开展采购。"},
        on=course.plan,
    )


def _written(spec: Spec) -> dict[str, Any]:
    application = spec.application(0)
    return {
        "subject": spec.title,
        "functions": spec.content,
        "quality": application["quality_requirements"],
        "delivery": f"{spec.starts_on} 至 {spec.ends_on}",
        "acceptance": application["acceptance_standard"],
        "quantity": f"{spec.quantity} {spec.unit}",
        "amount_fen": spec.budget_fen,
        "market": "本市同类服务机构较多，上年同类项目均公开成交。",
        "qualification": application["provider_requirements"],
        "policies": "预留面向中小企业采购。",
        "to_public": True,
        "risks": "承接主体中途退出：约定替代人员名册和违约责任，由候选供应商承接。",
    }


def _demand(course: Course) -> Any:
    return lambda: Demand.objects.get(project_code=course.ref).ref


def _change(course: Course) -> Any:
    return lambda: MethodChange.objects.filter(project_code=course.ref).latest("id").ref
