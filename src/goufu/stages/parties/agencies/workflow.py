"""The life of an agency in the register, and of each purchase it carried out."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import AGENCIES, Role
from goufu.base.ratings.workflow import service_workflow
from goufu.base.workflow.declare import Step, Workflow, cited_once_in_force
from goufu.law.values.agencies import CONDITIONS
from goufu.law.words import say
from goufu.stages.parties.agencies.rules import LISTING, MEASURES

KEEPER = frozenset({Role.PROCUREMENT_SUPERVISION})
CLOCK = frozenset({Role.CLOCK})
OPENERS = KEEPER | AGENCIES
LIVE = ("filed", "incomplete", "listed", "barred")
UPDATE = Duty("update_agency_entry", Role.AGENCY)
RATE = Duty("rate_agency", Role.HANDLER)
TOLD = (Role.AGENCY, Role.CENTRAL_AGENCY)

FILING = f"{MEASURES} 第七条第一款"
UPDATING = f"{MEASURES} 第七条第二款"
CHECKING = f"{MEASURES} 第二十条"
ENDING = f"{MEASURES} 第十条"
BAR = f"{MEASURES} 第二十二条"
RATING = f"{MEASURES} 第十八条第一款"

STEPS = (
    Step(
        "admit", "filed", "listed", KEEPER, say("核对并列入名录"), say("代理机构已列入名录"),
        LISTING, tells=TOLD,
    ),
    Step(
        "ask_completion", "filed", "incomplete", KEEPER, say("告知完善资料…"),
        say("已告知完善登记资料"), LISTING, tells=TOLD, tone="normal",
    ),
    Step(
        "complete", "incomplete", "filed", OPENERS, say("完善后重新提交"), say("登记资料已完善"),
        FILING, tells=(Role.PROCUREMENT_SUPERVISION,),
    ),
    Step(
        "update", "listed", "listed", OPENERS, say("更新登记信息…"), say("登记信息已更新"),
        UPDATING, meets=(UPDATE,), tone="normal",
    ),
    Step(
        "demand_update", "listed", "listed", KEEPER, say("要求更新信息…"),
        say("已要求更新登记信息"),
        UPDATING, opens=(UPDATE,), tells=TOLD, tone="normal",
    ),
    Step(
        "record_check", "listed", "listed", KEEPER, say("记录监督检查…"), say("监督检查结果已记录"),
        CHECKING, tells=TOLD, tone="normal",
    ),
    Step(
        "bar", "listed", "barred", KEEPER, say("禁止代理…"), say("已禁止代理政府采购业务"), BAR,
        tells=TOLD, tone="danger",
    ),
    Step(
        "unbar", "barred", "listed", KEEPER | CLOCK, say("恢复代理"), say("禁止期届满，恢复代理"),
        tells=TOLD,
    ),
    *(
        Step(
            "deregister", one, "deregistered", OPENERS, say("注销登记…"), say("代理机构已注销"),
            ENDING, meets=(UPDATE,), tells=TOLD, tone="danger",
        )
        for one in ("listed", "barred")
    ),
)  # fmt: skip

AGENCY_ENTRY = Workflow(
    "agency_entry",
    states={
        "filed": say("待核对"),
        "incomplete": say("待完善"),
        "listed": say("已入名录"),
        "barred": say("禁止代理"),
        "deregistered": say("已注销"),
    },
    start="filed",
    opened=say("填报代理机构登记信息"),
    steps=cited_once_in_force(CONDITIONS, STEPS),
    final=frozenset({"deregistered"}),
    vain=frozenset({"deregistered"}),
    openers=OPENERS,
)

SERVICE = service_workflow(
    "agency_service",
    opened=say("登记代理采购活动"),
    must=frozenset({Role.HANDLER}),
    may=frozenset({Role.EXPERT, Role.PROVIDER}) | KEEPER,
    rated=AGENCIES,
    clause=RATING,
    duty=RATE,
)
