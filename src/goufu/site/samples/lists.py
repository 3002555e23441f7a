"""Tables and lists."""

from __future__ import annotations

from goufu.site import cards
from goufu.site.cards.river import StepState
from goufu.site.samples import parts
from goufu.site.samples.rivers import mini

Row = tuple[str, str, int, str, str, str, str]
ROWS: tuple[Row, ...] = (
    ("2015 年送戏进万村服务", "0118", 3, "绩效评价", "公开招标", "3,120,000.00", "优"),
    ("2015 年城乡社区居家养老服务", "0127", 2, "验收支付", "公开招标", "2,685,006.00", ""),
    ("2015 年农技入户推广服务", "0131", 2, "履约跟踪", "竞争性磋商", "1,386,000.00", "良"),
    ("2015 年淠河绿地管护服务", "0142", 2, "备案公告", "公开招标", "1,124,000.00", ""),
    ("2015 年社区法律援助服务", "0098", 3, "结果运用", "单一来源", "360,000.00", "中"),
    ("2016 年社区矫正心理辅导", "0133", 0, "退回补正", "竞争性谈判", "186,624.00", "差"),
)


def _row(row: Row) -> cards.RowCard:
    name, number, done, step, method, price, grade = row
    passed: list[StepState] = ["done"] * done
    river = mini(*passed, "now")
    late = number == "0142"
    return cards.RowCard(
        [
            cards.CellCard(name, "#", f"SLGF-2015-{number}"),
            cards.CellCard(step, river=river, clock=parts.CLOCKS[3] if late else None),
            cards.CellCard(method),
            cards.CellCard(price, number=True),
            cards.CellCard(grade=grade),
        ],
        "bad" if late else "",
    )


TABLE = cards.TableCard(
    "项目台账",
    [
        cards.ColumnCard("项目", sort_url="?sort=title"),
        cards.ColumnCard("环节"),
        cards.ColumnCard("方式"),
        cards.ColumnCard("合同额（元）", True, "?sort=price", "descending"),
        cards.ColumnCard("评价"),
    ],
    [_row(row) for row in ROWS],
    [
        cards.RowCard(
            [
                cards.CellCard("本页合计 6 个"),
                cards.CellCard(),
                cards.CellCard(),
                cards.CellCard("8,861,630.00", number=True),
                cards.CellCard(),
            ]
        )
    ],
)
FILTERS = cards.FilterCard(
    [
        cards.FilterField("q", "名称或编号"),
        cards.FilterField(
            "state",
            "环节",
            "choice",
            "review",
            [("", "全部"), ("review", "项目编审"), ("x", "实施购买")],
        ),
        cards.FilterField("method", "购买方式", "choice", "", [("", "全部"), ("open", "公开招标")]),
        cards.FilterField("since", "签订日期，自", "day"),
    ],
    "?",
    [cards.LinkCard("年度 2015", "?"), cards.LinkCard("项目编审", "?")],
)
LIST = cards.ListCard(
    title="项目台账",
    intro="2015 年度，分管 14 个预算单位。",
    table=TABLE,
    pager=cards.PagerCard("共 38 个，本页 6 个", "?before=1", "?after=6"),
    filters=FILTERS,
    exports=[cards.LinkCard("XLSX", "#"), cards.LinkCard("CSV", "#")],
    acts=[cards.ActCard("申报项目", "#", "primary", icon="plus")],
    tabs=[cards.LinkCard("项目", "#", note="here"), cards.LinkCard("采购计划", "#")],
    crumbs=[cards.LinkCard("工作台", "#"), cards.LinkCard("项目台账")],
    section="projects",
)
EMPTY_LIST = cards.ListCard(
    title="质疑",
    intro="",
    table=cards.TableCard("质疑", [], []),
    pager=cards.PagerCard("共 0 件"),
    filters=FILTERS,
    empty=parts.EMPTY,
    section="supervision",
)
