"""What people fill in about vouchers."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.sheets import (
    Line,
    LongText,
    Money,
    Number,
    OptionalLine,
    Reason,
    Reference,
    Secret,
    Sheet,
    Whole,
    field,
)
from goufu.law.words import say
from goufu.stages.procurement.vouchers.models import ValueKind


class PointRow(Sheet):
    provider_id: Reference = field(say("供应商"))
    location: Line = field(say("服务地点"))
    contact: OptionalLine = field(say("联系方式"), default="")
    price_fen: Money | None = field(
        say("每次单价"), hint=say("按金额的凭单不填"), ge=1, default=None
    )


class SchemeSheet(Sheet):
    """What vouchers buy, what one of them holds, until when."""

    service: Line = field(say("服务名称"))
    value_kind: ValueKind = field(say("凭单种类"))
    face_fen: Money | None = field(say("面值"), hint=say("按金额的填写"), default=None)
    face_units: Whole | None = field(say("次数（量）"), hint=say("按次数的填写"), default=None)
    unit: Line = field(
        say("计量单位"), hint=say("按金额的填元，按次数的如 次、小时"), max_length=40
    )
    per_person: Whole = field(say("每人同时持有张数上限"), ge=1, le=100, default=1)
    most_at_once: Number | None = field(
        say("单次核销上限"),
        hint=say("元或者次数；不限的不填"),
        gt=0,
        decimal_places=2,
        default=None,
    )
    valid_from: date = field(say("有效期起"))
    valid_to: date = field(say("有效期止"))
    undo_hours: Whole = field(say("供应商可自行撤销的时间"), unit=say("小时"), le=720, default=24)
    budget_fen: Money = field(say("安排资金"), gt=0)
    terms: Reason = field(say("使用说明"), hint=say("写在凭单上，给服务对象看"))
    grounds: LongText = field(
        say("采用凭单方式的理由"), hint=say("按框架协议采购的不填"), default=""
    )
    providers: tuple[PointRow, ...] = field(
        say("可供选择的供应商"),
        hint=say("按框架协议采购的不填，由入围供应商提供服务"),
        max_length=300,
        default=(),
    )


class PersonRow(Sheet):
    """One person for whom the service is; also a row of the list that is carried in."""

    name: Line = field(say("姓名"), max_length=80)
    id_number: Line = field(
        say("身份证号码"), hint=say("只保存掩码，用于防止重复登记"), max_length=18
    )
    phone: OptionalLine = field(
        say("手机号码"), hint=say("用于发送短信"), max_length=20, default=""
    )
    mail: OptionalLine = field(say("电子邮箱"), default="")
    area: OptionalLine = field(say("所在社区（村）"), max_length=80, default="")


class ListedPerson(PersonRow):
    scheme: Line = field(say("凭单方案编号"), max_length=60)


class Issue(Sheet):
    most: Whole = field(say("每人发放后持有张数"), ge=1, le=100, default=1)
    remark: LongText = field(say("备注"), default="")


class Redeem(Sheet):
    code: Line = field(say("凭单码"), hint=say("十二位，可以扫码带出"), max_length=40)
    pin: Secret = field(say("密码"), hint=say("由服务对象本人输入六位密码确认"))
    amount: Number = field(
        say("核销数量"), hint=say("按金额的填元，按次数的填次数"), gt=0, decimal_places=2
    )
    note: OptionalLine = field(say("服务内容"), default="")


class Reasons(Sheet):
    reason: Reason = field(say("理由"), min_length=4)


class Feedback(Sheet):
    """What the one who was served says; asked by code and password."""

    code: Line = field(say("凭单码"), max_length=40)
    pin: Secret = field(say("密码"))
    stars: Whole | None = field(say("评分"), hint=say("一至五分"), ge=1, le=5, default=None)
    said: LongText = field(say("意见"), max_length=1000, default="")


class Settle(Sheet):
    period_from: date = field(say("结算期间起"))
    period_to: date = field(say("结算期间止"))
    note: LongText = field(say("情况说明"), default="")


class Opinion(Sheet):
    opinion: Reason = field(say("意见"))


class Remark(Sheet):
    remark: LongText = field(say("备注"), default="")
