"""From the opening to the signed report."""

from __future__ import annotations

from dataclasses import replace

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Policy, Step, Tone
from goufu.law.values.procurement import QUALIFICATION_CHECKER
from goufu.law.words import say
from goufu.stages.procurement.tenders.workflow.seats import (
    AGENT,
    COMMITTEE,
    HEAD,
    PLATFORM,
    TO_AGENT,
    TO_PURCHASER,
)

DELIVER_REPORT = Duty("deliver_assessment_report", Role.AGENCY)

SCORING = "政府采购法实施条例 第四十一条"
INVALIDITY = "招标投标法 第二十七条"
QUALIFICATION = "政府采购法 第二十三条"
REVIEWING_AGAIN = "政府采购法实施条例 第四十四条第一款"

BY_TENDER = frozenset({"open_tender", "invited_tender"})
BY_GROUP = frozenset({"negotiation", "consultation", "inquiry", "single_source"})
# In a tender the law of the day says who checks whether bidders are qualified; elsewhere the group.
BUYING_SIDE_CHECKS = Policy(QUALIFICATION_CHECKER, frozenset({"buying_side"}))
COMMITTEE_CHECKS = Policy(QUALIFICATION_CHECKER, frozenset({"evaluating_committee"}))

OPENED = (
    Step(
        "check_qualification",
        "opened",
        "opened",
        by=AGENT,
        label=say("资格审查"),
        done=say("资格审查结果已记录"),
        clause=QUALIFICATION,
        when=BUYING_SIDE_CHECKS,
        only=BY_TENDER,
    ),
    Step(
        "declare_invalid",
        "opened",
        "opened",
        by=AGENT,
        label=say("认定投标无效…"),
        done=say("投标被认定无效"),
        clause=INVALIDITY,
        tone="danger",
    ),
)


def _by_committee(verb: str, label: str, done: str, *, tone: Tone = "primary") -> Step:
    return replace(
        Step(
            verb,
            "evaluating",
            "evaluating",
            by=COMMITTEE,
            label=label,
            done=done,
            clause=SCORING,
        ),
        tone=tone,
    )


_QUALIFICATION = _by_committee(
    "check_qualification", say("评审小组资格审查"), say("资格审查结果已记录")
)

CHECKING = (
    replace(_QUALIFICATION, clause=QUALIFICATION, when=COMMITTEE_CHECKS, only=BY_TENDER),
    replace(_QUALIFICATION, clause=QUALIFICATION, only=BY_GROUP),
    _by_committee("check_conformity", say("符合性审查"), say("符合性审查结果已记录")),
    _by_committee(
        "check_declarations",
        say("核对中小企业声明函"),
        say("中小企业声明函已核对"),
        tone="normal",
    ),
)

SCORING_STEPS = (
    _by_committee("score", say("评分"), say("评分已记录")),
    _by_committee("hand_in", say("提交评分"), say("评分已提交")),
    *(
        Step(
            "declare_invalid",
            source,
            source,
            by=COMMITTEE,
            label=say("认定投标无效…"),
            done=say("投标被认定无效"),
            clause=INVALIDITY,
            tone="danger",
        )
        for source in ("negotiating", "evaluating")
    ),
    *(
        Step(
            "drop_offer",
            source,
            source,
            by=frozenset({Role.CLOCK}),
            label=say("按质疑答复认定响应无效"),
            done=say("按质疑答复，一家供应商的响应被认定无效"),
            clause=INVALIDITY,
            tells=(*TO_PURCHASER, *TO_AGENT),
            through_hold=True,
        )
        for source in ("evaluated", "reported", "next_candidate")
    ),
    _by_committee(
        "return_points", say("退回评分复核…"), say("评分退回复核，理由已记录"), tone="normal"
    ),
    Step(
        "conclude",
        "evaluating",
        "evaluated",
        by=COMMITTEE,
        label=say("汇总评分并结束评标"),
        done=say("评标结束"),
        clause=SCORING,
        opens=(DELIVER_REPORT,),
        tells=TO_AGENT,
    ),
)

SIGNING = (
    Step(
        "sign",
        "evaluated",
        "evaluated",
        by=COMMITTEE,
        label=say("签署评审报告"),
        done=say("评审报告已签署"),
        clause=SCORING,
    ),
    Step(
        "dissent",
        "evaluated",
        "evaluated",
        by=COMMITTEE,
        label=say("签署不同意见…"),
        done=say("评审报告上签署了不同意见"),
        clause=SCORING,
        tone="normal",
    ),
    Step(
        "review_again",
        "evaluated",
        "evaluating",
        by=COMMITTEE,
        label=say("当场复核修改…"),
        done=say("评审报告签署前复核，评审结果当场修改"),
        clause=SCORING,
        tells=TO_AGENT,
        tone="danger",
    ),
    Step(
        "report_change",
        "evaluated",
        "evaluated",
        by=PLATFORM,
        label=say("报告评审结果改变"),
        done=say("重新评审改变了评审结果，已书面报告财政部门"),
        clause=REVIEWING_AGAIN,
        tells=(Role.PROCUREMENT_SUPERVISION, *TO_PURCHASER, *TO_AGENT),
    ),
)

REVIEWING = tuple(
    Step(
        "reassess",
        source,
        "evaluating",
        by=AGENT | HEAD,
        label=say("组织重新评审…"),
        done=say("组织原评审小组重新评审，已报告财政部门"),
        clause=REVIEWING_AGAIN,
        tells=(Role.PROCUREMENT_SUPERVISION, *TO_PURCHASER, *TO_AGENT),
        tone="danger",
    )
    for source in ("reported", "awarded")
)

EVALUATING = (*OPENED, *CHECKING, *SCORING_STEPS, *SIGNING, *REVIEWING)
