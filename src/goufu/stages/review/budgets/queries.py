"""Questions to the budgets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, Sum

from goufu.base.organisations.kinds import Function
from goufu.base.organisations.models import Organisation
from goufu.base.organisations.queries import doing_at
from goufu.base.people.roles import FINANCE, PURCHASERS, WATCHERS, Actor
from goufu.law.questions import ask
from goufu.stages.review.budgets.models import (
    BudgetCall,
    BudgetItem,
    BudgetLine,
    BudgetTransfer,
    DepartmentBudget,
    Reservation,
)
from goufu.stages.review.budgets.workflow import BUDGET


@dataclass(frozen=True)
class Totals:
    """What a budget adds up to; money in fen."""

    items: int
    purchase_fen: int
    procurement_fen: int
    project_codes: list[str]  # those that the budget gives money to


def lines_visible_to(actor: Actor) -> QuerySet[BudgetLine]:
    """Return the lines of one's own department, of one's own place for finance and watchers."""
    return BudgetLine.objects.filter(_mine(actor)).select_related("department")


def transfers_visible_to(actor: Actor) -> QuerySet[BudgetTransfer]:
    """Return the transfers that the actor may see."""
    return BudgetTransfer.objects.filter(_mine(actor)).select_related(
        "department", "source", "target"
    )


def budgets_visible_to(actor: Actor) -> QuerySet[DepartmentBudget]:
    """Return the department budgets that the actor may see."""
    return DepartmentBudget.objects.filter(_mine(actor)).select_related("department")


def _mine(actor: Actor) -> Q:
    if actor.role in FINANCE:
        return Q(finance_id=actor.organisation_id)
    if actor.role in WATCHERS:
        return Q(place__startswith=actor.place)
    if actor.party == "purchaser":
        return Q(department_id=actor.organisation_id)
    return Q(pk__in=[])


def lines_for(department_id: int, year: int) -> QuerySet[BudgetLine]:
    """Return the open lines of a department in a year, those with most money first."""
    return BudgetLine.objects.filter(department_id=department_id, year=year, state="open").order_by(
        "-amount_fen", "id"
    )


def others_like(line: BudgetLine) -> QuerySet[BudgetLine]:
    """Return the open lines to which money of this one may be moved."""
    found = lines_for(line.department_id, line.year)
    return found.filter(fund=line.fund).exclude(pk=line.pk)


def ref_of_number(place: str, year: int, number: str) -> str:
    """Return which line has a number of the budget system; nothing where none has."""
    found = BudgetLine.objects.filter(place=place, year=year, number=number) if number else None
    line = found.first() if found is not None else None
    return line.ref if line else ""


def lines_numbered(place: str, wanted: set[tuple[int, str]]) -> dict[tuple[int, str], BudgetLine]:
    """Return the lines that are there already, by year and number of the budget system."""
    found = BudgetLine.objects.filter(
        place=place, year__in={year for year, _ in wanted}, number__in={one for _, one in wanted}
    )
    return {(line.year, line.number): line for line in found.order_by("id")}


def departments_by_word(place: str) -> dict[str, Organisation]:
    """Return the purchasers of a place by every word that a file may call them.

    A word that more than one of them answers to names none.
    """
    found: dict[str, Organisation | None] = {}
    for one in doing_at(Function.PURCHASER, place).prefetch_related("aliases"):
        words = {one.name, one.short_name, one.uscc or "", *(a.value for a in one.aliases.all())}
        for word in words - {""}:
            found[word] = None if word in found else one
    return {word: one for word, one in found.items() if one is not None}


def reserved_for(project_code: str) -> int:
    """Return what is reserved for a project, in fen; nothing where nothing is."""
    total: int | None = _open(project_code).aggregate(total=Sum("amount_fen"))["total"]
    return total or 0


def lines_of(project_code: str) -> list[str]:
    """Return the numbers of the lines on which money is kept for a project."""
    return list(_open(project_code).order_by("id").values_list("line__ref", flat=True))


def _open(project_code: str) -> QuerySet[Reservation]:
    return Reservation.objects.filter(project_code=project_code, released_at__isnull=True)


def budgets_of(department_id: int, year: int) -> QuerySet[DepartmentBudget]:
    """Return a department's budgets of a year, the year's own first."""
    return DepartmentBudget.objects.filter(department_id=department_id, year=year).order_by(
        "supplement"
    )


def may_purchase(place: str, *, on: date) -> list[Organisation]:
    """Return the bodies of a place that the law of the day lets purchase services."""
    return [one for one in doing_at(Function.PURCHASER, place) if _may(one.kind, place, on)]


def _may(kind: str, place: str, on: date) -> bool:
    answer = ask("purchaser", {"kind": kind, "on": on.isoformat(), "place": place})
    return bool(answer["verdict"] != "forbidden")


def calls_visible_to(actor: Actor) -> QuerySet[BudgetCall]:
    """Return the calls of one's own finance bureau; departments see those of their place."""
    found = BudgetCall.objects.select_related("finance")
    if actor.role in FINANCE:
        return found.filter(finance_id=actor.organisation_id)
    if actor.role in WATCHERS:
        return found.filter(place__startswith=actor.place)
    return found.filter(place=actor.place) if actor.role in PURCHASERS else found.none()


