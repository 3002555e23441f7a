"""What one room's step sets going in later rooms. Read this file to see the whole."""

from __future__ import annotations

from goufu.base.workflow.advance import Listener
from goufu.stages.contracting.contracts import consequences as contracts
from goufu.stages.contracting.deliveries import consequences as deliveries
from goufu.stages.contracting.payments import consequences as payments
from goufu.stages.disclosure.notices import consequences as notices
from goufu.stages.performance.evaluations import consequences as evaluations
from goufu.stages.procurement.plans import consequences as plans
from goufu.stages.procurement.tenders import consequences as tenders
from goufu.stages.review.budgets import consequences as budgets
from goufu.stages.review.projects import consequences as projects

SWITCHBOARD: dict[str, list[Listener]] = {
    # 一 项目编审
    "department_budget.reply": [projects.take_up],
    "catalogue.publish": [projects.list_projects, notices.of_catalogue],
    "project.announce": [notices.of_project],
    "project.withdraw": [notices.of_withdrawal],
    "adjustment.make": [notices.of_adjustment],
    "project.close": [budgets.release_rest],
    # 二 实施购买
    "plan.publish_intention": [notices.of_intention],
    "plan.accept": [plans.start_purchase, tenders.draft_from_plan],
    "plan.file": [plans.start_purchase, tenders.draft_from_plan],
    "tender.publish": [notices.of_tender],
    "tender.fail": [plans.lapse, notices.of_failure],
    "tender.cancel": [plans.lapse, notices.of_failure],
    "tender.annul": [plans.lapse, contracts.fall_with_tender, notices.of_failure],
    "tender.publish_result": [contracts.draft_from_award, notices.of_result],
    # 三 签订合同
    "contract.sign_for_purchaser": [contracts.enter_contract, notices.of_contract],
    "contract.give_up": [tenders.end_without_contract],
    "delivery.accept": [
        payments.open_payment,
        notices.of_acceptance,
        deliveries.complete_contract,
    ],
    "payment.confirm": [budgets.write_payment, notices.close_project],
    "contract.complete": [contracts.finish_performance, evaluations.plan_evaluation],
    "contract.terminate": [contracts.finish_performance, evaluations.plan_evaluation],
    # 四 绩效评审
    "evaluation.conclude": [projects.remember_result, notices.of_evaluation],
    "evaluation.use_result": [
        projects.remember_use,
        evaluations.take_result,
        notices.of_result_use,
    ],
    # 五 监督检查
    "inspection.verify": [notices.of_inspection],
    "inspection.find_nothing": [notices.of_inspection],
    # 六 信息公开
    "notice.publish": [notices.close_project],
}
