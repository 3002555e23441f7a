"""What leaves the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from goufu.base.people.roles import Actor, Role
from goufu.law.words import say
from goufu.stages.procurement.frameworks import queries
from goufu.stages.procurement.frameworks.models import IN_IT, Deal, Entry, Framework, Way
from goufu.stages.procurement.frameworks.sheets import WORDS
from goufu.stages.procurement.sealing.cards import PinnedKeyLine, key_lines

CHOSEN = ("case", "form", "open_case", "method", "quality_case", "way", "users")
PLAIN = (
    "ref",
    "title",
    "state",
    "place",
    "project_code",
    "service",
    "unit",
    "ceiling_fen",
    "months",
    "elimination_percent",
    "most_entrants",
    "purchasers_asked",
    "providers_asked",
    "consented_on",
    "published_on",
    "closes_at",
    "entry_published_on",
    "signed_on",
    "expires_on",
)


@dataclass(frozen=True)
class EntrantLine:
    """Who is in the agreement."""

    provider: str = field(metadata={"label": say("入围供应商")})
    rank: int | None = field(metadata={"label": say("排序"), "kind": "number"})
    price_fen: int = field(metadata={"label": say("协议价格"), "kind": "money"})
    location: str = field(metadata={"label": say("服务地点")})
    contact: str = field(metadata={"label": say("联系方式")})
    state: str = field(metadata={"label": say("状态"), "kind": "word"})


@dataclass(frozen=True)
class ResponseLine:
    """A response while it is judged."""

    ref: str = field(metadata={"label": say("编号"), "kind": "code"})
    provider: str = field(metadata={"label": say("供应商")})
    price_fen: int | None = field(metadata={"label": say("响应单价"), "kind": "money"})
    quality: Decimal | None = field(metadata={"label": say("质量评分"), "kind": "number"})
    rank: int | None = field(metadata={"label": say("排序"), "kind": "number"})
    state: str = field(metadata={"label": say("状态"), "kind": "word"})


@dataclass(frozen=True)
class FrameworkCard:
    """A framework agreement; money in fen."""

    ref: str
    title: str
    state: str
    place: str
    project_code: str = field(metadata={"label": say("项目编号"), "kind": "code"})
    collector: str = field(metadata={"label": say("征集人")})
    case: str = field(metadata={"label": say("适用情形")})
    form: str = field(metadata={"label": say("框架协议种类")})
    open_case: str = field(metadata={"label": say("采用开放式的情形")})
    service: str = field(metadata={"label": say("服务名称")})
    unit: str = field(metadata={"label": say("计量单位")})
    ceiling_fen: int = field(metadata={"label": say("最高限制单价"), "kind": "money"})
    months: int = field(metadata={"label": say("框架协议期限（月）"), "kind": "number"})
    method: str = field(metadata={"label": say("入围评审方法")})
    quality_case: str = field(metadata={"label": say("采用质量优先法的情形")})
    elimination_percent: int = field(metadata={"label": say("淘汰率"), "kind": "percent"})
    most_entrants: int | None = field(
        metadata={"label": say("入围供应商数量上限"), "kind": "number"}
    )
    way: str = field(metadata={"label": say("确定成交供应商的方式")})
    users: str = field(metadata={"label": say("适用的采购人范围")})
    purchasers_asked: int = field(metadata={"label": say("调查采购人个数"), "kind": "number"})
    providers_asked: int = field(metadata={"label": say("调查供应商个数"), "kind": "number"})
    consented_on: date | None = field(
        metadata={"label": say("主管预算单位批准日期"), "kind": "day"}
    )
    published_on: date | None = field(metadata={"label": say("征集公告日期"), "kind": "day"})
    closes_at: datetime | None = field(
        metadata={"label": say("提交响应文件截止时间"), "kind": "moment"}
    )
    entry_published_on: date | None = field(
        metadata={"label": say("入围结果公告日期"), "kind": "day"}
    )
    signed_on: date | None = field(metadata={"label": say("协议签订日期"), "kind": "day"})
    expires_on: date | None = field(metadata={"label": say("协议终止日期"), "kind": "day"})
    demand: str = field(metadata={"label": WORDS["demand"], "kind": "long_text"})
    qualification: str = field(metadata={"label": WORDS["qualification"], "kind": "long_text"})
    area: str = field(metadata={"label": WORDS["area"], "kind": "long_text"})
    second_stage: str = field(metadata={"label": WORDS["second_stage"], "kind": "long_text"})
    payment: str = field(metadata={"label": WORDS["payment"], "kind": "long_text"})
    contract_text: str = field(metadata={"label": WORDS["contract_text"], "kind": "long_text"})
    feedback: str = field(metadata={"label": WORDS["feedback"], "kind": "long_text"})
    exit_rules: str = field(metadata={"label": WORDS["exit_rules"], "kind": "long_text"})
    survey: str = field(metadata={"label": WORDS["survey"], "kind": "long_text"})
    term_reason: str = field(metadata={"label": WORDS["term_reason"], "kind": "long_text"})
    opening_keys: list[PinnedKeyLine] = field(
        metadata={"label": say("开标钥匙（三方中任意两方可开启）")}
    )
    report: str = field(metadata={"label": say("评审情况说明"), "kind": "long_text"})
    entrants: list[EntrantLine] = field(metadata={"label": say("入围供应商")})
    responses: list[ResponseLine] = field(metadata={"label": say("响应情况")})

    @classmethod
    def of(cls, framework: Framework, reader: Actor) -> FrameworkCard:
        inside = _is_inside(framework, reader)
        told: dict[str, Any] = {
            **{name: getattr(framework, name) for name in PLAIN},
            **{name: str(getattr(framework, f"get_{name}_display")()) for name in CHOSEN},
            **{name: str(framework.words.get(name, "")) for name in WORDS},
        }
        return cls(
            **told,
            collector=framework.collector.name,
            opening_keys=key_lines(queries.keys_in_order(framework), queries.unlockings(framework)),
            report=framework.report if inside else "",
            entrants=[_entrant(one) for one in queries.entrants(framework)],
            responses=_responses(framework) if inside else [],
        )


@dataclass(frozen=True)
class EntryCard:
    """One provider's entry."""

    ref: str
    title: str
    state: str
    place: str
    project_code: str
    framework: str = field(metadata={"label": say("框架协议编号"), "kind": "code"})
    form: str = field(metadata={"label": say("框架协议种类")})
    provider: str = field(metadata={"label": say("供应商")})
    price_fen: int | None = field(metadata={"label": say("响应单价"), "kind": "money"})
    location: str = field(metadata={"label": say("服务地点")})
    contact: str = field(metadata={"label": say("联系方式")})
    quality: Decimal | None = field(metadata={"label": say("质量评分"), "kind": "number"})
    rank: int | None = field(metadata={"label": say("排序"), "kind": "number"})
    signatory: str = field(metadata={"label": say("签字人")})
    signed_on: date | None = field(metadata={"label": say("协议签订日期"), "kind": "day"})
    removal: str = field(metadata={"label": say("清退情形")})
    plan: str = field(metadata={"label": say("服务方案"), "kind": "long_text"})
    reason: str = field(metadata={"label": say("理由"), "kind": "long_text"})
    submitted_at: datetime | None = field(metadata={"label": say("递交时间"), "kind": "moment"})
    seal: str = field(metadata={"label": say("封签（摘要）"), "kind": "code"})
    receipt: str = field(metadata={"label": say("签收回执"), "kind": "code"})

    @classmethod
    def of(cls, entry: Entry, reader: Actor) -> EntryCard:
        own = reader.role is Role.PROVIDER and reader.organisation_id == entry.provider_id
        inside = own or _is_inside(entry.framework, reader)
        return cls(
            ref=entry.ref,
            title=entry.title,
            state=entry.state,
            place=entry.place,
            project_code=entry.project_code,
            framework=entry.framework.ref,
            form=entry.framework.get_form_display(),
            provider=entry.provider.name,
            price_fen=entry.price_fen,
            location=entry.location,
            contact=entry.contact,
            quality=entry.quality if inside else None,
            rank=entry.rank,
            signatory=entry.signatory if inside else "",
            signed_on=entry.signed_on,
            removal=entry.get_removal_display() if entry.removal else "",
            plan=entry.plan if inside else "",
            reason=gettext(entry.reason) if inside and entry.reason else "",
            submitted_at=entry.submitted_at if inside else None,
            seal=entry.seal if inside else "",
            receipt=entry.receipt if own else "",
        )


