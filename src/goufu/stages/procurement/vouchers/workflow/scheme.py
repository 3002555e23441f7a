"""The life of a voucher scheme."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Policy, Step, Workflow
from goufu.law.values.procurement import OTHER_WAYS
from goufu.law.words import say

HANDLER = frozenset({Role.HANDLER})
HEAD = frozenset({Role.HEAD})
SUPERVISION = frozenset({Role.PROCUREMENT_SUPERVISION})
PLATFORM = frozenset({Role.CLOCK})

LECTURE = "六安市财政局讲座 第21行"
CONTRACT = "财政部令第110号 第十四条"
SETTLED = "财政部令第110号 第四十二条"

BY_THE_LECTURE = Policy(OTHER_WAYS)
BY_FRAMEWORK = Policy(OTHER_WAYS, silent=True)
PURCHASER = (Role.HANDLER, Role.REVIEWER, Role.HEAD)

SCHEME = Workflow(
    "voucher_scheme",
    states={
        "draft": say("拟定凭单方案"),
        "under_review": say("方案报财政审核"),
        "ready": say("方案审核通过，待启用"),
        "in_force": say("凭单发放使用中"),
        "ended": say("已到期，待结清"),
        "closed": say("已结清"),
        "withdrawn": say("已撤回"),
    },
    start="draft",
    opened=say("拟定凭单方案"),
    openers=HANDLER,
    steps=(
        Step(
            "edit",
            "draft",
            "draft",
            by=HANDLER,
            label=say("修改凭单方案"),
            done=say("凭单方案已修改"),
            tone="normal",
        ),
        Step(
            "submit",
            "draft",
            "under_review",
            by=HANDLER,
            label=say("凭单方案报财政审核"),
            done=say("凭单方案已报财政审核"),
            clause=LECTURE,
            tells=(Role.PROCUREMENT_SUPERVISION,),
            when=BY_THE_LECTURE,
        ),
        Step(
            "accept",
            "under_review",
            "ready",
            by=SUPERVISION,
            label=say("凭单方案审核通过"),
            done=say("凭单方案审核通过"),
            clause=LECTURE,
            tells=PURCHASER,
        ),
        Step(
            "return_scheme",
            "under_review",
            "draft",
            by=SUPERVISION,
            label=say("退回凭单方案…"),
            done=say("凭单方案退回补正"),
            clause=LECTURE,
            tells=(Role.HANDLER,),
            tone="danger",
        ),
        Step(
            "start",
            "ready",
            "in_force",
            by=HEAD,
            label=say("启用凭单"),
            done=say("凭单已启用，可以发放"),
            clause=LECTURE,
            tells=(Role.HANDLER, Role.PROVIDER),
        ),
        Step(
            "start",
            "draft",
            "in_force",
            by=HEAD,
            label=say("启用凭单"),
            done=say("凭单已启用，可以发放"),
            clause=CONTRACT,
            tells=(Role.HANDLER, Role.PROVIDER),
            when=BY_FRAMEWORK,
        ),
        *(
            Step(
                "enrol",
                state,
                state,
                by=HANDLER,
                label=say("登记服务对象"),
                done=say("服务对象已登记"),
                tone="normal",
            )
            for state in ("draft", "ready", "in_force")
        ),
        Step(
            "issue",
            "in_force",
            "in_force",
            by=HANDLER,
            label=say("发放凭单"),
            done=say("凭单已发放"),
            tone="normal",
        ),
        Step(
            "end",
            "in_force",
            "ended",
            by=PLATFORM,
            label=say("凭单到期"),
            done=say("凭单有效期满，停止核销"),
            tells=(*PURCHASER, Role.PROVIDER),
            through_hold=True,
        ),
        Step(
            "close",
            "ended",
            "closed",
            by=HANDLER,
            label=say("结清凭单"),
            done=say("凭单已结清，未核销的价值已释放"),
            clause=SETTLED,
            tells=(Role.HEAD, Role.TREASURY),
        ),
        *(
            Step(
                "withdraw",
                source,
                "withdrawn",
                by=HANDLER,
                label=say("撤回凭单方案…"),
                done=say("凭单方案已撤回"),
                tone="danger",
            )
            for source in ("draft", "under_review", "ready")
        ),
    ),
    final=frozenset({"closed", "withdrawn"}),
    vain=frozenset({"withdrawn"}),
)
