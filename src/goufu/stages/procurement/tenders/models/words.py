"""The words in which a tender says what is the case."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

NOT_PUBLISHED = ("draft", "prepared", "ready", "cancelled")
ENDED = ("failed", "cancelled")
DECIDED = ("awarded", "result_published")


class FailureGround(models.TextChoices):
    """政府采购法 第三十六条第一款, item by item; lost keys come to the first."""

    TOO_FEW = "too_few", _("符合专业条件的供应商或者对招标文件作实质响应的供应商不足三家")
    MISCONDUCT = "misconduct", _("出现影响采购公正的违法、违规行为")
    TOO_DEAR = "too_dear", _("投标人的报价均超过了采购预算，采购人不能支付")
    DROPPED = "dropped", _("因重大变故，采购任务取消")
    UNREADABLE = "unreadable", _("两把以上开标钥匙遗失，响应文件均不能解锁，视为撤回，不足法定家数")


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
