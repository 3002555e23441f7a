"""The words in which a tender says what is the case."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

NOT_PUBLISHED = ("draft", "prepared", "ready", "cancelled")
ENDED = ("failed", "cancelled")
DECIDED = ("awarded", "result_published")


class FailureGround(models.TextChoices):
    """政府采购法 第三十六条第一款, item by item, and what else ends a purchase."""

    TOO_FEW = "too_few", _("符合条件、作实质响应的供应商不足法定家数")
    MISCONDUCT = "misconduct", _("出现影响采购公正的违法、违规行为")
    TOO_DEAR = "too_dear", _("报价均超过采购预算，采购人不能支付")
    DROPPED = "dropped", _("因重大变故，采购任务取消")
    UNREADABLE = "unreadable", _("两把以上开标钥匙遗失，响应文件均不能解锁，视为撤回，不足法定家数")
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


class AwardBy(models.TextChoices):
    """财政部令第87号 第五十三条: how the winner is found."""

    SCORE = "highest_score", _("综合评分法")
    PRICE = "lowest_price", _("最低评标价法（最低价）")


class CriterionKind(models.TextChoices):
    """Whether members may differ: on what can be counted they may not."""

    SUBJECTIVE = "subjective", _("主观分")
    OBJECTIVE = "objective", _("客观分")


class CheckStage(models.TextChoices):
    """Which check a requirement belongs to."""

    QUALIFICATION = "qualification", _("资格审查")
    CONFORMITY = "conformity", _("符合性审查")


class Finding(models.TextChoices):
    PASSED = "passed", _("通过")
    FAILED = "failed", _("不通过")


class FirmSize(models.TextChoices):
    """What a provider declares itself to be in the letter for smaller firms."""

    NONE = "", _("不声明")
    MICRO = "micro", _("微型企业")
    SMALL = "small", _("小型企业")
    MEDIUM = "medium", _("中型企业")


class ExplanationKind(models.TextChoices):
    MEANING = "meaning", _("澄清、说明或者补正")
    CORRECTION = "correction", _("报价修正确认")
    LOW_PRICE = "low_price", _("报价明显偏低的说明")


class ReviewReason(models.TextChoices):
    """For which reasons a result may be looked at again; which of them, the law of the day says."""

    SUM = "sum_error", _("分值汇总计算错误")
    RANGE = "score_out_of_range", _("分项评分超出评分标准范围")
    OBJECTIVE = "objective_scores_differ", _("客观评审因素评分不一致")
    ABNORMAL = "abnormal_score", _("经认定评分畸高、畸低")
    QUALIFICATION = "qualification_error", _("资格审查认定错误")
    ARITHMETIC = "price_arithmetic_error", _("价格计算错误")


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
