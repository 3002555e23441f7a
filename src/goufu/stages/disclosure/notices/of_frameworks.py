"""What framework agreements owe to society; wired in ``config/switchboard.py``.

Each is an act of publishing: the call, who enters and leaves, single deals, their sum
(财政部令第110号 第二十二、二十八、三十五、三十八、四十条).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from goufu.base.ledger.models import Entry as Line
from goufu.base.people.roles import THE_CLOCK
from goufu.law.money import yuan
from goufu.stages.disclosure.notices.actions import owe, put_out
from goufu.stages.disclosure.notices.models import Notice, NoticeKind
from goufu.stages.procurement.frameworks.models import Deal, Entry, Framework
from goufu.stages.procurement.frameworks.sheets import WORDS
from goufu.stages.procurement.tenders.rules.timing import moment

Lines = list[list[str]]
CAPACITIES = {"expert": "评审专家", "purchaser": "征集人代表"}


def of_call(line: Line) -> None:
    """Put the call out.

    Listens to ``framework.publish_call``, ``framework.open_call`` and ``framework.supplement``.
    """
    framework = Framework.objects.select_related("collector").get(ref=line.ref)
    more = framework.round > 1
    words = "补充征集公告" if more else "征集公告"
    told = ("demand", "qualification", "area", "second_stage", "payment", "feedback", "exit_rules")
    lines = [
        *_head(framework),
        ["服务名称", f"{framework.service}（{framework.unit}）"],
        ["付费标准" if framework.is_open else "最高限制单价", f"{yuan(framework.ceiling_fen)} 元"],
        ["框架协议期限", f"{framework.months} 个月"],
        *([WORDS[name], str(framework.words[name])] for name in told if framework.words.get(name)),
        ["入围评审方法", _method(framework)],
        ["适用的采购人或者服务对象范围", framework.get_users_display()],
        ["响应或者申请的提交", _until(framework)],
    ]
    _out(line, framework, NoticeKind.FRAMEWORK_CALL, words, lines)


def of_entry(line: Line) -> None:
    """Put the result of a call out. Listens to ``framework.publish_entry``."""
    framework = Framework.objects.select_related("collector").get(ref=line.ref)
    entered = list(_entered(framework))
    lines = [
        *_head(framework),
        ["入围家数", str(len(entered))],
        ["最高入围价格", f"{yuan(max(one.price_fen for one in entered))} 元"],
        ["服务内容和标准", str(framework.words.get("demand", ""))],
        [
            "评审小组成员",
            "、".join(f"{m['name']}（{CAPACITIES[m['capacity']]}）" for m in framework.committee),
        ],
    ]
    head = ["排序", "入围供应商", "服务地点", "入围单价（元）"]
    rows = [[str(e.rank), e.provider.name, e.location, yuan(e.price_fen)] for e in entered]
    table = {"head": head, "rows": rows}
    _out(line, framework, NoticeKind.FRAMEWORK_ENTRY, "入围结果公告", lines, table=table)


def of_failure(line: Line) -> None:
    """Tell of a call that came to nothing. Listens to ``framework.fail``."""
    framework = Framework.objects.select_related("collector").get(ref=line.ref)
    lines = [*_head(framework), ["终止理由", framework.reason]]
    _out(line, framework, NoticeKind.FAILURE, "征集失败公告", lines)


def of_admission(line: Line) -> None:
    """Tell of who has joined an open agreement. Listens to ``framework_entry.publish``."""
    entry = _entry(line)
    lines = [*_head(entry.framework), *_whom(entry), ["付费标准", f"{yuan(entry.price_fen)} 元"]]
    _out(line, entry.framework, NoticeKind.FRAMEWORK_ENTRY, "开放式框架协议入围结果公告", lines)


def of_exit(line: Line) -> None:
    """Tell of who has left. Listens to ``framework_entry.publish_exit``."""
    entry = _entry(line)
    lines = [*_head(entry.framework), *_whom(entry), ["退出理由", entry.reason]]
    _out(line, entry.framework, NoticeKind.FRAMEWORK_EXIT, "入围供应商退出公告", lines)


def of_deal(line: Line) -> None:
    """Tell of one deal. Listens to ``framework_deal.publish``."""
    deal = Deal.objects.select_related("framework__collector", "purchaser", "entry__provider").get(
        ref=line.ref
    )
    assert deal.entry is not None
    framework = deal.framework
    lines = [
        ["采购人", deal.purchaser.name],
        ["框架协议采购项目名称、编号", f"{framework.title} {framework.ref}"],
        ["成交供应商", deal.entry.provider.name],
        ["成交金额", f"{yuan(deal.total_fen or 0)} 元"],
        ["服务内容", deal.demand],
        [
            "数量、单价",
            f"{deal.quantity.normalize():f} {framework.unit}，{yuan(deal.price_fen or 0)} 元",
        ],
    ]
    _out(line, framework, NoticeKind.FRAMEWORK_DEAL, "成交结果单笔公告", lines)


def of_summary(line: Line) -> None:
    """Tell what all deals came to. Listens to ``framework.sum_up``."""
    framework = Framework.objects.select_related("collector").get(ref=line.ref)
    deals = framework.deals.filter(state__in=("fixed", "published")).select_related(
        "purchaser", "entry__provider"
    )
    sums: dict[tuple[str, str], list[int]] = {}
    for deal in deals.order_by("id"):
        assert deal.entry is not None
        key = (deal.entry.provider.name, deal.purchaser.name)
        sums.setdefault(key, []).append(deal.total_fen or 0)
    rows = [[*key, str(len(fen)), yuan(sum(fen))] for key, fen in sums.items()]
    total = sum(sum(fen) for fen in sums.values())
    lines = [*_head(framework), ["合同总数", str(len(deals))], ["总金额", f"{yuan(total)} 元"]]
    table = {"head": ["成交供应商", "采购人", "合同数", "金额（元）"], "rows": rows}
    _out(line, framework, NoticeKind.FRAMEWORK_SUMMARY, "成交结果汇总公告", lines, table=table)


def _head(framework: Framework) -> Lines:
    return [
        ["采购项目名称、编号", f"{framework.title} {framework.ref}"],
        ["征集人", framework.collector.name],
        ["框架协议种类", framework.get_form_display()],
    ]


def _method(framework: Framework) -> str:
    if framework.is_open:
        return "愿意接受协议条件的供应商可以随时申请加入"
    most = f"，入围不超过 {framework.most_entrants} 家" if framework.most_entrants else ""
    return f"{framework.get_method_display()}，淘汰率 {framework.elimination_percent}%{most}"


def _until(framework: Framework) -> str:
    if framework.closes_at is None:
        return f"本平台随时提交，至框架协议期满（{framework.expires_on}）"
    return f"在本平台提交，截止时间 {moment(framework.closes_at)}"


def _entry(line: Line) -> Entry:
    found = Entry.objects.select_related("framework__collector", "framework__project", "provider")
    return found.get(ref=line.ref)


def _entered(framework: Framework) -> Iterable[Entry]:
    found = framework.entries.filter(state="entered", round=framework.round)
    return found.select_related("provider").order_by("rank")


def _whom(entry: Entry) -> Lines:
    return [
        ["供应商", entry.provider.name],
        ["地址", entry.location],
        ["联系方式", entry.contact],
    ]


def _out(
    line: Line,
    framework: Framework,
    kind: NoticeKind,
    words: str,
    lines: Lines,
    *,
    table: dict[str, Any] | None = None,
) -> Notice:
    project = framework.project
    notice = owe(
        source_ref=line.ref,
        at=line.happened_at,
        clause=line.clause,
        project_code=framework.project_code,
        place=framework.place,
        sample=project.sample if project else framework.collector.sample,
        kind=kind,
        title=f"{framework.title}{words}",
        publisher_id=framework.collector_id,
        lines=lines,
        table=table or {},
    )
    return put_out(notice, actor=THE_CLOCK, at=line.happened_at)
