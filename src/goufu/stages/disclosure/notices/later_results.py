"""Notices of what comes after a result, or in the place of one; wired in the switchboard."""

from __future__ import annotations

from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_CLOCK
from goufu.law.money import yuan
from goufu.stages.disclosure.notices.actions import owe, put_out
from goufu.stages.disclosure.notices.models import Notice, NoticeKind
from goufu.stages.procurement.other_ways.models import OtherWay
from goufu.stages.procurement.tenders.models import Tender


def of_result_undone(entry: Entry) -> None:
    """Correct the notice of a result that no longer stands. Listens to ``tender.set_aside_winner``.

    Nothing is put out where the result was not public yet.
    """
    _correct(
        entry,
        NoticeKind.RESULT,
        [
            ["更正事项", "采购结果"],
            ["更正前", f"中标、成交供应商：{entry.facts['provider']}"],
            ["更正后", "原中标、成交结果不再执行，结果将另行公告"],
            ["更正理由", str(entry.facts["reason"])],
        ],
    )


def of_other_way(entry: Entry) -> None:
    """Tell why a project is bought in another way. Listens to ``other_way.publish``."""
    other_way = OtherWay.objects.select_related("project__purchaser", "provider").get(ref=entry.ref)
    project = other_way.project
    notice = owe(
        source_ref=entry.ref,
        at=entry.happened_at,
        clause=entry.clause,
        project_code=project.project_code,
        place=project.place,
        sample=project.sample,
        kind=NoticeKind.OTHER_WAY,
        title=f"{project.title}采用{other_way.get_way_display()}方式购买公告",
        publisher_id=project.purchaser_id,
        lines=[
            ["项目编号", project.project_code],
            ["项目名称", project.title],
            ["购买主体", project.purchaser.name],
            ["购买方式", str(other_way.get_way_display())],
            ["承接主体", other_way.provider.name],
            ["协议金额（元）", yuan(other_way.price_fen or 0)],
            ["项目的特殊性", other_way.special],
            ["不符合竞争性条件的理由", other_way.not_competitive],
            ["其他方式的比较", other_way.alternatives],
            ["选择承接主体的理由", other_way.why_this_provider],
            [
                "专家意见",
                "；".join(
                    f"{o['name']}（{o['body']}，{o['title']}）：{o['opinion']}"
                    for o in other_way.opinions
                ),
            ],
            ["集体决定", f"{other_way.decided_on} {other_way.decision}"],
            ["财政部门意见", other_way.finance_opinion],
            ["协议主要内容", other_way.agreement],
            ["其他", str(entry.facts["remark"])],
        ],
    )
    put_out(notice, actor=THE_CLOCK, at=entry.happened_at)


def _correct(entry: Entry, kind: NoticeKind, lines: list[list[str]]) -> None:
    """Put a correction out beside the last notice of the kind, where one is public."""
    tender = Tender.objects.select_related("project").get(ref=entry.ref)
    public = Notice.objects.filter(source_ref=entry.ref, kind=kind, state="published")
    earlier = public.order_by("id").last()
    if earlier is None:
        return
    notice = owe(
        source_ref=entry.ref,
        at=entry.happened_at,
        clause=entry.clause,
        project_code=tender.project_code,
        place=tender.place,
        sample=tender.project.sample,
        kind=NoticeKind.CORRECTION,
        title=f"{earlier.title}更正公告",
        publisher_id=tender.agency_id,
        lines=[["原公告编号", earlier.ref], *lines],
        corrects=earlier,
    )
    put_out(notice, actor=THE_CLOCK, at=entry.happened_at)
