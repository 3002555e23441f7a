"""What steps and outcomes of a rehearsal are called."""

from __future__ import annotations

from collections.abc import Mapping

from goufu.law.words import say

PREPARING = say("项目编审")
BUYING = say("实施购买")
CONTRACTING = say("签订合同")
EVALUATING = say("绩效评审")

ALLOWED: Mapping[str, str] = {
    "allowed": say("可以"),
    "forbidden": say("不可以"),
    "silent": say("没有规定"),
}
HANDLING: Mapping[str, str] = {
    "review": say("送财政审核"),
    "file": say("向财政备案"),
    "silent": say("没有规定"),
}
INTENTION: Mapping[str, str] = {
    "not_asked": say("不要求公开"),
    "in_time": say("按期公开"),
    "late": say("公开过晚"),
    "missing": say("应公开而未公开"),
    "excused": say("因紧急可以不公开"),
}
NEEDED: Mapping[str, str] = {"needed": say("需要"), "not_needed": say("不需要")}
THRESHOLD: Mapping[str, str] = {
    "reached": say("达到限额标准"),
    "below": say("低于限额标准"),
    "unknown": say("限额标准未录入"),
}
METHOD: Mapping[str, str] = {
    "required": say("应当公开招标"),
    "free": say("可以采用其他方式"),
    "must_change": say("应当公开招标，实际采用其他方式"),
    "no_such_method": say("没有这种采购方式"),
    "unknown": say("公开招标数额标准未录入"),
}
PERIOD: Mapping[str, str] = {
    "long_enough": say("时间足够"),
    "too_short": say("时间不足"),
    "no_period": say("没有规定期限"),
}
BIDS: Mapping[str, str] = {"enough": say("家数足够"), "too_few": say("家数不足")}
RANGE: Mapping[str, str] = {
    "within": say("符合规定"),
    "outside": say("不符合规定"),
    "silent": say("没有规定"),
}
COMMITTEE: Mapping[str, str] = {
    "lawful": say("组成合法"),
    "too_small": say("人数不足"),
    "even": say("人数应为单数"),
    "too_few_experts": say("专家比例不足"),
    "silent": say("没有规定"),
}
LOW_PRICE: Mapping[str, str] = {
    "none": say("没有异常低价"),
    "explain": say("须说明报价"),
    "judgement": say("由评标委员会判断"),
}
DEADLINE: Mapping[str, str] = {
    "in_time": say("按期"),
    "late": say("逾期"),
    "running": say("未到期"),
    "overdue": say("逾期未办"),
    "no_period": say("没有规定期限"),
}
TERM: Mapping[str, str] = {
    "allowed": say("期限合规"),
    "forbidden": say("期限过长"),
    "unregulated": say("没有规定"),
}
