"""Tokens with which a program acts for a person in one post, and how often it may call."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from django.db import connection, models
from django.db.models import F, Q, QuerySet

if TYPE_CHECKING:
    from goufu.base.people.models import Appointment

PREFIX = "goufu_"  # So that a leaked token is recognised for what it is.
SECRET_BYTES = 32
KEPT_MINUTES = 60


class ApiToken(models.Model):
    """A token of one appointment; its secret is shown once and kept only as a digest."""

    appointment = models.ForeignKey(
        "people.Appointment", on_delete=models.PROTECT, related_name="tokens"
    )
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)  # SHA-256, hex
    created_at = models.DateTimeField()
    expires_on = models.DateField()  # The last day on which it opens anything.
    last_used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "people"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(expires_on__gte=F("created_at__date")),
                name="token_expires_after_it_was_made",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["appointment", "id"], name="token_of_a_post")]

    def __str__(self) -> str:
        return f"token {self.name} of appointment {self.appointment_id}"


class Calls(models.Model):
    """How many calls a token or an address has made in the minute it last called in."""

    caller = models.CharField(max_length=80, primary_key=True)
    minute = models.BigIntegerField()  # minutes since 1970
    count = models.PositiveIntegerField()

    class Meta:
        app_label = "people"
        indexes: ClassVar = [models.Index(fields=["minute"], name="calls_minute")]

    def __str__(self) -> str:
        return f"{self.caller}: {self.count} in {self.minute}"


def make_token(
    appointment: Appointment, *, name: str, expires_on: date, at: datetime
) -> tuple[ApiToken, str]:
    """Make a token; the second part is the secret, which nobody can ever show again."""
    secret = PREFIX + secrets.token_urlsafe(SECRET_BYTES)
    token = ApiToken.objects.create(
        appointment=appointment,
        name=name,
        digest=digest_of(secret),
        created_at=at,
        expires_on=expires_on,
    )
    return token, secret


def revoke_token(token: ApiToken, *, at: datetime) -> None:
    """Make the token open nothing from now on; doing it twice changes nothing."""
    ApiToken.objects.filter(pk=token.pk, revoked_at__isnull=True).update(revoked_at=at)


def token_for(secret: str, *, on: date) -> ApiToken | None:
    """Return the token with this secret if it, its post and its person are good on ``on``."""
    token = (
        ApiToken.objects.select_related("appointment__account", "appointment__organisation")
        .filter(_good_on(on), digest=digest_of(secret))
        .first()
    )
    if token is not None and token.last_used_on != on:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=on)
    return token


def tokens_of(account_id: int) -> QuerySet[ApiToken]:
    """Return all tokens of a person, newest first."""
    return (
        ApiToken.objects.filter(appointment__account_id=account_id)
        .select_related("appointment__organisation")
        .order_by("-id")
    )


def digest_of(secret: str) -> str:
    """Return what is kept of a secret. It is random and long, so one round is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def count_call(caller: str, *, minute: int) -> int:
    """Count one more call of ``caller`` and return how many it made in this minute."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO people_calls AS calls (caller, minute, count) VALUES (%s, %s, 1)
            ON CONFLICT (caller) DO UPDATE SET
              count = CASE WHEN calls.minute = excluded.minute THEN calls.count + 1 ELSE 1 END,
              minute = excluded.minute
            RETURNING count
            """,
            [caller, minute],
        )
        row = cursor.fetchone()
    assert row is not None
    return int(row[0])


def forget_calls(*, before_minute: int) -> int:
    """Drop the counters of callers that have not called since."""
    return Calls.objects.filter(minute__lt=before_minute).delete()[0]


def clock_work(at: datetime) -> Iterator[Callable[[], object]]:
    """Forget the counters of callers that have been silent for a while."""
    before = int(at.timestamp() // 60) - KEPT_MINUTES
    if Calls.objects.filter(minute__lt=before).exists():
        yield lambda: forget_calls(before_minute=before)


def _good_on(on: date) -> Q:
    # As ``queries.in_office`` says it of a post; one that was revoked is not held on its last day.
    post = (
        Q(appointment__valid_to__isnull=True)
        | Q(appointment__valid_to__gt=on)
        | Q(appointment__valid_to=on, appointment__revoked_at__isnull=True)
    )
    return (
        Q(revoked_at__isnull=True, expires_on__gte=on)
        & Q(appointment__valid_from__lte=on, appointment__account__is_active=True)
        & post
    )
