"""A sheet with every kind of field, fresh and with mistakes."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any, cast

from goufu.base.doors.filled import Filled
from goufu.base.doors.sheets import (
    DocumentId,
    Line,
    LongText,
    Money,
    Percent,
    Reason,
    Reference,
    Secret,
    Sheet,
    Whole,
    field,
)
from goufu.site import cards
from goufu.site.samples import parts


class ServiceKind(StrEnum):
    WHOLE = "whole", "（1）全民受益且无法分割"
    WELFARE = "welfare", "（2）增加福利、受益对象特定的公益类服务"
    LOCAL = "local", "（3）介于两者之间、受益范围具有辖区特点"

    label: str

    def __new__(cls, value: str, label: str) -> ServiceKind:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Channel(StrEnum):
    VISIT = "visit", "入户走访"
    LETTER = "letter", "书面征求意见"
    HEARING = "hearing", "座谈"

    label: str

    def __new__(cls, value: str, label: str) -> Channel:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Cost(Sheet):
    name: Line = field("成本项目")
    own: Money = field("自办（元/次）")
    bought: Money = field("购买（元/次）")


class Application(Sheet):
    title: Line = field("项目名称")
    item: Reference = field("目录事项", hint="按实施目录选择。")
    kind: ServiceKind = field("服务类别")
    channels: tuple[Channel, ...] = field("需求怎么来的", default=())
    starts_on: date = field("服务开始")
    ends_on: date = field("服务结束")
    opens_at: datetime = field("说明会时间")
    times: Whole = field("购买次数", unit="次/人")
    price: Money = field("申报金额")
    quality: Percent = field("合格率目标")
    existing: bool = field("资金在部门预算既有经费中统筹，不新增", default=False)
    costs: tuple[Cost, ...] = field("成本比较（按每次服务）", min_length=1)
    reason: Reason = field("仍购买的理由", hint="购买单价不低于自办单价时必填。")
    evidence: DocumentId = field("成本测算依据", hint="PDF 或 XLSX，单个不超过 20 MB。")
    remarks: LongText = field("备注", default="")


class SignIn(Sheet):
    username: Line = field("用户名")
    password: Secret = field("密码")
    code: Line = field("动态口令", hint="6 位数字，由登记的验证器生成。", default="")


class Question(Sheet):
    title: Line = field("问什么")
    words: Reason = field("具体情况")
    name: Line = field("怎么称呼您", hint="不公开。", default="")
    phone: Line = field("联系电话", hint="不公开，只用于答复。", default="")


TYPED = {
    "title": "2016 年社区矫正心理辅导服务",
    "item": "2",
    "kind": "welfare",
    "channels": ["visit", "hearing"],
    "starts_on": "2016-06-01",
    "ends_on": "",
    "times": "4",
    "price": "186,624.00",
    "quality": "95",
    "existing": "on",
    "costs-0-name": "人员",
    "costs-0-own": "96.40",
    "costs-0-bought": "八十八",
    "costs-1-name": "场地与设备",
    "costs-1-own": "22.10",
    "costs-1-bought": "31.60",
    "reason": "",
}
ITEMS = [("1", "残疾人服务"), ("2", "社区矫正"), ("3", "养老服务")]


def filled(sheet: type[Sheet], **given: Any) -> Filled[Sheet]:
    """Return a form, already read so that its mistakes show."""
    form = cast("Filled[Sheet]", Filled(sheet, **given))
    form.is_right()
    return form


def form_page(*, wrong: bool) -> cards.FormPageCard:
    """Return the page of an application, fresh or with mistakes."""
    return cards.FormPageCard(
        title="政府购买服务项目申报书",
        form=filled(
            Application, typed=TYPED if wrong else None, choices={"item": ITEMS}, documents={}
        ),
        action_url="#",
        submit="提交内审",
        back_url="#",
        ref="SLGF-2016-0038",
        clause="（示例）实施意见 项目申报",
        verified=False,
        checks=parts.CHECKS[:3],
        whys=parts.WHYS[:1],
        clock=parts.CLOCKS[1],
        crumbs=[
            cards.LinkCard("工作台", "#"),
            cards.LinkCard("SLGF-2016-0038", "#"),
            cards.LinkCard("项目申报书"),
        ],
        section="review",
    )
