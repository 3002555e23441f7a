"""What other rooms' steps owe to society; wired in ``config/switchboard.py``.

A step that is itself an act of publishing puts its notice out at once; others leave one that is
owed, with the clock of the dossier that it tells of.
"""

from __future__ import annotations

from typing import Any

from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_CLOCK
from goufu.law.money import yuan
from goufu.stages.disclosure.notices.actions import owe, put_out
from goufu.stages.disclosure.notices.models import Notice, NoticeKind
from goufu.stages.review.catalogue.models import ImplementationCatalogue
from goufu.stages.review.projects.models import Project


def of_catalogue(entry: Entry) -> None:
    """Put the year's implementation catalogue out. Listens to ``catalogue.publish``."""
    catalogue = ImplementationCatalogue.objects.get(ref=entry.ref)
    entries = list(catalogue.entries.order_by("item_code", "id"))
    rows = [
        [one.project_code, one.title, one.purchaser, one.item_name, yuan(one.amount_fen)]
        for one in entries
    ]
    sample = Project.objects.filter(
        project_code__in=[one.project_code for one in entries], sample=True
    ).exists()
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
        sample=sample,
    )


def of_project(entry: Entry) -> None:
    """Put the announcement of an intended project out. Listens to ``project.announce``."""
    project = Project.objects.get(ref=entry.ref)
    _put_out_now(
        entry,
        **about(project),
        kind=NoticeKind.PROJECT,
        title=f"{project.title}拟实施项目公告",
        publisher_id=project.purchaser_id,
        lines=[
            ["项目编号", project.ref],
            ["项目名称", project.title],
            ["购买主体", project.purchaser.name],
            ["背景资料", project.background],
            ["具体项目", project.content],
            ["服务数量", f"{project.quantity.normalize():f} {project.unit}"],
            ["服务期限", f"{project.starts_on} 至 {project.ends_on}"],
            ["预算金额（元）", yuan(project.budget_fen)],
            ["承接主体资格", project.provider_requirements],
            ["服务需求", project.quality_requirements],
            ["验收标准", project.acceptance_standard],
        ],
    )


def about(project: Project) -> dict[str, Any]:
    """Return what every notice of a project has."""
    return {
        "project_code": project.project_code,
        "place": project.place,
        "sample": project.sample,
    }


def _put_out_now(entry: Entry, **facts: Any) -> Notice:
    notice = owe(source_ref=entry.ref, at=entry.happened_at, clause=entry.clause, **facts)
    return put_out(notice, actor=THE_CLOCK, at=entry.happened_at)
