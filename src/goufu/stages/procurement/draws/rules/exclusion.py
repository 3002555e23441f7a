"""Why somebody was left out, in words that name nobody."""

from __future__ import annotations

from collections.abc import Mapping

from goufu.law.words import say

TIED = say("与供应商有利害关系，应当回避")
WORDS: Mapping[str, str] = {
    "not_in_pool": say("不在库或者已暂停"),
    "out_of_term": say("评审当日不在聘期内"),
    "on_leave": say("评审当日请假"),
    "too_old": say("超过规定年龄"),
    "supervises": say("是政府采购监督管理工作人员"),
    "own_unit": say("工作单位就是采购人，只能作为采购人代表"),
    "agency_staff": say("是本项目采购代理机构工作人员"),
    "no_account": say("没有账号，无法邀请"),
    "stood_aside_before": say("在本项目此前的抽取中已回避"),
    "excluded": say("本次抽取已排除"),
}


def words_of(code: str) -> str:
    """Return the words of a reason; every tie has the same, so that nobody is recognised by it."""
    return WORDS.get(code, TIED)
