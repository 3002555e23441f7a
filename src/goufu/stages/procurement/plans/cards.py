"""What leaves the room: the plan as one reader may see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from goufu.base.people.roles import Actor
from goufu.law.labels import WORDS
from goufu.law.methods import GROUNDS
from goufu.law.words import say
from goufu.stages.procurement.plans.models import Plan

UNSET = say("未设定")


@dataclass(frozen=True)
class AgreementLine:
    matter: str = field(metadata={"label": say("约定事项"), "kind": "word"})
    agreed: str = field(metadata={"label": say("内容")})


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
    grounds: tuple[str, ...] = field(metadata={"label": say("适用情形"), "kind": "word"})
    approval: str = field(metadata={"label": say("采购方式变更批准"), "kind": "code"})
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
    entrusted_on: date | None = field(metadata={"label": say("委托日期"), "kind": "day"})
    started_on: date | None = field(
        metadata={"label": say("接受委托或者自行开始日期"), "kind": "day"}
    )
    split_fen: int | None = field(metadata={"label": say("疑似化整为零累计金额"), "kind": "money"})
    split_count: int | None = field(
        metadata={"label": say("疑似化整为零采购次数"), "kind": "number"}
    )
    pressed_on: date | None = field(metadata={"label": say("最近催办日期"), "kind": "day"})
    method_reason: str = field(metadata={"label": say("采用该方式的理由"), "kind": "long_text"})
    declined_reason: str = field(metadata={"label": say("退回委托的理由"), "kind": "long_text"})
    lots: list[LotLine] = field(metadata={"label": say("采购包")})
    remark: str = field(metadata={"label": say("备注"), "kind": "long_text"})
    agreement: tuple[AgreementLine, ...] = field(metadata={"label": say("委托代理协议")})

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
            grounds=tuple(GROUNDS[one] for one in plan.grounds),
            approval=plan.approval_ref,
            threshold_fen=plan.threshold_fen,
            threshold_note=UNSET if plan.threshold_fen is None else "",
            route=plan.get_route_display(),
            agency=plan.agency.name,
            planned_start=plan.planned_start,
            intention_published_on=plan.intention_published_on,
            urgency=plan.urgency,
            accepted_on=plan.accepted_on,
            entrusted_on=plan.entrusted_on,
            started_on=plan.started_on,
            split_fen=plan.split_fen,
            split_count=plan.split_count,
            pressed_on=plan.pressed_on,
            method_reason=plan.method_reason,
            declined_reason=plan.declined_reason,
            lots=[
                LotLine(lot.number, lot.title, lot.content, lot.amount_fen)
                for lot in sorted(plan.lots.all(), key=lambda lot: lot.number)
            ],
            remark=plan.remark,
            agreement=tuple(
                AgreementLine(WORDS[code], words) for code, words in plan.agreement.items() if words
            ),
        )
