"""Messages to people, and the letters that leave the house."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class Message(models.Model):
    """One event told to one person; the words come from the event's step."""

    account = models.ForeignKey("people.Account", on_delete=models.PROTECT, related_name="messages")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    entry = models.ForeignKey(
        "ledger.Entry", null=True, on_delete=models.PROTECT, related_name="messages"
    )
    event = models.CharField(max_length=80)
    sentence = models.CharField(max_length=300)  # Message id; translated when shown.
    ref = models.CharField(max_length=60)
    project_code = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=200)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "notifications"
        indexes: ClassVar = [
            models.Index(fields=["account", "-id"], name="message_account"),
            models.Index(
                fields=["account"], name="message_unread", condition=Q(read_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.ref} to {self.account_id}"


class Letter(models.Model):
    """Something to send by e-mail or webhook; written with the event, sent by the worker."""

    channel = models.CharField(max_length=10, choices=[("mail", "mail"), ("webhook", "webhook")])
    address = models.CharField(max_length=300)
    subject = models.CharField(max_length=300)
    body = models.TextField()
    written_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    try_after = models.DateTimeField(null=True)  # Not before; set when a try failed.
    given_up_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "notifications"
        indexes: ClassVar = [
            # Read by the worker: what still has to go out.
            models.Index(
                fields=["id"],
                name="letter_waiting",
                condition=Q(sent_at__isnull=True, given_up_at__isnull=True),
            ),
            # Read by the page of webhooks: the last calls of each.
            models.Index(
                fields=["subject", "-id"], name="letter_webhook", condition=Q(channel="webhook")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel} to {self.address}: {self.subject}"


class Webhook(models.Model):
    """A program of an organisation that wants to hear of events.

    An officer of the organisation asks for it; the security administrator lets it speak.
    """

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="webhooks"
    )
    name = models.CharField(max_length=200, blank=True)  # What it is for.
    url = models.URLField(max_length=300)
    secret = models.CharField(max_length=64)
    events = models.JSONField(default=list)  # Empty: all.
    active = models.BooleanField(default=True)
    asked_by = models.CharField(max_length=80, blank=True)
    asked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)  # Never called again.

    class Meta:
        app_label = "notifications"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(active=False),
                name="webhook_that_ended_is_silent",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} → {self.url}"
