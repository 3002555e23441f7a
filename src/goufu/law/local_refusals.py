"""What a place may not say."""

from __future__ import annotations

from goufu.law.refusals import Refusal
from goufu.law.words import say


class NotLeftToPlaces(Refusal):
    code = "local_values.not_left_to_places"
    status = 422
    field = "key"
    sentence = say("“{title}”全国统一，地方不得另行规定。")
    remedy = say("请从列表中选择国家规定留给地方的事项。")


class NoSuchProvision(Refusal):
    code = "local_values.no_such_provision"
    status = 422
    field = "key"
    sentence = say("没有“{key}”这一事项。")
    remedy = say("请从列表中选择。")


class NotAPlaceBelow(Refusal):
    code = "local_values.not_a_place_below"
    status = 422
    sentence = say("全国的规定随系统提供，不在这里录入。")
    remedy = say("请由省、市、县（区）录入本地区的规定。")


class NotSuchAValue(Refusal):
    code = "local_values.not_such_a_value"
    status = 422
    field = "value"
    sentence = say("“{value}”不能作为“{title}”的值。")
    remedy = say("期限和金额填大于零的数；日期按“月-日”填写，如 03-31；清单每行一项，不得重复。")


class NotSuchACase(Refusal):
    code = "local_values.not_such_a_case"
    status = 422
    field = "case"
    sentence = say("“{title}”没有“{case}”这种情形。")
    remedy = say("可以是：{known}。")


class LoosensTheRuleAbove(Refusal):
    """The place would take away what the rule above it gives."""

    code = "local_values.loosens_the_rule_above"
    status = 422
    field = "value"
    sentence = say("{place} 规定“{title}”为 {above}；本地区的 {value} {relation}。")
    remedy = say("请核对文件；与上级规定相同的不必录入。")


class EndsBeforeItBegins(Refusal):
    code = "local_values.ends_before_it_begins"
    status = 422
    field = "in_force_to"
    sentence = say("失效日期早于施行日期。")
    remedy = say("请核对文件的施行日期和失效日期。")
