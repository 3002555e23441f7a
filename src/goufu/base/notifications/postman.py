"""Carry the waiting letters out of the house: e-mails and calls of webhooks.

A letter is locked while it is carried, so two workers never carry the same one. Should a worker
die between handing a letter over and writing that down, it goes out again under the same number:
``Message-ID`` of a mail, ``Goufu-Delivery`` of a call.
"""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Q, QuerySet

from goufu.base.notifications import calls
from goufu.base.notifications.models import Letter, Webhook

logger = logging.getLogger(__name__)

MOST_TRIES = 8
FIRST_PAUSE = timedelta(
    seconds=30
)  # doubled after every try: the last one is an hour after the first
KEPT_FOR = timedelta(days=7)  # News older than that is no news; it stays to be read on the site.
LONGEST_ERROR = 500


class NotSent(Exception):
    """This try failed; the message says why."""


def send_waiting(at: datetime) -> int:
    """Send every letter whose time has come; return how many went out.

    Where no mail server is set, mails stay where they are until one is.
    """
    sent = 0
    with ExitStack() as opened:
        carry = _Carrier(opened)
        while (done := _send_one(at, carry)) is not None:
            sent += done
    return sent


def waiting(at: datetime) -> QuerySet[Letter]:
    """Return the letters to be tried now, oldest first."""
    due = Q(try_after__isnull=True) | Q(try_after__lte=at)
    letters = Letter.objects.filter(due, sent_at__isnull=True, given_up_at__isnull=True)
    if not settings.GOUFU.smtp_url:
        letters = letters.exclude(channel="mail")
    return letters.order_by("pk")


@transaction.atomic
def _send_one(at: datetime, carry: Callable[[Letter], None]) -> bool | None:
    """Try the next letter; say whether it went out, None where none is left."""
    letter = waiting(at).select_for_update(skip_locked=True, of=("self",)).first()
    if letter is None:
        return None
    if letter.written_at < at - KEPT_FOR:
        _give_up(letter, at, letter.last_error or "not sent within a week")
        return False
    letter.tries += 1
    try:
        carry(letter)
    except NotSent as error:
        _try_later(letter, at, str(error))
        return False
    letter.sent_at, letter.last_error = at, ""
    letter.save(update_fields=["tries", "sent_at", "last_error"])
    return True


class _Carrier:
    """Hands letters over; keeps one connection to the mail server while it works."""

    def __init__(self, opened: ExitStack) -> None:
        self._opened = opened
        self._connection: BaseEmailBackend | None = None

    def __call__(self, letter: Letter) -> None:
        if letter.channel == "mail":
            self._mail(letter)
        else:
            _call(letter)

    def _mail(self, letter: Letter) -> None:
        _, _, domain = settings.GOUFU.mail_from.rstrip(">").rpartition("@")
        mail = EmailMessage(
            subject=" ".join(letter.subject.split()),
            body=letter.body,
            to=[letter.address],
            headers={
                "Message-ID": f"<letter-{letter.pk}@{domain}>",
                "Auto-Submitted": "auto-generated",
            },
            connection=self._connected(),
        )
        try:
            mail.send()
        except (smtplib.SMTPException, OSError, ValueError) as error:
            self._connection = None
            raise NotSent(f"{type(error).__name__}: {error}") from error

    def _connected(self) -> BaseEmailBackend:
        if self._connection is None:
            connection: BaseEmailBackend = get_connection()
            try:
                connection.open()
            except (smtplib.SMTPException, OSError) as error:
                raise NotSent(f"{type(error).__name__}: {error}") from error
            self._opened.callback(_close, connection)
            self._connection = connection
        return self._connection


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except (smtplib.SMTPException, OSError):
        logger.info("the mail server had closed the connection already")


def _call(letter: Letter) -> None:
    known = letter.subject.isdecimal()
    hook = Webhook.objects.filter(pk=int(letter.subject), active=True).first() if known else None
    if hook is None:
        raise NotSent("the webhook is gone or switched off")
    try:
        calls.call(
            letter.address, letter.body.encode(), secret=hook.secret, delivery=str(letter.pk)
        )
    except calls.CallFailed as error:
        raise NotSent(str(error)) from error


def _try_later(letter: Letter, at: datetime, error: str) -> None:
    if letter.tries >= MOST_TRIES:
        _give_up(letter, at, error)
        return
    letter.try_after = at + FIRST_PAUSE * 2 ** (letter.tries - 1)
    letter.last_error = error[:LONGEST_ERROR]
    letter.save(update_fields=["tries", "try_after", "last_error"])


def _give_up(letter: Letter, at: datetime, error: str) -> None:
    logger.warning("letter %s to %s is given up: %s", letter.pk, letter.address, error)
    letter.given_up_at = at
    letter.last_error = error[:LONGEST_ERROR]
    letter.save(update_fields=["tries", "given_up_at", "last_error"])
