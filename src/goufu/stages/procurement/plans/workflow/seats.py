"""Who acts on a plan, and under which condition of the law."""

from __future__ import annotations

from goufu.base.people.roles import AGENCIES, Role
from goufu.base.workflow.declare import Policy
from goufu.law.values.disclosure import INTENTION_PERIOD
from goufu.law.values.procurement import PLAN_HANDLING

HANDLER = frozenset({Role.HANDLER})
SUPERVISION = frozenset({Role.PROCUREMENT_SUPERVISION})
PLATFORM = frozenset({Role.CLOCK})
AGENT = AGENCIES
TO_AGENCY = (Role.CENTRAL_AGENCY, Role.AGENCY)
TO_PURCHASER = (Role.HANDLER, Role.HEAD)

REVIEWED = Policy(PLAN_HANDLING, frozenset({"review"}))
FILED = Policy(PLAN_HANDLING, frozenset({"file"}))
INTENTION_ASKED = Policy(INTENTION_PERIOD)

LECTURE = "政府购买服务流程规范（讲座） 实施购买"
FILING = "政府采购法实施条例 第二十九条"
INTENTION = "财库〔2020〕10号"
AGREEMENT = "政府采购法 第二十条"
