"""Move one dossier one step: the only place where state is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from goufu.base.deadlines.duties import meet
from goufu.base.ledger.models import Entry
from goufu.base.notifications.outbox import tell
from goufu.base.people.roles import PARTY_OF, ROLE_NAMES, WATCHERS, Actor
from goufu.base.workflow import remembered
from goufu.base.workflow.action import reasons_so_far
from goufu.base.workflow.declare import NotNow, Step
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.models import Standing
from goufu.law.calendar import day_of
from goufu.law.refusals import Refusal
from goufu.law.words import say

Listener = Callable[[Entry], None]
_listeners: dict[str, list[Listener]] = {}


class OnHold(Refusal):
    code = "workflow.on_hold"
    sentence = say("项目已暂停，不能“{label}”：{reason}")
    remedy = say("请等待暂停事项处理完毕；恢复后可继续办理，时限自动顺延。")


class NotAParty(Refusal):
    code = "workflow.not_a_party"
    status = 403
    sentence = say("{organisation}不是本项目的{role}，不能“{label}”。")
    remedy = say("请由本项目的承办单位办理。")


def open_dossier(dossier: Dossier, *, actor: Actor, at: datetime, **facts: Any) -> Entry:
    """Save a new dossier in its first state and write the ledger.

    Raises:
        NotYours: the actor's role is not one of the workflow's ``openers``.
    """
    dossier.WORKFLOW.check_opener(actor)
    dossier.state = dossier.WORKFLOW.start
    dossier.opened_at = at
    dossier.save(force_insert=True)
    return _write(dossier, "open", actor=actor, at=at, clause="", facts=facts)


def open_dossiers(
    dossiers: Sequence[Dossier], *, actor: Actor, at: datetime, facts: Sequence[dict[str, Any]]
) -> list[Entry]:
    """Save many new dossiers of one kind, each with its line of the ledger, in two statements.

    Args:
        facts: what each one's line says, in the same order.

    Raises:
        NotYours: the actor's role is not one of the workflow's ``openers``.
    """
    if not dossiers:
        return []
    for dossier in dossiers:
        dossier.WORKFLOW.check_opener(actor)
        dossier.state, dossier.opened_at = dossier.WORKFLOW.start, at
    type(dossiers[0])._default_manager.bulk_create(dossiers)
    entries = Entry.objects.bulk_create(
        _line(dossier, "open", actor=actor, at=at, clause="", facts=said)
        for dossier, said in zip(dossiers, facts, strict=True)
    )
    for entry in entries:
        _let_know(entry)
    return entries


def advance(dossier: Dossier, verb: str, *, actor: Actor, at: datetime, **facts: Any) -> Entry:
    """Take the step ``verb``: change state, meet and open duties, write the ledger, tell.

    Call it inside the action, after the facts are saved.

    Raises:
        NotNow: the step does not leave the current state, or somebody else moved first.
        NotYours: the actor does not hold the role.
        NotAParty: the actor's organisation has no part in the dossier.
        OnHold: the project is suspended.
    """
    today = day_of(at)
    step = dossier.WORKFLOW.step(verb, dossier=dossier, actor=actor, on=today)
    check_party(dossier, step, actor)
    check_hold(dossier, step)
    _move(dossier, step)

    if step.meets:
        meet(step.meets, dossier.duties_from(), on=today)
    for duty in step.opens:
        duty.open(dossier, since=today)
    entry = _write(dossier, verb, actor=actor, at=at, clause=step.clause, facts=facts)
    tell(dossier, step, entry)
    return entry


def check_party(dossier: Dossier, step: Step, actor: Actor) -> None:
    """Refuse an officer whose organisation has no part in this dossier."""
    organisations = dossier.parties(PARTY_OF[actor.role])
    if organisations is None or actor.organisation_id in organisations:
        return
    if actor.role in WATCHERS and dossier.place.startswith(actor.place):
        return
    raise NotAParty(organisation=actor.organisation, role=ROLE_NAMES[actor.role], label=step.label)


def check_hold(dossier: Dossier, step: Step) -> None:
    """Refuse every step of a suspended project but those that lead out of it."""
    if step.through_hold or not dossier.project_code:
        return
    hold = remembered.hold_on(dossier.project_code)
    if hold is not None:
        raise OnHold(label=step.label, reason=hold.reason, clause=hold.clause)


def give_standing(project_code: str, party: str, organisation_id: int) -> None:
    """Make an organisation a party to a project; doing it twice changes nothing."""
    standing = Standing(project_code=project_code, party=party, organisation_id=organisation_id)
    Standing.objects.bulk_create([standing], ignore_conflicts=True)
    remembered.forget(project_code)


def connect(switchboard: dict[str, list[Listener]]) -> None:
    """Plug in the switchboard; called once, by ``config``."""
    _listeners.clear()
    _listeners.update(switchboard)


def _move(dossier: Dossier, step: Step) -> None:
    rows = type(dossier)._default_manager.filter(pk=dossier.pk, state=step.source)
    if not rows.update(state=step.target):
        raise NotNow(ref=dossier.ref, state=dossier.state_name, label=step.label)
    dossier.state = step.target


def _write(
    dossier: Dossier, verb: str, *, actor: Actor, at: datetime, clause: str, facts: dict[str, Any]
) -> Entry:
    entry = _line(dossier, verb, actor=actor, at=at, clause=clause, facts=facts)
    entry.save(force_insert=True)
    _let_know(entry)
    return entry


def _line(
    dossier: Dossier, verb: str, *, actor: Actor, at: datetime, clause: str, facts: dict[str, Any]
) -> Entry:
    return Entry(
        event=f"{dossier.WORKFLOW.name}.{verb}",
        dossier_kind=dossier.WORKFLOW.name,
        ref=dossier.ref,
        project_code=dossier.project_code,
        place=dossier.place,
        account_id=actor.account_id,
        actor=actor.name,
        role=actor.role,
        organisation_id=actor.organisation_id,
        organisation=actor.organisation,
        happened_at=at,
        clause=clause,
        facts=facts,
        why=reasons_so_far(),
    )


def _let_know(entry: Entry) -> None:
    for listener in _listeners.get(entry.event, ()):
        listener(entry)
