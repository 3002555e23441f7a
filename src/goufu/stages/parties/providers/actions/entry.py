"""How a body comes in: it applies, puts right what was missing, claims its account."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from goufu.base.organisations.models import Organisation
from goufu.base.people import actions as people
from goufu.base.people import security
from goufu.base.people.passwords import replace_password
from goufu.base.people.refusals import PasswordTooWeak, TwoDifferentPasswords
from goufu.base.people.roles import THE_CLOCK, Actor, Role
from goufu.base.people.sheets import AccountSheet, AppointmentSheet, GivenRole
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.numbers import next_ref
from goufu.law.calendar import day_of
from goufu.stages.parties.providers import queries
from goufu.stages.parties.providers.actions.facts import (
    check_facts,
    check_new,
    facts_of,
    said_in_ledger,
)
from goufu.stages.parties.providers.models import Provider
from goufu.stages.parties.providers.rules import entry as rules
from goufu.stages.parties.providers.sheets.entry import Apply, Claim, Resubmit

SERIES = "CJ"


@action
def apply(*, sheet: Apply, actor: Actor, at: datetime) -> Provider:
    """Apply for the register; no account is needed.

    Raises:
        NotDeclared, TwoDifferentSecrets: the form is not complete.
        AlreadyInTheRegister: it is there, or being checked.
        MayNotProvide, CodeIsWrong …: see ``facts.check_facts``.
    """
    today = day_of(at)
    if not sheet.declared:
        raise rules.NotDeclared
    if sheet.secret != sheet.secret_again:
        raise rules.TwoDifferentSecrets
    authority = Organisation.objects.get(pk=sheet.authority_id)
    check_facts(sheet, authority, on=today)
    check_new(sheet)
    facts = facts_of(sheet)
    provider = Provider(
        ref=next_ref(authority.place, today.year, SERIES),
        place=authority.place,
        authority=authority,
        secret=make_password(sheet.secret),
        **facts,
    )
    open_dossier(provider, actor=actor, at=at, authority=authority.name, **said_in_ledger(facts))
    return provider


@action
def resubmit(*, ref: str, sheet: Resubmit, actor: Actor, at: datetime) -> Provider:
    """Put right what the authority sent back, and hand it in again.

    Raises:
        NotTheApplicant: the secret is another's.
    """
    provider: Provider = Provider.objects.locked(ref)
    check_step(provider, "resubmit", actor=actor, at=at)
    check_applicant(provider, sheet.secret)
    check_facts(sheet, provider.authority, on=day_of(at))
    check_new(sheet, but=provider)
    facts = facts_of(sheet)
    provider.set(**facts)
    advance(provider, "resubmit", actor=actor, at=at, **said_in_ledger(facts))
    return provider


@action
def claim_account(*, ref: str, sheet: Claim, actor: Actor, at: datetime) -> Provider:
    """Make the account of the applicant and appoint it, the authority having checked the body.

    The platform acts in the place of the administrators: what they would ask was asked by the
    authority. Further accounts of the same body are theirs to make.

    Raises:
        NotTheApplicant: the secret is another's.
        AccountTaken: it was claimed before.
        TwoDifferentPasswords, PasswordTooWeak, UsernameTaken: see their sentences.
    """
    provider: Provider = Provider.objects.locked(ref)
    check_step(provider, "claim_account", actor=actor, at=at)
    assert provider.organisation_id is not None
    if queries.has_account(provider.organisation_id):
        raise rules.AccountTaken(name=provider.title)
    check_applicant(provider, sheet.secret)
    if sheet.password != sheet.password_again:
        raise TwoDifferentPasswords
    made = AccountSheet(username=sheet.username, name=sheet.name, email=provider.email)
    account = people.make_account(sheet=made, password=sheet.password, actor=THE_CLOCK, at=at)
    try:
        validate_password(sheet.password)
    except ValidationError as weak:
        raise PasswordTooWeak(why="".join(weak.messages)) from None
    replace_password(account, sheet.password, at=at, chosen=True)
    post = AppointmentSheet(
        role=GivenRole(Role.PROVIDER.value),
        organisation=provider.organisation_id,
        valid_from=day_of(at),
        reason=f"{provider.ref} {provider.authority.name}"[:200],
    )
    security.give_role(ref=account.username, sheet=post, actor=THE_CLOCK, at=at)
    provider.set(secret="")
    advance(provider, "claim_account", actor=actor, at=at, username=account.username)
    return provider


def check_applicant(provider: Provider, secret: str) -> None:
    """Refuse whoever does not know what the applicant chose.

    Raises:
        NotTheApplicant: the secret is another's, or none is in use any more.
    """
    if not provider.secret or not check_password(secret, provider.secret):
        raise rules.NotTheApplicant
