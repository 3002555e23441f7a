"""Move money between two lines of a department: asked for by it, approved by finance."""

from __future__ import annotations

from datetime import datetime

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_opening, check_step
from goufu.base.workflow.numbers import next_ref
from goufu.base.workflow.separation import check_other_person
from goufu.law.calendar import day_of
from goufu.law.words import Word
from goufu.stages.review.budgets import rules
from goufu.stages.review.budgets.actions.journal import Note, by, grant, post
from goufu.stages.review.budgets.models import BudgetLine, BudgetTransfer, Fund, Move
from goufu.stages.review.budgets.sheets import Opinion, ProposeTransfer, ReturnReason
from goufu.stages.review.budgets.workflow import COMPILER, TRANSFER


@action
def propose_transfer(
    *, parent_ref: str, sheet: ProposeTransfer, actor: Actor, at: datetime
) -> BudgetTransfer:
    """Ask finance to move money to another line of the same department.

    Raises:
        OnlyOneLine, FundsMixed, WrongDepartment, WrongYear, LineClosed: see ``rules``.
        NotEnoughMoney: the line has less left.
    """
    source: BudgetLine = BudgetLine.objects.numbered(parent_ref)
    check_opening(source, by=COMPILER, label=TRANSFER.opened, actor=actor)
    target: BudgetLine = BudgetLine.objects.numbered(sheet.target)
    _check(source, target, sheet.amount_fen)
    transfer = BudgetTransfer(
        ref=next_ref(source.place, source.year, "TJ"),
        title=f"{source.title} → {target.title}"[:200],
        place=source.place,
        department_id=source.department_id,
        finance_id=source.finance_id,
        year=source.year,
        source=source,
        target=target,
        amount_fen=sheet.amount_fen,
        reason=sheet.reason,
        proposer_account_id=actor.account_id,
    )
    open_dossier(
        transfer,
        actor=actor,
        at=at,
        source=source.ref,
        target=target.ref,
        amount_fen=sheet.amount_fen,
        reason=sheet.reason,
    )
    return transfer


@action
def approve_transfer(*, ref: str, sheet: Opinion, actor: Actor, at: datetime) -> BudgetTransfer:
    """Carry the transfer out; who asked for it may not approve it.

    Raises:
        NotEnoughMoney: the line has less left than when it was asked for.
        SamePerson: whoever asked approves.
    """
    transfer: BudgetTransfer = BudgetTransfer.objects.locked(ref)
    check_step(transfer, "approve", actor=actor, at=at)
    check_other_person(
        actor,
        transfer.proposer_account_id,
        step="project_review",
        earlier_step="project",
        on=day_of(at),
        place=transfer.place,
    )
    pair = (transfer.source_id, transfer.target_id)
    locked = BudgetLine.objects.select_for_update(of=("self",)).filter(pk__in=pair).order_by("id")
    lines = {line.pk: line for line in locked}
    source, target = (lines[one] for one in pair)
    _check(source, target, transfer.amount_fen)
    note = Note(Move.TRANSFERRED, at, document=transfer.ref, reason=transfer.reason, by=by(actor))
    post(note, [*grant(source, -transfer.amount_fen), *grant(target, transfer.amount_fen)])
    transfer.set(opinion=sheet.opinion, decided_on=day_of(at))
    advance(
        transfer,
        "approve",
        actor=actor,
        at=at,
        opinion=sheet.opinion,
        source=source.ref,
        target=target.ref,
        amount_fen=transfer.amount_fen,
    )
    return transfer


@action
def refuse_transfer(*, ref: str, sheet: ReturnReason, actor: Actor, at: datetime) -> BudgetTransfer:
    """Refuse the transfer, saying why."""
    transfer: BudgetTransfer = BudgetTransfer.objects.locked(ref)
    transfer.set(opinion=sheet.reason, decided_on=day_of(at))
    advance(transfer, "refuse", actor=actor, at=at, reason=sheet.reason)
    return transfer


def _check(source: BudgetLine, target: BudgetLine, fen: int) -> None:
    """Refuse a transfer that mixes lines, departments, years or kinds of money."""
    if source.pk == target.pk:
        raise rules.OnlyOneLine(ref=source.ref)
    if source.department_id != target.department_id:
        raise rules.WrongDepartment(
            ref=target.ref, owner=target.department.name, department=source.department.name
        )
    if source.year != target.year:
        raise rules.WrongYear(ref=target.ref, line_year=target.year, year=source.year)
    for line in (source, target):
        if line.state != line.WORKFLOW.start:
            raise rules.LineClosed(ref=line.ref)
    rules.check_same_fund(
        source=source.ref,
        source_fund=Word(Fund(source.fund).label),
        target=target.ref,
        target_fund=Word(Fund(target.fund).label),
        same=source.fund == target.fund,
    )
    rules.check_enough_left(ref=source.ref, left_fen=source.left_fen, wanted_fen=fen)
