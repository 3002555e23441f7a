"""From the report to the result notice, and to the next candidate where the first falls away."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Policy, Step
from goufu.law.methods import TENDERS
from goufu.law.values.procurement import AWARD_BY_SILENCE, TIED_CANDIDATES
from goufu.law.words import say
from goufu.stages.procurement.tenders.workflow.evaluating import DELIVER_REPORT
from goufu.stages.procurement.tenders.workflow.seats import (
    AGENT,
    HEAD,
    PLATFORM,
    TO_AGENT,
    TO_PURCHASER,
)

DECIDE_AWARD = Duty("decide_award", Role.HEAD)
PUBLISH_RESULT = Duty("publish_result", Role.AGENCY)
SIGN_CONTRACT = Duty("sign_contract", Role.HEAD)

REPORT = "政府采购法实施条例 第四十三条第一款"
RESULT = "政府采购法实施条例 第四十三条第二款"
NEXT = "政府采购法实施条例 第四十九条"
TIES = "财政部令第87号 第六十八条"

SPEAKS_OF_SILENCE = Policy(AWARD_BY_SILENCE)
# Which methods, and the sentence of their own rules that lets silence choose.
SILENCE = (
    (TENDERS, "财政部令第87号 第六十八条"),
    (frozenset({"consultation"}), "财库〔2014〕214号 第二十八条"),
    (frozenset({"negotiation"}), "财政部令第74号 第三十六条"),
    (frozenset({"inquiry"}), "财政部令第74号 第四十九条"),
)

WHILE_NOTHING_IS_SAID = tuple(
    step
    for methods, clause in SILENCE
    for step in (
        Step(
            "explain_delay",
            "reported",
            "reported",
            by=HEAD,
            label=say("说明未按期确定的理由…"),
            done=say("采购人说明了未按期确定的理由"),
            clause=clause,
            tells=(*TO_AGENT, Role.PROCUREMENT_SUPERVISION),
            when=SPEAKS_OF_SILENCE,
            only=methods,
            tone="normal",
        ),
        Step(
            "award_by_law",
            "reported",
            "awarded",
            by=PLATFORM,
            label=say("依规定视同确定"),
            done=say("采购人逾期未确定，依规定视同确定排在首位的候选人"),
            clause=clause,
            meets=(DECIDE_AWARD,),
            opens=(PUBLISH_RESULT,),
            tells=(*TO_PURCHASER, *TO_AGENT, Role.PROCUREMENT_SUPERVISION),
            when=SPEAKS_OF_SILENCE,
            only=methods,
        ),
    )
)

NEXT_CANDIDATE = (
    *(
        Step(
            "set_aside_winner",
            source,
            "next_candidate",
            by=PLATFORM,
            label=say("原结果不再执行"),
            done=say("原中标、成交结果不再执行，待确定下一候选人"),
            clause=NEXT,
            tells=(*TO_PURCHASER, *TO_AGENT, Role.PROCUREMENT_SUPERVISION),
            through_hold=True,
        )
        for source in ("awarded", "result_published")
    ),
    Step(
        "award",
        "next_candidate",
        "awarded",
        by=HEAD,
        label=say("确定下一候选人"),
        done=say("中标人已确定"),
        clause=NEXT,
        opens=(PUBLISH_RESULT,),
        tells=TO_AGENT,
    ),
    Step(
        "restart",
        "next_candidate",
        "failed",
        by=HEAD,
        label=say("重新开展采购活动…"),
        done=say("不再确定下一候选人，重新开展采购活动"),
        clause=NEXT,
        tells=(Role.HANDLER, *TO_AGENT, Role.PROCUREMENT_SUPERVISION),
        tone="danger",
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
    *(
        Step(
            "draw_tie",
            source,
            source,
            by=HEAD,
            label=say("随机抽取并列候选人"),
            done=say("并列的候选人已随机抽取"),
            clause=TIES,
            tells=TO_AGENT,
            when=Policy(TIED_CANDIDATES),
            only=TENDERS,
            tone="normal",
        )
        for source in ("reported", "next_candidate")
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
    *WHILE_NOTHING_IS_SAID,
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
    *NEXT_CANDIDATE,
)
