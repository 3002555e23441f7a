"""What leaves the room: a tender and an offer, each as one reader may see it.

Secret until the opening: who has offered, and what. Secret until the result notice: who sits on
the committee. Secret from other bidders for good: service plans.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.db.models import prefetch_related_objects

from goufu.base.people.roles import AGENCIES, Actor, Role
from goufu.law.words import say
from goufu.stages.procurement.tenders import queries
from goufu.stages.procurement.tenders.models import Member, Offer, Tender

AFTER_EVALUATION = ("evaluated", *queries.AFTER_REPORT)


@dataclass(frozen=True)
class CriterionLine:
    number: int = field(metadata={"label": say("序号"), "kind": "number"})
    name: str = field(metadata={"label": say("评审因素")})
    maximum: Decimal = field(metadata={"label": say("分值"), "kind": "number"})
    how: str = field(metadata={"label": say("评分标准"), "kind": "long_text"})


@dataclass(frozen=True)
class BidLine:
    """An opened offer; scores and rank are empty where the reader may not see them."""

    ref: str = field(metadata={"label": say("投标编号"), "kind": "code"})
    provider: str = field(metadata={"label": say("投标人")})
    price_fen: int = field(metadata={"label": say("投标报价"), "kind": "money"})
    state: str = field(metadata={"label": say("状态"), "kind": "word"})
    total_score: Decimal | None = field(metadata={"label": say("总得分"), "kind": "number"})
    rank: int | None = field(metadata={"label": say("排名"), "kind": "number"})


@dataclass(frozen=True)
class MemberLine:
    number: int = field(metadata={"label": say("序号"), "kind": "number"})
    name: str = field(metadata={"label": say("姓名")})
    capacity: str = field(metadata={"label": say("身份")})
    leader: bool = field(metadata={"label": say("组长"), "kind": "yes"})
    handed_in: bool = field(metadata={"label": say("已提交评分"), "kind": "yes"})


@dataclass(frozen=True)
class PointsLine:
    offer: str = field(metadata={"label": say("投标编号"), "kind": "code"})
    provider: str = field(metadata={"label": say("投标人")})
    criterion: str = field(metadata={"label": say("评审因素")})
    points: Decimal = field(metadata={"label": say("本人评分"), "kind": "number"})


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


# What a card reads beside the tender itself.
READ_WITH = ("criteria", "members__account", "offers__provider")


class Sight:
    """What one reader may see of one tender by now."""

    def __init__(self, tender: Tender, reader: Actor) -> None:
        self.tender, self.reader = tender, reader
        prefetch_related_objects([tender], *READ_WITH)
        self.seat = next((one for one in tender.members.all() if _is(one, reader)), None)
        self.published = tender.result_published_on is not None
        inside = queries.is_inside(tender, reader)
        agency = inside and reader.role in AGENCIES
        bidder = reader.role is Role.PROVIDER and any(
            one.provider_id == reader.organisation_id and one.state != "withdrawn"
            for one in tender.offers.all()
        )
        member = self.seat is not None
        self.prices = tender.bids_opened_at is not None and (
            inside or bidder or member or self.published
        )
        self.committee = agency or member or self.published
        self.ranking = (
            (inside and tender.state in queries.AFTER_REPORT)
            or ((agency or member) and tender.state in AFTER_EVALUATION)
            or self.published
        )
        self.winner = self.published or (inside and tender.state in queries.AFTER_REPORT)

    def bids(self) -> list[BidLine]:
        """Return the opened offers, the best first once the ranking may be seen."""
        opened = [one for one in self.tender.offers.all() if one.state not in queries.NEVER_OPENED]
        if self.ranking:
            opened.sort(key=lambda one: (one.rank is None, one.rank, one.pk))
        else:
            opened.sort(key=lambda one: one.pk)
        return [self._line(one) for one in opened]

    def best(self) -> Offer | None:
        """Return the offer that has won."""
        won = self.tender.winner_id
        return next((one for one in self.tender.offers.all() if one.pk == won), None)

    def points(self) -> list[PointsLine]:
        """Return what the reader has given, where the reader sits on the committee."""
        if self.seat is None:
            return []
        given = self.seat.points.select_related("offer__provider", "criterion")
        return [
            PointsLine(one.offer.ref, one.offer.provider.name, one.criterion.name, one.points)
            for one in given.order_by("offer_id", "criterion__number")
        ]

    def _line(self, offer: Offer) -> BidLine:
        return BidLine(
            ref=offer.ref,
            provider=offer.provider.name,
            price_fen=offer.price_fen,
            state=offer.state_name,
            total_score=offer.total_score if self.ranking else None,
            rank=offer.rank if self.ranking else None,
        )


def _is(member: Member, reader: Actor) -> bool:
    return reader.account_id is not None and member.account_id == reader.account_id


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
            handed_in=one.handed_in_at is not None,
        )
        for one in sorted(tender.members.all(), key=lambda one: one.number)
    ]


@dataclass(frozen=True)
class OfferCard:
    """An offer; money in fen. Price and content are empty where the reader may not see them."""

    ref: str
    title: str
    state: str
    place: str
    tender: str = field(metadata={"label": say("采购项目编号"), "kind": "code"})
    provider: str = field(metadata={"label": say("投标人")})
    submitted_at: datetime = field(metadata={"label": say("递交时间"), "kind": "moment"})
    price_fen: int | None = field(metadata={"label": say("投标报价"), "kind": "money"})
    service_plan: str = field(metadata={"label": say("服务方案"), "kind": "long_text"})
    document_sha256: str = field(metadata={"label": say("投标文件附件（摘要）"), "kind": "code"})
    seal: str = field(metadata={"label": say("封签（摘要）"), "kind": "code"})
    invalid_ground: str = field(metadata={"label": say("无效情形")})
    invalid_reason: str = field(metadata={"label": say("无效理由"), "kind": "long_text"})
    price_score: Decimal | None = field(metadata={"label": say("价格分"), "kind": "number"})
    quality_score: Decimal | None = field(metadata={"label": say("其他因素得分"), "kind": "number"})
    total_score: Decimal | None = field(metadata={"label": say("总得分"), "kind": "number"})
    rank: int | None = field(metadata={"label": say("排名"), "kind": "number"})

    @classmethod
    def of(cls, offer: Offer, reader: Actor) -> OfferCard:
        own = reader.role is Role.PROVIDER and reader.organisation_id == offer.provider_id
        offer.tender.seen_as = getattr(offer, "seen_as", "")  # type: ignore[attr-defined]
        sight = Sight(offer.tender, reader)
        opened = offer.state not in queries.NEVER_OPENED and sight.prices
        content = own or (opened and _may_read_content(sight))
        ranking = opened and sight.ranking
        return cls(
            ref=offer.ref,
            title=offer.title,
            state=offer.state,
            place=offer.place,
            tender=offer.tender.ref,
            provider=offer.provider.name,
            submitted_at=offer.submitted_at,
            price_fen=offer.price_fen if own or opened else None,
            service_plan=offer.service_plan if content else "",
            document_sha256=offer.document_sha256 if content else "",
            seal=offer.seal,
            invalid_ground=offer.get_invalid_ground_display() if offer.invalid_ground else "",
            invalid_reason=offer.invalid_reason,
            price_score=offer.price_score if ranking else None,
            quality_score=offer.quality_score if ranking else None,
            total_score=offer.total_score if ranking else None,
            rank=offer.rank if ranking else None,
        )


def _may_read_content(sight: Sight) -> bool:
    """Those who evaluate may read at once, the purchaser's side with the report."""
    return sight.seat is not None or (
        queries.is_inside(sight.tender, sight.reader)
        and (sight.reader.role in AGENCIES or sight.tender.state in queries.AFTER_REPORT)
    )
