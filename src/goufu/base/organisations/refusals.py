"""What is refused about organisations and places, in words."""

from __future__ import annotations

from goufu.law.refusals import Refusal
from goufu.law.words import say


class NoSuchOrganisation(Refusal):
    code = "organisations.no_such_organisation"
    status = 404
    sentence = say("没有这个单位。")
    remedy = say("请从单位列表中选择。")


class NameOrCodeTaken(Refusal):
    code = "organisations.name_or_code_taken"
    sentence = say("“{value}”已登记在{organisation}名下。")
    remedy = say("请核对是否同一单位；同一单位不重复登记。")


class AliasIsThere(Refusal):
    code = "organisations.alias_is_there"
    sentence = say("{organisation}已登记“{value}”。")
    remedy = say("无需重复登记。")


class OrganisationIsClosed(Refusal):
    code = "organisations.is_closed"
    sentence = say("{organisation}已于 {closed_on} 注销。")
    remedy = say("注销的单位不能再变更。")


class StillHasPeople(Refusal):
    code = "organisations.still_has_people"
    sentence = say("{organisation}还有 {count} 项有效任职。")
    remedy = say("请安全管理员先终止这些任职。")


class PlaceIsThere(Refusal):
    code = "organisations.place_is_there"
    sentence = say("{code} 在该日已由“{name}”使用。")
    remedy = say("请先登记原区划的最后一日，或更正启用日期。")


class NoSuchPlace(Refusal):
    code = "organisations.no_such_place"
    status = 404
    sentence = say("没有代码为 {code} 的行政区划，或已经终止。")
    remedy = say("请核对代码。")


class PlaceEndsTooEarly(Refusal):
    code = "organisations.place_ends_too_early"
    status = 422
    sentence = say("最后一日不能早于启用日期 {valid_from}。")
    remedy = say("请更正日期。")
