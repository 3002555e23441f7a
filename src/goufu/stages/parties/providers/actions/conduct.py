"""What keeps a provider from serving: the list of bad conduct, suspension, its leaving."""

from __future__ import annotations

from datetime import datetime

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.stages.parties.providers import queries
from goufu.stages.parties.providers.models import BadConduct, Provider
from goufu.stages.parties.providers.rules import conduct as rules
from goufu.stages.parties.providers.sheets.life import Because, ListConduct, StrikeOff


@action
def list_conduct(*, ref: str, sheet: ListConduct, actor: Actor, at: datetime) -> Provider:
    """Put a provider on the list of bad conduct, for as long as the decision says.

    Raises:
        ConductNotSanctioned, BanTooShortOrLong: the law of the day of decision does not say so.
    """
    provider: Provider = Provider.objects.locked(ref)
    check_step(provider, "list_conduct", actor=actor, at=at)
    clause = rules.check_ban(
        sheet.conduct.value,
        decided_on=sheet.decided_on,
        since=sheet.since,
        until=sheet.until,
        place=provider.place,
    )
    facts = {**sheet.model_dump(), "conduct": sheet.conduct.value}
    BadConduct.objects.create(provider=provider, clause=clause, **facts)
    advance(
        provider,
        "list_conduct",
        actor=actor,
        at=at,
        conduct=sheet.conduct.value,
        decision=sheet.decision,
        since=str(sheet.since),
        until=str(sheet.until),
        basis=clause,
    )
    return provider


@action
def strike_off(*, ref: str, sheet: StrikeOff, actor: Actor, at: datetime) -> Provider:
    """Take an entry off the list before its time.

    Raises:
        NoSuchEntry: it is none of the provider's, or is off the list.
    """
    provider: Provider = Provider.objects.locked(ref)
    check_step(provider, "strike_off", actor=actor, at=at)
    entry = provider.conducts.filter(pk=sheet.conduct_id, struck_on__isnull=True).first()
    if entry is None or entry.until < day_of(at):
        raise rules.NoSuchEntry(name=provider.title)
    entry.struck_on, entry.struck_because = sheet.struck_on, sheet.reason
    entry.save(update_fields=["struck_on", "struck_because"])
    facts = {"decision": entry.decision, "struck_on": str(sheet.struck_on), "reason": sheet.reason}
    advance(provider, "strike_off", actor=actor, at=at, **facts)
    return provider


@action
def suspend(*, ref: str, sheet: Because, actor: Actor, at: datetime) -> Provider:
    """Let the provider serve nobody until further notice."""
    return _because("suspend", ref, sheet, actor, at)


@action
def resume(*, ref: str, sheet: Because, actor: Actor, at: datetime) -> Provider:
    """Let it serve again.

    Raises:
        ListedForBadConduct: the list still bars it.
    """
    provider: Provider = Provider.objects.locked(ref)
    check_step(provider, "resume", actor=actor, at=at)
    entry = queries.conduct_in_force(provider, on=day_of(at))
    rules.check_not_barred(
        entry.conduct if entry else None, name=provider.title, until=entry.until if entry else None
    )
    return _because("resume", ref, sheet, actor, at)


@action
def leave(*, ref: str, sheet: Because, actor: Actor, at: datetime) -> Provider:
    """Take the provider out of the register; what it did stays in its file."""
    return _because("leave", ref, sheet, actor, at)


def _because(verb: str, ref: str, sheet: Because, actor: Actor, at: datetime) -> Provider:
    provider: Provider = Provider.objects.locked(ref)
    provider.set(opinion=sheet.reason)
    advance(provider, verb, actor=actor, at=at, reason=sheet.reason)
    return provider
