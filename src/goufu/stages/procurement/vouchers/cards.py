"""What leaves the room. Codes and passwords never do; names only to the purchaser."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from goufu.base.masking import masked
from goufu.base.people.roles import PURCHASERS, Actor, Role
from goufu.law.words import say
from goufu.stages.procurement.vouchers import queries
from goufu.stages.procurement.vouchers.models import (
    Beneficiary,
    Redemption,
    Scheme,
    Statement,
    Voucher,
)
from goufu.stages.procurement.vouchers.rules.use import bursts, in_words


@dataclass(frozen=True)
class ProviderLine:
    """What was redeemed at one provider, and what deserves a look."""

    provider: str = field(metadata={"label": say("可选供应商")})
    location: str = field(metadata={"label": say("服务地点")})
    price_fen: int | None = field(metadata={"label": say("单价"), "kind": "money"})
    count: int = field(metadata={"label": say("核销笔数"), "kind": "number"})
    amount: str = field(metadata={"label": say("核销数量"), "kind": "number"})
    value_fen: int = field(metadata={"label": say("核销金额"), "kind": "money"})
    stars: str = field(metadata={"label": say("平均评分"), "kind": "number"})
    disputed: int = field(metadata={"label": say("待处理异议"), "kind": "number"})
    most_in_ten_minutes: int | None = field(
        metadata={"label": say("疑点：十分钟内最多笔数"), "kind": "number"}
    )


@dataclass(frozen=True)
class MonthLine:
    """What was redeemed in a month."""

    month: str = field(metadata={"label": say("月份")})
    count: int = field(metadata={"label": say("核销笔数"), "kind": "number"})
    value_fen: int = field(metadata={"label": say("核销金额"), "kind": "money"})


@dataclass(frozen=True)
class SchemeCard:
    """A voucher scheme; money in fen."""

    ref: str
    title: str
    state: str
    place: str
    project_code: str = field(metadata={"label": say("项目编号"), "kind": "code"})
    framework: str = field(metadata={"label": say("框架协议编号"), "kind": "code"})
    purchaser: str = field(metadata={"label": say("购买主体")})
    service: str = field(metadata={"label": say("服务名称")})
    value_kind: str = field(metadata={"label": say("凭单种类")})
    face: str = field(metadata={"label": say("每张凭单")})
    most_at_once: str = field(metadata={"label": say("单次核销上限")})
    per_person: int = field(metadata={"label": say("每人同时持有张数上限"), "kind": "number"})
    valid_from: date = field(metadata={"label": say("有效期起"), "kind": "day"})
    valid_to: date = field(metadata={"label": say("有效期止"), "kind": "day"})
    undo_hours: int = field(metadata={"label": say("供应商可自行撤销的时间"), "kind": "number"})
    budget_fen: int = field(metadata={"label": say("安排资金"), "kind": "money"})
    beneficiaries: int | None = field(metadata={"label": say("服务对象人数"), "kind": "number"})
    vouchers: int | None = field(metadata={"label": say("有效凭单张数"), "kind": "number"})
    given: str = field(metadata={"label": say("已发放")})
    spent_fen: int | None = field(metadata={"label": say("已核销金额"), "kind": "money"})
    unsettled: int | None = field(metadata={"label": say("待结算笔数"), "kind": "number"})
    released_fen: int | None = field(metadata={"label": say("已释放金额"), "kind": "money"})
    terms: str = field(metadata={"label": say("使用说明"), "kind": "long_text"})
    grounds: str = field(metadata={"label": say("采用凭单方式的理由"), "kind": "long_text"})
    providers: list[ProviderLine] = field(metadata={"label": say("可供选择的供应商")})
    months: list[MonthLine] = field(metadata={"label": say("逐月核销")})

    @classmethod
    def of(cls, scheme: Scheme, reader: Actor) -> SchemeCard:
        inside, most = reader.role in queries.INSIDE, scheme.most_at_once
        own = None if inside else reader.organisation_id
        return cls(
            ref=scheme.ref,
            title=scheme.title,
            state=scheme.state,
            place=scheme.place,
            project_code=scheme.project_code,
            framework=scheme.framework.ref if scheme.framework else "",
            purchaser=scheme.purchaser.name,
            service=scheme.service,
            value_kind=scheme.get_value_kind_display(),
            face=amount_of(scheme, scheme.face),
            most_at_once=amount_of(scheme, most) if most else "",
            per_person=scheme.per_person,
            valid_from=scheme.valid_from,
            valid_to=scheme.valid_to,
            undo_hours=scheme.undo_hours,
            budget_fen=scheme.budget_fen,
            beneficiaries=scheme.beneficiaries.count() if inside else None,
            vouchers=scheme.vouchers.filter(state="active").count() if inside else None,
            given=amount_of(scheme, queries.points_given(scheme)) if inside else "",
            spent_fen=queries.value_spent(scheme) if inside else None,
            unsettled=queries.unsettled(scheme) if inside else None,
            released_fen=scheme.released_fen if inside else None,
            terms=scheme.terms,
            grounds=scheme.grounds if inside else "",
            providers=_providers(scheme, own),
            months=[MonthLine(*row) for row in queries.by_month(scheme)] if inside else [],
        )


@dataclass(frozen=True)
class VoucherCard:
    """A voucher as those see it who give it out: without its code."""

    ref: str
    title: str
    state: str
    place: str
    project_code: str = field(metadata={"label": say("项目编号"), "kind": "code"})
    scheme: str = field(metadata={"label": say("凭单方案编号"), "kind": "code"})
    holder: str = field(metadata={"label": say("服务对象")})
    id_number: str = field(metadata={"label": say("身份证号码"), "kind": "code"})
    phone: str = field(metadata={"label": say("手机号码"), "kind": "code"})
    area: str = field(metadata={"label": say("所在社区（村）")})
    face: str = field(metadata={"label": say("每张凭单")})
    left: str = field(metadata={"label": say("余额")})
    issued_on: date = field(metadata={"label": say("发放日期"), "kind": "day"})
    valid_to: date = field(metadata={"label": say("有效期止"), "kind": "day"})
    replaces: str = field(metadata={"label": say("补发自"), "kind": "code"})
    reason: str = field(metadata={"label": say("理由"), "kind": "long_text"})

    @classmethod
    def of(cls, voucher: Voucher, reader: Actor) -> VoucherCard:
        scheme, person, old = voucher.scheme, voucher.beneficiary, voucher.replaces
        return cls(
            ref=voucher.ref,
            title=voucher.title,
            state=voucher.state,
            place=voucher.place,
            project_code=voucher.project_code,
            scheme=scheme.ref,
            holder=name_of(person, reader),
            id_number=person.masked_number,
            phone=masked(person.phone),
            area=person.area,
            face=amount_of(scheme, voucher.face),
            left=amount_of(scheme, voucher.left),
            issued_on=voucher.issued_on,
            valid_to=scheme.valid_to,
            replaces=old.ref if old else "",
            reason=voucher.reason,
        )


@dataclass(frozen=True)
class RedemptionCard:
    """A redemption."""

    ref: str
    title: str
    state: str
    place: str
    project_code: str = field(metadata={"label": say("项目编号"), "kind": "code"})
    scheme: str = field(metadata={"label": say("凭单方案编号"), "kind": "code"})
    voucher: str = field(metadata={"label": say("凭单编号"), "kind": "code"})
    holder: str = field(metadata={"label": say("服务对象")})
    provider: str = field(metadata={"label": say("供应商")})
    at: datetime = field(metadata={"label": say("核销时间"), "kind": "moment"})
    amount: str = field(metadata={"label": say("核销数量")})
    value_fen: int = field(metadata={"label": say("核销金额"), "kind": "money"})
    note: str = field(metadata={"label": say("服务内容")})
    statement: str = field(metadata={"label": say("结算单编号"), "kind": "code"})
    stars: int | None = field(metadata={"label": say("评分"), "kind": "number"})
    said: str = field(metadata={"label": say("服务对象的意见"), "kind": "long_text"})
    reason: str = field(metadata={"label": say("理由"), "kind": "long_text"})

    @classmethod
    def of(cls, redemption: Redemption, reader: Actor) -> RedemptionCard:
        scheme = redemption.scheme
        return cls(
            ref=redemption.ref,
            title=redemption.title,
            state=redemption.state,
            place=redemption.place,
            project_code=redemption.project_code,
            scheme=scheme.ref,
            voucher=redemption.voucher.ref,
            holder=name_of(redemption.voucher.beneficiary, reader),
            provider=redemption.provider.name,
            at=redemption.at,
            amount=amount_of(scheme, redemption.amount),
            value_fen=redemption.value_fen,
            note=redemption.note,
            statement=redemption.statement.ref if redemption.statement else "",
            stars=redemption.stars,
            said=redemption.said,
            reason=redemption.reason,
        )


@dataclass(frozen=True)
class UseLine:
    """One redemption of a statement."""

    ref: str = field(metadata={"label": say("编号"), "kind": "code"})
    at: datetime = field(metadata={"label": say("核销时间"), "kind": "moment"})
    holder: str = field(metadata={"label": say("服务对象")})
    amount: str = field(metadata={"label": say("核销数量"), "kind": "number"})
    value_fen: int = field(metadata={"label": say("核销金额"), "kind": "money"})
    state: str = field(metadata={"label": say("状态"), "kind": "word"})


@dataclass(frozen=True)
class StatementCard:
    """A provider's statement; money in fen."""

    ref: str
    title: str
    state: str
    place: str
    project_code: str = field(metadata={"label": say("项目编号"), "kind": "code"})
    scheme: str = field(metadata={"label": say("凭单方案编号"), "kind": "code"})
    provider: str = field(metadata={"label": say("供应商")})
    period_from: date = field(metadata={"label": say("结算期间起"), "kind": "day"})
    period_to: date = field(metadata={"label": say("结算期间止"), "kind": "day"})
    count: int = field(metadata={"label": say("核销笔数"), "kind": "number"})
    amount: str = field(metadata={"label": say("核销数量")})
    value_fen: int = field(metadata={"label": say("结算金额"), "kind": "money"})
    accepted_on: date | None = field(metadata={"label": say("核对日期"), "kind": "day"})
    note: str = field(metadata={"label": say("情况说明"), "kind": "long_text"})
    reason: str = field(metadata={"label": say("退回理由"), "kind": "long_text"})
    uses: list[UseLine] = field(metadata={"label": say("核销明细")})

    @classmethod
    def of(cls, statement: Statement, reader: Actor) -> StatementCard:
        scheme, uses = statement.scheme, statement.redemptions.order_by("at", "id")
        return cls(
            ref=statement.ref,
            title=statement.title,
            state=statement.state,
            place=statement.place,
            project_code=statement.project_code,
            scheme=scheme.ref,
            provider=statement.provider.name,
            period_from=statement.period_from,
            period_to=statement.period_to,
            count=statement.count,
            amount=amount_of(scheme, statement.amount),
            value_fen=statement.value_fen,
            accepted_on=statement.accepted_on,
            note=statement.note,
            reason=statement.reason,
            uses=[
                _use(one, reader) for one in uses.select_related("voucher__beneficiary", "scheme")
            ],
        )