def compiled_already(call: BudgetCall) -> set[int]:
    """Return the departments that have a budget of the call's year."""
    return set(_called(call).values_list("department_id", flat=True))


def not_handed_in(call: BudgetCall) -> QuerySet[DepartmentBudget]:
    """Return the budgets of the call's year that departments still have to hand in."""
    found = _called(call).filter(state=BUDGET.start)
    return found.select_related("department").order_by("id")


def counted(call: BudgetCall) -> tuple[int, int]:
    """Return how many budgets of the call's year there are, and how many are still to come."""
    budgets = _called(call)
    return budgets.count(), budgets.filter(state=BUDGET.start).count()


def _called(call: BudgetCall) -> QuerySet[DepartmentBudget]:
    return DepartmentBudget.objects.filter(finance_id=call.finance_id, year=call.year, supplement=0)


def items_waiting(department_id: int, year: int) -> QuerySet[BudgetItem]:
    """Return what stands in no budget yet."""
    return BudgetItem.objects.filter(department_id=department_id, year=year, budget=None)


def items_of(budget: DepartmentBudget) -> QuerySet[BudgetItem]:
    """Return what stands in a budget, in the order in which it came in."""
    return budget.items.select_related("line", "department").order_by("id")


def items_handed_in(actor: Actor, year: int) -> QuerySet[BudgetItem]:
    """Return what stands in the budgets of a year that finance has been given."""
    budgets = budgets_visible_to(actor).filter(year=year).exclude(state=BUDGET.start)
    return BudgetItem.objects.filter(budget__in=budgets.order_by()).select_related(
        "line", "department"
    )


@dataclass(frozen=True)
class Execution:
    """How a department stands in a year; money in fen."""

    department_id: int
    department: str
    amount_fen: int
    reserved_fen: int  # and not paid yet
    paid_fen: int
    returned_fen: int
    available_fen: int

    @property
    def arranged_fen(self) -> int:
        """What services are bought for: reserved or paid already."""
        return self.reserved_fen + self.paid_fen

    @property
    def rate(self) -> float | None:
        """What share of it is paid, in percent; None where nothing is arranged."""
        return 100 * self.paid_fen / self.arranged_fen if self.arranged_fen else None


SUMS = ("amount_fen", "reserved_fen", "paid_fen", "returned_fen", "available_fen")


def execution_of(actor: Actor, year: int) -> list[Execution]:
    """Return how each department that the actor may see stands, by name."""
    rows = (
        lines_visible_to(actor)
        .filter(year=year)
        .order_by()
        .values_list("department_id", "department__name")
        .annotate(*(Sum(name) for name in SUMS))
        .order_by("department__name", "department_id")
    )
    return [Execution(*row) for row in rows]


def years_of(actor: Actor) -> list[int]:
    """Return the years of which the actor may see lines, the newest first."""
    years = lines_visible_to(actor).order_by().values_list("year", flat=True).distinct()
    return sorted(years, reverse=True)


def departments_of(actor: Actor) -> list[tuple[int, str]]:
    """Return the departments of which the actor may see lines, by name."""
    found = lines_visible_to(actor).order_by().values_list("department_id", "department__name")
    return sorted(found.distinct(), key=lambda row: row[1])


def totals_of(budget: DepartmentBudget) -> Totals:
    """Add a budget up."""
    items = list(items_of(budget))
    codes = dict.fromkeys(item.project_code for item in items if item.amount_fen > 0)
    return Totals(
        items=len(items),
        purchase_fen=sum(item.amount_fen for item in items),
        procurement_fen=sum(item.amount_fen for item in items if item.in_procurement),
        project_codes=list(codes),
    )
