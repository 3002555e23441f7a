"""An offer as one reader may see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext

from goufu.base.people.roles import AGENCIES, Actor, Role
from goufu.law.words import say
from goufu.stages.procurement.tenders import queries
from goufu.stages.procurement.tenders.cards.lines import ReplyLine
from goufu.stages.procurement.tenders.cards.sight import Sight
from goufu.stages.procurement.tenders.models import FinalOffer, Offer


@dataclass(frozen=True)
class OfferCard:
    """An offer; money in fen. Price and content are empty where the reader may not see them."""

    ref: str
    title: str
    state: str
    place: str
    tender: str = field(metadata={"label": say("采购项目编号"), "kind": "code"})
    provider: str = field(metadata={"label": say("供应商")})
    submitted_at: datetime = field(metadata={"label": say("递交时间"), "kind": "moment"})
    price_fen: int | None = field(metadata={"label": say("报价"), "kind": "money"})
    service_plan: str = field(metadata={"label": say("服务方案"), "kind": "long_text"})
    replies: list[ReplyLine] = field(metadata={"label": say("按变动重新提交的响应")})
    first_price_fen: int | None = field(metadata={"label": say("首次报价"), "kind": "money"})
    last_price_fen: int | None = field(metadata={"label": say("最后报价"), "kind": "money"})
    last_price_at: datetime | None = field(
        metadata={"label": say("最后报价递交时间"), "kind": "moment"}
    )
    last_price_seal: str = field(metadata={"label": say("最后报价封签（摘要）"), "kind": "code"})
    last_price_receipt: str = field(metadata={"label": say("最后报价签收回执"), "kind": "code"})
    document_sha256: str = field(
        metadata={"label": say("投标（响应）文件附件（摘要）"), "kind": "code"}
    )
    seal: str = field(metadata={"label": say("封签（摘要）"), "kind": "code"})
    receipt: str  # For programs; people download it.
    opening_note: str = field(metadata={"label": say("开标情况")})
    attended_at: datetime | None = field(metadata={"label": say("签到时间"), "kind": "moment"})
    confirmed_at: datetime | None = field(
        metadata={"label": say("确认开标记录时间"), "kind": "moment"}
    )
    objection: str = field(metadata={"label": say("对开标的异议"), "kind": "long_text"})
    objection_answer: str = field(metadata={"label": say("对异议的答复"), "kind": "long_text"})
    invalid_ground: str = field(metadata={"label": say("无效情形")})
    invalid_reason: str = field(metadata={"label": say("无效理由"), "kind": "long_text"})
    result_reason: str = field(metadata={"label": say("未中标、成交的理由"), "kind": "long_text"})
    price_score: Decimal | None = field(metadata={"label": say("价格分"), "kind": "number"})
    quality_score: Decimal | None = field(metadata={"label": say("其他因素得分"), "kind": "number"})
    total_score: Decimal | None = field(metadata={"label": say("总得分"), "kind": "number"})
    rank: int | None = field(metadata={"label": say("排名"), "kind": "number"})

    @classmethod
    def of(cls, offer: Offer, reader: Actor) -> OfferCard:
        own = reader.role is Role.PROVIDER and reader.organisation_id == offer.provider_id
        offer.tender.seen_as = getattr(offer, "seen_as", "")  # type: ignore[attr-defined]
        sight = Sight(offer.tender, reader, whole=False)
        opened = offer.state not in queries.NEVER_OPENED and sight.prices
        content = own or (opened and _may_read_content(sight))
        ranking = opened and sight.ranking
        final: FinalOffer | None = getattr(offer, "final", None) if own or opened else None
        return cls(
            ref=offer.ref,
            title=offer.title,
            state=offer.state,
            place=offer.place,
            tender=offer.tender.ref,
            provider=offer.provider.name,
            submitted_at=offer.submitted_at,
            price_fen=_price(offer) if own or opened else None,
            service_plan=offer.service_plan if content else "",
            replies=_replies(offer) if content else [],
            first_price_fen=final.first_price_fen if final and (own or final.opened_at) else None,
            last_price_fen=final.price_fen if final else None,
            last_price_at=final.submitted_at if final and (own or final.opened_at) else None,
            last_price_seal=final.seal if final and (own or final.opened_at) else "",
            last_price_receipt=final.receipt if final and own else "",
            document_sha256=offer.document_sha256 if content else "",
            seal=offer.seal,
            receipt=offer.receipt if own else "",
            opening_note=gettext(offer.opening_note) if offer.opening_note else "",
            attended_at=offer.attended_at,
            confirmed_at=offer.confirmed_at,
            objection=offer.objection,
            objection_answer=offer.objection_answer,
            invalid_ground=offer.get_invalid_ground_display() if offer.invalid_ground else "",
            invalid_reason=offer.invalid_reason,
            result_reason=offer.result_reason
            if own or queries.is_inside(offer.tender, reader)
            else "",
            price_score=offer.price_score if ranking else None,
            quality_score=offer.quality_score if ranking else None,
            total_score=offer.total_score if ranking else None,
            rank=offer.rank if ranking else None,
        )


def _price(offer: Offer) -> int | None:
    """Return the price; nobody, not even who offered, reads it here before the opening."""
    return None if offer.read_at is None else offer.price_fen


def _replies(offer: Offer) -> list[ReplyLine]:
    return [
        ReplyLine(one.at, one.service_plan)
        for one in sorted(offer.replies.all(), key=lambda one: one.pk)
    ]


def _may_read_content(sight: Sight) -> bool:
    """Those who evaluate may read at once, the purchaser's side with the report."""
    return sight.seat is not None or (
        queries.is_inside(sight.tender, sight.reader)
        and (sight.reader.role in AGENCIES or sight.tender.state in queries.AFTER_REPORT)
    )
