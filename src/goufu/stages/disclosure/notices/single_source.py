"""The publicity of a single source, form 10 of 财办库〔2020〕50号; wired in the switchboard."""

from __future__ import annotations

from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_CLOCK
from goufu.law.money import yuan
from goufu.stages.disclosure.notices.actions import owe, put_out
from goufu.stages.disclosure.notices.models import NoticeKind
from goufu.stages.procurement.method_changes.models import MethodChange

Lines = list[list[str]]


def of_single_source(entry: Entry) -> None:
    """Put the publicity out at once. Listens to ``method_change.publish``."""
    change = MethodChange.objects.select_related("project", "authority").get(ref=entry.ref)
    project = change.project
    notice = owe(
        source_ref=entry.ref,
        at=entry.happened_at,
        clause=entry.clause,
        project_code=project.project_code,
        place=project.place,
        sample=project.sample,
        kind=NoticeKind.SINGLE_SOURCE,
        title=f"{change.title}单一来源采购公示",
        publisher_id=project.purchaser_id,
        lines=lines_of(change),
    )
    put_out(notice, actor=THE_CLOCK, at=entry.happened_at)


def lines_of(change: MethodChange) -> Lines:
    """单一来源采购公示, in the order of its form."""
    experts = [
        f"{row['name']}，{row['unit']}，{row['title']}：{row['opinion']}" for row in change.experts
    ]
    return [
        ["采购人", change.project.purchaser.name],
        ["项目名称", change.title],
        ["拟采购的货物或服务的说明", change.overview],
        ["预算金额（元）", yuan(change.amount_fen)],
        ["采用单一来源采购方式的原因及说明", change.reason],
        ["拟定供应商名称", change.supplier],
        ["拟定供应商地址", change.supplier_address],
        ["公示期限", f"{change.public_from} 至 {change.public_until}"],
        ["其他需要公示的内容", f"提出异议：公示期内在本平台 /single-source/{change.ref}/ 提出"],
        ["联系事项", f"采购人：{change.project.purchaser.name}；财政部门：{change.authority.name}"],
        ["专业人员论证意见", "\n".join(experts)],
    ]
