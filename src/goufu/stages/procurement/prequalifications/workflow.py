"""The life of a prequalification, and of one provider's application to it."""

from __future__ import annotations

from goufu.base.people.roles import AGENCIES, Role
from goufu.base.workflow.declare import Step, Workflow, cited_once_in_force
from goufu.law.values.bids import PREQUALIFICATION_CHANGE_LEAD
from goufu.law.words import say

AGENT = AGENCIES
BUYERS = AGENCIES | {Role.HANDLER}
PROVIDER = frozenset({Role.PROVIDER})
PLATFORM = frozenset({Role.CLOCK})
TO_BUYERS = (Role.HANDLER, Role.HEAD, Role.CENTRAL_AGENCY, Role.AGENCY)
TO_AGENT = (Role.CENTRAL_AGENCY, Role.AGENCY)
TO_APPLICANT = (Role.PROVIDER,)

EXAMINING = "政府采购法 第二十三条"
CLARIFYING = "财政部令第87号 第二十七条第三款"
FAILURE = "政府采购法 第三十六条第一款第（一）项"

_CLARIFY = cited_once_in_force(
    PREQUALIFICATION_CHANGE_LEAD,
    [
        Step(
            "clarify",
            "open",
            "open",
            by=AGENT | PLATFORM,
            label=say("澄清或者修改资格预审文件…"),
            done=say("资格预审文件已澄清或者修改"),
            clause=CLARIFYING,
            tells=(Role.HANDLER, Role.HEAD),
            tone="normal",
        )
    ],
)

PREQUALIFICATION = Workflow(
    "prequalification",
    states={
        "open": say("接收申请"),
        "closed": say("资格审查中"),
        "passed": say("已公布结果"),
        "too_few": say("合格供应商不足"),
        "failed": say("废标"),
        "ended": say("已终止"),
    },
    start="open",
    openers=AGENT,
    opened=say("发布资格预审公告"),
    steps=(
        *_CLARIFY,
        Step(
            "extend",
            "open",
            "open",
            by=PLATFORM,
            label=say("顺延申请截止时间"),
            done=say("因采购暂停，申请截止时间已顺延"),
            tells=TO_BUYERS,
        ),
        Step(
            "close",
            "open",
            "closed",
            by=PLATFORM,
            label=say("申请截止"),
            done=say("资格预审申请截止，申请文件已开启"),
            tells=TO_BUYERS,
        ),
        Step(
            "examine",
            "closed",
            "closed",
            by=BUYERS,
            label=say("逐项审查资格"),
            done=say("资格审查意见已记录"),
            clause=EXAMINING,
        ),
        Step(
            "conclude",
            "closed",
            "passed",
            by=AGENT,
            label=say("结束审查并告知结果"),
            done=say("资格预审结果已分别告知申请人"),
            clause=EXAMINING,
            tells=(Role.HANDLER, Role.HEAD),
        ),
        Step(
            "fall_short",
            "passed",
            "too_few",
            by=PLATFORM,
            label=say("合格供应商不足"),
            done=say("资格预审合格的供应商不足"),
            clause=FAILURE,
            tells=TO_BUYERS,
        ),
        *(
            Step(
                "reexamine",
                source,
                "closed",
                by=AGENT,
                label=say("重新审查…"),
                done=say("资格预审结果已撤回，重新审查"),
                clause=EXAMINING,
                tells=(Role.HANDLER, Role.HEAD),
                tone="danger",
            )
            for source in ("passed", "too_few")
        ),
        Step(
            "give_up",
            "too_few",
            "failed",
            by=AGENT,
            label=say("废标…"),
            done=say("合格供应商不足，废标，理由已通知所有申请人"),
            clause=FAILURE,
            tells=(Role.HANDLER, Role.HEAD),
            tone="danger",
        ),
        *(
            Step(
                "annul",
                source,
                "ended",
                by=PLATFORM,
                label=say("资格预审无效"),
                done=say("资格预审无效，可以重新进行"),
                tells=TO_BUYERS,
                through_hold=True,
                tone="danger",
            )
            for source in ("open", "closed", "passed", "too_few")
        ),
        *(
            Step(
                "end",
                source,
                "ended",
                by=PLATFORM,
                label=say("终止资格预审"),
                done=say("采购终止，资格预审随之终止"),
                tells=TO_BUYERS,
                through_hold=True,
                tone="danger",
            )
            for source in ("open", "closed", "passed", "too_few")
        ),
    ),
    final=frozenset({"passed", "too_few", "failed", "ended"}),
    vain=frozenset({"too_few", "failed", "ended"}),
)

APPLICATION = Workflow(
    "application",
    states={
        "handed_in": say("已提交（未开启）"),
        "withdrawn": say("已撤回"),
        "opened": say("审查中"),
        "qualified": say("资格预审合格"),
        "not_qualified": say("资格预审不合格"),
        "void": say("资格预审终止"),
    },
    start="handed_in",
    openers=PROVIDER,
    opened=say("提交资格预审申请文件"),
    steps=(
        Step(
            "replace",
            "handed_in",
            "handed_in",
            by=PROVIDER,
            label=say("补充、修改申请文件"),
            done=say("申请文件已更换"),
            tone="normal",
        ),
        Step(
            "withdraw",
            "handed_in",
            "withdrawn",
            by=PROVIDER,
            label=say("撤回申请…"),
            done=say("资格预审申请已撤回"),
            tone="danger",
        ),
        Step(
            "lay_open",
            "handed_in",
            "opened",
            by=PLATFORM,
            label=say("开启"),
            done=say("申请文件已开启，进入资格审查"),
            tells=TO_APPLICANT,
        ),
        Step(
            "qualify",
            "opened",
            "qualified",
            by=PLATFORM,
            label=say("合格"),
            done=say("通过资格预审"),
            clause=EXAMINING,
            tells=TO_APPLICANT,
        ),
        Step(
            "disqualify",
            "opened",
            "not_qualified",
            by=PLATFORM,
            label=say("不合格"),
            done=say("未通过资格预审，理由已告知"),
            clause=EXAMINING,
            tells=TO_APPLICANT,
        ),
        *(
            Step(
                "look_again",
                source,
                "opened",
                by=PLATFORM,
                label=say("重新审查"),
                done=say("资格预审结果已撤回，重新审查"),
                tells=TO_APPLICANT,
            )
            for source in ("qualified", "not_qualified")
        ),
        *(
            Step(
                "lapse",
                source,
                "void",
                by=PLATFORM,
                label=say("资格预审终止"),
                done=say("资格预审终止，理由已通知"),
                tells=TO_APPLICANT,
                through_hold=True,
            )
            for source in ("handed_in", "opened", "qualified", "not_qualified")
        ),
    ),
    final=frozenset({"withdrawn", "qualified", "not_qualified", "void"}),
    vain=frozenset({"withdrawn", "not_qualified", "void"}),
)
