"""From the report to the result notice."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step
from goufu.law.words import say
from goufu.stages.procurement.tenders.workflow.evaluating import DELIVER_REPORT
from goufu.stages.procurement.tenders.workflow.seats import AGENT, HEAD, TO_AGENT, TO_PURCHASER

DECIDE_AWARD = Duty("decide_award", Role.HEAD)
PUBLISH_RESULT = Duty("publish_result", Role.AGENCY)
SIGN_CONTRACT = Duty("sign_contract", Role.HEAD)

REPORT = "政府采购法实施条例 第四十三条第一款"
RESULT = "政府采购法实施条例 第四十三条第二款"

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
