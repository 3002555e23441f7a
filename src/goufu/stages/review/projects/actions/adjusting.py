"""Changing what was approved: the way of the application, once more."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_opening, check_step
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.law.words import Word
from goufu.stages.review.projects import queries
from goufu.stages.review.projects.actions import money
from goufu.stages.review.projects.actions.reviewing import check_reviewer
from goufu.stages.review.projects.models import Adjustment, Project
from goufu.stages.review.projects.rules import reviews, terms
from goufu.stages.review.projects.sheets import Adjust, Opinion, Reasons
from goufu.stages.review.projects.workflow import ADJUST, APPROVED, HANDLER


@action
def adjust(*, parent_ref: str, sheet: Adjust, actor: Actor, at: datetime) -> Adjustment:
    """Ask for a change of amount, term, quantity or content.

    Raises:
        NotToBeAdjusted: not approved yet, or being bought already.
        AdjustmentOpen: another change is under review.
        NothingAdjusted: nothing would change.
        TooLong: the term is longer than the law of the day allows.
    """
    project: Project = Project.objects.locked(parent_ref)
    check_opening(project, by=HANDLER, label=ADJUST, actor=actor)
    _check_adjustable(project)
    before = {name: getattr(project, name) for name in queries.ADJUSTED}
    after = {name: getattr(sheet, name) for name in queries.ADJUSTED}
    if after == before:
        raise reviews.NothingAdjusted
    terms.check_term(
        starts_on=sheet.starts_on,
        ends_on=sheet.ends_on,
        conditions=project.longer_term,
        on=day_of(at),
        place=project.place,
    )
    adjustment = Adjustment(
        ref=child_ref(project.ref, "TZ"),
        project_code=project.project_code,
        place=project.place,
        title=project.title,
        project=project,
        reason=sheet.reason,
        before={name: queries.written(value) for name, value in before.items()},
        handler_account_id=actor.account_id,
        sample=project.sample,
        **after,
    )
    open_dossier(adjustment, actor=actor, at=at, reason=sheet.reason, **_changes(adjustment))
    return adjustment


@action
def adjustment_passes_department(
    *, ref: str, sheet: Opinion, actor: Actor, at: datetime
) -> Adjustment:
    """Pass the department's own review; the reviewer is not the handler."""
    return _passed(ref, "pass_department", sheet, actor, at)


@action
def adjustment_passes_sector(*, ref: str, sheet: Opinion, actor: Actor, at: datetime) -> Adjustment:
    """Pass the sector head's review."""
    return _passed(ref, "pass_sector", sheet, actor, at)


@action
def make_adjustment(*, ref: str, sheet: Opinion, actor: Actor, at: datetime) -> Adjustment:
    """Let the change take effect: the project, what is reserved for it, the unpublished catalogue.

    Raises:
        NotToBeAdjusted: the project has gone on to be bought, or was withdrawn, meanwhile.
        NotEnoughMoney: the budget line has too little left for the new sum.
    """
    adjustment: Adjustment = Adjustment.objects.locked(ref)
    check_step(adjustment, "make", actor=actor, at=at)
    project: Project = Project.objects.locked(adjustment.project.ref)
    check_reviewer(project, adjustment.handler_account_id, actor, at)
    if project.state not in APPROVED:
        raise reviews.NotToBeAdjusted(ref=project.ref, state=Word(project.state_name))
    if adjustment.budget_fen != project.budget_fen:
        money.reserve_anew(project, adjustment.budget_fen, at)
    project.set(**{name: getattr(adjustment, name) for name in queries.ADJUSTED})
    advance(
        adjustment,
        "make",
        actor=actor,
        at=at,
        opinion=sheet.opinion,
        announced=project.state == "announced",
        **_changes(adjustment),
    )
    return adjustment


@action
def refuse_adjustment(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Adjustment:
    """Leave the project as it was approved, and say why."""
    adjustment: Adjustment = Adjustment.objects.locked(ref)
    adjustment.set(refusal_reasons=sheet.reason)
    advance(adjustment, "refuse", actor=actor, at=at, reason=sheet.reason)
    return adjustment


@action
def withdraw_adjustment(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Adjustment:
    """Take the change back before it is decided."""
    adjustment: Adjustment = Adjustment.objects.locked(ref)
    advance(adjustment, "withdraw", actor=actor, at=at, reason=sheet.reason)
    return adjustment


def _passed(ref: str, verb: str, sheet: Opinion, actor: Actor, at: datetime) -> Adjustment:
    adjustment: Adjustment = Adjustment.objects.locked(ref)
    check_step(adjustment, verb, actor=actor, at=at)
    check_reviewer(adjustment.project, adjustment.handler_account_id, actor, at)
    advance(adjustment, verb, actor=actor, at=at, opinion=sheet.opinion)
    return adjustment


def _check_adjustable(project: Project) -> None:
    if project.state not in APPROVED:
        raise reviews.NotToBeAdjusted(ref=project.ref, state=Word(project.state_name))
    under_review = queries.open_adjustment(project)
    if under_review is not None:
        raise reviews.AdjustmentOpen(ref=project.ref, adjustment=under_review.ref)


def _changes(adjustment: Adjustment) -> dict[str, Any]:
    """Return what changes, before and after, for the ledger."""
    after = {name: queries.written(getattr(adjustment, name)) for name in queries.ADJUSTED}
    return {
        "changes": {
            name: [adjustment.before[name], value]
            for name, value in after.items()
            if adjustment.before[name] != value
        }
    }
