"""What the registering authority does: check, send back, refuse, look again every year."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.contrib.auth.hashers import make_password

from goufu.base.ledger.lines import write as record
from goufu.base.organisations.actions import ref_of
from goufu.base.organisations.kinds import Function, Level
from goufu.base.organisations.models import Alias, Organisation
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.stages.parties.providers import queries
from goufu.stages.parties.providers.models import Provider, YearlyCheck
from goufu.stages.parties.providers.models.provider import LIVING
from goufu.stages.parties.providers.rules import conduct
from goufu.stages.parties.providers.rules import entry as rules
from goufu.stages.parties.providers.sheets.entry import Refuse, SendBack, SetSecret, Verify
from goufu.stages.parties.providers.sheets.life import CheckYear

SHORT = 40


@action
def verify(*, ref: str, sheet: Verify, actor: Actor, at: datetime) -> Provider:
    """Take the body into the register; it becomes an organisation of the platform, if it is none.

    Raises:
        MayNotProvide: the law of the day of checking knows no such providers.
        NameBelongsToAnother: another body of the platform is called so.
        ListedForBadConduct: the same body is barred.
    """
    provider: Provider = Provider.objects.locked(ref)
    check_step(provider, "verify", actor=actor, at=at)
    today = day_of(at)
    rules.check_may_provide(provider.kind, on=today, place=provider.place)
    organisation = organisation_of(provider, actor=actor, at=at)
    check_conduct(organisation.pk, name=provider.title, on=today)
    provider.set(organisation=organisation, verified_on=today, opinion=sheet.opinion)
    advance(
        provider,
        "verify",
        actor=actor,
        at=at,
        opinion=sheet.opinion,
        organisation_id=organisation.pk,
    )
    return provider


@action
def send_back(*, ref: str, sheet: SendBack, actor: Actor, at: datetime) -> Provider:
    """Say what is missing; the applicant puts it right."""
    provider: Provider = Provider.objects.locked(ref)
    provider.set(opinion=sheet.opinion)
    advance(provider, "send_back", actor=actor, at=at, opinion=sheet.opinion)
    return provider


@action
def refuse(*, ref: str, sheet: Refuse, actor: Actor, at: datetime) -> Provider:
    """Refuse the application, with the reason and the rule."""
    provider: Provider = Provider.objects.locked(ref)
    provider.set(opinion=f"{sheet.opinion}（{sheet.clause}）")
    advance(provider, "refuse", actor=actor, at=at, opinion=sheet.opinion, basis=sheet.clause)
    return provider


@action
def confirm_change(*, ref: str, sheet: Verify, actor: Actor, at: datetime) -> Provider:
    """Let what the provider has reported take the place of what stood there.

    Raises:
        NameBelongsToAnother: the new name is another's.
    """
    provider: Provider = Provider.objects.locked(ref)
    check_step(provider, "confirm_change", actor=actor, at=at)
    facts, old_name = _proposed(provider), provider.title
    provider.set(proposed={}, opinion=sheet.opinion, verified_on=day_of(at), **facts)
    if provider.title != old_name:
        _rename(provider, old_name, on=day_of(at))
    advance(
        provider,
        "confirm_change",
        actor=actor,
        at=at,
        opinion=sheet.opinion,
        changed=sorted(facts),
        old_name=old_name,
    )
    return provider


@action
def reject_change(*, ref: str, sheet: SendBack, actor: Actor, at: datetime) -> Provider:
    """Leave what stood there."""
    provider: Provider = Provider.objects.locked(ref)
    provider.set(proposed={}, opinion=sheet.opinion)
    advance(provider, "reject_change", actor=actor, at=at, opinion=sheet.opinion)
    return provider


@action
def check_year(*, ref: str, sheet: CheckYear, actor: Actor, at: datetime) -> Provider:
    """Write down the result of a yearly check; a later look at the same year replaces it."""
    provider: Provider = Provider.objects.locked(ref)
    check_step(provider, "check_year", actor=actor, at=at)
    facts = {"grade": str(sheet.grade.value), "opinion": sheet.opinion, "checked_on": day_of(at)}
    YearlyCheck.objects.update_or_create(provider=provider, year=sheet.year, defaults=facts)
    told = {"year": sheet.year, "grade": facts["grade"], "opinion": sheet.opinion}
    advance(provider, "check_year", actor=actor, at=at, **told)
    return provider


@action
def set_secret(*, ref: str, sheet: SetSecret, actor: Actor, at: datetime) -> Provider:
    """Give the applicant who stands at the counter a secret: it was lost, or came by a list.

    Raises:
        AccountTaken: the body signs in with its account.
    """
    provider: Provider = Provider.objects.locked(ref)
    check_step(provider, "set_secret", actor=actor, at=at)
    if provider.organisation_id is not None and queries.has_account(provider.organisation_id):
        raise rules.AccountTaken(name=provider.title)
    provider.set(secret=make_password(sheet.secret))
    advance(provider, "set_secret", actor=actor, at=at, reason=sheet.reason)
    return provider


def check_conduct(organisation_id: int, *, name: str, on: date) -> None:
    """Refuse a body that is on the list of bad conduct on that day.

    Raises:
        ListedForBadConduct: by which entry, until when.
    """
    entry = queries.barred(organisation_id, on=on)
    conduct.check_not_barred(
        entry.conduct if entry else None, name=name, until=entry.until if entry else None
    )


def organisation_of(provider: Provider, *, actor: Actor, at: datetime) -> Organisation:
    """Return the body as an organisation: the one with its code, the one of its name, or a new one.

    Raises:
        NameBelongsToAnother: the name is that of a body with another code.
    """
    found = None
    if provider.uscc:
        found = Organisation.objects.select_for_update().filter(uscc=provider.uscc).first()
    found = found or _named(provider)
    if found is None:
        return _found(provider, actor=actor, at=at)
    if Function.PROVIDER not in found.functions or (provider.uscc and not found.uscc):
        found.functions = sorted({*found.functions, Function.PROVIDER.value})
        found.uscc = provider.uscc or found.uscc
        found.save(update_fields=["functions", "uscc"])
        facts = {"functions": list(found.functions), "provider": provider.ref}
        record("organisations.changed", actor=actor, at=at, ref=ref_of(found), facts=facts)
    return found


def _named(provider: Provider) -> Organisation | None:
    found = Organisation.objects.select_for_update().filter(name=provider.title).first()
    if found is None:
        return None
    another = found.uscc and found.uscc != provider.uscc
    taken = Provider.objects.filter(organisation=found, state__in=LIVING).exclude(pk=provider.pk)
    if another or taken.exists():
        raise rules.NameBelongsToAnother(name=found.name, uscc=found.uscc or "—")
    return found


def _found(provider: Provider, *, actor: Actor, at: datetime) -> Organisation:
    organisation = Organisation.objects.create(
        name=provider.title,
        short_name=provider.title[:SHORT],
        kind=provider.kind,
        level=Level.NONE,
        functions=[Function.PROVIDER.value],
        place=provider.place,
        uscc=provider.uscc or None,
        address=provider.address,
        registered_with=provider.authority.name[:120],
        founded_on=provider.founded_on,
    )
    Alias.objects.bulk_create(
        [
            *(
                Alias(organisation=organisation, kind="name", value=n)
                for n in provider.former_names
            ),
            *(
                Alias(organisation=organisation, kind="registration", value=number)
                for number in [provider.registration_number]
                if number
            ),
        ],
        ignore_conflicts=True,
    )
    facts = {"name": organisation.name, "kind": organisation.kind, "provider": provider.ref}
    record("organisations.made", actor=actor, at=at, ref=ref_of(organisation), facts=facts)
    return organisation


def _proposed(provider: Provider) -> dict[str, Any]:
    facts = dict(provider.proposed)
    if facts.get("decoupled_on"):
        facts["decoupled_on"] = date.fromisoformat(facts["decoupled_on"])
    return facts


def _rename(provider: Provider, old_name: str, *, on: date) -> None:
    organisation = provider.organisation
    assert organisation is not None
    another = Organisation.objects.filter(name=provider.title).exclude(pk=organisation.pk).first()
    if another is not None:
        raise rules.NameBelongsToAnother(name=another.name, uscc=another.uscc or "—")
    organisation.name, organisation.short_name = provider.title, provider.title[:SHORT]
    organisation.save(update_fields=["name", "short_name"])
    Alias.objects.get_or_create(
        organisation=organisation, kind="name", value=old_name, defaults={"valid_to": on}
    )
    provider.set(former_names=[*provider.former_names, old_name])
