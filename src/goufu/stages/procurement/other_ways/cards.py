"""What leaves the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.procurement.other_ways.models import OtherWay


@dataclass(frozen=True)
class OpinionLine:
    name: str = field(metadata={"label": say("专家姓名")})
    body: str = field(metadata={"label": say("工作单位")})
    title: str = field(metadata={"label": say("职称")})
    opinion: str = field(metadata={"label": say("论证意见"), "kind": "long_text"})


@dataclass(frozen=True)
class OtherWayCard:
    """A purchase in another way; money in fen."""

    ref: str
    title: str
    state: str
    place: str
    project_code: str = field(metadata={"label": say("项目编号"), "kind": "code"})
    purchaser: str = field(metadata={"label": say("购买主体")})
    way: str = field(metadata={"label": say("购买方式")})
    provider: str = field(metadata={"label": say("拟定承接主体")})
    amount_fen: int = field(metadata={"label": say("拟购买金额"), "kind": "money"})
    special: str = field(metadata={"label": say("项目的特殊性"), "kind": "long_text"})
    not_competitive: str = field(
        metadata={"label": say("不符合竞争性条件的理由"), "kind": "long_text"}
    )
    alternatives: str = field(metadata={"label": say("其他方式的比较"), "kind": "long_text"})
    tender_cost_fen: int = field(metadata={"label": say("公开招标预计费用"), "kind": "money"})
    cost_basis: str = field(metadata={"label": say("成本比较的依据"), "kind": "long_text"})
    why_this_provider: str = field(
        metadata={"label": say("选择承接主体的理由"), "kind": "long_text"}
    )
    opinions: list[OpinionLine] = field(metadata={"label": say("专家意见")})
    decided_on: date | None = field(metadata={"label": say("集体讨论日期"), "kind": "day"})
    deciders: str = field(metadata={"label": say("参加人员")})
    decision: str = field(metadata={"label": say("集体决定及理由"), "kind": "long_text"})
    finance_opinion: str = field(metadata={"label": say("财政部门意见"), "kind": "long_text"})
    price_fen: int | None = field(metadata={"label": say("协议金额"), "kind": "money"})
    agreement: str = field(
        metadata={"label": say("协议主要内容（数量、标准、期限、支付）"), "kind": "long_text"}
    )
    published_on: date | None = field(metadata={"label": say("公告日期"), "kind": "day"})

    @classmethod
    def of(cls, other_way: OtherWay, _reader: Actor) -> OtherWayCard:
        return cls(
            ref=other_way.ref,
            title=other_way.title,
            state=other_way.state,
            place=other_way.place,
            project_code=other_way.project_code,
            purchaser=other_way.project.purchaser.name,
            way=other_way.get_way_display(),
            provider=other_way.provider.name,
            amount_fen=other_way.amount_fen,
            special=other_way.special,
            not_competitive=other_way.not_competitive,
            alternatives=other_way.alternatives,
            tender_cost_fen=other_way.tender_cost_fen,
            cost_basis=other_way.cost_basis,
            why_this_provider=other_way.why_this_provider,
            opinions=[OpinionLine(**row) for row in other_way.opinions],
            decided_on=other_way.decided_on,
            deciders="、".join(other_way.deciders),
            decision=other_way.decision,
            finance_opinion=other_way.finance_opinion,
            price_fen=other_way.price_fen,
            agreement=other_way.agreement,
            published_on=other_way.published_on,
        )
