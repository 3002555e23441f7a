"""An opening as those see it who watch: who has unlocked, then what was read out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext

from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.procurement.sealing.cards import PinnedKeyLine
from goufu.stages.procurement.tenders import queries
from goufu.stages.procurement.tenders.cards.sight import Sight
from goufu.stages.procurement.tenders.models import Offer, Tender
from goufu.stages.procurement.tenders.rules.opening import OPENED_IN_PUBLIC


@dataclass(frozen=True)
class ReadOutLine:
    """What was read out of one offer, and what its bidder did at the opening."""

    provider: str = field(metadata={"label": say("投标人")})
    price_fen: int | None = field(metadata={"label": say("投标报价"), "kind": "money"})
    note: str = field(metadata={"label": say("开标情况")})
    attended_at: datetime | None = field(metadata={"label": say("签到时间"), "kind": "moment"})
    confirmed_at: datetime | None = field(
        metadata={"label": say("确认开标记录时间"), "kind": "moment"}
    )
    objection: str = field(metadata={"label": say("对开标的异议")})
    objection_answer: str = field(metadata={"label": say("对异议的答复")})


@dataclass(frozen=True)
class OpeningCard:
    """An opening; money in fen. Nothing of the offers is there before they are read out."""

    ref: str
    title: str
    state: str
    purchaser: str = field(metadata={"label": say("采购人")})
    agency: str = field(metadata={"label": say("代理机构")})
    closes_at: datetime | None = field(
        metadata={"label": say("投标截止和开标时间"), "kind": "moment"}
    )
    opened_at: datetime | None = field(metadata={"label": say("开标时间"), "kind": "moment"})
    opened_by: str = field(metadata={"label": say("开标工作人员")})
    record: str = field(metadata={"label": say("开标记录")})
    keys: list[PinnedKeyLine] = field(metadata={"label": say("开标钥匙（三方中任意两方可开启）")})
    offers: list[ReadOutLine] = field(metadata={"label": say("开标一览表")})

    @classmethod
    def of(cls, tender: Tender, reader: Actor) -> OpeningCard:
        sight = Sight(tender, reader)
        opening = getattr(tender, "opening", None)
        told = opening is not None and (tender.method in OPENED_IN_PUBLIC or sight.prices)
        return cls(
            ref=tender.ref,
            title=tender.title,
            state=tender.state,
            purchaser=tender.project.purchaser.name,
            agency=tender.agency.name,
            closes_at=tender.closes_at,
            opened_at=opening.opened_at if opening else None,
            opened_by=opening.opened_by if opening else "",
            record=opening.record if opening and told else "",
            keys=sight.keys(),
            offers=_read_out(tender) if told else [],
        )


def _read_out(tender: Tender) -> list[ReadOutLine]:
    offers = tender.offers.exclude(state__in=queries.NEVER_OPENED).select_related("provider")
    return [_line(offer) for offer in offers.order_by("id")]


def _line(offer: Offer) -> ReadOutLine:
    return ReadOutLine(
        provider=offer.provider.name,
        price_fen=offer.price_fen,
        note=gettext(offer.opening_note) if offer.opening_note else gettext("已解锁"),
        attended_at=offer.attended_at,
        confirmed_at=offer.confirmed_at,
        objection=offer.objection,
        objection_answer=offer.objection_answer,
    )
