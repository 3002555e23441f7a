"""The JSON doors of a budget year: for the budget system, which reads what was compiled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router
from pydantic import TypeAdapter

from goufu.law.words import say
from goufu.site.api.schemas import Shapes
from goufu.site.api.wording import later
from goufu.site.budgets.views import YEARS
from goufu.site.doors.asking import doors_or_404, reader_of
from goufu.stages.review.budgets import queries
from goufu.stages.review.budgets.models import BudgetItem
from goufu.stages.review.budgets.workflow import BUDGET

JSON = "application/json"
AT_ONCE = 1_000


@dataclass(frozen=True)
class DepartmentTold:
    """How a department stands; money in fen."""

    department: str
    amount_fen: int
    arranged_fen: int
    paid_fen: int
    returned_fen: int
    available_fen: int


@dataclass(frozen=True)
class ItemTold:
    """What one project draws from one line; below zero it is set off against a replied budget.

    ``number`` is the line's in the budget system, ``reply_number`` empty before the reply.
    """

    id: int
    budget: str
    supplement: int
    reply_number: str
    replied_on: date | None
    department: str
    line: str
    number: str
    functional_class: str
    economic_class: str
    fund: str
    project_code: str
    title: str
    item_code: str
    item_name: str
    amount_fen: int
    in_procurement: bool
    scope: str


@dataclass(frozen=True)
class YearTold:
    """A year's budgets as far as they were handed in; ``next`` is 0 on the last page."""

    year: int
    departments: list[DepartmentTold]
    items: list[ItemTold]
    next: int


def collect(shapes: Shapes) -> TypeAdapter[YearTold]:
    """Return how a year is written; called before the shapes are settled."""
    return shapes.answer("BudgetYear", YearTold)


def put_on(router: Router, answer: TypeAdapter[YearTold], shapes: Shapes) -> None:
    """Add the operation; needs the shapes settled."""
    problem = {"$ref": "#/components/responses/Problem"}
    good = {
        "description": later(say("结果")),
        "content": {JSON: {"schema": shapes.ref("BudgetYear", "answer")}},
    }

    @router.get(
        "/budgets/{year}",
        operation_id="budget_year",
        summary=later(say("一年的预算执行和两张预算表")),
        description=later(
            say(
                "各部门的预算执行情况，以及已报送的购买服务预算逐项数据；"
                "in_procurement 为真的同时列入政府采购预算。"
                "金额为整数“分”。项目较多时按 next 继续取。"
            )
        ),
        tags=["department_budget"],
        openapi_extra={
            "responses": {200: good, **dict.fromkeys((401, 403, 404, 422, 429), problem)}
        },
    )
    def budget_year(request: HttpRequest, year: int, after: int = 0) -> HttpResponse:
        actor = reader_of(request).actor
        doors_or_404(BUDGET.name, actor)
        if year not in YEARS:
            raise Http404
        found = queries.items_handed_in(actor, year).select_related("budget").order_by("id")
        items = list(found.filter(pk__gt=after)[:AT_ONCE])
        told = YearTold(
            year,
            [_department(one) for one in queries.execution_of(actor, year)],
            [_item(one) for one in items],
            items[-1].pk if len(items) == AT_ONCE else 0,
        )
        return HttpResponse(answer.dump_json(told), content_type=JSON)


def _department(one: queries.Execution) -> DepartmentTold:
    return DepartmentTold(
        one.department,
        one.amount_fen,
        one.arranged_fen,
        one.paid_fen,
        one.returned_fen,
        one.available_fen,
    )


def _item(one: BudgetItem) -> ItemTold:
    assert one.budget is not None
    budget, line = one.budget, one.line
    same: dict[str, Any] = {
        name: getattr(one, name)
        for name in ("project_code", "title", "item_code", "item_name", "amount_fen", "scope")
    }
    return ItemTold(
        id=one.pk,
        budget=budget.ref,
        supplement=budget.supplement,
        reply_number=budget.reply_number,
        replied_on=budget.replied_on,
        department=one.department.name,
        line=line.ref,
        number=line.number,
        functional_class=line.functional_class,
        economic_class=line.economic_class,
        fund=line.fund,
        in_procurement=one.in_procurement,
        **same,
    )
