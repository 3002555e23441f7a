"""The life of an opening key: in use, then no more; a lost one says so."""

from __future__ import annotations

from goufu.base.people.roles import AGENCIES, Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say

# Who holds the key of which side. The two offices of one body are two custodians.
CUSTODIAN_OF: dict[Role, str] = {
    Role.HANDLER: "purchaser",
    Role.HEAD: "purchaser",
    **dict.fromkeys(AGENCIES, "agency"),
    Role.PROCUREMENT_SUPERVISION: "supervision",
}
HOLDERS = frozenset(CUSTODIAN_OF)
LIVE = "live"

OPENING_KEY = Workflow(
    "opening_key",
    states={"live": say("在用"), "revoked": say("已停用"), "lost": say("已报失")},
    start=LIVE,
    opened=say("登记开标钥匙"),
    openers=HOLDERS,
    steps=(
        Step(
            "revoke", "live", "revoked", HOLDERS, say("停用钥匙…"),
            say("开标钥匙已停用，已用它封存的项目仍由它开启"), tone="danger",
        ),
        *(
            Step(
                "report_lost", one, "lost", HOLDERS, say("报告钥匙遗失…"),
                say("开标钥匙已报失"), tone="danger",
            )
            for one in ("live", "revoked")
        ),
    ),
    final=frozenset({"lost"}),
    vain=frozenset({"lost"}),
)  # fmt: skip
