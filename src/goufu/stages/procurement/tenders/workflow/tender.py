"""The life of an open tender, from the draft of its document to the result notice."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import AGENCIES, Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

AGENT = AGENCIES
PURCHASER = frozenset({Role.HANDLER, Role.HEAD})
HEAD = frozenset({Role.HEAD})
COMMITTEE = frozenset({Role.EXPERT, Role.HANDLER})
PLATFORM = frozenset({Role.CLOCK})
TO_PURCHASER = (Role.HANDLER, Role.HEAD)
TO_AGENT = (Role.CENTRAL_AGENCY, Role.AGENCY)

DELIVER_REPORT = Duty("deliver_assessment_report", Role.AGENCY)
DECIDE_AWARD = Duty("decide_award", Role.HEAD)
PUBLISH_RESULT = Duty("publish_result", Role.AGENCY)
SIGN_CONTRACT = Duty("sign_contract", Role.HEAD)

DOCUMENT = "政府采购法实施条例 第三十二条"
RESPONSE = "政府采购法 第三十五条"
OPENING = "招标投标法 第三十六条"
FORMING = "招标投标法 第三十七条"
SCORING = "政府采购法实施条例 第四十一条"
INVALIDITY = "招标投标法 第二十七条"
REPORT = "政府采购法实施条例 第四十三条第一款"
RESULT = "政府采购法实施条例 第四十三条第二款"
FAILURE = "政府采购法 第三十六条第一款"
ENDING = "政府采购法 第三十六条第一款第（四）项"

STATES = {
    "draft": say("编制招标文件"),
    "prepared": say("待采购人确认"),
    "ready": say("已确认，待公告"),
    "open": say("招标公告中"),
    "closed": say("投标截止"),
    "opened": say("已开标"),
    "evaluating": say("评标中"),
    "evaluated": say("评标结束"),
    "reported": say("评标报告已送达"),
    "awarded": say("已确定中标人"),
    "result_published": say("结果已公告"),
    "failed": say("废标"),
    "cancelled": say("已终止"),
}

PREPARING = (
    *(
        Step(
            "prepare",
            source,
            "prepared",
            by=AGENT,
            label=say("编制招标文件"),
            done=say("招标文件已编制，待采购人确认"),
            clause=DOCUMENT,
            tells=TO_PURCHASER,
        )
        for source in ("draft", "prepared")
    ),
    Step(
        "return_document",
        "prepared",
        "draft",
        by=PURCHASER,
        label=say("退回修改"),
        done=say("招标文件退回修改"),
        tells=TO_AGENT,
        tone="normal",
    ),
    Step(
        "confirm",
        "prepared",
        "ready",
        by=PURCHASER,
        label=say("确认招标文件"),
        done=say("招标文件已由采购人确认"),
        clause=DOCUMENT,
        tells=TO_AGENT,
    ),
    Step(
        "publish",
        "ready",
        "open",
        by=AGENT,
        label=say("发布招标公告"),
        done=say("招标公告已发布"),
        clause=RESPONSE,
        tells=TO_PURCHASER,
    ),
    Step(
        "extend",
        "open",
        "open",
        by=PLATFORM,
        label=say("顺延投标截止时间"),
        done=say("因采购暂停，投标截止时间已顺延"),
        tells=(*TO_PURCHASER, *TO_AGENT),
    ),
    Step(
        "close",
        "open",
        "closed",
        by=PLATFORM,
        label=say("投标截止"),
        done=say("投标截止"),
        tells=TO_AGENT,
    ),
)

EVALUATING = (
    Step(
        "open_bids",
        "closed",
        "opened",
        by=AGENT,
        label=say("开标"),
        done=say("已开标"),
        clause=OPENING,
        tells=TO_PURCHASER,
    ),
    Step(
        "declare_invalid",
        "opened",
        "opened",
        by=AGENT,
        label=say("资格审查不合格…"),
        done=say("投标被认定无效"),
        clause=INVALIDITY,
        tone="danger",
    ),
    Step(
        "appoint_committee",
        "opened",
        "evaluating",
        by=AGENT,
        label=say("组建评标委员会"),
        done=say("评标委员会已组建"),
        clause=FORMING,
    ),
    Step(
        "score",
        "evaluating",
        "evaluating",
        by=COMMITTEE,
        label=say("评分"),
        done=say("评分已记录"),
        clause=SCORING,
    ),
    Step(
        "hand_in",
        "evaluating",
        "evaluating",
        by=COMMITTEE,
        label=say("提交评分"),
        done=say("评分已提交"),
        clause=SCORING,
    ),
    Step(
        "declare_invalid",
        "evaluating",
        "evaluating",
        by=COMMITTEE,
        label=say("认定投标无效…"),
        done=say("投标被认定无效"),
        clause=INVALIDITY,
        tone="danger",
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

DECIDING = (
    Step(
        "deliver_report",
        "evaluated",
        "reported",
        by=AGENT,
        label=say("送交评标报告"),
        done=say("评标报告已送交采购人"),
        clause=REPORT,
        meets=(DELIVER_REPORT,),
        opens=(DECIDE_AWARD,),
        tells=TO_PURCHASER,
    ),
    Step(
        "award",
        "reported",
        "awarded",
        by=HEAD,
        label=say("确定中标人"),
        done=say("中标人已确定"),
        clause=REPORT,
        meets=(DECIDE_AWARD,),
        opens=(PUBLISH_RESULT,),
        tells=TO_AGENT,
    ),
    Step(
        "publish_result",
        "awarded",
        "result_published",
        by=AGENT,
        label=say("公告结果并发出中标通知书"),
        done=say("中标结果已公告，中标通知书已发出"),
        clause=RESULT,
        meets=(PUBLISH_RESULT,),
        opens=(SIGN_CONTRACT,),
        tells=TO_PURCHASER,
    ),
)

ENDING_OTHERWISE = (
    *(
        Step(
            "fail",
            source,
            "failed",
            by=AGENT,
            label=say("废标…"),
            done=say("废标，理由已通知所有投标人"),
            clause=FAILURE,
            tells=TO_PURCHASER,
            tone="danger",
        )
        for source in ("closed", "opened", "evaluating", "evaluated", "reported", "awarded")
    ),
    *(
        Step(
            "cancel",
            source,
            "cancelled",
            by=HEAD,
            label=say("终止招标…"),
            done=say("招标已终止"),
            clause=ENDING,
            tells=(Role.HANDLER, *TO_AGENT),
            tone="danger",
        )
        for source in ("draft", "prepared", "ready", "open")
    ),
    *(
        Step(
            "annul",
            source,
            "failed",
            by=PLATFORM,
            label=say("采购无效"),
            done=say("本次采购无效，可重新采购"),
            tells=(*TO_PURCHASER, *TO_AGENT),
            through_hold=True,
            tone="danger",
        )
        for source in (
            "open",
            "closed",
            "opened",
            "evaluating",
            "evaluated",
            "reported",
            "awarded",
            "result_published",
        )
    ),
)

TENDER = Workflow(
    "tender",
    states=STATES,
    start="draft",
    opened=say("建立采购项目"),
    steps=(*PREPARING, *EVALUATING, *DECIDING, *ENDING_OTHERWISE),
    final=frozenset({"result_published", "failed", "cancelled"}),
)
