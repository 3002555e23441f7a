"""Call for the budgets of a year, remind those who are late."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from goufu.base.ledger.models import Entry
from goufu.base.notifications.outbox import tell_holders
from goufu.base.organisations.models import Organisation
from goufu.base.organisations.queries import finance_of
from goufu.base.people.queries import holders_among
from goufu.base.people.roles import THE_CLOCK, Actor, Role
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier, open_dossiers
from goufu.base.workflow.numbers import next_ref, next_refs
from goufu.law.calendar import day_of
from goufu.stages.review.budgets import queries, rules
from goufu.stages.review.budgets.actions.budgets import gather, title_of
from goufu.stages.review.budgets.models import BudgetCall, DepartmentBudget
from goufu.stages.review.budgets.sheets import CallForBudgets, Remark
from goufu.stages.review.budgets.workflow import CALL, HAND_IN

TOLD = (Role.HANDLER, Role.HEAD)


@action
def call_for_budgets(*, sheet: CallForBudgets, actor: Actor, at: datetime) -> BudgetCall:
    """Open the budget of the year for each department, with the day by which it is handed in.

    A department that compiles its budget already is left to go on; its day is set all the same.

    Raises:
        AlreadyCalled: the bureau has called for that year.
        DayGoneBy: the day lies in the past.
    """
    CALL.check_opener(actor)
    # Whoever calls at the same moment waits here.
    finance = Organisation.objects.select_for_update(no_key=True).get(pk=finance_of(actor.place).pk)
    earlier = BudgetCall.objects.filter(finance=finance, year=sheet.year).first()
    if earlier is not None:
        raise rules.AlreadyCalled(year=sheet.year, ref=earlier.ref)
    if sheet.due_on < day_of(at):
        raise rules.DayGoneBy(day=sheet.due_on.isoformat())
    call = BudgetCall(
        ref=next_ref(finance.place, sheet.year, "BZ"),
        title=sheet.document,
        place=finance.place,
        finance=finance,
        **sheet.model_dump(),
    )
    departments = queries.may_purchase(finance.place, on=day_of(at))
    entry = open_dossier(call, actor=actor, at=at, due_on=sheet.due_on.isoformat())
    for budget in _budgets(call, departments, at):
        HAND_IN.order(budget, since=day_of(at), due_on=sheet.due_on)
    _tell(departments, entry, sentence=CALL.opened, title=call.title)
    return call


@action
def remind(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> BudgetCall:
    """Remind the departments that have not handed their budgets in."""
    call: BudgetCall = BudgetCall.objects.locked(ref)
    late = [budget.department for budget in queries.not_handed_in(call)]
    entry = advance(
        call, "remind", actor=actor, at=at, remark=sheet.remark, departments=[d.name for d in late]
    )
    _tell(late, entry, sentence=call.WORKFLOW.steps[0].done, title=call.title)
    return call


@action
def close_call(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> BudgetCall:
    """Close the call; what is still to be handed in stays due."""
    call: BudgetCall = BudgetCall.objects.locked(ref)
    advance(call, "close", actor=actor, at=at, remark=sheet.remark)
    return call


def _budgets(
    call: BudgetCall, departments: Iterable[Organisation], at: datetime
) -> list[DepartmentBudget]:
    """Open the budgets that are not there yet; return all that are still to be handed in."""
    there = queries.compiled_already(call)
    new = [one for one in departments if one.pk not in there]
    refs = next_refs(call.place, call.year, "BM", count=len(new))
    opened = [
        DepartmentBudget(
            ref=ref,
            title=title_of(one, call.year),
            place=call.place,
            department=one,
            finance_id=call.finance_id,
            year=call.year,
        )
        for ref, one in zip(refs, new, strict=True)
    ]
    facts = [{"call": call.ref} for _ in opened]
    open_dossiers(opened, actor=THE_CLOCK, at=at, facts=facts)
    for budget in opened:
        gather(budget)
    return list(queries.not_handed_in(call))


def _tell(departments: Iterable[Organisation], entry: Entry, *, sentence: str, title: str) -> None:
    numbers = [one.pk for one in departments]
    posts = holders_among(
        [(role, numbers) for role in TOLD], on=day_of(entry.happened_at)
    ).select_related("organisation")
    tell_holders(posts, entry, sentence=sentence, title=title)
