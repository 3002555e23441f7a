"""What a password has to be, and how it is replaced."""

from __future__ import annotations

import secrets
import string
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from goufu.base.people.models import Account, FormerPassword

FORMER_KEPT = 5
CLASSES_NEEDED = 3
FIRST_PASSWORD_LENGTH = 16


class ClassesValidator:
    """Ask for characters of several kinds: lower case, upper case, digits, others."""

    def __init__(self, needed: int = CLASSES_NEEDED) -> None:
        self.needed = needed

    def validate(self, password: str, user: Account | None = None) -> None:  # noqa: ARG002
        kinds = {
            "upper"
            if char.isupper()
            else "lower"
            if char.islower()
            else "digit"
            if char.isdigit()
            else "other"
            for char in password
        }
        if len(kinds) < self.needed:
            raise ValidationError(self.get_help_text(), code="password_has_too_few_classes")

    def get_help_text(self) -> str:
        return _("密码须含大写字母、小写字母、数字、符号四类中的至少 {needed} 类。").format(
            needed=self.needed
        )


class NotRecentValidator:
    """Refuse the password in use and those before it."""

    def __init__(self, kept: int = FORMER_KEPT) -> None:
        self.kept = kept

    def validate(self, password: str, user: Account | None = None) -> None:
        if user is None or user.pk is None:
            return
        former = FormerPassword.objects.filter(account=user).order_by("-replaced_at", "-id")
        # The one in use is the newest of those that count.
        hashes = [user.password, *former.values_list("password", flat=True)[: self.kept - 1]]
        if any(check_password(password, hashed) for hashed in hashes):
            raise ValidationError(self.get_help_text(), code="password_used_before")

    def get_help_text(self) -> str:
        return _("不能使用最近 {kept} 次用过的密码。").format(kept=self.kept)


def replace_password(account: Account, password: str, *, at: datetime, chosen: bool) -> None:
    """Set a password and remember the one before it.

    Args:
        chosen: by the person; one that an administrator set must be changed at the next sign-in.
    """
    if account.has_usable_password():
        FormerPassword.objects.create(account=account, password=account.password, replaced_at=at)
        old = FormerPassword.objects.filter(account=account).order_by("-replaced_at", "-id")
        kept = list(old.values_list("pk", flat=True)[:FORMER_KEPT])
        FormerPassword.objects.filter(account=account).exclude(pk__in=kept).delete()
    account.set_password(password)
    account.password_changed_at = at if chosen else None
    account.save(update_fields=["password", "password_changed_at"])


def must_be_changed(account: Account, *, at: datetime) -> bool:
    """Test whether the password was set by somebody else, or is older than allowed."""
    if not account.has_usable_password():
        return False
    if account.password_changed_at is None:
        return True
    days: int = settings.GOUFU.password_days
    return bool(days) and at - account.password_changed_at > timedelta(days=days)


def first_password() -> str:
    """Return a password for the first sign-in, easy to read out, of all classes."""
    letters = "abcdefghijkmnpqrstuvwxyz"
    alphabet = letters + letters.upper() + "23456789"
    while True:
        drawn = "".join(secrets.choice(alphabet) for _ in range(FIRST_PASSWORD_LENGTH))
        if all(any(char in kind for char in drawn) for kind in (letters, letters.upper())) and any(
            char in string.digits for char in drawn
        ):
            return "-".join(drawn[i : i + 4] for i in range(0, FIRST_PASSWORD_LENGTH, 4))
