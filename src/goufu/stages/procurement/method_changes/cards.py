"""What leaves the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goufu.base.people.roles import Actor, Role
from goufu.law.calendar import day_of
from goufu.law.methods import GROUNDS
from goufu.law.words import say
from goufu.stages.procurement.method_changes.models import MethodChange

OUTSIDE = frozenset({Role.PROVIDER, Role.PUBLIC})


@dataclass(frozen=True)
class ExpertLine:
    name: str = field(metadata={"label": say("姓名")})
    unit: str = field(metadata={"label": say("工作单位")})
    title: str = field(metadata={"label": say("职称")})
    opinion: str = field(metadata={"label": say("论证意见")})


@dataclass(frozen=True)
class ObjectionLine:
    """An objection and what came of it; nobody's name."""

    number: int = field(metadata={"label": say("异议编号")})
    raised_on: date = field(metadata={"label": say("提出日期"), "kind": "day"})
    text: str = field(metadata={"label": say("异议和理由")})
    answer: str = field(metadata={"label": say("对该异议的结论")})


@dataclass(frozen=True)
class MethodChangeCard:
    """An application for another method; money in fen."""

    ref: str
    title: str
    state: str
    place: str
    project_code: str = field(metadata={"label": say("项目编号"), "kind": "code"})
    plan: str = field(metadata={"label": say("采购计划编号"), "kind": "code"})
    purchaser: str = field(metadata={"label": say("购买主体")})
    authority: str = field(metadata={"label": say("审批的财政部门")})
    method: str = field(metadata={"label": say("申请的采购方式")})
    grounds: tuple[str, ...] = field(metadata={"label": say("适用情形"), "kind": "word"})
    amount_fen: int = field(metadata={"label": say("计划金额"), "kind": "money"})
    threshold_fen: int = field(metadata={"label": say("公开招标数额标准"), "kind": "money"})
    supplier: str = field(metadata={"label": say("拟定供应商名称")})
    supplier_address: str = field(metadata={"label": say("拟定供应商地址")})
    consented_on: date | None = field(
        metadata={"label": say("主管预算单位同意日期"), "kind": "day"}
    )
    public_from: date | None = field(metadata={"label": say("公示起始日"), "kind": "day"})
    public_until: date | None = field(metadata={"label": say("公示截止日"), "kind": "day"})
    address: str = field(metadata={"label": say("公示和提出异议的网页"), "kind": "address"})
    decision_number: str = field(metadata={"label": say("批复文号")})
    decided_on: date | None = field(metadata={"label": say("决定日期"), "kind": "day"})
    overview: str = field(metadata={"label": say("项目概况"), "kind": "long_text"})
    reason: str = field(metadata={"label": say("申请采用该方式的理由"), "kind": "long_text"})
    consent_opinion: str = field(metadata={"label": say("主管预算单位意见"), "kind": "long_text"})
    argument: str = field(metadata={"label": say("补充论证结论"), "kind": "long_text"})
    decision_reason: str = field(metadata={"label": say("决定的理由"), "kind": "long_text"})
    experts: tuple[ExpertLine, ...] = field(metadata={"label": say("专业人员论证意见")})
    arguers: tuple[ExpertLine, ...] = field(metadata={"label": say("补充论证的专业人员")})
    objections: tuple[ObjectionLine, ...] = field(metadata={"label": say("公示异议")})

    @classmethod
    def of(cls, change: MethodChange, reader: Actor) -> MethodChangeCard:
        plain = [
            "ref",
            "title",
            "state",
            "place",
            "project_code",
            "amount_fen",
            "threshold_fen",
            "supplier",
            "supplier_address",
            "consented_on",
            "public_from",
            "public_until",
            "decision_number",
            "decided_on",
            "overview",
            "reason",
            "consent_opinion",
            "argument",
            "decision_reason",
        ]
        inner = {"consent_opinion": ""} if reader.role in OUTSIDE else {}
        return cls(
            **{**{name: getattr(change, name) for name in plain}, **inner},
            plan=change.plan.ref,
            purchaser=change.project.purchaser.name,
            authority=change.authority.name,
            method=change.get_method_display(),
            grounds=tuple(GROUNDS[one] for one in change.grounds),
            address=f"/single-source/{change.ref}/" if change.public_from else "",
            experts=_experts(change.experts),
            arguers=_experts(change.arguers),
            objections=objections_of(change),
        )


def objections_of(change: MethodChange) -> tuple[ObjectionLine, ...]:
    """Return the objections in their order, without who raised them."""
    return tuple(
        ObjectionLine(one.number, day_of(one.raised_at), one.text, one.answer)
        for one in change.objections.order_by("number")
    )


def _experts(rows: list[dict[str, Any]]) -> tuple[ExpertLine, ...]:
    return tuple(ExpertLine(**row) for row in rows)
