"""What other rooms' steps owe to society; wired in ``config/switchboard.py``.

A step that is itself an act of publishing puts its notice out at once; others leave one that is
owed, with the clock of the dossier that it tells of.
"""

from __future__ import annotations

from typing import Any

from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_CLOCK
from goufu.law.money import yuan
from goufu.stages.contracting.contracts.models import Contract
from goufu.stages.contracting.deliveries.models import Delivery
from goufu.stages.contracting.payments.models import Payment
from goufu.stages.disclosure.notices import papers
from goufu.stages.disclosure.notices.actions import owe, put_out
from goufu.stages.disclosure.notices.models import Notice, NoticeKind
from goufu.stages.disclosure.notices.queries import owed_by_project
from goufu.stages.parties.providers.models import Directory
from goufu.stages.performance.evaluations.models import Evaluation
from goufu.stages.procurement.plans.models import Plan
from goufu.stages.review.catalogue.models import (
    Correction,
    GuidanceCatalogue,
    ImplementationCatalogue,
)
from goufu.stages.review.catalogue.queries import entries_of
from goufu.stages.review.projects.cards import announcement_lines, announcement_title
from goufu.stages.review.projects.consequences import move
from goufu.stages.review.projects.models import Adjustment, Project
from goufu.stages.supervision.inspections.models import Inspection


def of_catalogue(entry: Entry) -> None:
    """Put the year's implementation catalogue out. Listens to ``catalogue.publish``."""
    catalogue = ImplementationCatalogue.objects.get(ref=entry.ref)
    entries = list(entries_of(catalogue))
    rows = [
        [one.project_code, one.title, one.purchaser, one.item_name, yuan(one.amount_fen)]
        for one in entries
    ]
    codes = [one.project_code for one in entries]
    _put_out_now(
        entry,
        kind=NoticeKind.CATALOGUE,
        place=catalogue.place,
        title=catalogue.title,
        publisher_id=catalogue.finance_id,
        lines=[
            ["年度", str(catalogue.year)],
            ["公布机关", catalogue.finance.name],
            ["项目数", str(len(rows))],
            ["预算合计（元）", yuan(sum(one.amount_fen for one in entries))],
            ["说明", str(entry.facts.get("introduction", ""))],
        ],
        table={
            "head": ["项目编号", "项目名称", "购买主体", "目录事项", "预算（元）"],
            "rows": rows,
        },
        sample=Project.objects.filter(project_code__in=codes, sample=True).exists(),
    )


def of_catalogue_correction(entry: Entry) -> None:
    """Put the correction of a catalogue out. Listens to ``catalogue.publish_correction``."""
    correction = Correction.objects.get(pk=entry.facts["correction"])
    earlier = Notice.objects.filter(source_ref=entry.ref, kind=NoticeKind.CATALOGUE).first()
    catalogue = correction.catalogue
    _put_out_now(
        entry,
        kind=NoticeKind.CORRECTION,
        place=catalogue.place,
        title=f"{catalogue.title}更正公告",
        publisher_id=catalogue.finance_id,
        lines=papers.of_catalogue_correction(correction, earlier),
        corrects=earlier,
        sample=earlier is not None and earlier.sample,
    )


def of_guidance(entry: Entry) -> None:
    """Put the guidance catalogue out. Listens to ``guidance_catalogue.publish``."""
    catalogue = GuidanceCatalogue.objects.get(ref=entry.ref)
    lines, table = papers.of_guidance(catalogue)
    _put_out_now(
        entry,
        kind=NoticeKind.GUIDANCE,
        place=catalogue.place,
        title=catalogue.title,
        publisher_id=catalogue.finance_id,
        lines=lines,
        table=table,
        sample=catalogue.sample,
    )


def of_directory(entry: Entry) -> None:
    """Put an authority's directory of providers out. Listens to ``provider_directory.publish``."""
    directory = Directory.objects.select_related("authority").get(ref=entry.ref)
    lines, table = papers.of_directory(directory)
    _put_out_now(
        entry,
        kind=NoticeKind.DIRECTORY,
        place=directory.place,
        title=directory.title,
        publisher_id=directory.authority_id,
        lines=lines,
        table=table,
        sample=directory.authority.sample,
    )


def of_project(entry: Entry) -> None:
    """Put the announcement of an intended project out. Listens to ``project.announce``."""
    project = Project.objects.get(ref=entry.ref)
    _put_out_now(
        entry,
        **_about(project),
        kind=NoticeKind.PROJECT,
        title=announcement_title(project),
        publisher_id=project.purchaser_id,
        lines=announcement_lines(project),
    )


