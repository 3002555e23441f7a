"""A notice and its verification."""

from __future__ import annotations

from datetime import date

from goufu.site import cards
from goufu.site.samples.parts import PUBLISH


def _row(*pairs: tuple[str, str]) -> cards.PaperRow:
    return cards.PaperRow([cards.PaperCell(label, value) for label, value in pairs])


def _one(label: str, value: str, note: str = "") -> cards.PaperRow:
    return cards.PaperRow([cards.PaperCell(label, value, note)])


PAPER = cards.PaperCard(
    title="六安市政府购买服务合同公告",
    subtitle="2015 年城乡社区居家养老服务",
    meta=["公告编号：SL-2015-0417", "发布：2015-05-04 10:20"],
    sections=[
        cards.PaperSection(
            "一、合同与项目",
            [
                _row(("合同编号", "SLHT-2015-0093"), ("项目编号", "SLGF-2015-0127")),
                _one("合同名称", "2015 年城乡社区居家养老服务合同"),
                _row(("采购方式", "公开招标"), ("签订日期", "2015 年 4 月 30 日")),
            ],
        ),
        cards.PaperSection(
            "二、合同主体",
            [
                _one("购买主体（甲方）", "六安市为老服务指导中心", "地址：示例路 1 号"),
                _one("承接主体（乙方）", "皖西晚晴居家养老服务中心", "民办非企业单位"),
            ],
        ),
        cards.PaperSection(
            "三、合同主要信息",
            [
                _one("服务内容", "为 1,180 名高龄、失能和空巢老人提供上门照料、助餐、助洁服务"),
                cards.PaperRow(
                    [
                        cards.PaperCell("数量", "104,070 小时"),
                        cards.PaperCell("单价", "25.80 元/小时", number=True),
                    ]
                ),
                _one("合同金额", "2,685,006.00 元", "大写：人民币贰佰陆拾捌万伍仟零陆元整"),
                _row(("履约期限", "2015-05-01 至 2015-12-31"), ("履约地点", "24 个社区")),
                cards.PaperRow(
                    [
                        cards.PaperCell(
                            "附件",
                            "",
                            links=[
                                cards.LinkCard("合同文本（已隐去商业秘密）.pdf", "#", note="1.2 MB")
                            ],
                        )
                    ]
                ),
            ],
        ),
    ],
    signed_by="六安市为老服务指导中心",
    signed_on=date(2015, 5, 4),
    seal=cards.SealCard("六安市为老服务指导中心", "演示专用章", "3415000000000"),
    basis=cards.CitationCard(
        PUBLISH,
        "采购人应当自政府采购合同签订之日起2个工作日内，将政府采购合同在省级以上人民政府财政部门"
        "指定的媒体上公告，但政府采购合同中涉及国家秘密、商业秘密的内容除外。",
    ),
    basis_words="应于 2015-05-05 前公告，实际 2015-05-04，按期。",
    print_line="核验：存证第 41,207 条 · 9f2c 41d7 0be8 … a36e",
)
VERIFY = cards.VerifyCard(
    "记录一致，内容未改动",
    holds=True,
    facts=[("摘要", "SHA-256 · 9f2c 41d7 0be8 … a36e"), ("存证序号", "41,207"), ("树头", "128")],
    how="下载 JSON 与证明，用任何能算 SHA-256 的工具核对，应与上面一致。",
    links=[cards.LinkCard("下载证明", "#")],
)
RELATED = [
    cards.NoticeLine("合同公告（本页）", "", "", date(2015, 5, 4)),
    cards.NoticeLine("中标结果公告", "", "#", date(2015, 4, 20)),
    cards.NoticeLine("公开招标公告", "", "#", date(2015, 3, 24)),
    cards.NoticeLine("具体实施目录", "", "#", date(2015, 2, 17)),
]
