"""What the security administrator does: give and end roles, unlock, forget a lost phone."""

from __future__ import annotations

from datetime import datetime

from axes.utils import reset as forget_failures

from goufu.base.ledger.lines import write as record
from goufu.base.organisations.models import Organisation
from goufu.base.people import second_factor, sheets
from goufu.base.people.guards import (
    check_not_the_last,
    locked,
    only,
    only_or_the_platform,
    still_open,
)
from goufu.base.people.models import Account, Appointment, Ending
from goufu.base.people.queries import overlapping
from goufu.base.people.refusals import AlreadyEnded, EndsBeforeItBegins
from goufu.base.people.roles import ROLE_NAMES, Actor, Role
from goufu.base.people.rules import (
    AlreadyHeld,
    check_administrators_stand_alone,
    check_not_yourself,
    check_role_fits,
)
from goufu.base.people.sign_in import end_all
from goufu.base.workflow.action import action
from goufu.law.calendar import day_of
from goufu.law.words import say


@action
def unlock(*, ref: str, sheet: sheets.ReasonSheet, actor: Actor, at: datetime) -> Account:
    """Let somebody who failed too often try again before the time is over."""
    label = say("解除锁定")
    only(Role.SECURITY_ADMIN, actor, label)
    account = locked(ref)
    check_not_yourself(actor_account=actor.account_id, account=account.pk, label=label)
    forget_failures(username=account.username)
    record("people.unlocked", actor=actor, at=at, ref=ref, facts={"reason": sheet.reason})
    return account


@action
def remove_second_factor(
    *, ref: str, sheet: sheets.ReasonSheet, actor: Actor, at: datetime
) -> Account:
    """Forget the app of somebody who lost their phone; they bind a new one at the next sign-in."""
    label = say("重置动态口令")
    only(Role.SECURITY_ADMIN, actor, label)
    account = locked(ref)
    check_not_yourself(actor_account=actor.account_id, account=account.pk, label=label)
    second_factor.remove(account)
    end_all(account, Ending.SECRET_CHANGED, at=at)
    facts = {"reason": sheet.reason}
    record("people.second_factor_removed", actor=actor, at=at, ref=ref, facts=facts)
    return account


@action
def give_role(
    *, ref: str, sheet: sheets.AppointmentSheet, actor: Actor, at: datetime
) -> Appointment:
    """Appoint a person to a role at an organisation.

    Raises:
        NotToYourself: nobody gives himself a role.
        AdministratorHoldsNoOtherRole: 三员分立.
        RoleNotOfThatOrganisation: the organisation does something else.
        AlreadyHeld, EndsBeforeItBegins, AccountIsClosed: see their sentences.
    """
    label = say("任命")
    only_or_the_platform(Role.SECURITY_ADMIN, actor, label)
    account = still_open(ref)
    check_not_yourself(actor_account=actor.account_id, account=account.pk, label=label)
    if sheet.valid_to is not None and sheet.valid_to < sheet.valid_from:
        raise EndsBeforeItBegins
    organisation = Organisation.objects.get(pk=sheet.organisation)
    role = sheet.role.role
    check_role_fits(role, organisation.functions, organisation=organisation.name)
    others = list(overlapping(account.pk, since=sheet.valid_from, until=sheet.valid_to))
    if any(other.organisation_id == organisation.pk and other.role == role for other in others):
        raise AlreadyHeld(name=account.name, organisation=organisation.name, role=ROLE_NAMES[role])
    check_administrators_stand_alone(role, [Role(one.role) for one in others], name=account.name)
    post = Appointment.objects.create(
        account=account,
        organisation=organisation,
        role=role,
        valid_from=sheet.valid_from,
        valid_to=sheet.valid_to,
    )
    facts = _facts(post) | {"valid_from": str(post.valid_from), "reason": sheet.reason}
    record("people.appointment_given", actor=actor, at=at, ref=ref, facts=facts)
    return post


@action
def end_role(
    *, ref: str, sheet: sheets.EndAppointmentSheet, actor: Actor, at: datetime
) -> Appointment:
    """Take a role away, at once or after a last day.

    Raises:
        NotToYourself: nobody changes his own posts.
        AlreadyEnded: it ended before, or belongs to somebody else.
        LastAdministrator: nobody else would hold that administrator's role.
    """
    label, today = say("终止任职"), day_of(at)
    only(Role.SECURITY_ADMIN, actor, label)
    account = locked(ref)
    check_not_yourself(actor_account=actor.account_id, account=account.pk, label=label)
    post = account.appointments.filter(pk=sheet.appointment).select_related("organisation").first()
    if post is None or post.revoked_at or (post.valid_to is not None and post.valid_to < today):
        raise AlreadyEnded
    if sheet.last_day is not None and sheet.last_day < max(today, post.valid_from):
        raise EndsBeforeItBegins
    check_not_the_last(post, on=today)
    post.valid_to = sheet.last_day or max(today, post.valid_from)
    post.revoked_at = None if sheet.last_day else at
    post.save(update_fields=["valid_to", "revoked_at"])
    facts = _facts(post) | {"valid_to": str(post.valid_to), "reason": sheet.reason}
    record("people.appointment_ended", actor=actor, at=at, ref=ref, facts=facts)
    return post


def _facts(post: Appointment) -> dict[str, str | int]:
    return {
        "appointment": post.pk,
        "role": post.role,
        "organisation": post.organisation.name,
        "organisation_id": post.organisation_id,
    }
