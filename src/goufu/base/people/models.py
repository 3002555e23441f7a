"""People, and the posts in which they act."""

from __future__ import annotations

from typing import Any, ClassVar

import pgtrigger
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import ADMINISTRATORS, Actor, Role
from goufu.base.people.tokens import ApiToken, Calls

__all__ = ["Account", "ApiToken", "Appointment", "Calls"]

_ADMINISTRATORS = ", ".join(f"'{role}'" for role in sorted(ADMINISTRATORS))

# The three administrators exclude one another and every business role, also for a program that
# writes past the actions. The account is locked, so that two appointments at once see each other.
ADMINISTRATORS_STAND_ALONE = pgtrigger.Trigger(
    name="administrators_stand_alone",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update,
    func=f"""
        PERFORM 1 FROM people_account WHERE id = NEW.account_id FOR UPDATE;
        IF EXISTS (
            SELECT 1 FROM people_appointment other
            WHERE other.account_id = NEW.account_id
              AND other.id IS DISTINCT FROM NEW.id
              AND other.role <> NEW.role
              AND (other.role IN ({_ADMINISTRATORS}) OR NEW.role IN ({_ADMINISTRATORS}))
              AND other.revoked_at IS NULL AND NEW.revoked_at IS NULL
              AND COALESCE(other.valid_to, 'infinity'::date) >= NEW.valid_from
              AND COALESCE(NEW.valid_to, 'infinity'::date) >= other.valid_from
        ) THEN
            RAISE EXCEPTION 'an administrator holds no other role';
        END IF;
        RETURN NEW;
    """,  # noqa: S608  (our own words)
)


class AccountManager(BaseUserManager["Account"]):
    """Make accounts; a password is always hashed."""

    def create_account(self, username: str, *, password: str | None, **facts: Any) -> Account:
        """Save an account; without a password nobody can sign in with it."""
        account = self.model(username=username, **facts)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """A person who may sign in. What they may do is said by their appointments alone."""

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    password_changed_at = models.DateTimeField(null=True)
    feed_key = models.CharField(
        max_length=43, unique=True
    )  # Opens the calendar feed, nothing else.
    sample = models.BooleanField(default=False)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        app_label = "people"

    def __str__(self) -> str:
        return f"{self.name} ({self.username})"


class Appointment(models.Model):
    """A person acts for an organisation in a role, from one day to another."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="appointments")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="appointments"
    )
    role = models.CharField(max_length=40, choices=[(role.value, role.value) for role in Role])
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)  # The last day; empty: until further notice.
    # Taken away in the middle of ``valid_to``: no longer held on that day, but on those before.
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "people"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | Q(valid_to__isnull=False),
                name="revoked_appointment_has_a_last_day",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="appointment_ends_after_it_began",
            ),
            models.UniqueConstraint(
                fields=["account", "organisation", "role"],
                condition=Q(valid_to__isnull=True),
                name="one_open_appointment_a_role",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "role"], name="appointment_post"),
        ]
        triggers: ClassVar = [ADMINISTRATORS_STAND_ALONE]

    def __str__(self) -> str:
        return f"{self.account_id} as {self.role} for {self.organisation_id}"

    def actor(self) -> Actor:
        """Return who acts; needs ``account`` and ``organisation`` at hand."""
        return Actor(
            name=self.account.name,
            role=Role(self.role),
            organisation=self.organisation.name,
            organisation_id=self.organisation_id,
            account_id=self.account_id,
            appointment_id=self.pk,
            place=self.organisation.place,
        )


class FormerPassword(models.Model):
    """The hash of a password that was in use, so that it is not used again at once."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="former_passwords")
    password = models.CharField(max_length=128)
    replaced_at = models.DateTimeField()

    class Meta:
        app_label = "people"
        indexes: ClassVar = [
            models.Index(fields=["account", "-replaced_at"], name="former_passwords"),
        ]

    def __str__(self) -> str:
        return f"former password #{self.pk} of {self.account_id}"


class Ending(models.TextChoices):
    """How a sign-in came to its end."""

    SIGNED_OUT = "signed_out", _("本人退出")
    IDLE = "idle", _("长时间未操作")
    TOO_LONG = "too_long", _("超过单次登录时限")
    ELSEWHERE = "elsewhere", _("在别处登录")
    ENDED = "ended", _("本人在别处结束")
    SECRET_CHANGED = "secret_changed", _("密码或动态口令变更")
    CLOSED = "closed", _("账号停用")


class SignIn(models.Model):
    """A person at a browser, from signing in to signing out; the session holds its number."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="sign_ins")
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=20, choices=Ending.choices, blank=True)
    address = models.GenericIPAddressField(null=True)
    browser = models.CharField(max_length=200, blank=True)

    class Meta:
        app_label = "people"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ending="")
                | (Q(ended_at__isnull=False) & ~Q(ending="")),
                name="ended_sign_in_says_how",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["account"], condition=Q(ended_at__isnull=True), name="open_sign_ins"
            ),
        ]

    def __str__(self) -> str:
        return f"sign-in #{self.pk} of {self.account_id}"
