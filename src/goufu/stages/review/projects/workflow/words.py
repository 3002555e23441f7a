"""The roles, states and clauses that both workflows speak of."""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.law.words import say

HANDLER = frozenset({Role.HANDLER})
DEPARTMENT = frozenset({Role.REVIEWER, Role.HEAD})
SECTOR = frozenset({Role.SECTOR_HEAD})
BUDGET_REVIEWER = frozenset({Role.FINANCE_BUDGET})
PLATFORM = frozenset({Role.CLOCK})

# The words on the buttons that open another dossier from this one.
COPY = say("复制到新年度")
APPLY_AGAIN = say("重新申报")
ADJUST = say("申请调整")

FLOW = "政府购买服务流程规范（讲座） 项目编审"
FLOWCHART = "六安市政府向社会力量购买服务规范流程图"

# A project that was never handed in, or was taken back, may have gaps.
MAY_HAVE_GAPS = ("draft", "parked", "withdrawn")
IN_REVIEW = ("dept_review", "sector_review", "finance_review")
# Approved, and nothing bought yet: may be adjusted, or withdrawn with its money released.
APPROVED = ("budgeted", "approved", "catalogued", "announced")
# Its content stands: next year's project may begin as a copy.
MAY_BE_COPIED = (*APPROVED, "purchasing", "contracted", "performed", "evaluated", "closed")
