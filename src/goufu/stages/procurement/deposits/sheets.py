"""What people fill in about deposits."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AwareDatetime

from goufu.base.doors.sheets import (
    DocumentId,
    Line,
    LongText,
    Money,
    OptionalLine,
    Reason,
    Sheet,
    Shown,
    field,
)
from goufu.law.words import say
from goufu.stages.procurement.deposits.models import Form, Ground

Moment = Annotated[AwareDatetime, Shown("moment")]


class Declaration(Sheet):
    """A deposit as its provider declares it."""

    form: Form = field(say("提交形式"))
    amount_fen: Money = field(say("金额"), gt=0)
    instrument: Line = field(say("票据、保函或者转账流水号"), max_length=80)
    issuer: Line = field(say("出票（出具、付款）机构"))
    back_to_bank: OptionalLine = field(say("退还账户开户行"), default="")
    back_to_account: OptionalLine = field(say("退还账户账号"), default="", max_length=60)
    document: DocumentId | None = field(say("票据或者保函扫描件"), default=None)


class Arrival(Sheet):
    arrived_at: Moment = field(say("到账（提交）时间"))
    receipt: OptionalLine = field(say("银行回单号"), default="", max_length=80)
    payer_account: OptionalLine = field(say("付款账号"), default="", max_length=60)


class Missing(Sheet):
    reason: Reason = field(say("理由"), hint=say("理由将原文告知供应商。"), min_length=10)


class Return(Sheet):
    returned_on: date = field(say("退还日期"))
    receipt: Line = field(say("银行回单号"), max_length=80)
    own_fault: LongText = field(
        say("因供应商自身原因无法及时退还的说明"),
        hint=say("逾期的，平台按当日规定计算资金占用费；因供应商自身原因逾期的，写明后不计。"),
        default="",
    )


class Withholding(Sheet):
    ground: Ground = field(say("情形"))
    reason: Reason = field(say("事实和理由"), hint=say("将原文告知供应商。"), min_length=10)


class Reasons(Sheet):
    reason: Reason = field(say("理由"), min_length=10)


class Nothing(Sheet):
    """Nothing to fill in."""
