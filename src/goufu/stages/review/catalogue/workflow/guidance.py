"""The life of one version of a guidance catalogue.

起草 → 征求意见 → 专家论证 → 审定 → 公布 → 调整（新版本）→ 废止.
"""

from __future__ import annotations

from goufu.base.people.roles import Role
from goufu.base.workflow.declare import Step, Workflow
from goufu.law.words import say
from goufu.stages.review.catalogue.workflow.yearly import APPROVERS, KEEPERS

HEARD = frozenset({Role.PUBLIC, Role.HANDLER, Role.HEAD, Role.SECTOR_HEAD, Role.PROVIDER})
MAKING = "财政部令第102号 第十三条"
REVISED = "六安市财政局讲座 第17行"
TOLD_TO_SOCIETY = "六安市财政局讲座 第71行"
_UNDER_WORK = ("draft", "heard")


def _at_work(verb: str, label: str, done: str) -> tuple[Step, ...]:
    """Return a step that changes the entries, while the draft is not out for opinions."""
    return tuple(
        Step(verb, state, state, by=KEEPERS, label=label, done=done, clause=REVISED, tone="normal")
        for state in _UNDER_WORK
    )


GUIDANCE = Workflow(
    "guidance_catalogue",
    states={
        "draft": say("起草中"),
        "opinions": say("征求意见中"),
        "heard": say("意见已处理"),
        "submitted": say("待审定"),
        "approved": say("已审定，待公布"),
        "published": say("已公布"),
        "superseded": say("已由新版本替代"),
        "withdrawn": say("已废止"),
        "abandoned": say("停止起草"),
    },
    start="draft",
    opened=say("开始起草指导性目录"),
    openers=KEEPERS,
    steps=(
        *_at_work("add_entry", say("新增事项…"), say("目录草案已新增事项")),
        *_at_work("change_entry", say("调整事项…"), say("目录草案已调整事项")),
        *_at_work("remove_entry", say("取消事项…"), say("目录草案已取消事项")),
        *_at_work("import_items", say("导入事项表"), say("目录草案已按表格导入事项")),
        Step(
            "ask_opinions",
            "draft",
            "opinions",
            by=KEEPERS,
            label=say("公开征求意见"),
            done=say("目录草案已公开征求意见"),
            clause=MAKING,
        ),
        Step(
            "say_opinion",
            "opinions",
            "opinions",
            by=HEARD,
            label=say("对目录草案提意见"),
            done=say("意见已收到"),
            clause=MAKING,
            tells=(Role.FINANCE_BUDGET,),
        ),
        Step(
            "answer_opinion",
            "opinions",
            "opinions",
            by=KEEPERS,
            label=say("答复意见…"),
            done=say("意见已答复"),
            clause=MAKING,
            tone="normal",
        ),
        Step(
            "close_opinions",
            "opinions",
            "heard",
            by=KEEPERS,
            label=say("结束征求意见"),
            done=say("征求意见已结束，意见已全部答复"),
            clause=MAKING,
        ),
        Step(
            "hear_experts",
            "heard",
            "heard",
            by=KEEPERS,
            label=say("登记专家论证意见…"),
            done=say("专家论证意见已登记"),
            clause=MAKING,
            tone="normal",
        ),
        *(
            Step(
                "submit",
                state,
                "submitted",
                by=KEEPERS,
                label=say("提请审定"),
                done=say("目录草案已提请审定"),
                tells=(Role.PROCUREMENT_SUPERVISION, Role.FINANCE_BUDGET),
            )
            for state in _UNDER_WORK
        ),
        Step(
            "approve",
            "submitted",
            "approved",
            by=APPROVERS,
            label=say("审定通过"),
            done=say("目录已审定"),
            tells=(Role.FINANCE_BUDGET,),
        ),
        Step(
            "send_back",
            "submitted",
            "heard",
            by=APPROVERS,
            label=say("退回修改…"),
            done=say("目录草案已退回修改"),
            tells=(Role.FINANCE_BUDGET,),
            tone="danger",
        ),
        Step(
            "publish",
            "approved",
            "published",
            by=KEEPERS,
            label=say("向社会公布"),
            done=say("指导性目录已公布"),
            clause=TOLD_TO_SOCIETY,
        ),
        Step(
            "map_item",
            "published",
            "published",
            by=KEEPERS,
            label=say("登记与其他分类的对照…"),
            done=say("事项对照已登记"),
            tone="normal",
        ),
        Step(
            "supersede",
            "published",
            "superseded",
            by=frozenset({Role.CLOCK}),
            label=say("由新版本替代"),
            done=say("目录已由新版本替代"),
            clause=REVISED,
        ),
        Step(
            "withdraw",
            "published",
            "withdrawn",
            by=APPROVERS,
            label=say("废止…"),
            done=say("指导性目录已废止"),
            clause=REVISED,
            tone="danger",
        ),
        *(
            Step(
                "abandon",
                state,
                "abandoned",
                by=KEEPERS,
                label=say("停止起草…"),
                done=say("目录停止起草"),
                tone="danger",
            )
            for state in ("draft", "opinions", "heard")
        ),
    ),
    final=frozenset({"published", "superseded", "withdrawn", "abandoned"}),
    vain=frozenset({"superseded", "withdrawn", "abandoned"}),
)