def amount_of(scheme: Scheme, points: int) -> str:
    """Return points as people write them."""
    return in_words(points, money=scheme.holds_money, unit=scheme.unit)


def name_of(person: Beneficiary, reader: Actor) -> str:
    """Return a name to the purchaser, who gave the voucher; to all others its first character."""
    if reader.role in PURCHASERS | {Role.CLOCK}:
        return person.name
    return masked(person.name, head=1, tail=0)


def _providers(scheme: Scheme, own: int | None) -> list[ProviderLine]:
    rows = queries.by_provider(scheme)
    return [_line(scheme, one) for one in rows if own in {None, one.point.provider_id}]


def _line(scheme: Scheme, one: queries.AtProvider) -> ProviderLine:
    return ProviderLine(
        provider=one.point.provider.name,
        location=one.point.location,
        price_fen=None if scheme.holds_money else one.point.price_fen,
        count=one.count,
        amount=amount_of(scheme, one.amount),
        value_fen=one.value_fen,
        stars="" if one.stars is None else f"{one.stars:.1f}",
        disputed=one.disputed,
        most_in_ten_minutes=bursts(queries.moments_at(scheme, one.point.provider_id)) or None,
    )


def _use(one: Redemption, reader: Actor) -> UseLine:
    return UseLine(
        ref=one.ref,
        at=one.at,
        holder=name_of(one.voucher.beneficiary, reader),
        amount=amount_of(one.scheme, one.amount),
        value_fen=one.value_fen,
        state=one.state_name,
    )
