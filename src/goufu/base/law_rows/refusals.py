"""What is refused of a local rule that is proposed or decided."""

from __future__ import annotations

from goufu.law.refusals import Refusal
from goufu.law.words import say


class DaysOverlap(Refusal):
    code = "local_values.days_overlap"
    status = 422
    field = "in_force_from"
    sentence = say("{place} 的这一事项自 {first} 起已有规定或者待审定的规定，施行日期重叠。")
    remedy = say("改变规定的，从原规定打开“改为新规定”；录入有误的，先撤销原规定。")


class BeginsBeforeTheOldOne(Refusal):
    code = "local_values.begins_before_the_old_one"
    status = 422
    field = "in_force_from"
    sentence = say("新规定应当晚于原规定的施行日期 {first}，并在原规定失效之前施行。")
    remedy = say("原规定录入有误的，先撤销再重新录入。")


class NotTheSameMatter(Refusal):
    code = "local_values.not_the_same_matter"
    status = 422
    field = "key"
    sentence = say("新规定与原规定不是同一事项、同一情形。")
    remedy = say("另一事项请单独录入。")


class OnlyFromTomorrow(Refusal):
    code = "local_values.only_from_tomorrow"
    status = 422
    field = "in_force_from"
    sentence = say("期间末日的顺延办法只能自明日以后施行，不改变已经开始的期间。")
    remedy = say("请把施行日期改为明日或者以后。")


class NoSuchValue(Refusal):
    code = "local_values.no_such_value"
    status = 404
    sentence = say("本地区没有这一条有效的规定。")
    remedy = say("请刷新页面；它可能已被撤销，或者属于其他地区。")


class NoSuchProposal(Refusal):
    code = "local_values.no_such_proposal"
    status = 404
    sentence = say("本单位没有这一件待审定的事项。")
    remedy = say("请刷新页面。")


class AlreadyDecided(Refusal):
    code = "local_values.already_decided"
    sentence = say("这一事项已由{who}审定。")
    remedy = say("请刷新页面查看结果。")


class AlreadyProposed(Refusal):
    code = "local_values.already_proposed"
    sentence = say("撤销这一规定已经提出，等待审定。")
    remedy = say("请由另一位工作人员审定。")
