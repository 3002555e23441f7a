"""What one room's step sets going in later rooms. Read this file to see the whole."""

from __future__ import annotations

from goufu.base.workflow.advance import Listener
from goufu.stages.contracting.contracts import consequences as contracts
from goufu.stages.contracting.deliveries import consequences as deliveries
from goufu.stages.contracting.payments import consequences as payments
from goufu.stages.disclosure.notices import consequences as notices
from goufu.stages.performance.evaluations import consequences as evaluations
from goufu.stages.review.projects import consequences as projects

SWITCHBOARD: dict[str, list[Listener]] = {
    "department_budget.reply": [projects.take_up],
    "catalogue.publish": [projects.list_projects, notices.of_catalogue],
    "project.announce": [notices.of_project],
    "tender.publish_result": [contracts.draft_from_award],
    "contract.sign_for_purchaser": [contracts.enter_contract],
    "contract.give_up": [contracts.purchase_again],
    "delivery.accept": [payments.open_payment, deliveries.complete_contract],
    "contract.complete": [contracts.finish_performance, evaluations.plan_evaluation],
    "contract.terminate": [contracts.finish_performance, evaluations.plan_evaluation],
    "evaluation.use_result": [evaluations.take_result],
}
