"""Who may rehearse, and what is refused before anything is read."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.law.refusals import Refusal
from goufu.law.words import say

REHEARSERS = frozenset(
    {Role.FINANCE_BUDGET, Role.PROCUREMENT_SUPERVISION, Role.PERFORMANCE, Role.AUDITOR}
)


class NotForYou(Refusal):
    code = "rehearsal.not_for_you"
    status = 403
    sentence = say("政策推演由财政部门和审计机关办理，您现在的身份是{role}。")
    remedy = say("请切换到相应身份。")


class YearWithoutProjects(Refusal):
    code = "rehearsal.year_without_projects"
    status = 422
    field = "year"
    sentence = say("{place}没有您可以查看的 {year} 年度项目，无从推演。")
    remedy = say("请改选有项目的年度或者地区。")


class OutsideYourPlace(Refusal):
    code = "rehearsal.outside_your_place"
    status = 422
    field = "place"
    sentence = say("{place}不在您的辖区 {own} 之内。")
    remedy = say("请改选辖区内的地区。")


class NoSuchRehearsal(Refusal):
    code = "rehearsal.no_such_rehearsal"
    status = 404
    sentence = say("没有编号为 {ref} 的推演，或者您无权查看。")
    remedy = say("请核对编号。")
