"""The lives of the papers: the yearly directory, the standards, the records of participation."""

from __future__ import annotations

from goufu.base.deadlines.duties import Duty
from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say
from goufu.stages.parties.providers.rules.directory import DIRECTORY as DIRECTORY_CLAUSE
from goufu.stages.parties.providers.rules.directory import LINKED, STANDARDS
from goufu.stages.parties.providers.workflow.provider import ITSELF, REGISTRARS

# One duty, charged to whoever registers.
DIRECTORY_DUTIES: dict[Role, Duty] = {
    role: Duty("publish_provider_directory", role) for role in sorted(REGISTRARS)
}

DIRECTORY = Workflow(
    "provider_directory",
    states={
        "due": say("待编制"),
        "compiled": say("待发布"),
        "published": say("已发布"),
    },
    start="due",
    opened=say("开始编制承接主体目录"),
    steps=(
        Step(
            "compile",
            "due",
            "compiled",
            by=REGISTRARS,
            label=say("编制目录"),
            done=say("目录已编制，待另一人核对发布"),
            clause=DIRECTORY_CLAUSE,
            tells=tuple(sorted(REGISTRARS)),
        ),
        Step(
            "send_back",
            "compiled",
            "due",
            by=REGISTRARS,
            label=say("退回重新编制"),
            done=say("目录已退回重新编制"),
            clause=DIRECTORY_CLAUSE,
            tells=tuple(sorted(REGISTRARS)),
            tone="normal",
        ),
        Step(
            "publish",
            "compiled",
            "published",
            by=REGISTRARS,
            label=say("发布目录"),
            done=say("承接主体目录已发布"),
            clause=DIRECTORY_CLAUSE,
            meets=tuple(DIRECTORY_DUTIES.values()),
            tells=tuple(sorted(REGISTRARS)),
        ),
    ),
    final=frozenset({"published"}),
    openers=REGISTRARS,
)

STANDARD = Workflow(
    "provider_standard",
    states={"draft": say("起草中"), "published": say("已公布"), "repealed": say("已废止")},
    start="draft",
    opened=say("起草承接主体资格标准"),
    steps=(
        Step(
            "revise",
            "draft",
            "draft",
            by=REGISTRARS,
            label=say("修改"),
            done=say("资格标准草案已修改"),
            clause=STANDARDS,
            tone="normal",
        ),
        Step(
            "publish",
            "draft",
            "published",
            by=REGISTRARS,
            label=say("公布标准"),
            done=say("资格标准已公布"),
            clause=STANDARDS,
        ),
        Step(
            "repeal",
            "published",
            "repealed",
            by=REGISTRARS,
            label=say("废止…"),
            done=say("资格标准已废止"),
            clause=STANDARDS,
            tone="danger",
        ),
    ),
    final=frozenset({"repealed"}),
    vain=frozenset({"repealed"}),
    openers=REGISTRARS,
)

RECORD = Workflow(
    "participation_record",
    states={"issued": say("已出具"), "withdrawn": say("已收回")},
    start="issued",
    opened=say("出具参与政府购买服务记录"),
    steps=(
        Step(
            "withdraw",
            "issued",
            "withdrawn",
            by=REGISTRARS,
            label=say("收回记录…"),
            done=say("参与记录已收回"),
            clause=LINKED,
            tells=(Role.PROVIDER,),
            tone="danger",
        ),
    ),
    final=frozenset({"issued", "withdrawn"}),
    vain=frozenset({"withdrawn"}),
    openers=REGISTRARS | ITSELF,
)
