"""What is done to accounts: by the system administrator, and by the person to their own password.

Every action is one transaction, refuses with words, and writes one line of the ledger. The
number of an account in the ledger is its user name, which never changes.
"""

from __future__ import annotations

import secrets
from datetime import datetime

from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from goufu.base.ledger.lines import write as record
from goufu.base.people import sheets
from goufu.base.people.guards import (
    check_not_the_last,
    locked,
    only,
    only_or_the_platform,
    still_open,
)
from goufu.base.people.models import Account, Ending
from goufu.base.people.passwords import replace_password
from goufu.base.people.queries import in_office
from goufu.base.people.refusals import (
    AccountIsClosed,
    NotTheCurrentPassword,
    NotYoursToDo,
    PasswordTooWeak,
    TwoDifferentPasswords,
    UsernameTaken,
)
from goufu.base.people.roles import Actor, Role
from goufu.base.people.rules import check_not_yourself
from goufu.base.people.sign_in import end_all
from goufu.base.workflow.action import action
from goufu.law.calendar import day_of
from goufu.law.words import say

FEED_KEY_BYTES = 32


@action
def make_account(
    *, sheet: sheets.AccountSheet, password: str, actor: Actor, at: datetime
) -> Account:
    """Make an account without any role; the first password must be changed at the first sign-in.

    Raises:
        NotYoursToDo: only the system administrator makes accounts, and the platform for a body
            that an authority has checked.
        UsernameTaken: also by a closed account, whose lines in the ledger bear the name.
    """
    only_or_the_platform(Role.SYSTEM_ADMIN, actor, say("新建账号"))
    if Account.objects.filter(username=sheet.username).exists():
        raise UsernameTaken(username=sheet.username)
    account = Account.objects.create_account(
        sheet.username,
        password=password,
        name=sheet.name,
        email=sheet.email,
        created_at=at,
        feed_key=secrets.token_urlsafe(FEED_KEY_BYTES),
    )
    record("people.account_made", actor=actor, at=at, ref=account.username)
    return account


@action
def change_person(*, ref: str, sheet: sheets.PersonSheet, actor: Actor, at: datetime) -> Account:
    """Write down a new name or mail address."""
    only(Role.SYSTEM_ADMIN, actor, say("变更人员信息"))
    account = locked(ref)
    changed = [name for name in ("name", "email") if getattr(account, name) != getattr(sheet, name)]
    account.name, account.email = sheet.name, sheet.email
    account.save(update_fields=["name", "email"])
    facts = {"changed": changed, "reason": sheet.reason}
    record("people.person_changed", actor=actor, at=at, ref=ref, facts=facts)
    return account


@action
def close_account(*, ref: str, sheet: sheets.ReasonSheet, actor: Actor, at: datetime) -> Account:
    """Let nobody sign in with it any more; what it did stays in the ledger.

    Raises:
        NotToYourself: an administrator does not close the account under which he acts.
        AccountIsClosed: it is already.
        LastAdministrator: nobody else would hold that administrator's role.
    """
    label = say("停用账号")
    only(Role.SYSTEM_ADMIN, actor, label)
    account = locked(ref)
    check_not_yourself(actor_account=actor.account_id, account=account.pk, label=label)
    if not account.is_active:
        raise AccountIsClosed(username=ref)
    for post in account.appointments.filter(in_office(day_of(at))).order_by("id"):
        check_not_the_last(post, on=day_of(at))
    account.is_active = False
    account.save(update_fields=["is_active"])
    end_all(account, Ending.CLOSED, at=at)
    record("people.account_closed", actor=actor, at=at, ref=ref, facts={"reason": sheet.reason})
    return account


@action
def reopen_account(
    *, ref: str, sheet: sheets.ReasonSheet, password: str, actor: Actor, at: datetime
) -> Account:
    """Let the person sign in again, with a new first password."""
    only(Role.SYSTEM_ADMIN, actor, say("恢复账号"))
    account = locked(ref)
    account.is_active = True
    account.save(update_fields=["is_active"])
    replace_password(account, password, at=at, chosen=False)
    record("people.account_reopened", actor=actor, at=at, ref=ref, facts={"reason": sheet.reason})
    return account


@action
def reset_password(
    *, ref: str, sheet: sheets.ReasonSheet, password: str, actor: Actor, at: datetime
) -> Account:
    """Set a first password for somebody who has forgotten theirs.

    Raises:
        NotToYourself: one's own password is changed with the old one.
    """
    label = say("重置密码")
    only(Role.SYSTEM_ADMIN, actor, label)
    account = still_open(ref)
    check_not_yourself(actor_account=actor.account_id, account=account.pk, label=label)
    replace_password(account, password, at=at, chosen=False)
    end_all(account, Ending.SECRET_CHANGED, at=at)
    record("people.password_reset", actor=actor, at=at, ref=ref, facts={"reason": sheet.reason})
    return account


@action
def change_password(
    *,
    ref: str,
    sheet: sheets.NewPasswordSheet,
    actor: Actor,
    at: datetime,
    session: int | None = None,
) -> Account:
    """Choose a new password; the person's other sessions end.

    Args:
        session: the sign-in that goes on.

    Raises:
        NotTheCurrentPassword, TwoDifferentPasswords, PasswordTooWeak: see their sentences.
    """
    account = still_open(ref)
    if actor.account_id != account.pk:
        raise NotYoursToDo(label=say("修改密码"), wanted=account.name)
    if not check_password(sheet.current, account.password):
        raise NotTheCurrentPassword
    if sheet.new != sheet.again:
        raise TwoDifferentPasswords
    try:
        validate_password(sheet.new, account)
    except ValidationError as weak:
        raise PasswordTooWeak(why="".join(weak.messages)) from None
    replace_password(account, sheet.new, at=at, chosen=True)
    end_all(account, Ending.SECRET_CHANGED, at=at, but=session)
    record("people.password_changed", actor=actor, at=at, ref=ref)
    return account
