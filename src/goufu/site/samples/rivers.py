"""Two rivers: one project near its end, one near its beginning."""

from __future__ import annotations

from goufu.site.cards import (
    ClockCard,
    MarkCard,
    MiniReach,
    ReachCard,
    RiverCard,
    StepCard,
)
from goufu.site.cards.river import StepState

STAGES = ("项目编审", "实施购买", "签订合同", "绩效评审")


def mini(*states: StepState) -> list[MiniReach]:
    """Return the small river of a row; stages not named are still to come."""
    to_come: list[StepState] = ["next"] * (len(STAGES) - len(states))
    all_states = [*states, *to_come]
    return [MiniReach(name, state) for name, state in zip(STAGES, all_states, strict=True)]


def _done(name: str, date: str, who: str, **marks: MarkCard) -> StepCard:
    return StepCard(name, "done", date, who, **marks)  # type: ignore[arg-type]


def _watch(name: str, when: str) -> MarkCard:
    return MarkCard(name, when)


def _owed(name: str, when: str) -> MarkCard:
    return MarkCard(name, when, owed=True)


def near_its_end() -> RiverCard:
    """Return the river of a contract under way."""
    review = [
        _done("需求征集", "08-11", "为老中心", open_mark=_watch("需求征集", "2014-08-11")),
        _done("可行论证", "09-22", "为老中心"),
        _done("内审申报", "10-15", "为老中心", watch_mark=_watch("职责核对", "2014-10-14")),
        _done("财政审核", "11-06", "市财政局"),
        _done("预算批复", "02-10", "市财政局"),
        _done("目录公布", "02-17", "市财政局", open_mark=_watch("实施目录", "2015-02-17")),
    ]
    purchase = [
        _done("项目公告", "03-12", "为老中心", watch_mark=_watch("资格核验", "2015-03-31")),
        _done("计划申报", "03-16", "市财政局", open_mark=_watch("项目公告", "2015-03-12")),
        _done("采购公告", "03-24", "代理机构", watch_mark=_watch("开标监督", "2015-04-14")),
        _done("开标评审", "04-14", "评委会", open_mark=_watch("招标公告", "2015-03-24")),
        _done("结果确定", "04-17", "为老中心"),
    ]
    contract = [
        _done("合同签订", "04-30", "双方", open_mark=_watch("结果公告", "2015-04-20")),
        _done("备案公告", "05-07", "为老中心", watch_mark=_watch("备案核对", "2015-05-07")),
        _done("履约跟踪", "05-01 起", "承接主体", open_mark=_watch("合同公告", "2015-05-04")),
        StepCard(
            "验收支付",
            "now",
            "第 3 期",
            "为老中心",
            clock=ClockCard("soon", "剩 4 个工作日"),
            watch_mark=_watch("履约检查", "2015-09-16"),
        ),
    ]
    performance = [
        StepCard("绩效评价", "next", "01-20 前", open_mark=_owed("验收结果", "应公告")),
        StepCard("资金结算", "next", "02-29 前", watch_mark=_owed("年末检查", "12 月")),
        StepCard("结果运用", "next", "03-31 前", open_mark=_owed("评价结果", "应公告")),
    ]
    return RiverCard.of(
        [
            ReachCard("一", STAGES[0], "2014-08 至 2015-02", review),
            ReachCard("二", STAGES[1], "2015-03 至 04", purchase),
            ReachCard("三", STAGES[2], "2015-04 至 12", contract),
            ReachCard("四", STAGES[3], "2016-01 起", performance),
        ],
        summary="中流四段自左向右，两岸监督与公开贯穿始终。今日 2015-12-24。",
    )


def near_its_beginning() -> RiverCard:
    """Return the river of a project under review."""
    review = [
        _done("需求征集", "09-08", "康复中心", open_mark=_watch("需求征集", "2015-09-08")),
        _done("可行论证", "10-12", "康复中心"),
        _done("内审申报", "12-11", "康复中心", watch_mark=_watch("职责核对", "2015-12-10")),
        StepCard("财政审核", "now", "收 12-14", "市财政局", ClockCard("soon", "剩 2 工作日")),
        StepCard("预算批复", "next", "约 02-10", "市财政局"),
        StepCard(
            "目录公布", "next", "15 日内", "市财政局", open_mark=_owed("实施目录", "02-25 前")
        ),
    ]
    purchase = [
        StepCard("项目公告", "next", "30 日内", watch_mark=_owed("资格核验", "3 月底前")),
        StepCard("计划申报", "next", "4 月", open_mark=_owed("项目公告", "03-26 前")),
        StepCard("采购公告", "next", "4 月"),
        StepCard("开标评审", "next", "≥20 日", watch_mark=_owed("开标监督", "5 月")),
        StepCard("结果确定", "next", "5 工作日", open_mark=_owed("招标公告", "4 月")),
    ]
    contract = [
        StepCard("合同签订", "next", "30 日内"),
        StepCard("备案公告", "next", "7 工作日", watch_mark=_owed("备案核对", "6 月")),
        StepCard("履约跟踪", "next", "6–12 月", open_mark=_owed("合同公告", "2 工作日")),
        StepCard("验收支付", "next", "分 3 期", watch_mark=_owed("履约检查", "9 月")),
    ]
    performance = [
        StepCard("绩效评价", "next", "1 月", open_mark=_owed("验收结果", "应公告")),
        StepCard("资金结算", "next", "2 月"),
        StepCard("结果运用", "next", "3 月", watch_mark=_owed("审计", "待定")),
    ]
    return RiverCard.of(
        [
            ReachCard("一", STAGES[0], "2015-09 至 2016-02", review),
            ReachCard("二", STAGES[1], "2016-03 至 05", purchase),
            ReachCard("三", STAGES[2], "2016-06 至 12", contract),
            ReachCard("四", STAGES[3], "2017-01 起", performance),
        ],
        summary="中流四段自左向右，两岸监督与公开贯穿始终。今日 2015-12-24，未到日期为推算。",
    )
