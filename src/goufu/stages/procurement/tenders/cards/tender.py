"""A tender as one reader may see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.procurement.sealing.cards import PinnedKeyLine
from goufu.stages.procurement.tenders.cards.lines import (
    BidLine,
    CandidateLine,
    ChangeLine,
    CorrectionLine,
    CriterionLine,
    DrawLine,
    FactOfBargain,
    MeetingLine,
    MemberLine,
    PointsLine,
)
from goufu.stages.procurement.tenders.cards.sight import Sight
from goufu.stages.procurement.tenders.models import Tender


@dataclass(frozen=True)
class TenderCard:
    """A purchase by any method; money in fen."""

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
    deposit_fen: int = field(metadata={"label": say("保证金"), "kind": "money"})
    deposit_account: str = field(metadata={"label": say("保证金收款账户")})
    deposit_kept_when: str = field(
        metadata={"label": say("不予退还保证金的情形"), "kind": "long_text"}
    )
    closes_at: datetime | None = field(
        metadata={"label": say("投标（响应）截止和开启时间"), "kind": "moment"}
    )
    supply_until: date | None = field(metadata={"label": say("采购文件提供截止日"), "kind": "day"})
    notice_until: date | None = field(metadata={"label": say("公告期限届满日"), "kind": "day"})
    where: str = field(metadata={"label": say("获取采购文件的方式")})
    qualification: str = field(metadata={"label": say("供应商资格条件"), "kind": "long_text"})
    service_requirements: str = field(metadata={"label": say("采购需求"), "kind": "long_text"})
    commercial_terms: str = field(metadata={"label": say("商务条件"), "kind": "long_text"})
    price_requirements: str = field(metadata={"label": say("报价要求"), "kind": "long_text"})
    contract_text: str = field(metadata={"label": say("拟签订的合同文本"), "kind": "long_text"})
    may_change: str = field(metadata={"label": say("可能实质性变动的内容"), "kind": "long_text"})
    corrections: list[CorrectionLine] = field(metadata={"label": say("澄清和更正")})
    invitation: str = field(metadata={"label": say("邀请供应商的方式")})
    candidates: list[CandidateLine] = field(metadata={"label": say("供应商名单")})
    draw: list[DrawLine] = field(metadata={"label": say("随机抽取记录")})
    taken_over_from: str = field(metadata={"label": say("沿用的前次采购"), "kind": "code"})
    price_weight: Decimal | None = field(metadata={"label": say("价格权重"), "kind": "percent"})
    criteria: list[CriterionLine] = field(metadata={"label": say("评审因素")})
    opening_keys: list[PinnedKeyLine] = field(
        metadata={"label": say("开标钥匙（三方中任意两方可开启）")}
    )
    bids_opened_at: datetime | None = field(metadata={"label": say("开启时间"), "kind": "moment"})
    offers: list[BidLine] = field(metadata={"label": say("报价一览表")})
    meetings: list[MeetingLine] = field(metadata={"label": say("谈判（磋商、协商）记录")})
    changes: list[ChangeLine] = field(metadata={"label": say("实质性变动")})
    final_until: datetime | None = field(
        metadata={"label": say("最后报价截止时间"), "kind": "moment"}
    )
    bargain: list[FactOfBargain] = field(metadata={"label": say("协商情况记录")})
    committee: list[MemberLine] = field(metadata={"label": say("评审委员会（小组）")})
    my_points: list[PointsLine] = field(metadata={"label": say("本人评分")})
    report: str = field(metadata={"label": say("评审情况说明"), "kind": "long_text"})
    winner: str = field(metadata={"label": say("中标、成交供应商")})
    price_fen: int | None = field(metadata={"label": say("中标、成交金额"), "kind": "money"})
    letter_number: str = field(metadata={"label": say("中标、成交通知书编号"), "kind": "code"})
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
            deposit_account=tender.deposit_account,
            deposit_kept_when=tender.deposit_kept_when,
            closes_at=tender.closes_at,
            supply_until=tender.supply_until,
            notice_until=tender.notice_until,
            where=tender.where,
            qualification=tender.qualification,
            service_requirements=tender.service_requirements,
            commercial_terms=tender.commercial_terms,
            price_requirements=tender.price_requirements,
            contract_text=tender.contract_text,
            may_change=tender.may_change,
            corrections=sight.corrections(),
            invitation=tender.get_invitation_display() if tender.invitation else "",
            candidates=sight.candidates(),
            draw=sight.draw(),
            taken_over_from=tender.taken_over_from.ref if tender.taken_over_from else "",
            price_weight=tender.price_weight,
            criteria=_criteria(tender),
            opening_keys=sight.keys(),
            bids_opened_at=tender.bids_opened_at,
            offers=sight.bids() if sight.prices else [],
            meetings=sight.meetings(),
            changes=sight.changes(),
            final_until=tender.final_until,
            bargain=sight.bargain(),
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
