"""Enter a line, give it more or less, take its rest back, close it."""

from __future__ import annotations

from datetime import datetime

from goufu.base.organisations.models import Organisation
from goufu.base.organisations.queries import finance_of
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.numbers import next_ref
from goufu.law.calendar import day_of
from goufu.law.money import yuan
from goufu.stages.review.budgets import queries, rules
from goufu.stages.review.budgets.actions.journal import Note, by, grant, move_fen, post
from goufu.stages.review.budgets.models import Account, BudgetLine, Move
from goufu.stages.review.budgets.sheets import AdjustLine, CloseLine, Direction, EnterLine, TakeBack


@action
def enter_line(*, sheet: EnterLine, actor: Actor, at: datetime) -> BudgetLine:
    """Enter a line that the department's budget has already.

    Raises:
        NumberTaken: the number of the budget system is another line's.
    """
    department = Organisation.objects.get(pk=sheet.department_id)
    finance = finance_of(department.place)
    # Whoever enters or imports lines of this place at the same moment waits here.
    Organisation.objects.select_for_update(no_key=True).get(pk=finance.pk)
    rules.check_number_free(
        number=sheet.number,
        taken_by=queries.ref_of_number(department.place, sheet.year, sheet.number),
    )
    line = BudgetLine(
        ref=next_ref(department.place, sheet.year, "YS"),
        place=department.place,
        department=department,
        finance=finance,
        amount_fen=0,
        **sheet.model_dump(exclude={"department_id", "amount_fen"}),
    )
    open_dossier(line, actor=actor, at=at, amount_fen=sheet.amount_fen)
    post(Note(Move.ENTERED, at, by=by(actor)), grant(line, sheet.amount_fen))
    return line


@action
def adjust_line(*, ref: str, sheet: AdjustLine, actor: Actor, at: datetime) -> BudgetLine:
    """Give a line more or less during the year, by an order of finance.

    Raises:
        BelowReserved: more is taken away than is not reserved.
    """
    line: BudgetLine = BudgetLine.objects.locked(ref)
    check_step(line, "adjust", actor=actor, at=at)
    fen = sheet.amount_fen if sheet.direction is Direction.INCREASE else -sheet.amount_fen
    change_amount(line, fen, document=sheet.document, reason=sheet.reason, actor=actor, at=at)
    return line


def change_amount(
    line: BudgetLine, fen: int, *, document: str, reason: str, actor: Actor, at: datetime
) -> None:
    """Change what a locked line was granted, with posting and ledger line.

    Raises:
        BelowReserved: more is taken away than is not reserved.
    """
    if -fen > line.available_fen:
        raise rules.BelowReserved(
            ref=line.ref,
            used=yuan(line.reserved_fen + line.paid_fen),
            left=yuan(line.available_fen),
            wanted=yuan(-fen),
        )
    move = Move.INCREASED if fen > 0 else Move.DECREASED
    post(Note(move, at, document=document, reason=reason, by=by(actor)), grant(line, fen))
    advance(
        line,
        "adjust",
        actor=actor,
        at=at,
        change_fen=fen,
        amount_fen=line.amount_fen,
        document=document,
        reason=reason,
    )


@action
def take_back_line(*, ref: str, sheet: TakeBack, actor: Actor, at: datetime) -> BudgetLine:
    """Take back what is left of a line when its year is over; reserved money stays reserved.

    Raises:
        YearStillRuns: the year of the budget is not over.
    """
    line: BudgetLine = BudgetLine.objects.locked(ref)
    check_step(line, "take_back", actor=actor, at=at)
    rules.check_year_over(year=line.year, on=day_of(at))
    left = line.available_fen
    if left:
        note = Note(Move.RETURNED, at, document=sheet.document, reason=sheet.reason, by=by(actor))
        post(note, move_fen(line, Account.AVAILABLE, Account.RETURNED, left))
    advance(
        line,
        "take_back",
        actor=actor,
        at=at,
        returned_fen=left,
        document=sheet.document,
        reason=sheet.reason,
    )
    return line


@action
def close_line(*, ref: str, sheet: CloseLine, actor: Actor, at: datetime) -> BudgetLine:
    """Close a line; what is reserved on it stays reserved."""
    line: BudgetLine = BudgetLine.objects.locked(ref)
    advance(line, "close", actor=actor, at=at, reason=sheet.reason)
    return line
