"""The life of a challenge and of an inquiry. Neither can be refused: each is received, answered."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import AGENCIES, Role
from goufu.base.workflow.declare import Policy, Step, Workflow
from goufu.law.values.challenge import EFFECTS
from goufu.law.words import say

PROVIDER = frozenset({Role.PROVIDER})
SUSPENDING = frozenset({Role.HANDLER, Role.HEAD, Role.PROCUREMENT_SUPERVISION})
ANSWERING = frozenset({Role.HANDLER}) | AGENCIES
PLATFORM = frozenset({Role.CLOCK})
PURCHASE_SIDE = (Role.HANDLER, Role.HEAD, Role.CENTRAL_AGENCY, Role.AGENCY)

ANSWER = Duty("answer_challenge", Role.HANDLER)
ANSWER_INQUIRY = Duty("answer_inquiry", Role.HANDLER)

ANSWERED_BY = "政府采购法 第五十三条"
BY_THE_AGENCY = "政府采购法实施条例 第五十二条第二款"
CONTENTS = "政府采购法实施条例 第五十五条"
SUSPENSION = "政府采购法实施条例 第五十四条"
TO_FINANCE = "财政部令第94号 第十六条"
COMPLAINT = "政府采购法 第五十五条"
INQUIRY_ANSWERED = "政府采购法实施条例 第五十二条第一款"

UNANSWERED = ("received", "incomplete", "suspended")

STATES = {
    "received": say("已收到，待答复"),
    "incomplete": say("待补正，答复期限照常计算"),
    "suspended": say("采购活动已暂停，待答复"),
    "answered": say("已答复"),
    "to_report": say("已答复，待书面报告财政部门"),
    "complained": say("已提起投诉"),
    "withdrawn": say("已撤回"),
}

LETTER = (
    Step(
        "ask_completion",
        "received",
        "incomplete",
        by=ANSWERING,
        label=say("要求补正…"),
        done=say("质疑函内容不全，请补正"),
        clause=CONTENTS,
        tells=(Role.PROVIDER,),
        through_hold=True,
        tone="normal",
    ),
    Step(
        "complete",
        "incomplete",
        "received",
        by=PROVIDER,
        label=say("补正质疑函"),
        done=say("质疑函已补正"),
        clause=CONTENTS,
        tells=PURCHASE_SIDE,
        through_hold=True,
    ),
    *(
        Step(
            "pass_on",
            source,
            source,
            by=AGENCIES,
            label=say("超出委托授权范围，转采购人…"),
            done=say("质疑超出代理机构授权范围，已转采购人答复"),
            clause=BY_THE_AGENCY,
            tells=(Role.PROVIDER, Role.HANDLER, Role.HEAD),
            through_hold=True,
            tone="normal",
        )
        for source in UNANSWERED
    ),
)

HOLDING = (
    Step(
        "suspend",
        "received",
        "suspended",
        by=SUSPENDING,
        label=say("暂停采购活动…"),
        done=say("采购活动已暂停"),
        clause=SUSPENSION,
        tells=(*PURCHASE_SIDE, Role.PROVIDER, Role.PROCUREMENT_SUPERVISION),
        through_hold=True,
        tone="danger",
    ),
    Step(
        "resume",
        "suspended",
        "received",
        by=SUSPENDING | {Role.CLOCK},
        label=say("恢复采购活动"),
        done=say("采购活动已恢复"),
        tells=(*PURCHASE_SIDE, Role.PROVIDER, Role.PROCUREMENT_SUPERVISION),
        through_hold=True,
        tone="normal",
    ),
)

ANSWERS = (
    *(
        Step(
            "answer",
            source,
            "answered",
            by=ANSWERING,
            label=say("答复质疑"),
            done=say("质疑已答复"),
            clause=ANSWERED_BY,
            meets=(ANSWER,),
            tells=(Role.PROVIDER, Role.PROCUREMENT_SUPERVISION, *PURCHASE_SIDE),
            through_hold=True,
        )
        for source in UNANSWERED
    ),
    Step(
        "await_report",
        "answered",
        "to_report",
        by=PLATFORM,
        label=say("等待书面报告"),
        done=say("质疑答复改变了采购结果，须书面报告财政部门"),
        clause=TO_FINANCE,
        tells=PURCHASE_SIDE,
        when=Policy(EFFECTS),
        through_hold=True,
    ),
    Step(
        "report_to_finance",
        "to_report",
        "answered",
        by=ANSWERING,
        label=say("书面报告财政部门"),
        done=say("质疑处理情况已书面报告财政部门"),
        clause=TO_FINANCE,
        tells=(Role.PROCUREMENT_SUPERVISION, *PURCHASE_SIDE),
        when=Policy(EFFECTS),
        through_hold=True,
    ),
)

CHALLENGERS_OWN = (
    *(
        Step(
            "complain",
            source,
            "complained",
            by=PROVIDER,
            label=say("向财政部门投诉…"),
            done=say("质疑供应商已提起投诉，质疑材料移交财政部门"),
            clause=COMPLAINT,
            tells=(Role.PROCUREMENT_SUPERVISION, *PURCHASE_SIDE),
            through_hold=True,
            tone="normal",
        )
        for source in (*UNANSWERED, "answered", "to_report")
    ),
    *(
        Step(
            "withdraw",
            source,
            "withdrawn",
            by=PROVIDER,
            label=say("撤回质疑…"),
            done=say("质疑已撤回"),
            tells=PURCHASE_SIDE,
            through_hold=True,
            tone="danger",
        )
        for source in UNANSWERED
    ),
)

CHALLENGE = Workflow(
    "challenge",
    states=STATES,
    start="received",
    opened=say("提出质疑"),
    openers=PROVIDER,
    steps=(*LETTER, *HOLDING, *ANSWERS, *CHALLENGERS_OWN),
    final=frozenset({"answered", "complained", "withdrawn"}),
    vain=frozenset({"withdrawn"}),
)

INQUIRY = Workflow(
    "inquiry",
    states={"asked": say("已收到，待答复"), "answered": say("已答复")},
    start="asked",
    opened=say("提出询问"),
    openers=PROVIDER,
    steps=(
        Step(
            "pass_on",
            "asked",
            "asked",
            by=AGENCIES,
            label=say("超出委托授权范围，转采购人…"),
            done=say("询问超出代理机构授权范围，已转采购人答复"),
            clause=BY_THE_AGENCY,
            tells=(Role.PROVIDER, Role.HANDLER, Role.HEAD),
            through_hold=True,
            tone="normal",
        ),
        Step(
            "answer",
            "asked",
            "answered",
            by=ANSWERING,
            label=say("答复询问"),
            done=say("询问已答复"),
            clause=INQUIRY_ANSWERED,
            meets=(ANSWER_INQUIRY,),
            tells=(Role.PROVIDER,),
            through_hold=True,
        ),
    ),
    final=frozenset({"answered"}),
)
