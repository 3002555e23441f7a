"""What happens to the money of one department besides its projects: transfer, increase, return."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from goufu.config.sample.cast import Cast
from goufu.config.sample.player import Scene, moment
from goufu.stages.review.budgets.models import BudgetLine, BudgetTransfer

FINANCE, DEPARTMENT = "budget", "civil"
COMMUNITY, SPECIAL = "社区服务经费", "养老服务体系建设专项资金"
FROM_MAIN, MORE = 30_000_000, 60_000_000


def of_2015(cast: Cast) -> list[Scene]:
    """The whole year: two more lines, a transfer, an increase, the rest taken back."""
    return [
        *_entered(cast, 2015, date(2015, 3, 5)),
        _asked(2015, date(2015, 6, 8)),
        Scene(
            moment(date(2015, 6, 10)),
            FINANCE,
            "budget_transfer",
            "approve",
            on=lambda: BudgetTransfer.objects.get(year=2015).ref,
            facts=lambda: {"opinion": "同一部门、同一资金性质，同意调剂。"},
        ),
        Scene(
            moment(date(2015, 7, 15)),
            FINANCE,
            "budget_line",
            "adjust",
            on=_line(2015, SPECIAL),
            facts=lambda: {
                "direction": "increase",
                "amount_fen": MORE,
                "document": "示例财社〔2015〕88号",
                "reason": "上级追加专项资金。",
            },
        ),
        Scene(
            moment(date(2016, 1, 8)),
            FINANCE,
            "budget_line",
            "take_back",
            on=_line(2015, COMMUNITY),
            facts=lambda: {"document": "示例财预〔2016〕3号", "reason": "年度终了，收回结余。"},
        ),
    ]


def of_today(cast: Cast) -> list[Scene]:
    """As it stands now: a transfer waits for finance, next year's budgets are called for."""
    return [*_entered(cast, 2026, date(2026, 3, 5)), _asked(2026, date(2026, 6, 8)), _called()]


def _called() -> Scene:
    facts = {
        "year": 2027,
        "due_on": date(2026, 12, 18),
        "document": "关于布置2027年政府购买服务预算编制工作的通知（示例）",
        "requirements": "（示例）从既有部门预算中统筹，不新增资金；参考上年度绩效评价结果。",
    }
    return Scene(moment(date(2026, 10, 12)), FINANCE, "budget_call", "issue", facts=lambda: facts)


def _entered(cast: Cast, year: int, day: date) -> list[Scene]:
    lines: list[dict[str, Any]] = [
        {"title": COMMUNITY, "number": f"{year}-SQ-001", "amount_fen": 80_000_000},
        {
            "title": SPECIAL,
            "number": f"{year}-ZX-001",
            "fund": "special",
            "amount_fen": 120_000_000,
        },
    ]
    common = {
        "department_id": cast.body(DEPARTMENT).pk,
        "year": year,
        "functional_class": "2081002",
        "economic_class": "30299",
    }
    return [
        Scene(moment(day, 9, n), FINANCE, "budget_line", "enter", facts=_said(common | line))
        for n, line in enumerate(lines)
    ]


def _asked(year: int, day: date) -> Scene:
    return Scene(
        moment(day),
        f"{DEPARTMENT}_handler",
        "budget_transfer",
        "propose",
        on=_line(year, "市民政局公共服务经费"),
        parent=True,
        facts=lambda: {
            "target": _line(year, COMMUNITY)(),
            "amount_fen": FROM_MAIN,
            "reason": "社区服务站点增加，原安排不足，拟在本部门预算内统筹。",
        },
    )


def _line(year: int, title: str) -> Callable[[], str]:
    return lambda: BudgetLine.objects.get(year=year, title=title).ref


def _said(facts: dict[str, Any]) -> Callable[[], dict[str, Any]]:
    return lambda: facts
