"""A tender as one reader may see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.procurement.tenders.cards.lines import (
    BidLine,
    CriterionLine,
    MemberLine,
    PointsLine,
)
from goufu.stages.procurement.tenders.cards.sight import Sight
from goufu.stages.procurement.tenders.models import Tender


@dataclass(frozen=True)
class TenderCard:
    """An open tender; money in fen."""

    ref: str
    title: str
    state: str
    place: str
    project_code: str = field(metadata={"label": say("项目编号"), "kind": "code"})
    purchaser: str = field(metadata={"label": say("采购人")})
    agency: str = field(metadata={"label": say("代理机构")})
    method: str = field(metadata={"label": say("采购方式")})
    budget_fen: int = field(metadata={"label": say("采购预算"), "kind": "money"})
    ceiling_fen: int | None = field(metadata={"label": say("最高限价"), "kind": "money"})
    deposit_fen: int = field(metadata={"label": say("投标保证金"), "kind": "money"})
    closes_at: datetime | None = field(
        metadata={"label": say("投标截止和开标时间"), "kind": "moment"}
    )
    supply_until: date | None = field(metadata={"label": say("招标文件提供截止日"), "kind": "day"})
    notice_until: date | None = field(metadata={"label": say("公告期限届满日"), "kind": "day"})
    where: str = field(metadata={"label": say("获取招标文件的方式")})
    qualification: str = field(metadata={"label": say("投标人资格条件"), "kind": "long_text"})
    service_requirements: str = field(metadata={"label": say("采购需求"), "kind": "long_text"})
    commercial_terms: str = field(metadata={"label": say("商务条件"), "kind": "long_text"})
    price_requirements: str = field(metadata={"label": say("投标报价要求"), "kind": "long_text"})
    contract_text: str = field(metadata={"label": say("拟签订的合同文本"), "kind": "long_text"})
    price_weight: Decimal | None = field(metadata={"label": say("价格权重"), "kind": "percent"})
    criteria: list[CriterionLine] = field(metadata={"label": say("评审因素")})
    bids_opened_at: datetime | None = field(metadata={"label": say("开标时间"), "kind": "moment"})
    offers: list[BidLine] = field(metadata={"label": say("开标一览表")})
    committee: list[MemberLine] = field(metadata={"label": say("评标委员会")})
    my_points: list[PointsLine] = field(metadata={"label": say("本人评分")})
    report: str = field(metadata={"label": say("评标情况说明"), "kind": "long_text"})
    winner: str = field(metadata={"label": say("中标人")})
    price_fen: int | None = field(metadata={"label": say("中标金额"), "kind": "money"})
    letter_number: str = field(metadata={"label": say("中标通知书编号"), "kind": "code"})
    result_published_on: date | None = field(metadata={"label": say("结果公告日期"), "kind": "day"})
    challenge_until: date | None = field(metadata={"label": say("质疑截止日"), "kind": "day"})
    failure_reasons: str = field(metadata={"label": say("废标（终止）理由"), "kind": "long_text"})

    @classmethod
    def of(cls, tender: Tender, reader: Actor) -> TenderCard:
        sight = Sight(tender, reader)
        winner = sight.best() if sight.winner else None
        return cls(
            ref=tender.ref,
            title=tender.title,
            state=tender.state,
            place=tender.place,
            project_code=tender.project_code,
            purchaser=tender.project.purchaser.name,
            agency=tender.agency.name,
            method=tender.get_method_display(),
            budget_fen=tender.budget_fen,
            ceiling_fen=tender.ceiling_fen,
            deposit_fen=tender.deposit_fen,
            closes_at=tender.closes_at,
            supply_until=tender.supply_until,
            notice_until=tender.notice_until,
            where=tender.where,
            qualification=tender.qualification,
            service_requirements=tender.service_requirements,
            commercial_terms=tender.commercial_terms,
            price_requirements=tender.price_requirements,
            contract_text=tender.contract_text,
            price_weight=tender.price_weight,
            criteria=_criteria(tender),
            bids_opened_at=tender.bids_opened_at,
            offers=sight.bids() if sight.prices else [],
            committee=_committee(tender) if sight.committee else [],
            my_points=sight.points(),
            report=tender.report if sight.ranking else "",
            winner=winner.provider.name if winner else "",
            price_fen=winner.price_fen if winner else None,
            letter_number=tender.letter_number,
            result_published_on=tender.result_published_on,
            challenge_until=tender.challenge_until,
            failure_reasons=tender.failure_reasons,
        )


def _criteria(tender: Tender) -> list[CriterionLine]:
    return [
        CriterionLine(one.number, one.name, one.maximum, one.how)
        for one in sorted(tender.criteria.all(), key=lambda one: one.number)
    ]


def _committee(tender: Tender) -> list[MemberLine]:
    return [
        MemberLine(
            number=one.number,
            name=one.account.name,
            capacity=one.get_capacity_display(),
            leader=one.leader,
            declared=one.declared_at is not None,
            handed_in=one.handed_in_at is not None,
        )
        for one in sorted(tender.members.all(), key=lambda one: one.number)
    ]
