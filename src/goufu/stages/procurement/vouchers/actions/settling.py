"""Statements: what a provider asks for a period, checked by the purchaser."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_opening, check_step
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import BEIJING, day_of
from goufu.stages.procurement.vouchers import queries
from goufu.stages.procurement.vouchers.models import Redemption, Scheme, Statement
from goufu.stages.procurement.vouchers.rules import use as rules
from goufu.stages.procurement.vouchers.sheets import Opinion, Reasons, Settle
from goufu.stages.procurement.vouchers.workflow import STATEMENT
from goufu.stages.procurement.vouchers.workflow.statement import PROVIDER


@action
def settle(*, parent_ref: str, sheet: Settle, actor: Actor, at: datetime) -> Statement:
    """Ask to be paid for what was redeemed in a period; each redemption is asked for once.

    Raises:
        PeriodReversed, NothingToSettle: there is nothing to ask for.
    """
    scheme: Scheme = Scheme.objects.locked(parent_ref)
    check_opening(scheme, by=PROVIDER, label=STATEMENT.opened, actor=actor)
    rules.check_period(period_from=sheet.period_from, period_to=sheet.period_to, on=day_of(at))
    own = actor.organisation_id or 0
    since = _morning(sheet.period_from)
    until = _morning(sheet.period_to + timedelta(days=1))
    found = list(queries.to_settle(scheme, own, since, until).select_for_update(of=("self",)))
    if not found:
        raise rules.NothingToSettle(period_from=sheet.period_from, period_to=sheet.period_to)
    statement = Statement(
        ref=child_ref(scheme.ref, "JS"),
        project_code=scheme.project_code,
        title=scheme.title,
        place=scheme.place,
        scheme=scheme,
        provider_id=own,
        period_from=sheet.period_from,
        period_to=sheet.period_to,
        count=len(found),
        amount=sum(one.amount for one in found),
        value_fen=sum(one.value_fen for one in found),
        note=sheet.note,
    )
    open_dossier(
        statement,
        actor=actor,
        at=at,
        scheme=scheme.ref,
        count=statement.count,
        amount=statement.amount,
        value_fen=statement.value_fen,
    )
    Redemption.objects.filter(pk__in=[one.pk for one in found]).update(statement=statement)
    return statement


@action
def accept_statement(*, ref: str, sheet: Opinion, actor: Actor, at: datetime) -> Statement:
    """Find a statement right; it goes on to acceptance and payment under the contract.

    Raises:
        DisputesOpen: somebody says that it was not so.
    """
    statement: Statement = Statement.objects.locked(ref)
    check_step(statement, "accept", actor=actor, at=at)
    # Locked, so that nobody objects to one of them while it is found right.
    rows = statement.redemptions.select_for_update(of=("self",))
    disputed = sum(one.state == "disputed" for one in rows)
    if disputed:
        raise rules.DisputesOpen(count=disputed)
    statement.set(accepted_on=day_of(at))
    advance(
        statement,
        "accept",
        actor=actor,
        at=at,
        opinion=sheet.opinion,
        scheme=statement.scheme.ref,
        provider_id=statement.provider_id,
        amount=statement.amount,
        value_fen=statement.value_fen,
    )
    return statement


@action
def send_back(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Statement:
    """Send a statement back; its redemptions may be undone, or asked for again."""
    statement: Statement = Statement.objects.locked(ref)
    check_step(statement, "send_back", actor=actor, at=at)
    statement.redemptions.update(statement=None)
    statement.set(reason=sheet.reason)
    advance(statement, "send_back", actor=actor, at=at, reason=sheet.reason)
    return statement


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=BEIJING)