@dataclass(frozen=True)
class BidLine:
    """What an entrant asked for, once bidding is over."""

    provider: str = field(metadata={"label": say("入围供应商")})
    price_fen: int = field(metadata={"label": say("单价报价"), "kind": "money"})
    at: datetime = field(metadata={"label": say("报价时间"), "kind": "moment"})


@dataclass(frozen=True)
class DealCard:
    """One deal; money in fen."""

    ref: str
    title: str
    state: str
    place: str
    project_code: str = field(metadata={"label": say("项目编号"), "kind": "code"})
    framework: str = field(metadata={"label": say("框架协议编号"), "kind": "code"})
    purchaser: str = field(metadata={"label": say("采购人")})
    way: str = field(metadata={"label": say("确定成交供应商的方式")})
    quantity: Decimal = field(metadata={"label": say("数量"), "kind": "number"})
    unit: str = field(metadata={"label": say("计量单位")})
    closes_at: datetime | None = field(metadata={"label": say("报价截止时间"), "kind": "moment"})
    provider: str = field(metadata={"label": say("成交供应商")})
    price_fen: int | None = field(metadata={"label": say("成交单价"), "kind": "money"})
    total_fen: int | None = field(metadata={"label": say("成交金额"), "kind": "money"})
    fixed_on: date | None = field(metadata={"label": say("成交日期"), "kind": "day"})
    published_on: date | None = field(metadata={"label": say("公告日期"), "kind": "day"})
    demand: str = field(metadata={"label": say("本次采购需求"), "kind": "long_text"})
    grounds: str = field(metadata={"label": say("选定依据"), "kind": "long_text"})
    bids: list[BidLine] = field(metadata={"label": say("二次报价")})

    @classmethod
    def of(cls, deal: Deal, reader: Actor) -> DealCard:
        # What others ask for is nobody's to know while there is bidding.
        over = deal.way == Way.BIDDING and deal.state != "inviting"
        inside = reader.organisation_id == deal.purchaser_id or reader.role is not Role.PROVIDER
        bids = deal.bids.select_related("entry__provider").order_by("price_fen", "at")
        return cls(
            ref=deal.ref,
            title=deal.title,
            state=deal.state,
            place=deal.place,
            project_code=deal.project_code,
            framework=deal.framework.ref,
            purchaser=deal.purchaser.name,
            way=deal.get_way_display(),
            quantity=deal.quantity,
            unit=deal.framework.unit,
            closes_at=deal.closes_at,
            provider=deal.entry.provider.name if deal.entry else "",
            price_fen=deal.price_fen,
            total_fen=deal.total_fen,
            fixed_on=deal.fixed_on,
            published_on=deal.published_on,
            demand=deal.demand,
            grounds=deal.grounds,
            bids=[BidLine(one.entry.provider.name, one.price_fen, one.at) for one in bids]
            if over and inside
            else [],
        )


def _is_inside(framework: Framework, reader: Actor) -> bool:
    if reader.role is Role.CLOCK:
        return True
    return Framework.objects.filter(queries.of_own_side(reader), pk=framework.pk).exists()


def _entrant(entry: Entry) -> EntrantLine:
    return EntrantLine(
        provider=entry.provider.name,
        rank=entry.rank,
        price_fen=entry.price_fen,
        location=entry.location,
        contact=entry.contact,
        state=entry.state_name,
    )


def _responses(framework: Framework) -> list[ResponseLine]:
    hidden = (*IN_IT, *(() if framework.is_open else queries.SEALED))
    found = framework.entries.exclude(state__in=hidden).select_related("provider")
    return [
        ResponseLine(
            ref=one.ref,
            provider=one.provider.name,
            price_fen=one.price_fen,
            quality=one.quality,
            rank=one.rank,
            state=one.state_name,
        )
        for one in found.order_by("round", "rank", "id")
    ]
