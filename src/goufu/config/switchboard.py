"""What one room's step sets going in later rooms. Read this file to see the whole."""

from __future__ import annotations

from goufu.base.workflow.advance import Listener
from goufu.stages.contracting.contracts import consequences as contracts
from goufu.stages.contracting.deliveries import consequences as deliveries
from goufu.stages.contracting.payments import consequences as payments
from goufu.stages.disclosure.notices import consequences as notices
from goufu.stages.disclosure.notices import later_results, single_source
from goufu.stages.disclosure.notices import of_frameworks as notices_of_frameworks
from goufu.stages.disclosure.notices import of_prequalifications as prequalification_notices
from goufu.stages.disclosure.notices import of_tenders as tender_notices
from goufu.stages.parties.providers import consequences as providers
from goufu.stages.performance.evaluations import consequences as evaluations
from goufu.stages.procurement.deposits import consequences as deposits
from goufu.stages.procurement.frameworks import consequences as frameworks
from goufu.stages.procurement.other_ways import consequences as other_ways
from goufu.stages.procurement.papers import consequences as papers
from goufu.stages.procurement.plans import consequences as plans
from goufu.stages.procurement.prequalifications import consequences as prequalifications
from goufu.stages.procurement.tenders import consequences as tenders
from goufu.stages.procurement.vouchers import consequences as vouchers
from goufu.stages.review.budgets import consequences as budgets
from goufu.stages.review.catalogue import consequences as catalogue
from goufu.stages.review.projects import consequences as projects

