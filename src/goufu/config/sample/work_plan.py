"""The city's work plans: that of 2015 summed up, that of today in hand.

The phases are as the lecture tells them, the tasks made up.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from goufu.config.sample.cast import Cast
from goufu.config.sample.player import Scene, moment
from goufu.stages.review.catalogue.models import GuidanceItem
from goufu.stages.review.work_plans.models import WorkPlan, WorkTask

FIELDS = (
    ("养老", "all", "A01"),
    ("教育", "all", "A08"),
    ("就业", "all", "A03"),
    ("残疾人服务", "all", "A05"),
    ("农业", "all", "A06"),
    ("城建维护服务", "local", "A12"),
    ("公共安全", "local", "A13"),
)
PHASES = (
    ("谋划部署", (3, 1), (4, 30), "制定推进方案，动员布置，建立信息报送、联络员和台账制度"),
    ("宣传培训", (4, 1), (5, 31), "开展目录和政策培训，编印问答，报送信息"),
    ("推动实施", (5, 1), (11, 30), "组织实施，掌握预算执行，布置下年度购买服务预算编制"),
    ("检查完善", (11, 1), (12, 31), "开展监督检查，分析问题，总结推广经验做法"),
)
TASKS = (
    ("建立养老服务购买项目台账", "civil", "市财政局", (4, 30)),
    ("制定送戏进万村服务标准", "culture", "市财政局", (6, 30)),
    ("总结购买服务经验做法", "planning", "各购买主体", (12, 20)),
)
DONE = {"progress": "（示例）已完成并报送。"}


def of_2015(cast: Cast) -> list[Scene]:
    """All tasks done, one of them late; the year summed up."""
    year = _Year(cast, 2015)
    summary = {
        "summary": "（示例）全年任务完成，一项逾期三天。",
        "good_practice": "（示例）按月报送台账。",
    }
    return [
        *year.begun(),
        year.task("culture", (6, 10), "report", {"progress": "（示例）已征求意见。"}),
        year.task("culture", (7, 3), "finish", DONE),
        year.task("planning", (12, 18), "finish", DONE),
        year.plan("budget", (12, 28), "close", lambda: summary),
    ]


def of_today(cast: Cast, year: int) -> list[Scene]:
    """One task done, the others in hand."""
    now = _Year(cast, year)
    progress = {"progress": "（示例）已印发征求意见稿，收到意见十二条。"}
    return [*now.begun(), now.task("planning", (10, 20), "report", progress)]


class _Year:
    """The plan of one year."""

    def __init__(self, cast: Cast, year: int) -> None:
        self._cast, self._year = cast, year

    def begun(self) -> list[Scene]:
        """Draft, approve, and do the first task."""
        return [
            Scene(
                moment(date(self._year, 3, 2), 11), "budget", "work_plan", "open", facts=self._said
            ),
            self.plan("budget", (3, 3), "submit"),
            self.plan("budget_second", (3, 5), "approve"),
            self.task("civil", (4, 28), "finish", DONE),
        ]

    def plan(
        self, who: str, day: tuple[int, int], verb: str, facts: Callable[[], dict[str, Any]] = dict
    ) -> Scene:
        """Do something to the plan."""
        on = moment(date(self._year, *day), 11)
        return Scene(on, who, "work_plan", verb, on=self._ref, facts=facts)

    def task(self, lead: str, day: tuple[int, int], verb: str, facts: dict[str, Any]) -> Scene:
        """Do something to the task of a leading unit."""

        def ref() -> str:
            plan = WorkPlan.objects.get(year=self._year)
            return str(WorkTask.objects.get(plan=plan, lead=self._cast.body(lead)).ref)

        on = moment(date(self._year, *day), 11)
        return Scene(on, f"{lead}_handler", "work_task", verb, on=ref, facts=lambda: facts)

    def _ref(self) -> str:
        return str(WorkPlan.objects.get(year=self._year).ref)

    def _said(self) -> dict[str, Any]:
        year = self._year
        items = dict(GuidanceItem.objects.filter(valid_to=None).values_list("code", "pk"))
        return {
            "year": year,
            "goal": "（示例）先易后难、由点到面、突出重点，有层次、分步骤推进购买服务工作。",
            "fields": [
                {"name": name, "scope": scope, "item_id": items[code]}
                for name, scope, code in FIELDS
            ],
            "phases": [
                {"name": name, "first": date(year, *first), "last": date(year, *last), "work": work}
                for name, first, last, work in PHASES
            ],
            "tasks": [
                {
                    "content": content,
                    "lead_id": self._cast.body(lead).pk,
                    "partners": partners,
                    "due_on": date(year, *due),
                }
                for content, lead, partners, due in TASKS
            ],
        }