def of_withdrawal(entry: Entry) -> None:
    """Tell of a project that was listed and is not bought. Listens to ``project.withdraw``."""
    if not entry.facts.get("listed"):
        return
    project = Project.objects.get(ref=entry.ref)
    _put_out_now(
        entry,
        **_about(project),
        kind=NoticeKind.FAILURE,
        title=f"{project.title}终止公告",
        publisher_id=project.purchaser_id,
        lines=papers.of_withdrawal(project, str(entry.facts["reason"])),
    )


def of_adjustment(entry: Entry) -> None:
    """Correct the announcement of an adjusted project. Listens to ``adjustment.make``."""
    adjustment = Adjustment.objects.get(ref=entry.ref)
    project = adjustment.project
    announced = Notice.objects.filter(source_ref=project.ref, kind=NoticeKind.PROJECT).last()
    if announced is None:
        return
    _put_out_now(
        entry,
        **_about(project),
        kind=NoticeKind.CORRECTION,
        title=f"{announced.title}更正公告",
        publisher_id=project.purchaser_id,
        lines=[["原公告编号", announced.ref], *papers.of_adjustment(adjustment)],
        corrects=announced,
    )


def of_intention(entry: Entry) -> None:
    """Put the procurement intention out. Listens to ``plan.publish_intention``."""
    plan = Plan.objects.get(ref=entry.ref)
    _put_out_now(
        entry,
        **_about(plan.project),
        kind=NoticeKind.INTENTION,
        title=f"{plan.title}采购意向",
        publisher_id=plan.project.purchaser_id,
        lines=papers.of_intention(plan, entry.facts),
    )


def of_contract(entry: Entry) -> None:
    """Owe the contract notice. Listens to ``contract.sign_for_purchaser``."""
    contract = Contract.objects.get(ref=entry.ref)
    _owe(
        entry,
        **_about(contract.project),
        kind=NoticeKind.CONTRACT,
        title=f"{contract.title}合同公告",
        publisher_id=contract.purchaser_id,
        lines=papers.of_contract(contract),
    )


def of_acceptance(entry: Entry) -> None:
    """Owe the acceptance result of a public service. Listens to ``delivery.accept``."""
    delivery = Delivery.objects.get(ref=entry.ref)
    if not delivery.contract.public_service:
        return
    _owe(
        entry,
        **_about(delivery.project),
        kind=NoticeKind.ACCEPTANCE,
        title=f"{delivery.title}验收结果公告",
        publisher_id=delivery.purchaser_id,
        lines=papers.of_delivery(delivery),
    )


def of_evaluation(entry: Entry) -> None:
    """Owe the result of the evaluation. Listens to ``evaluation.conclude``."""
    evaluation = Evaluation.objects.get(ref=entry.ref)
    _owe(
        entry,
        **_about(evaluation.project),
        kind=NoticeKind.EVALUATION,
        title=f"{evaluation.title}绩效评价结果",
        publisher_id=evaluation.finance_id,
        lines=papers.of_evaluation(evaluation),
    )


def of_result_use(entry: Entry) -> None:
    """Owe the use of the result. Listens to ``evaluation.use_result``."""
    evaluation = Evaluation.objects.get(ref=entry.ref)
    _owe(
        entry,
        **_about(evaluation.project),
        kind=NoticeKind.RESULT_USE,
        title=f"{evaluation.title}绩效评价结果运用",
        publisher_id=evaluation.finance_id,
        lines=papers.of_result_use(evaluation),
    )


def of_inspection(entry: Entry) -> None:
    """Put the result of an inspection out. Listens to ``inspection.verify``, ``….find_nothing``."""
    inspection = Inspection.objects.get(ref=entry.ref)
    _put_out_now(
        entry,
        **_about(inspection.project),
        kind=NoticeKind.INSPECTION,
        title=f"{inspection.title}监督检查处理结果公告",
        publisher_id=inspection.inspector_id,
        lines=papers.of_inspection(inspection),
    )


def close_project(entry: Entry) -> None:
    """Close the project once nothing is owed any more, to society or to the provider.

    Listens to ``notice.publish``, ``payment.confirm`` and ``project.take_result``.
    """
    if not entry.project_code:
        return
    project = Project.objects.get(project_code=entry.project_code)
    unpaid = Payment.objects.filter(project_code=entry.project_code).exclude(state="paid")
    owed = owed_by_project(entry.project_code)
    if project.state == "evaluated" and not owed and not unpaid.exists():
        move(entry, "close")


def _about(project: Project) -> dict[str, Any]:
    """Return what every notice of a project has."""
    return {
        "project_code": project.project_code,
        "place": project.place,
        "sample": project.sample,
    }


def _owe(entry: Entry, **facts: Any) -> Notice:
    return owe(source_ref=entry.ref, at=entry.happened_at, clause=entry.clause, **facts)


def _put_out_now(entry: Entry, **facts: Any) -> Notice:
    return put_out(_owe(entry, **facts), actor=THE_CLOCK, at=entry.happened_at)
