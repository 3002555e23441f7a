"""Keep money for a project, pay from it, give it back; parts of other rooms' actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from goufu.base.organisations.models import Organisation
from goufu.law.calendar import day_of
from goufu.stages.review.budgets import queries, rules
from goufu.stages.review.budgets.actions.journal import Change, Note, move_fen, post
from goufu.stages.review.budgets.models import (
    Account,
    BudgetItem,
    BudgetLine,
    DepartmentBudget,
    Move,
    Reservation,
)

FINAL = ("replied", "published")


@dataclass(frozen=True)
class Draw:
    """What is taken from one line, in fen."""

    line_ref: str
    fen: int


@dataclass(frozen=True)
class About:
    """What the budget tables say of the project."""

    title: str
    item_code: str = ""
    item_name: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    central: bool = False  # in the centralised catalogue of the day


def reserve(
    *,
    line_ref: str,
    project_code: str,
    department_id: int,
    year: int,
    fen: int,
    at: datetime,
    about: About | None = None,
) -> BudgetLine:
    """Keep money of one existing line for a project; see ``reserve_from``."""
    return reserve_from(
        [Draw(line_ref, fen)],
        project_code=project_code,
        department_id=department_id,
        year=year,
        at=at,
        about=about,
    )[0]


def reserve_from(
    draws: Sequence[Draw],
    *,
    project_code: str,
    department_id: int,
    year: int,
    at: datetime,
    about: About | None = None,
) -> list[BudgetLine]:
    """Keep money of existing lines for a project, all or nothing; part of the approving action.

    Returns the lines in the order in which they were named.

    Raises:
        NotEnoughMoney: a line has less left than is asked of it.
        WrongDepartment, WrongYear, LineClosed: a line is not the project's to use.
        LineTwice: a line is named twice.
    """
    lines = _locked([draw.line_ref for draw in draws])
    for draw in draws:
        line = lines[draw.line_ref]
        _check_may_use(line, department_id=department_id, year=year)
        rules.check_enough_left(ref=line.ref, left_fen=line.left_fen, wanted_fen=draw.fen)
    Reservation.objects.bulk_create(
        Reservation(
            line=lines[draw.line_ref], project_code=project_code, amount_fen=draw.fen, made_at=at
        )
        for draw in draws
    )
    post(
        Note(Move.RESERVED, at, project_code=project_code),
        [
            change
            for draw in draws
            for change in move_fen(
                lines[draw.line_ref], Account.AVAILABLE, Account.RESERVED, draw.fen
            )
        ],
    )
    _put_into_the_budget(draws, lines, about or About(project_code), project_code, at)
    return [lines[draw.line_ref] for draw in draws]


def release(*, project_code: str, at: datetime) -> int:
    """Give what is not paid of a project's money back to its lines; return how much, in fen."""
    refs = queries.lines_of(project_code)
    if not refs:
        return 0
    lines = {line.pk: line for line in _locked(refs).values()}
    open_ones = list(
        Reservation.objects.select_for_update()
        .filter(project_code=project_code, released_at__isnull=True)
        .order_by("id")
    )
    changes: list[Change] = []
    for one in open_ones:
        rest = one.amount_fen - one.paid_fen
        if rest:
            changes += move_fen(lines[one.line_id], Account.RESERVED, Account.AVAILABLE, rest)
            _take_out_of_the_budget(one, rest, at)
        one.released_at = at
        one.save(update_fields=["released_at"])
    if changes:
        post(Note(Move.RELEASED, at, project_code=project_code), changes)
    return sum(one.amount_fen - one.paid_fen for one in open_ones)


def pay(*, project_code: str, fen: int, document: str, at: datetime) -> int:
    """Write down that money of a project was paid, line after line; return how much, in fen.

    What goes beyond the reservations was refused when the payment was asked for.
    """
    lines = {line.pk: line for line in _locked(queries.lines_of(project_code)).values()}
    changes: list[Change] = []
    left = fen
    for one in (
        Reservation.objects.select_for_update()
        .filter(project_code=project_code, released_at__isnull=True)
        .order_by("id")
    ):
        part = min(left, one.amount_fen - one.paid_fen)
        if part:
            changes += move_fen(lines[one.line_id], Account.RESERVED, Account.PAID, part)
            one.paid_fen += part
            one.save(update_fields=["paid_fen"])
            left -= part
    if changes:
        post(Note(Move.PAID, at, project_code=project_code, document=document), changes)
    return fen - left


def _locked(refs: Sequence[str]) -> dict[str, BudgetLine]:
    """Lock lines in the order of their ids, so that nobody waits for somebody who waits.

    Raises:
        LineTwice: a line is named twice.
        NoSuchDossier: there is no such line.
    """
    for ref in refs:
        if list(refs).count(ref) > 1:
            raise rules.LineTwice(ref=ref)
    found = BudgetLine.objects.select_for_update(of=("self",)).filter(ref__in=refs).order_by("id")
    lines = {line.ref: line for line in found}
    return {ref: lines.get(ref) or BudgetLine.objects.locked(ref) for ref in refs}


def _check_may_use(line: BudgetLine, *, department_id: int, year: int) -> None:
    if line.department_id != department_id:
        department = Organisation.objects.get(pk=department_id)
        raise rules.WrongDepartment(
            ref=line.ref, owner=line.department.name, department=department.name
        )
    if line.year != year:
        raise rules.WrongYear(ref=line.ref, line_year=line.year, year=year)
    if line.state != line.WORKFLOW.start:
        raise rules.LineClosed(ref=line.ref)


def _put_into_the_budget(
    draws: Sequence[Draw],
    lines: dict[str, BudgetLine],
    about: About,
    project_code: str,
    at: datetime,
) -> None:
    """Write down what the project stands for in the department's budgets of the year."""
    first = lines[draws[0].line_ref]
    # Whoever hands that budget in at the same moment waits, or we find it handed in.
    being_compiled = (
        DepartmentBudget.objects.select_for_update(of=("self",))
        .filter(department_id=first.department_id, year=first.year, state="compiled")
        .order_by("id")
        .first()
    )
    scope = rules.scope_of(
        central=about.central,
        fen=sum(draw.fen for draw in draws),
        on=day_of(at),
        place=first.place,
    )
    BudgetItem.objects.bulk_create(
        BudgetItem(
            department_id=first.department_id,
            year=first.year,
            budget=being_compiled,
            line=lines[draw.line_ref],
            project_code=project_code,
            title=about.title,
            item_code=about.item_code,
            item_name=about.item_name,
            quantity=about.quantity,
            unit=about.unit,
            scope=scope,
            amount_fen=draw.fen,
            added_at=at,
        )
        for draw in draws
    )


def _take_out_of_the_budget(one: Reservation, fen: int, at: datetime) -> None:
    """Take an item out; what is handed in or replied stays, and is set off in a later budget."""
    item = (
        BudgetItem.objects.select_related("budget")
        .filter(project_code=one.project_code, line_id=one.line_id, amount_fen__gt=0)
        .order_by("id")
        .last()
    )
    assert item is not None  # written with the reservation
    if item.budget is None or item.budget.state == "compiled":
        item.delete()
        return
    item.pk, item.budget, item.amount_fen, item.added_at = None, None, -fen, at
    item.save(force_insert=True)
