"""What every action on an account asks first: who acts, and whether the account is there."""

from __future__ import annotations

from datetime import date

from goufu.base.people.models import Account, Appointment
from goufu.base.people.queries import administrators_left
from goufu.base.people.refusals import (
    AccountIsClosed,
    LastAdministrator,
    NoSuchAccount,
    NotYoursToDo,
)
from goufu.base.people.roles import ADMINISTRATORS, ROLE_NAMES, Actor, Role


def only(role: Role, actor: Actor, label: str) -> None:
    """Refuse whoever does not act in this role.

    Raises:
        NotYoursToDo: the actor holds another role.
    """
    if actor.role is not role:
        raise NotYoursToDo(label=label, wanted=ROLE_NAMES[role])


def only_or_the_platform(role: Role, actor: Actor, label: str) -> None:
    """Refuse whoever does not act in this role, but the platform where an earlier step decided.

    Raises:
        NotYoursToDo: the actor holds another role.
    """
    if actor.role is not Role.CLOCK:
        only(role, actor, label)


def locked(ref: str) -> Account:
    """Return the account of that user name, and keep others from changing it until the end.

    Raises:
        NoSuchAccount: there is none.
    """
    account = Account.objects.select_for_update().filter(username=ref).first()
    if account is None:
        raise NoSuchAccount(username=ref)
    return account


def still_open(ref: str) -> Account:
    """Return the account, locked, if it is in use.

    Raises:
        NoSuchAccount, AccountIsClosed: it is not.
    """
    account = locked(ref)
    if not account.is_active:
        raise AccountIsClosed(username=ref)
    return account


def check_not_the_last(post: Appointment, *, on: date) -> None:
    """Keep at least one person in each administrator's role.

    Raises:
        LastAdministrator: nobody else holds it on that day.
    """
    role = Role(post.role)
    if role in ADMINISTRATORS and not administrators_left(role, on=on, without=post.account_id):
        raise LastAdministrator(role=ROLE_NAMES[role])
