"""What leaves the room: the plan as one reader may see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.procurement.plans.models import Plan

UNSET = say("未设定")


@dataclass(frozen=True)
class LotLine:
    number: int = field(metadata={"label": say("包号"), "kind": "number"})
    title: str = field(metadata={"label": say("采购包名称")})
    content: str = field(metadata={"label": say("采购包内容"), "kind": "long_text"})
    amount_fen: int = field(metadata={"label": say("采购包预算"), "kind": "money"})


@dataclass(frozen=True)
class PlanCard:
    """A procurement plan; money in fen."""

    ref: str
    title: str
    state: str
    place: str
    project_code: str = field(metadata={"label": say("项目编号"), "kind": "code"})
    purchaser: str = field(metadata={"label": say("购买主体")})
    amount_fen: int = field(metadata={"label": say("计划金额"), "kind": "money"})
    method: str = field(metadata={"label": say("采购方式")})
    threshold_fen: int | None = field(metadata={"label": say("公开招标数额标准"), "kind": "money"})
    threshold_note: str = field(metadata={"label": say("公开招标数额标准"), "kind": "word"})
    route: str = field(metadata={"label": say("代理途径")})
    agency: str = field(metadata={"label": say("代理机构")})
    planned_start: date = field(metadata={"label": say("计划开始日期"), "kind": "day"})
    intention_published_on: date | None = field(
        metadata={"label": say("采购意向公开日期"), "kind": "day"}
    )
    urgency: str = field(metadata={"label": say("不公开采购意向的理由"), "kind": "long_text"})
    accepted_on: date | None = field(metadata={"label": say("受理日期"), "kind": "day"})
    lots: list[LotLine] = field(metadata={"label": say("采购包")})
    remark: str = field(metadata={"label": say("备注"), "kind": "long_text"})

    @classmethod
    def of(cls, plan: Plan, _reader: Actor) -> PlanCard:
        return cls(
            ref=plan.ref,
            title=plan.title,
            state=plan.state,
            place=plan.place,
            project_code=plan.project_code,
            purchaser=plan.project.purchaser.name,
            amount_fen=plan.amount_fen,
            method=plan.get_method_display(),
            threshold_fen=plan.threshold_fen,
            threshold_note=UNSET if plan.threshold_fen is None else "",
            route=plan.get_route_display(),
            agency=plan.agency.name,
            planned_start=plan.planned_start,
            intention_published_on=plan.intention_published_on,
            urgency=plan.urgency,
            accepted_on=plan.accepted_on,
            lots=[
                LotLine(lot.number, lot.title, lot.content, lot.amount_fen)
                for lot in sorted(plan.lots.all(), key=lambda lot: lot.number)
            ],
            remark=plan.remark,
        )
