"""The life of a draw: a list is closed, chance let in, experts called until seats are filled."""

from __future__ import annotations

from goufu.base.people.roles import AGENCIES, Role
from goufu.base.workflow.declare import Policy, Step, Workflow
from goufu.law.values.experts import REPLACEMENT, SELF_SELECTION
from goufu.law.words import say

AGENT = AGENCIES
DRAWERS = AGENCIES | {Role.HANDLER}
HEAD = frozenset({Role.HEAD})
SECTOR = frozenset({Role.SECTOR_HEAD})
EXPERTS = frozenset({Role.EXPERT})
PLATFORM = frozenset({Role.CLOCK})
TO_PURCHASER = (Role.HANDLER, Role.HEAD)
TO_AGENT = (Role.CENTRAL_AGENCY, Role.AGENCY)

RANDOM = "政府采购法实施条例 第三十九条"
STAND_ASIDE = "政府采购法实施条例 第九条第一款"
SELECTION = "财库〔2016〕198号 第十三条"
MISSING = "财库〔2016〕198号 第十七条"

STATES = {
    "draft": say("待设定抽取条件"),
    "committed": say("条件已固定，待公开随机数"),
    "calling": say("正在邀请评审专家"),
    "filled": say("评审专家已确定"),
    "short": say("候选专家已用尽"),
    "consent": say("自行选定待主管预算单位同意"),
    "closed": say("结果已公告，抽取记录公开"),
    "void": say("已作废"),
}
LIVE = ("draft", "committed", "calling", "filled", "short", "consent")
BEFORE_ASSESSMENT = ("draft", "committed", "calling", "filled", "short")

_DRAWING = (
    *(
        Step(
            "nominate",
            source,
            source,
            by=HEAD,
            label=say("指定采购人代表…"),
            done=say("采购人代表已指定"),
            tone="normal",
        )
        for source in BEFORE_ASSESSMENT
    ),
    Step(
        "commit",
        "draft",
        "committed",
        by=DRAWERS,
        label=say("设定抽取条件"),
        done=say("抽取条件和候选名单已固定，请采购人指定代表"),
        clause=RANDOM,
        tells=TO_PURCHASER,
    ),
    Step(
        "reveal",
        "committed",
        "calling",
        by=DRAWERS | PLATFORM,
        label=say("录入公开随机数并抽取"),
        done=say("评审专家已按公开随机数抽取"),
        clause=RANDOM,
    ),
)

_CALLING = (
    Step(
        "accept",
        "calling",
        "calling",
        by=EXPERTS,
        label=say("接受评审邀请"),
        done=say("一名被抽取的评审专家已接受邀请"),
        clause=STAND_ASIDE,
    ),
    *(
        Step(
            "decline",
            source,
            "calling",
            by=EXPERTS,
            label=say("不能参加…"),
            done=say("一名被抽取的评审专家不能参加"),
            tone="danger",
        )
        for source in ("calling", "filled")
    ),
    Step(
        "pass_over",
        "calling",
        "calling",
        by=PLATFORM,
        label=say("依次邀请下一位"),
        done=say("逾时未答复，已依次邀请下一位"),
    ),
    *(
        Step(
            "leave_out",
            source,
            "calling",
            by=PLATFORM,
            label=say("数据核对回避"),
            done=say("经核对应当回避，已依次邀请下一位"),
            clause=STAND_ASIDE,
            tells=TO_AGENT,
        )
        for source in ("calling", "filled")
    ),
    *(
        Step(
            "empty_seat",
            source,
            "calling",
            by=AGENT | PLATFORM,
            label=say("登记缺席或者回避…"),
            done=say("席位空缺，已依次补抽下一位"),
            clause=clause,
            when=when,
            tone="danger",
        )
        for source in ("calling", "filled")
        for clause, when in (
            (MISSING, Policy(REPLACEMENT)),
            ("", Policy(REPLACEMENT, silent=True)),
        )
    ),
    Step(
        "fill",
        "calling",
        "filled",
        by=PLATFORM,
        label=say("席位满额"),
        done=say("评审专家已确定"),
        tells=TO_AGENT,
    ),
    Step(
        "run_out",
        "calling",
        "short",
        by=PLATFORM,
        label=say("候选专家用尽"),
        done=say("候选专家已用尽，席位未满"),
        tells=(*TO_AGENT, *TO_PURCHASER),
    ),
)

_SELECTING = (
    Step(
        "select",
        "short",
        "consent",
        by=HEAD,
        label=say("自行选定评审专家…"),
        done=say("采购人自行选定评审专家，待主管预算单位同意"),
        clause=SELECTION,
        tells=(Role.SECTOR_HEAD,),
        when=Policy(SELF_SELECTION),
        tone="normal",
    ),
    Step(
        "agree",
        "consent",
        "filled",
        by=SECTOR,
        label=say("同意自行选定"),
        done=say("主管预算单位同意自行选定评审专家"),
        clause=SELECTION,
        tells=(*TO_AGENT, *TO_PURCHASER),
    ),
    Step(
        "refuse",
        "consent",
        "short",
        by=SECTOR,
        label=say("不同意…"),
        done=say("主管预算单位不同意自行选定评审专家"),
        clause=SELECTION,
        tells=(*TO_AGENT, *TO_PURCHASER),
        tone="danger",
    ),
)

_ENDING = (
    *(
        Step(
            "draw_anew",
            source,
            "void",
            by=AGENT,
            label=say("作废并重新抽取…"),
            done=say("抽取作废，重新设定条件抽取"),
            tells=(*TO_PURCHASER, Role.PROCUREMENT_SUPERVISION),
            tone="normal" if source == "short" else "danger",
        )
        for source in ("committed", "calling", "filled", "short")
    ),
    Step(
        "close",
        "filled",
        "closed",
        by=PLATFORM,
        label=say("公开抽取记录"),
        done=say("结果已公告，抽取记录公开"),
        through_hold=True,
    ),
    *(
        Step(
            "lapse",
            source,
            "void",
            by=PLATFORM,
            label=say("抽取作废"),
            done=say("采购未成立或者评审重新进行，抽取作废"),
            through_hold=True,
        )
        for source in LIVE
    ),
)

DRAW = Workflow(
    "draw",
    states=STATES,
    start="draft",
    opened=say("建立评审专家抽取事项"),
    steps=(*_DRAWING, *_CALLING, *_SELECTING, *_ENDING),
    final=frozenset({"closed", "void"}),
    vain=frozenset({"void"}),
)
