"""What leaves the room: the delivery as one reader may see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from goufu.base.people.roles import Actor
from goufu.law.money import BASIS_POINTS
from goufu.law.words import say
from goufu.stages.contracting.contracts.cards import PERCENT
from goufu.stages.contracting.contracts.models import StandardKind
from goufu.stages.contracting.deliveries.models import Delivery, DeliveryLine


@dataclass(frozen=True)
class LineCard:
    number: int = field(metadata={"label": say("序号"), "kind": "number"})
    name: str = field(metadata={"label": say("服务名称")})
    unit: str = field(metadata={"label": say("计量单位")})
    reported: Decimal = field(metadata={"label": say("报送数量"), "kind": "number"})
    cut: Decimal | None = field(metadata={"label": say("核减"), "kind": "number"})
    accepted: Decimal | None = field(metadata={"label": say("验收合格数量"), "kind": "number"})
    score: Decimal | None = field(metadata={"label": say("质量得分"), "kind": "number"})
    pays: Decimal | None = field(metadata={"label": say("支付比例"), "kind": "percent"})
    cut_reason: str = field(metadata={"label": say("核减原因")})


@dataclass(frozen=True)
class JudgementCard:
    number: int = field(metadata={"label": say("序号"), "kind": "number"})
    kind: StandardKind = field(metadata={"label": say("类别")})
    text: str = field(metadata={"label": say("标准内容")})
    met: bool = field(metadata={"label": say("符合"), "kind": "yes"})
    finding: str = field(metadata={"label": say("履约情况")})


@dataclass(frozen=True)
class DeliveryCard:
    """A delivery: what was reported, and what of it was accepted."""

    ref: str
    title: str
    state: str
    place: str
    project_code: str
    contract_ref: str = field(metadata={"label": say("合同编号"), "kind": "code"})
    purchaser: str = field(metadata={"label": say("购买主体")})
    provider: str = field(metadata={"label": say("承接主体")})
    period_from: date = field(metadata={"label": say("服务开始日期"), "kind": "day"})
    period_to: date = field(metadata={"label": say("服务结束日期"), "kind": "day"})
    note: str = field(metadata={"label": say("情况说明"), "kind": "long_text"})
    document_id: int | None
    return_reason: str = field(metadata={"label": say("退回理由"), "kind": "long_text"})
    accepted_on: date | None = field(metadata={"label": say("验收日期"), "kind": "day"})
    opinion: str = field(metadata={"label": say("验收意见"), "kind": "long_text"})
    asked: int | None = field(metadata={"label": say("服务对象参与人数"), "kind": "number"})
    satisfied: int | None = field(metadata={"label": say("其中满意人数"), "kind": "number"})
    service_objects_opinion: str = field(
        metadata={"label": say("服务对象意见"), "kind": "long_text"}
    )
    final: bool | None = field(metadata={"label": say("最终验收"), "kind": "yes"})
    lines: list[LineCard] = field(metadata={"label": say("按数量和质量")})
    judgements: list[JudgementCard] = field(metadata={"label": say("按标准")})

    @classmethod
    def of(cls, delivery: Delivery, _reader: Actor) -> DeliveryCard:
        return cls(
            ref=delivery.ref,
            title=delivery.title,
            state=delivery.state,
            place=delivery.place,
            project_code=delivery.project_code,
            contract_ref=delivery.contract.ref,
            purchaser=delivery.purchaser.name,
            provider=delivery.provider.name,
            period_from=delivery.period_from,
            period_to=delivery.period_to,
            note=delivery.note,
            document_id=delivery.document_id,
            return_reason=delivery.return_reason,
            accepted_on=delivery.accepted_on,
            opinion=delivery.opinion,
            asked=delivery.asked,
            satisfied=delivery.satisfied,
            service_objects_opinion=delivery.service_objects_opinion,
            final=delivery.final if delivery.accepted_on else None,
            lines=[
                _line(line) for line in sorted(delivery.lines.all(), key=lambda one: one.number)
            ],
            judgements=[
                JudgementCard(**{**row, "kind": StandardKind(row["kind"])})
                for row in delivery.judgements
            ],
        )


def _line(line: DeliveryLine) -> LineCard:
    return LineCard(
        number=line.number,
        name=line.name,
        unit=line.unit,
        reported=line.reported,
        cut=line.cut,
        accepted=line.accepted,
        score=line.score,
        pays=None if line.factor_bp is None else Decimal(line.factor_bp * PERCENT) / BASIS_POINTS,
        cut_reason=line.cut_reason,
    )
