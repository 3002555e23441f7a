"""What leaves the room."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.procurement.deposits.models import Deposit, Refund


@dataclass(frozen=True)
class DepositCard:
    """A deposit; money in fen."""

    ref: str
    title: str
    state: str
    place: str
    tender: str = field(metadata={"label": say("采购项目编号"), "kind": "code"})
    provider: str = field(metadata={"label": say("供应商")})
    amount_fen: int = field(metadata={"label": say("金额"), "kind": "money"})
    form: str = field(metadata={"label": say("提交形式")})
    instrument: str = field(metadata={"label": say("票据、保函或者转账流水号"), "kind": "code"})
    issuer: str = field(metadata={"label": say("出票（出具、付款）机构")})
    pay_to: str = field(metadata={"label": say("保证金收款账户")})
    back_to: str = field(metadata={"label": say("退还账户")})
    arrived_at: datetime | None = field(
        metadata={"label": say("到账（提交）时间"), "kind": "moment"}
    )
    missing_reason: str = field(metadata={"label": say("未按规定提交的理由"), "kind": "long_text"})
    cause: str = field(metadata={"label": say("退还事由")})
    return_due_on: date | None = field(metadata={"label": say("应退还日"), "kind": "day"})
    returned_on: date | None = field(metadata={"label": say("退还日期"), "kind": "day"})
    return_receipt: str = field(metadata={"label": say("退还回单号"), "kind": "code"})
    days_late: int = field(metadata={"label": say("逾期天数"), "kind": "number"})
    interest_fen: int = field(metadata={"label": say("资金占用费"), "kind": "money"})
    own_fault: str = field(
        metadata={"label": say("因供应商自身原因无法及时退还的说明"), "kind": "long_text"}
    )
    ground: str = field(metadata={"label": say("不予退还的情形")})
    ground_words: str = field(metadata={"label": say("事实和理由"), "kind": "long_text"})

    @classmethod
    def of(cls, deposit: Deposit, _reader: Actor) -> DepositCard:
        return cls(
            ref=deposit.ref,
            title=deposit.title,
            state=deposit.state,
            place=deposit.place,
            tender=deposit.tender.ref,
            provider=deposit.provider.name,
            amount_fen=deposit.amount_fen,
            form=deposit.get_form_display(),
            instrument=deposit.instrument,
            issuer=deposit.issuer,
            pay_to=deposit.tender.deposit_account,
            back_to=f"{deposit.back_to_bank} {deposit.back_to_account}".strip(),
            arrived_at=deposit.arrived_at,
            missing_reason=deposit.missing_reason,
            cause=deposit.get_cause_display(),
            return_due_on=deposit.return_due_on,
            returned_on=deposit.returned_on,
            return_receipt=deposit.return_receipt,
            days_late=deposit.days_late,
            interest_fen=deposit.interest_fen,
            own_fault=deposit.own_fault,
            ground=deposit.get_ground_display(),
            ground_words=deposit.ground_words,
        )


@dataclass(frozen=True)
class RefundLine:
    deposit: str = field(metadata={"label": say("保证金编号"), "kind": "code"})
    provider: str = field(metadata={"label": say("供应商")})
    amount_fen: int = field(metadata={"label": say("金额"), "kind": "money"})
    days_late: int = field(metadata={"label": say("逾期天数"), "kind": "number"})
    interest_fen: int = field(metadata={"label": say("资金占用费"), "kind": "money"})
    state: str = field(metadata={"label": say("状态"), "kind": "word"})


@dataclass(frozen=True)
class RefundCard:
    """An order to return deposits, with each of them."""

    ref: str
    title: str
    state: str
    place: str
    tender: str = field(metadata={"label": say("采购项目编号"), "kind": "code"})
    ordered_on: date = field(metadata={"label": say("退还指令日期"), "kind": "day"})
    number: int = field(metadata={"label": say("笔数"), "kind": "number"})
    amount_fen: int = field(metadata={"label": say("本金合计"), "kind": "money"})
    interest_fen: int = field(metadata={"label": say("资金占用费合计"), "kind": "money"})
    sent_at: datetime | None = field(metadata={"label": say("送交银行时间"), "kind": "moment"})
    deposits: list[RefundLine] = field(metadata={"label": say("保证金")})

    @classmethod
    def of(cls, refund: Refund, _reader: Actor) -> RefundCard:
        lines = sorted(refund.deposits.all(), key=lambda one: one.pk)
        return cls(
            ref=refund.ref,
            title=refund.title,
            state=refund.state,
            place=refund.place,
            tender=refund.tender.ref,
            ordered_on=refund.ordered_on,
            number=refund.number,
            amount_fen=refund.amount_fen,
            interest_fen=refund.interest_fen,
            sent_at=refund.sent_at,
            deposits=[
                RefundLine(
                    one.ref,
                    one.provider.name,
                    one.amount_fen,
                    one.days_late,
                    one.interest_fen,
                    one.state_name,
                )
                for one in lines
            ],
        )
