"""Small parts for the gallery."""

from __future__ import annotations

from datetime import date, datetime

from goufu.law.calendar import BEIJING
from goufu.site import cards

SIGN = "政府采购法 第四十六条第一款"
FILE = "政府采购法 第四十七条"
PUBLISH = "政府采购法实施条例 第五十条"
LOCAL = "（示例）市级内部规程 第九条"


def at(day: str, time: str = "09:12") -> datetime:
    """Return a moment in Beijing."""
    return datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=BEIJING)


CLOCKS = [
    cards.ClockCard("idle", "剩 8 个工作日", date(2016, 1, 6), FILE),
    cards.ClockCard("soon", "剩 2 个工作日", date(2015, 12, 28), LOCAL, verified=False),
    cards.ClockCard("urgent", "今日到期", date(2015, 12, 24), FILE),
    cards.ClockCard("urgent", "逾期 1 个工作日", date(2015, 12, 23), PUBLISH),
    cards.ClockCard("met", "按期", date(2015, 5, 4), PUBLISH),
]
DUTIES = [
    cards.DutyCard(
        "soon",
        "2",
        "个工作日",
        "出具财政审核意见",
        "市财政局",
        "2015-12-14",
        "2015-12-28",
        LOCAL,
        False,
    ),
    cards.DutyCard("urgent", "0", "今日到期", "合同副本备案", "", "2015-12-15", "2015-12-24", FILE),
    cards.DutyCard("idle", "30", "日", "签订合同", "双方", "2015-12-20", "2016-01-19", SIGN),
    cards.DutyCard("met", "✓", "提前 3 日", "部门完成内审", "", "2015-12-04", "2015-12-14"),
]
WHYS = [
    cards.WhyLine(
        "ok",
        "经济可行：购买成本低于自办成本",
        [("购买", "116.67 元/次"), ("自办", "142.30 元/次")],
        "低 18.0%，取自申报书成本比较表。",
        cards.CitationCard("（示例）实施意见 项目可行", verified=False),
    ),
    cards.WhyLine(
        "ok",
        "自中标通知书发出之日起三十日内签订合同",
        [("通知书", "2015-12-20"), ("最后一日", "2016-01-19")],
        "次日起算。",
        cards.CitationCard(
            SIGN,
            "采购人与中标、成交供应商应当在中标、成交通知书发出之日起三十日内，"
            "按照采购文件确定的事项签订政府采购合同。",
        ),
    ),
    cards.WhyLine(
        "warn",
        "采购方式：待数额标准核定后再定",
        [("预算", "168.00 万元")],
        "本级公开招标数额标准尚未录入，不作推定。",
        cards.CitationCard("政府采购法 第二十七条"),
    ),
]
CHECKS = [
    cards.CheckLine(
        "ok", "资金列入部门预算，不新增资金", "系统核对", "（示例）实施意见 第三条", False
    ),
    cards.CheckLine("ok", "属于指导性目录内事项", "系统核对", "财综〔2014〕96号 第十四条"),
    cards.CheckLine("warn", "市场上只登记到 3 家同类机构，请判断竞争是否充分", "请判断"),
    cards.CheckLine("no", "考核标准", "缺"),
    cards.CheckLine("wait", "服务人员资质要求", "目录公布前补交"),
]
LEDGER = [
    cards.LedgerLine("提交财政审核", at("2015-12-14", "09:11"), "康复中心 负责人"),
    cards.LedgerLine("部门内审通过", at("2015-12-11", "16:40"), "康复中心 审核岗"),
    cards.LedgerLine(
        "内审退回", at("2015-12-02", "10:25"), "康复中心 审核岗", "refused", "成本比较缺自办口径"
    ),
    cards.LedgerLine("公开需求征集结果，收到 214 条", at("2015-10-08"), "门户", "published"),
    cards.LedgerLine("建立项目", at("2015-09-01"), "康复中心 经办岗"),
]
FORMULA = cards.FormulaCard(
    [
        cards.FormulaPart("合格数量", "42,316"),
        cards.FormulaPart("单价（元）", "25.80", "×"),
        cards.FormulaPart("质量系数", "0.98", "×"),
    ],
    "应付（元）",
    "1,069,917.74",
    "合同 第七条",
)
FIGURES = [
    cards.Figure("今日到期与逾期", "1", "项", "合同备案核对", "#todo", urgent=True),
    cards.Figure("三个工作日内到期", "3", "项", "2016 年申报审核为主"),
    cards.Figure("2016 年已申报", "38", "个", "6,214.50 万元，已审 31 个"),
    cards.Figure("2015 年执行率", "81.6", "%", "全市 72.7%"),
    cards.Figure("预警", "4", "条", "公告逾期 1，滞留资金 2，拆分嫌疑 1", "#red"),
]
FACTS = [
    cards.FactLine("购买主体", "六安市助残康复指导中心", url="#"),
    cards.FactLine("目录", "基本公共服务 · 残疾人服务"),
    cards.FactLine("申报预算", "168.00 万元", "壹佰陆拾捌万元整"),
    cards.FactLine("资金来源", "部门预算既有经费（非新增）"),
    cards.FactLine("数量与周期", "1,200 人 × 12 次，2016-06 至 12"),
    cards.FactLine("拟用方式", "公开招标"),
]
TAGS = [
    cards.TagCard("公开招标"),
    cards.TagCard("财政审核", "ink"),
    cards.TagCard("已备案", "ok"),
    cards.TagCard("报价待说明", "warn"),
    cards.TagCard("逾期 1 个工作日", "urgent"),
    cards.TagCard("待报送", "dashed"),
]
DOCUMENTS = [
    cards.DocumentLine(
        "项目申报书", "#", at("2015-12-11"), "320 KB", cards.TagCard("校验一致", "ok")
    ),
    cards.DocumentLine(
        "成本比较表", "#", at("2015-12-11"), "48 KB", cards.TagCard("校验一致", "ok")
    ),
    cards.DocumentLine("服务人员资质要求", tag=cards.TagCard("目录公布前补交", "warn")),
]
ACTS = [
    cards.ActCard("通过并列入预算", "#", "primary", icon="check"),
    cards.ActCard("退回补正", "#", icon="undo-2"),
    cards.ActCard("不予实施", "#", "danger", icon="ban"),
]
EMPTY = cards.EmptyCard(
    "没有符合条件的项目", "去掉“绩效”后有 2 个。", "funnel-x", [cards.LinkCard("去掉“绩效”", "#")]
)
