"""What leaves the room: the contract as one reader may see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import prefetch_related_objects

from goufu.base.people.roles import FINANCE, WATCHERS, Actor
from goufu.law.labels import LONGER_TERM_CONDITIONS as CONDITIONS
from goufu.law.money import BASIS_POINTS
from goufu.law.words import say
from goufu.stages.contracting.contracts.models import Contract, StandardKind
from goufu.stages.contracting.contracts.rules import CLAUSES

PERCENT = 100
SHOWN_OF_ACCOUNT = 4


@dataclass(frozen=True)
class ClauseLine:
    name: str = field(metadata={"label": say("条款"), "kind": "word"})
    words: str = field(metadata={"label": say("条款内容"), "kind": "long_text"})


@dataclass(frozen=True)
class ServiceLine:
    number: int = field(metadata={"label": say("序号"), "kind": "number"})
    name: str = field(metadata={"label": say("服务名称")})
    unit: str = field(metadata={"label": say("计量单位")})
    quantity: Decimal = field(metadata={"label": say("数量"), "kind": "number"})
    unit_price_fen: int = field(metadata={"label": say("单价"), "kind": "money"})
    amount_fen: int = field(metadata={"label": say("金额"), "kind": "money"})


@dataclass(frozen=True)
class StandardLine:
    number: int = field(metadata={"label": say("序号"), "kind": "number"})
    kind: StandardKind = field(metadata={"label": say("类别")})
    text: str = field(metadata={"label": say("标准内容")})


@dataclass(frozen=True)
class BandLine:
    from_score: Decimal = field(metadata={"label": say("得分不低于"), "kind": "number"})
    pays: Decimal = field(metadata={"label": say("支付比例"), "kind": "percent"})


@dataclass(frozen=True)
class SignatureLine:
    organisation: str = field(metadata={"label": say("签署方")})
    signatory: str = field(metadata={"label": say("签字人")})
    signed_at: datetime = field(metadata={"label": say("签署时间"), "kind": "moment"})
    terms_sha256: str = field(metadata={"label": say("条款摘要"), "kind": "code"})


@dataclass(frozen=True)
class ContractCard:
    """A contract; money in fen."""

    ref: str
    title: str
    state: str
    place: str
    project_code: str
    purchaser: str = field(metadata={"label": say("甲方（购买主体）")})
    provider: str = field(metadata={"label": say("乙方（承接主体）")})
    tender_ref: str = field(metadata={"label": say("采购编号"), "kind": "code"})
    award_fen: int = field(metadata={"label": say("中标（成交）金额"), "kind": "money"})
    price_fen: int | None = field(metadata={"label": say("合同金额"), "kind": "money"})
    starts_on: date | None = field(metadata={"label": say("合同开始日期"), "kind": "day"})
    ends_on: date | None = field(metadata={"label": say("合同终止日期"), "kind": "day"})
    term_conditions: list[str] = field(metadata={"label": say("较长期限的条件")})
    public_service: bool = field(
        metadata={"label": say("面向社会公众提供的公共服务"), "kind": "yes"}
    )
    payee_bank: str = field(metadata={"label": say("承接主体开户行")})
    payee_account: str = field(metadata={"label": say("承接主体账号"), "kind": "code"})
    deviation: str = field(
        metadata={"label": say("与中标（成交）结果不一致的说明"), "kind": "long_text"}
    )
    awarded_on: date = field(metadata={"label": say("通知书发出日期"), "kind": "day"})
    signed_on: date | None = field(metadata={"label": say("签订日期"), "kind": "day"})
    filed_on: date | None = field(metadata={"label": say("备案日期"), "kind": "day"})
    filing_receipt: str = field(metadata={"label": say("备案回执编号"), "kind": "code"})
    filed_with: str = field(metadata={"label": say("备案单位")})
    ending: str = field(metadata={"label": say("终止情形"), "kind": "word"})
    reason: str = field(metadata={"label": say("退回、终止的理由"), "kind": "long_text"})
    terms_sha256: str = field(metadata={"label": say("条款摘要"), "kind": "code"})
    clauses: list[ClauseLine] = field(metadata={"label": say("合同条款")})
    lines: list[ServiceLine] = field(metadata={"label": say("服务明细")})
    standards: list[StandardLine] = field(metadata={"label": say("技术、服务、安全标准")})
    bands: list[BandLine] = field(metadata={"label": say("质量系数")})
    signatures: list[SignatureLine] = field(metadata={"label": say("签署")})

    @classmethod
    def of(cls, contract: Contract, reader: Actor) -> ContractCard:
        return cls(
            ref=contract.ref,
            title=contract.title,
            state=contract.state,
            place=contract.place,
            project_code=contract.project_code,
            purchaser=contract.purchaser.name,
            provider=contract.provider.name,
            tender_ref=contract.tender_ref,
            award_fen=contract.award_fen,
            price_fen=contract.price_fen,
            starts_on=contract.starts_on,
            ends_on=contract.ends_on,
            term_conditions=[
                CONDITIONS.get(name, name) for name, met in contract.term_conditions.items() if met
            ],
            public_service=contract.public_service,
            payee_bank=contract.payee_bank,
            payee_account=account_shown(contract, reader),
            deviation=contract.deviation,
            awarded_on=contract.awarded_on,
            signed_on=contract.signed_on,
            filed_on=contract.filed_on,
            filing_receipt=contract.filing_receipt,
            filed_with=contract.filed_with,
            ending=contract.get_ending_display() if contract.ending else "",
            reason=contract.reason,
            terms_sha256=contract.terms_sha256() if contract.version else "",
            clauses=[ClauseLine(CLAUSES[n], w) for n, w in _in_order(contract.clauses)],
            lines=[_service(row) for row in contract.lines],
            standards=[
                StandardLine(row["number"], StandardKind(row["kind"]), row["text"])
                for row in contract.standards
            ],
            bands=[
                BandLine(band.from_score, Decimal(band.factor_bp * PERCENT) / BASIS_POINTS)
                for band in contract.quality_bands()
            ],
            signatures=_signatures(contract),
        )


def account_shown(contract: Contract, reader: Actor) -> str:
    """Return the payee's account: in full to those who pay, are paid, or watch over it."""
    own = {contract.purchaser_id, contract.provider_id}
    if reader.organisation_id in own or reader.role in FINANCE | WATCHERS:
        return contract.payee_account
    hidden = len(contract.payee_account) - SHOWN_OF_ACCOUNT
    return "*" * max(hidden, 0) + contract.payee_account[-SHOWN_OF_ACCOUNT:]


def _in_order(clauses: dict[str, str]) -> list[tuple[str, str]]:
    return [(name, clauses[name]) for name in CLAUSES if name in clauses]


def _service(row: dict[str, Any]) -> ServiceLine:
    return ServiceLine(**{**row, "quantity": Decimal(row["quantity"])})


def _signatures(contract: Contract) -> list[SignatureLine]:
    prefetch_related_objects([contract], "signatures__organisation")
    return [
        SignatureLine(
            organisation=one.organisation.name,
            signatory=one.signatory,
            signed_at=one.signed_at,
            terms_sha256=one.terms_sha256,
        )
        for one in sorted(contract.signatures.all(), key=lambda one: one.pk)
        if one.version == contract.version
    ]
