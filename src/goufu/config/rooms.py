"""Every app of the house, floor by floor, room by room."""

from __future__ import annotations

BASE_APPS = [
    "goufu.base.organisations",
    "goufu.base.people",
    "goufu.base.ledger",
    "goufu.base.workflow",
    "goufu.base.deadlines",
    "goufu.base.documents",
    "goufu.base.notifications",
    "goufu.base.imports",
    "goufu.base.law_rows",
    "goufu.base.acts",
    "goufu.base.training",
]

# In the order in which a project meets them.
ROOMS = [
    "goufu.stages.parties.purchasers",
    "goufu.stages.parties.providers",
    "goufu.stages.parties.experts",
    "goufu.stages.parties.agencies",
    "goufu.stages.parties.third_parties",
    "goufu.stages.review.budgets",
    "goufu.stages.review.catalogue",
    "goufu.stages.review.surveys",
    "goufu.stages.review.work_plans",
    "goufu.stages.review.needs",
    "goufu.stages.review.projects",
    "goufu.stages.procurement.demands",
    "goufu.stages.procurement.plans",
    "goufu.stages.procurement.method_changes",
    "goufu.stages.procurement.sealing",
    "goufu.stages.procurement.draws",
    "goufu.stages.procurement.tenders",
    "goufu.stages.procurement.frameworks",
    "goufu.stages.procurement.vouchers",
    "goufu.stages.procurement.other_ways",
    "goufu.stages.procurement.deposits",
    "goufu.stages.procurement.papers",
    "goufu.stages.procurement.prequalifications",
    "goufu.stages.procurement.challenges",
    "goufu.stages.procurement.signals",
    "goufu.stages.contracting.contracts",
    "goufu.stages.contracting.deliveries",
    "goufu.stages.contracting.payments",
    "goufu.stages.performance.evaluations",
    "goufu.stages.supervision.inspections",
    "goufu.stages.disclosure.notices",
    "goufu.stages.disclosure.consultation",
]

# Rooms with a ``doors`` module.
DOORS = [f"{room}.doors" for room in ROOMS]
