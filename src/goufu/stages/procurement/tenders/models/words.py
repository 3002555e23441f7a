"""The words in which a tender says what is the case."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

NOT_PUBLISHED = ("draft", "prepared", "ready", "cancelled")
ENDED = ("failed", "cancelled")
DECIDED = ("awarded", "result_published")


class FailureGround(models.TextChoices):
    """政府采购法 第三十六条第一款, item by item, and what other methods are ended for."""

    TOO_FEW = "too_few", _("符合条件、作实质响应的供应商不足法定家数")
    MISCONDUCT = "misconduct", _("出现影响采购公正的违法、违规行为")
    TOO_DEAR = "too_dear", _("报价均超过采购预算，采购人不能支付")
    DROPPED = "dropped", _("因重大变故，采购任务取消")
    GROUND_GONE = "ground_gone", _("因情况变化，不再符合采购方式的适用情形")


class InvalidGround(models.TextChoices):
    """财政部令第87号 第六十三条, item by item."""

    DEPOSIT = "deposit", _("未按照招标文件的规定提交投标保证金")
    UNSIGNED = "unsigned", _("投标文件未按招标文件要求签署、盖章")
    UNQUALIFIED = "unqualified", _("不具备招标文件中规定的资格要求")
    OVER_CEILING = "over_ceiling", _("报价超过招标文件中规定的预算金额或者最高限价")
    CONDITIONS = "conditions", _("投标文件含有采购人不能接受的附加条件")
    OTHER = "other", _("法律、法规和招标文件规定的其他无效情形")


class Capacity(models.TextChoices):
    """In which capacity a person sits on the committee."""

    EXPERT = "expert", _("评审专家")
    PURCHASER = "purchaser", _("采购人代表")


class Invitation(models.TextChoices):
    """How suppliers come to a purchase; the words of the law floor."""

    NOTICE = "notice", _("发布公告")
    PREQUALIFICATION = "prequalification", _("发布资格预审公告征集")
    POOL = "pool", _("从供应商库中抽取")
    RECOMMENDATION = "recommendation", _("书面推荐")
    TWO_LEFT = "two_left", _("招标后只有两家，与该两家谈判")
    SOLE = "sole", _("唯一供应商")


class ListedBy(models.TextChoices):
    """Who has put a supplier on the list."""

    POOL = "pool", _("供应商库")
    PURCHASER = "purchaser", _("采购人推荐")
    EXPERTS = "experts", _("评审专家推荐")
    PREQUALIFIED = "prequalified", _("通过资格预审")
    TENDER = "tender", _("前次招标的投标人")


class Part(models.TextChoices):
    """Of what a change would be; the talks may touch the first three only."""

    TECHNICAL = "technical", _("技术要求")
    SERVICE = "service", _("服务要求")
    CONTRACT = "contract", _("合同草案条款")
    QUALIFICATION = "qualification", _("供应商资格条件")
    BUDGET = "budget", _("采购预算或者最高限价")
    CRITERIA = "criteria", _("评审标准")
    OTHER = "other", _("采购文件的其他内容")
