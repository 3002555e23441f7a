"""Put a single source before the public, take objections in, argue them."""

from __future__ import annotations

from datetime import datetime

from goufu.base.people.roles import THE_CLOCK, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law import duties
from goufu.law.calendar import day_of
from goufu.stages.procurement.method_changes import queries, rules
from goufu.stages.procurement.method_changes.models import MethodChange
from goufu.stages.procurement.method_changes.models import Objection as RaisedObjection
from goufu.stages.procurement.method_changes.sheets import Argument, Objection, Remark
from goufu.stages.procurement.method_changes.workflow import ARGUE

PUBLICITY = "single_source_publicity"  # The duty's name in the law floor.


@action
def publish(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> MethodChange:
    """Put the single source before the public; it may object up to the last day.

    Raises:
        NoPublicityAsked, PublicAlready, ContentsMissing: see ``rules``.
    """
    change: MethodChange = MethodChange.objects.locked(ref)
    check_step(change, "publish", actor=actor, at=at)
    rules.check_publicity_asked(queries.choice_of(change, day_of(at)))
    rules.check_not_yet_public(until=change.public_until, on=day_of(at))
    rules.check_contents(
        rules.Publicity(
            change.supplier, change.supplier_address, change.reason, len(change.experts)
        )
    )
    until = duties.due(PUBLICITY, since=day_of(at), place=change.place).due_on
    change.set(public_from=day_of(at), public_until=until, settled=False)
    advance(
        change,
        "publish",
        actor=actor,
        at=at,
        until=str(until),
        supplier=change.supplier,
        remark=sheet.remark,
    )
    return change


@action
def object_to(*, ref: str, sheet: Objection, actor: Actor, at: datetime) -> MethodChange:
    """Take an objection in; the ledger says that there is one, not whose it is.

    Raises:
        ObjectionsClosed: the last day is over.
    """
    change: MethodChange = MethodChange.objects.locked(ref)
    check_step(change, "object", actor=actor, at=at)
    rules.check_may_object(until=change.public_until, on=day_of(at))
    number = change.objections.count() + 1
    RaisedObjection.objects.create(
        change=change,
        number=number,
        organisation_id=actor.organisation_id,
        text=sheet.text,
        name=sheet.name or actor.organisation,
        contact=sheet.contact,
        raised_at=at,
    )
    advance(change, "object", actor=actor, at=at, number=number)
    return change


@action
def end_publicity(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> MethodChange:
    """End the publicity on the day after its last; objections are to be argued within a period."""
    change: MethodChange = MethodChange.objects.locked(ref)
    assert change.public_until is not None
    count = change.objections.count()
    verb = "begin_argument" if count else "end_publicity"
    check_step(change, verb, actor=actor, at=at)
    change.set(settled=not count)
    advance(change, verb, actor=actor, at=at, objections=count, remark=sheet.remark)
    if count:
        ARGUE.open(change, since=change.public_until)
    return change


@action
def dismiss_objections(*, ref: str, sheet: Argument, actor: Actor, at: datetime) -> MethodChange:
    """Argue anew that there is one source only, and tell each who objected.

    Raises:
        NotEverybodyAnswered: an objection has no answer.
    """
    return _argued(ref, "dismiss_objections", sheet, actor, at, settled=True)


@action
def uphold_objections(*, ref: str, sheet: Argument, actor: Actor, at: datetime) -> MethodChange:
    """Find an objection right: the purchase goes another way.

    Raises:
        NotEverybodyAnswered: an objection has no answer.
    """
    return _argued(ref, "uphold_objections", sheet, actor, at, settled=False)


def by_the_clock(ref: str, at: datetime) -> MethodChange:
    """End a publicity as the platform."""
    ended: MethodChange = end_publicity(ref=ref, sheet=Remark(), actor=THE_CLOCK, at=at)
    return ended


def _argued(
    ref: str, verb: str, sheet: Argument, actor: Actor, at: datetime, *, settled: bool
) -> MethodChange:
    change: MethodChange = MethodChange.objects.locked(ref)
    check_step(change, verb, actor=actor, at=at)
    answers = {row.number: row.answer for row in sheet.answers}
    objections = list(change.objections.order_by("number"))
    rules.check_answered(objections=[one.number for one in objections], answered=answers)
    for one in objections:
        one.answer = answers[one.number]
    RaisedObjection.objects.bulk_update(objections, ["answer"])
    change.set(
        settled=settled,
        argument=sheet.argument,
        arguers=[row.model_dump(mode="json") for row in sheet.arguers],
    )
    advance(change, verb, actor=actor, at=at, argument=sheet.argument, objections=len(objections))
    return change
