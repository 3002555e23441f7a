"""The walk from the end of a contract to the use of its evaluation's result."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from goufu.stages.performance.evaluations import actions as evaluations
from goufu.stages.performance.evaluations import sheets as evaluation_sheets
from goufu.stages.performance.evaluations.models import Evaluation
from tests.walk_contracting import ContractingWalk

# The five targets of the walk's application, each worth twenty.
SCORES: list[dict[str, Any]] = [
    {"name": name, "actual": actual, "score": score, "weight": "20"}
    for name, actual, score in (
        ("服务人次", "1200", "100"),
        ("抽查合格率", "95.4%", "92"),
        ("按时上门率", "98.6%", "90"),
        ("单次成本", "1333元", "90"),
        ("老人满意度", "93%", "88"),
    )
]


class PerformanceWalk(ContractingWalk):
    """A project on its walk through its evaluation."""

    NEWEST: ClassVar = {**ContractingWalk.NEWEST, evaluations: "evaluation"}

    @property
    def evaluation(self) -> Evaluation:
        return Evaluation.objects.get(project_code=self.ref)

    def commissioned(
        self, *, on: str, third: str | None = "third", by: str = "performance"
    ) -> Self:
        chosen = self.town.organisations[third].pk if third else None
        facts = {"third_party_id": chosen, "scheme": "抽样 200 户，查阅服务记录"}
        return self.do(
            evaluations, "commission", evaluation_sheets.Commission, on=on, by=by, **facts
        )

    def evaluation_scored(
        self, *, on: str, by: str = "third", rows: list[dict[str, Any]] | None = None
    ) -> Self:
        facts = {"rows": rows or SCORES, "report": "目标基本完成"}
        return self.do(evaluations, "score", evaluation_sheets.Scoring, on=on, by=by, **facts)

    def evaluation_concluded(self, *, on: str, by: str = "performance") -> Self:
        facts = {"conclusion": "达到预期目标"}
        return self.do(evaluations, "conclude", evaluation_sheets.Conclusion, on=on, by=by, **facts)

    def used(self, *, on: str, by: str = "budget", decision: str = "keep") -> Self:
        facts = {
            "budget_decision": decision,
            "settlement_decision": "按合同结算",
            "provider_decision": "作为选择承接主体的参考",
        }
        return self.do(evaluations, "use_result", evaluation_sheets.Use, on=on, by=by, **facts)

    def up_to_use(self) -> Self:
        """Take the project to the use of its evaluation's result (spring of the next year)."""
        y = self.year + 1
        self.up_to_completion().commissioned(on=f"{y}-01-10").evaluation_scored(on=f"{y}-02-20")
        return self.evaluation_concluded(on=f"{y}-03-01").used(on=f"{y}-03-10")
