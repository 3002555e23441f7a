"""Whole pages."""

from __future__ import annotations

from datetime import date

from goufu.site import cards
from goufu.site.samples import lists, papers, parts, rivers
from goufu.site.samples.rivers import mini
from goufu.site.samples.sheets import Question, SignIn, filled

DESK = cards.DeskCard(
    intro="今天 2015 年 12 月 24 日，星期四。待办 4 项，其中今日到期 1 项。",
    figures=parts.FIGURES,
    todo=[
        cards.TodoLine(
            "核对合同备案：2015 年办公区物业管理服务",
            "#",
            "市机关后勤保障中心 · 128.60 万元",
            parts.CLOCKS[2],
            "核对备案",
        ),
        cards.TodoLine(
            "财政审核：2016 年社区助残康复服务",
            "#",
            "市助残康复指导中心 · 168.00 万元",
            parts.CLOCKS[1],
            "审核",
        ),
        cards.TodoLine(
            "审核采购计划：2016 年系统运行维护", "#", "市信息服务中心", parts.CLOCKS[0], "审核"
        ),
        cards.TodoLine("查看具体实施目录征求意见稿", "#", "收到意见 17 条", None, "查看"),
    ],
    red=[
        cards.RedLine(
            cards.TagCard("逾期 1 个工作日", "urgent"),
            "合同未公告",
            "#",
            "淠河绿地管护，12-21 签订，应于 12-23 公告。",
            parts.PUBLISH,
        ),
        cards.RedLine(
            cards.TagCard("资金滞留", "warn"), "验收后 34 日未支付", "#", "已验收 12.40 万元。"
        ),
    ],
    mine=cards.TableCard("我发起和我审过的", lists.TABLE.columns, lists.TABLE.rows[:3]),
    upcoming=parts.DUTIES[2:],
    messages=parts.LEDGER[:2],
    todo_links=[cards.LinkCard("已办 46 项", "#")],
    messages_url="#",
    calendar_url="#",
)
PROJECT = cards.ProjectPageCard(
    title="2016 年社区助残康复服务",
    ref="SLGF-2016-0031",
    tags=[cards.TagCard("财政审核", "ink"), cards.TagCard("首次申报"), cards.TagCard("民生工程")],
    facts=parts.FACTS,
    river=rivers.near_its_beginning(),
    now_title="当前：财政审核",
    now_words="12-11 内审通过，12-14 收到。请核对资金来源、目录归属与可行性，再选一个动作。",
    now_clock=parts.CLOCKS[1],
    acts=parts.ACTS,
    checks=parts.CHECKS[:3],
    formula=parts.FORMULA,
    duties=parts.DUTIES,
    documents=parts.DOCUMENTS,
    whys=parts.WHYS,
    whys_note="按 2015-12-14 收件日有效的规定",
    ledger=parts.LEDGER,
    ledger_url="#",
    verify_url="#",
    calendar_url="#",
    dossiers=[
        cards.DossierGroup(
            "项目编审",
            [
                cards.DossierLine(
                    "需求：社区康复", "XQ-2015-0031", "#", cards.TagCard("已采纳", "ok")
                ),
                cards.DossierLine(
                    "预算：168.00 万元", "YS-2016-0031", "#", cards.TagCard("审核中", "ink"), "预留"
                ),
            ],
        ),
        cards.DossierGroup(
            "实施购买", [], [cards.ActCard("编制采购计划", "#", note="预算批复后可办")]
        ),
    ],
    links=[cards.LinkCard("看申报书", "#", "file-text")],
    crumbs=[
        cards.LinkCard("工作台", "#"),
        cards.LinkCard("项目编审", "#"),
        cards.LinkCard("SLGF-2016-0031"),
    ],
    section="review",
)
NOTICE = cards.NoticePageCard(
    paper=papers.PAPER,
    river=rivers.near_its_end(),
    verify=papers.VERIFY,
    related=papers.RELATED,
    downloads=[cards.LinkCard("下载 JSON", "#", "braces")],
    object_url="#",
    crumbs=[
        cards.LinkCard("首页", "#"),
        cards.LinkCard("信息公告", "#"),
        cards.LinkCard("合同公告"),
    ],
)
_NEWEST = [
    cards.NoticeLine(
        "实施目录", "关于征求具体实施目录意见的公告", "#", date(2015, 12, 23), "市财政局"
    ),
    cards.NoticeLine(
        "需求征集", "社区助残康复服务需求征集结果", "#", date(2015, 12, 21), "康复中心"
    ),
    cards.NoticeLine(
        "合同公告", "淠河沿线绿地管护服务合同公告", "#", date(2015, 12, 18), "园林中心"
    ),
]
_CLASSES = (
    ("基本公共服务", "养老、就业、助残康复", "71", "15,820.30", 46.2),
    ("社会管理性服务", "社区服务、社区矫正", "34", "5,204.10", 15.2),
    ("技术性服务", "农技推广、检测、课题研究", "28", "4,318.70", 12.6),
    ("政府履职辅助性服务", "物业管理、系统维护", "36", "6,402.40", 18.7),
)
CLASSES_TABLE = cards.TableCard(
    "实施目录",
    [
        cards.ColumnCard("类别"),
        cards.ColumnCard("举例"),
        cards.ColumnCard("项目", number=True),
        cards.ColumnCard("预算（万元）", number=True),
        cards.ColumnCard("占比"),
    ],
    [
        cards.RowCard(
            [
                cards.CellCard(name, "#"),
                cards.CellCard(such_as),
                cards.CellCard(count, number=True),
                cards.CellCard(budget, number=True),
                cards.CellCard(percent=share),
            ]
        )
        for name, such_as, count, budget, share in _CLASSES
    ],
)
HOME = cards.HomeCard(
    figures=[
        cards.Figure("本年购买项目", "186", "个", "市本级和 8 个县区", "#"),
        cards.Figure("购买预算", "34,218.60", "万元", "均列入部门预算，非新增资金", "#"),
        cards.Figure("已支付", "24,871.35", "万元", "执行率 72.7%", "#"),
        cards.Figure("有资格的承接主体", "312", "家", "社会组织 148，企业 141，机构 23", "#"),
        cards.Figure("绩效评价为优、良", "35 / 43", "个", "中 6 个，差 2 个，均公开结果运用", "#"),
    ],
    notices=[
        cards.NoticeColumn("目录、需求与项目公告", _NEWEST, "#"),
        cards.NoticeColumn("采购与结果", _NEWEST[:2], "#"),
        cards.NoticeColumn("合同、验收与绩效", _NEWEST[1:], "#"),
    ],
    catalogue=CLASSES_TABLE,
    catalogue_title="2015 年具体实施目录",
    catalogue_note="2015-02-17 公布",
    catalogue_clause="（示例）部门预算批复后 15 日内",
    catalogue_verified=False,
    catalogue_links=[cards.LinkCard("下载目录（XLSX）", "#"), cards.LinkCard("指导性目录", "#")],
    nearby=[
        cards.NearbyLine(
            "三里桥街道居家养老上门服务",
            "#",
            "每周 2 次 · 每小时 25.80 元",
            mini("done", "done", "now"),
        ),
        cards.NearbyLine("城北乡农技入户推广", "#", "农户 1,400 户", mini("done", "now")),
    ],
    places=[("341502", "金安区"), ("341503", "裕安区")],
    place="341502",
    hints=[cards.LinkCard("居家养老", "#"), cards.LinkCard("送戏进万村", "#")],
    search_url="#",
    all_notices=cards.LinkCard("全部公告 1,284 条", "#"),
    doorways=[
        cards.LinkCard("咨询", "#", "message-circle-question-mark", "政策、目录、资格怎么办。"),
        cards.LinkCard("提需求", "#", "lightbulb", "告诉我们还缺什么服务。"),
        cards.LinkCard("质疑、投诉、举报", "#", "flag", "质疑期内书面提出，限期答复。"),
        cards.LinkCard("开放数据", "#", "database", "CSV 与 JSON 下载。"),
    ],
)
CATALOGUE = cards.CatalogueCard(
    title="2015 年具体实施目录",
    intro="经批准列入部门预算、今年要购买的服务。",
    groups=[
        cards.CatalogueGroup("市本级", CLASSES_TABLE),
        cards.CatalogueGroup("金安区", CLASSES_TABLE),
    ],
    facts=[
        cards.FactLine("公布", "2015-02-17"),
        cards.FactLine("公布单位", "六安市财政局（示例）"),
        cards.FactLine("项目", "186 个"),
        cards.FactLine("预算", "34,218.60 万元"),
    ],
    citation=papers.PAPER.basis,
    years=[cards.LinkCard("2015", "#", note="here"), cards.LinkCard("2016", "#")],
    downloads=[cards.LinkCard("XLSX", "#"), cards.LinkCard("JSON", "#", "braces")],
)
ASK = cards.AskCard(
    form=filled(Question, typed={"title": "居家养老能申请吗", "words": ""}),
    action_url="#",
    submit="提交咨询",
    promise=cards.CitationCard("政府采购法 第五十一条"),
    promise_words="3 个工作日内答复。",
    answered=[
        cards.LedgerLine(
            "小区没有养老服务站，可以申请上门服务吗？",
            parts.at("2015-12-20"),
            "市为老服务指导中心",
            remark="可以。60 岁以上失能老人向街道提出即可。",
            url="#",
        )
    ],
)
SIGN_IN = cards.SignInCard(
    form=filled(SignIn),
    action_url="#",
    enter_url="#",
    seats=[
        cards.SampleSeat("budget", "landmark", "财政 · 预算审核", "审项目、列预算、发目录"),
        cards.SampleSeat("treasury", "receipt-japanese-yen", "财政 · 国库支付", "核支付、下支付令"),
        cards.SampleSeat("handler", "building-2", "购买主体 · 经办", "报项目、签合同、验收"),
        cards.SampleSeat("head", "user-check", "购买主体 · 负责人", "审签、决定"),
        cards.SampleSeat("provider", "users", "承接主体", "看公告、投标、报进度"),
        cards.SampleSeat("agency", "gavel", "代理机构", "公告、开标、组织评审"),
        cards.SampleSeat("auditor", "scan-eye", "审计", "全程查看"),
        cards.SampleSeat("public", "user", "公众", "查询、提需求、咨询"),
    ],
)
