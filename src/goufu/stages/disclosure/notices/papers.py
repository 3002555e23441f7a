"""What each notice says, in the order of its official form (财办库〔2020〕50号 and the lecture).

The notices of a purchase are in ``forms``.
"""

from __future__ import annotations

from typing import Any

from goufu.base.people.roles import THE_CLOCK
from goufu.law.money import in_words, yuan
from goufu.law.parties import PROVIDERS
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.contracting.deliveries.models import Delivery
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.parties.providers.models import Directory
from goufu.stages.performance.evaluations.models import Evaluation
from goufu.stages.procurement.plans.models import Plan
from goufu.stages.review.catalogue.cards import changes_in_words
from goufu.stages.review.catalogue.models import Correction, GuidanceCatalogue
from goufu.stages.review.catalogue.queries import listed
from goufu.stages.review.projects.cards import AdjustmentCard
from goufu.stages.review.projects.models import Adjustment, Project
from goufu.stages.supervision.inspections.models import Inspection

Lines = list[list[str]]


def of_catalogue_correction(correction: Correction, earlier: Notice | None) -> Lines:
    """更正公告 of a year's catalogue: what it said, what it says now, and why."""
    return [
        ["原公告编号", earlier.ref if earlier else ""],
        ["首次公告日期", str(correction.catalogue.published_on or "")],
        ["项目编号", correction.entry.project_code],
        ["项目名称", correction.entry.title],
        ["更正内容", changes_in_words(correction)],
        ["更正理由", correction.reason],
        ["依据", correction.clause],
    ]


def of_directory(directory: Directory) -> tuple[Lines, dict[str, Any]]:
    """承接主体目录: who is fit to serve; contacts are not public."""
    entries = list(directory.entries.order_by("number"))
    lines = [
        ["年度", str(directory.year)],
        ["发布机关", directory.authority.name],
        ["列入家数", str(len(entries))],
        ["编制说明", directory.introduction],
    ]
    rows = [
        [
            one.name,
            one.uscc or one.registration_number,
            PROVIDERS.get(one.kind, one.kind),
            one.address,
            one.services,
        ]
        for one in entries
    ]
    head = ["单位名称", "代码或证号", "单位类型", "住所", "业务范围"]
    return lines, {"head": head, "rows": rows}


def of_guidance(catalogue: GuidanceCatalogue) -> tuple[Lines, dict[str, Any]]:
    """指导性目录: kind, nature, content and concrete projects of each item."""
    items = list(listed(catalogue))
    lines = [
        ["公布机关", catalogue.finance.name],
        ["版本", f"第 {catalogue.version} 版"],
        ["审定文号", catalogue.document_number],
        ["施行日期", str(catalogue.in_force_from or "")],
        ["事项数", str(len(items))],
        ["起草依据", catalogue.basis],
    ]
    rows = [
        [
            f"{one.code}{'' if one.code_given else '（自编序号）'}",
            one.parent.name if one.parent else "",
            one.name,
            str(one.get_nature_display()),
            one.content,
            one.projects,
        ]
        for one in items
    ]
    return lines, {"head": ["编码", "种类", "事项", "性质", "内容", "具体项目"], "rows": rows}


def of_withdrawal(project: Project, reason: str) -> Lines:
    """终止公告 of a project that was listed or announced, and is not bought after all."""
    return [
        ["项目编号", project.ref],
        ["项目名称", project.title],
        ["购买主体", project.purchaser.name],
        ["终止原因", reason],
    ]


def of_adjustment(adjustment: Adjustment) -> Lines:
    """更正公告 of an announced project: each thing that changed, before and after."""
    card = AdjustmentCard.of(adjustment, THE_CLOCK)
    changed = [[one.name, f"{one.before} → {one.after}"] for one in card.changes]
    return [["项目编号", adjustment.project.ref], *changed, ["调整理由", adjustment.reason]]


def of_intention(plan: Plan, facts: dict[str, Any]) -> Lines:
    """采购意向公告."""
    return [
        ["采购项目名称", plan.title],
        ["采购单位", plan.project.purchaser.name],
        ["采购需求概况", str(facts.get("demand", ""))],
        ["落实政府采购政策功能情况", str(facts.get("policy", ""))],
        ["预算金额（元）", yuan(plan.amount_fen)],
        ["预计采购时间", f"{plan.planned_start:%Y-%m}"],
        ["备注", "本次公开的采购意向是初步安排，具体采购项目情况以采购公告和采购文件为准。"],
    ]


def of_contract(contract: Contract) -> Lines:
    """合同公告; the account to which is paid is not public."""
    price = contract.price_fen or 0
    return [
        ["合同编号", contract.ref],
        ["合同名称", contract.title],
        ["项目编号", contract.project_code],
        ["采购人（甲方）", contract.purchaser.name],
        ["供应商（乙方）", contract.provider.name],
        ["主要服务", "；".join(f"{line['name']}（{line['unit']}）" for line in contract.lines)],
        ["合同金额（元）", yuan(price)],
        ["合同金额（大写）", in_words(price)],
        ["履约期限", f"{contract.starts_on} 至 {contract.ends_on}"],
        ["合同签订日期", str(contract.signed_on or "")],
    ]


def of_delivery(delivery: Delivery) -> Lines:
    """公共服务项目验收结果公告; those who were asked are counted, not named."""
    lines = [
        f"{line.name}：{line.accepted:f} {line.unit}，质量得分 {line.score:f}"
        for line in delivery.lines.order_by("number")
    ]
    return [
        ["合同编号", delivery.contract.ref],
        ["项目编号", delivery.project_code],
        ["采购人", delivery.purchaser.name],
        ["承接主体", delivery.provider.name],
        ["服务期间", f"{delivery.period_from} 至 {delivery.period_to}"],
        ["验收日期", str(delivery.accepted_on or "")],
        ["验收数量和质量", "；".join(lines)],
        [
            "服务对象参与",
            "" if delivery.asked is None else f"{delivery.asked} 人，满意 {delivery.satisfied} 人",
        ],
        ["验收意见", delivery.opinion],
    ]


def of_evaluation(evaluation: Evaluation) -> Lines:
    """绩效评价结果."""
    by = evaluation.third_party.name if evaluation.third_party else evaluation.finance.name
    return [
        ["项目编号", evaluation.project_code],
        ["项目名称", evaluation.title],
        ["购买主体", evaluation.purchaser.name],
        ["承接主体", evaluation.provider.name],
        ["评价机构", by],
        ["得分", f"{evaluation.total:f}" if evaluation.total is not None else ""],
        ["等级", evaluation.grade],
        ["评价结论", evaluation.conclusion],
    ]


def of_result_use(evaluation: Evaluation) -> Lines:
    """绩效评价结果运用."""
    return [
        ["项目编号", evaluation.project_code],
        ["项目名称", evaluation.title],
        ["等级", evaluation.grade],
        ["下年预算安排", str(evaluation.get_budget_decision_display())],
        ["资金结算", evaluation.settlement_decision],
        ["承接主体选择", evaluation.provider_decision],
    ]


def of_inspection(inspection: Inspection) -> Lines:
    """监督检查处理结果公告."""
    return [
        ["项目编号", inspection.project_code],
        ["项目名称", inspection.title],
        ["检查单位", inspection.inspector.name],
        ["检查内容", inspection.subject],
        ["发现的问题", inspection.finding or "未发现问题"],
        ["整改情况", inspection.correction],
        ["核实意见", inspection.verification],
    ]
