"""What must hold before a catalogue goes out. No database, no clock, no HTTP."""

from __future__ import annotations

from goufu.law.refusals import Refusal
from goufu.law.why import rule
from goufu.law.words import say

LECTURE = "政府购买服务流程规范（讲座） 信息公开一"


class NothingToPublish(Refusal):
    code = "catalogue.nothing_to_publish"
    clause = LECTURE
    sentence = say("{year} 年具体实施目录还没有项目。")
    remedy = say("请先批复部门预算；批复后项目自动列入目录。")


@rule("catalogue.has_projects", clause=LECTURE)
def check_has_entries(*, year: int, entries: int) -> None:
    """部门预算批复后15日内，财政部门公告本年度政府购买服务具体实施目录等有关情况。"""
    if not entries:
        raise NothingToPublish(year=year)
