"""What the clock does when it ticks, in this order."""

from __future__ import annotations

from goufu.base.deadlines import clock as deadlines
from goufu.base.documents import purge as documents
from goufu.base.jobs.clockwork import Work
from goufu.base.people import tokens
from goufu.base.training import jobs as training
from goufu.stages.contracting.payments import jobs as payments
from goufu.stages.parties.agencies import jobs as agencies
from goufu.stages.parties.experts import jobs as experts
from goufu.stages.parties.providers import jobs as providers
from goufu.stages.procurement.challenges import jobs as challenges
from goufu.stages.procurement.deposits import jobs as deposits
from goufu.stages.procurement.draws import jobs as draws
from goufu.stages.procurement.frameworks import jobs as frameworks
from goufu.stages.procurement.method_changes import jobs as method_changes
from goufu.stages.procurement.prequalifications import jobs as prequalifications
from goufu.stages.procurement.signals import jobs as signals
from goufu.stages.procurement.tenders import jobs as tenders
from goufu.stages.procurement.vouchers import jobs as vouchers
from goufu.stages.review.needs import jobs as needs
from goufu.stages.review.projects import jobs as projects
from goufu.stages.review.surveys import jobs as surveys

WORK: list[Work] = [
    experts.clock_work,
    agencies.clock_work,
    needs.clock_work,
    surveys.clock_work,
    providers.clock_work,
    projects.clock_work,
    method_changes.clock_work,
    challenges.clock_work,
    draws.clock_work,
    tenders.clock_work,
    tenders.award_by_law,
    prequalifications.clock_work,
    deposits.send_orders,
    deposits.take_statements,
    frameworks.clock_work,
    vouchers.clock_work,
    signals.clock_work,
    payments.send_orders,
    payments.take_receipts,
    deadlines.overdue_work,
    deadlines.reminding_work,
    tokens.clock_work,
    documents.clock_work,
    training.clock_work,
]