SWITCHBOARD: dict[str, list[Listener]] = {
    # 一 项目编审
    "department_budget.reply": [projects.take_up],
    "catalogue.publish": [projects.list_projects, notices.of_catalogue],
    "catalogue.publish_correction": [notices.of_catalogue_correction],
    "provider_directory.publish": [notices.of_directory],
    "guidance_catalogue.publish": [notices.of_guidance],
    "project.announce": [notices.of_project],
    "project.withdraw": [catalogue.drop_withdrawn, notices.of_withdrawal],
    "adjustment.make": [notices.of_adjustment],
    "project.finish_performance": [evaluations.take_result],
    "project.take_result": [notices.close_project],
    "project.close": [budgets.release_rest],
    # 二 实施购买
    "plan.publish_intention": [notices.of_intention],
    "opening_key.report_lost": [tenders.note_lost_keys, frameworks.note_lost_keys],
    "method_change.publish": [single_source.of_single_source],
    "plan.accept": [plans.start_purchase],
    "plan.file": [plans.start_purchase],
    "plan.withdraw": [plans.stop_purchase],
    "plan.accept_entrusting": [tenders.draft_from_plan],
    "plan.begin_own": [tenders.draft_from_plan],
    "other_way.open": [other_ways.start_purchase],
    "other_way.withdraw": [other_ways.purchase_otherwise],
    "other_way.publish": [contracts.draft_from_award, later_results.of_other_way],
    "tender.confirm": [papers.freeze_document],
    "tender.publish": [
        tenders.lay_draw,
        papers.hand_out_document,
        tender_notices.of_tender,
    ],
    "prequalification.open": [prequalification_notices.of_call],
    "prequalification.clarify": [prequalification_notices.of_change],
    "prequalification.extend": [prequalification_notices.of_extension],
    "prequalification.give_up": [prequalification_notices.of_end],
    "prequalification.annul": [prequalification_notices.of_end],
    "prequalification.end": [prequalification_notices.of_end],
    "tender.correct": [papers.hand_out_correction, tender_notices.of_correction],
    "tender.amend": [papers.hand_out_correction, tender_notices.of_correction],
    "tender.extend": [papers.tell_of_extension],
    "tender.close": [papers.open_register, tenders.tell_draw_who_offers],
    "draw.fill": [tenders.seat_replacements],
    "draw.agree": [tenders.seat_replacements],
    "offer.open": [papers.enter_bidder],
    "offer.withdraw": [deposits.note_withdrawal],
    "offer.leave": [deposits.note_leaving],
    "tender.open_bids": [deposits.reveal],
    "tender.conclude": [tenders.note_experts],
    "tender.fail": [
        tenders.end_draw,
        plans.lapse,
        papers.tell_of_end,
        tender_notices.of_failure,
        contracts.finish_performance,
        deposits.owe_all,
    ],
    "tender.cancel": [
        tenders.end_draw,
        prequalifications.end_with_tender,
        plans.lapse,
        papers.tell_of_end,
        tender_notices.of_failure,
        contracts.finish_performance,
        deposits.owe_all,
    ],
    "tender.restart": [
        tenders.end_draw,
        plans.lapse,
        papers.tell_of_end,
        tender_notices.of_failure,
        contracts.finish_performance,
        deposits.owe_all,
    ],
    "tender.set_aside_winner": [
        papers.take_back_letters,
        contracts.fall_with_tender,
        later_results.of_result_undone,
    ],
    "tender.annul": [
        tenders.end_draw,
        plans.lapse,
        papers.tell_of_end,
        contracts.fall_with_tender,
        tender_notices.of_failure,
        contracts.finish_performance,
        deposits.owe_all,
    ],
    "tender.publish_result": [
        papers.send_result,
        tenders.open_draw_record,
        contracts.draft_from_award,
        tender_notices.of_result,
        tenders.note_agency,
        deposits.owe_losers,
        tenders.publish_document,
    ],
    "framework.file": [frameworks.start_purchase],
    "framework.accept": [frameworks.start_purchase],
    "framework.withdraw": [frameworks.purchase_again],
    "framework.publish_call": [notices_of_frameworks.of_call],
    "framework.open_call": [notices_of_frameworks.of_call],
    "framework.supplement": [notices_of_frameworks.of_call],
    "framework.publish_entry": [notices_of_frameworks.of_entry],
    "framework.fail": [frameworks.purchase_again, notices_of_frameworks.of_failure],
    "framework.sum_up": [notices_of_frameworks.of_summary],
    "framework_entry.publish": [notices_of_frameworks.of_admission],
    "framework_entry.publish_exit": [notices_of_frameworks.of_exit],
    "framework_deal.fix": [frameworks.start_purchase, contracts.draft_from_award],
    "framework_deal.publish": [notices_of_frameworks.of_deal],
    "voucher_scheme.accept": [vouchers.start_purchase],
    "voucher_scheme.withdraw": [vouchers.purchase_again],
    "voucher_scheme.start": [contracts.draft_for_vouchers],
    "voucher_statement.accept": [deliveries.report_from_vouchers],
    "challenge.answer": [providers.challenge_answered],
    # 三 签订合同
    "contract.sign_for_purchaser": [
        contracts.enter_contract,
        notices.of_contract,
        providers.contract_signed,
        deposits.owe_winner,
    ],
    "contract.give_up": [tenders.end_without_contract],
    "delivery.accept": [
        payments.open_payment,
        notices.of_acceptance,
        deliveries.complete_contract,
    ],
    "payment.confirm": [budgets.write_payment, notices.close_project],
    "contract.complete": [
        contracts.finish_performance,
        evaluations.plan_evaluation,
        providers.contract_completed,
    ],
    "contract.terminate": [
        contracts.finish_performance,
        evaluations.plan_evaluation,
        providers.contract_terminated,
    ],
    # 四 绩效评审
    "evaluation.conclude": [
        projects.remember_result,
        notices.of_evaluation,
        evaluations.note_third_party,
        providers.evaluated,
    ],
    "evaluation.use_result": [
        projects.remember_use,
        notices.of_result_use,
        evaluations.take_result,
    ],
    # 五 监督检查
    "inspection.find": [providers.inspected],
    "inspection.verify": [notices.of_inspection],
    "inspection.find_nothing": [notices.of_inspection, providers.inspected],
    # 六 信息公开
    "notice.publish": [notices.close_project],
}
