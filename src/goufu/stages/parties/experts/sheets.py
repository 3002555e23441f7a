"""What people fill in about experts."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.sheets import (
    Line,
    OptionalLine,
    Reason,
    Reference,
    ReferenceCode,
    Sheet,
    field,
)
from goufu.law.words import say
from goufu.stages.parties.experts.models import Conduct, Dismissal, Source, TieKind, TitleLevel

FIELDS_HINT = say("多个专业用顿号隔开，如 养老服务、财务审计")


class Tied(Sheet):
    kind: TieKind = field(say("关系"))
    name: Line = field(say("供应商名称"))
    since: date | None = field(say("开始日期"), default=None)
    until: date | None = field(say("终止日期"), default=None, hint=say("仍然存在的不填"))


class Person(Sheet):
    """What the register keeps of a person."""

    name: Line = field(say("姓名"), max_length=60)
    id_number: Line = field(say("公民身份号码"), max_length=18)
    phone: Line = field(say("联系电话"), max_length=30)
    employer: Line = field(say("工作单位"), max_length=160)
    title_level: TitleLevel = field(say("专业技术职称"))
    title_name: Line = field(say("职称名称"), hint=say("如 高级会计师；同等专业水平的写明证明材料"))
    working_since: date = field(say("从事相关领域工作起始日期"))
    fields: Line = field(say("评审专业"), hint=FIELDS_HINT)


class Apply(Person):
    region: ReferenceCode = field(say("参加评审的地区"))
    source: Source = field(say("来源"))
    bank_name: OptionalLine = field(say("开户银行"), default="", max_length=120)
    bank_account: OptionalLine = field(say("银行账号"), default="", max_length=40)
    honest: bool = field(say("无行贿、受贿、欺诈等不良信用记录"), default=False)
    independent: bool = field(
        say("中国公民，承诺以独立身份参加评审，依法履行职责并承担法律责任"), default=False
    )
    healthy: bool = field(say("身体健康，能够承担评审工作"), default=False)
    knows_the_rules: bool = field(say("熟悉政府采购相关政策法规"), default=False)
    ties: tuple[Tied, ...] = field(say("需要申请回避的信息"), default=())


class Enter(Sheet):
    fields: Line = field(say("核定的评审专业"), hint=FIELDS_HINT)
    term_from: date = field(say("聘期起始日"))
    term_to: date = field(say("聘期截止日"))
    relaxed: OptionalLine = field(
        say("放宽条件的理由"),
        default="",
        hint=say("该专业专家数量较少、放宽年龄或者从业年限的，写明理由；一般不填"),
    )
    account_id: Reference | None = field(
        say("专家账号"), default=None, hint=say("本人用来登录、申报回避和请假；可以以后再填")
    )


class LinkAccount(Sheet):
    account_id: Reference = field(say("专家账号"))


class Change(Sheet):
    phone: OptionalLine = field(say("联系电话"), default="", hint=say("没有变化的不填"))
    employer: OptionalLine = field(say("工作单位"), default="", max_length=160)
    title_level: TitleLevel | None = field(say("专业技术职称"), default=None)
    title_name: OptionalLine = field(say("职称名称"), default="")
    bank_name: OptionalLine = field(say("开户银行"), default="", max_length=120)
    bank_account: OptionalLine = field(say("银行账号"), default="", max_length=40)
    changed_on: date = field(say("变化日期"), hint=say("原工作单位自动列入近年回避关系"))


class EndTie(Sheet):
    tie_id: Reference = field(say("关系"))
    until: date = field(say("终止日期"))


class TakeLeave(Sheet):
    since: date = field(say("请假起始日"))
    until: date = field(say("请假截止日"))
    reason: Reason = field(say("事由"))


class EndLeave(Sheet):
    leave_id: Reference = field(say("请假"))


class Suspend(Sheet):
    reason: Reason = field(say("理由"))
    until: date | None = field(
        say("暂停至"), default=None, hint=say("到期自动恢复；不填的由人工恢复")
    )


class Renew(Sheet):
    term_to: date = field(say("新的聘期截止日"))


class Dismiss(Sheet):
    ground: Dismissal = field(say("解聘情形"))
    reason: Reason = field(say("事实和理由"))


class RecordConduct(Sheet):
    conduct: Conduct = field(say("不良行为"))
    happened_on: date = field(say("发生日期"))
    facts: Reason = field(say("事实和依据"))


class Because(Sheet):
    reason: Reason = field(say("理由"))


class Resume(Sheet):
    pass


class RegisterRow(Person):
    """One line of a register that is carried in: somebody who is in the pool already."""

    region: Line = field(say("参评地区代码"), hint=say("如 CN-3415"), max_length=12)
    term_from: date = field(say("聘期起始日"))
    term_to: date = field(say("聘期截止日"))
    relaxed: OptionalLine = field(say("放宽条件的理由"), default="")
