"""A rehearsal with its figures, and the projects that would have fared otherwise."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    WAITING = "waiting", _("等待推演")
    RUNNING = "running", _("正在推演")
    DONE = "done", _("已完成")
    FAILED = "failed", _("未能完成")


class Rehearsal(models.Model):
    """One question put to the recorded projects of a year, and what came out.

    It is never changed once it is done: asked again, it becomes the next version.
    """

    ref = models.CharField(max_length=60, unique=True)
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)  # of year, place and variant
    title = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=12)
    variant = models.JSONField()  # as ``law.rehearsal.asking.as_json`` writes it
    key = models.CharField(max_length=100, blank=True)  # of the request, against double clicks

    account_id = models.BigIntegerField()
    actor = models.CharField(max_length=80)
    role = models.CharField(max_length=40)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()

    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    done_at = models.DateTimeField(null=True)
    seconds = models.FloatField(null=True)
    figures = models.JSONField(default=dict)  # as ``law.rehearsal.tally`` adds them up
    rules = models.JSONField(default=list)  # the values of the law that decided, each once
    failure = models.TextField(blank=True)

    class Meta:
        app_label = "rehearsal"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "role", "digest", "version"],
                name="one_rehearsal_a_version",
            ),
            models.UniqueConstraint(
                fields=["account_id", "key"], condition=~Q(key=""), name="one_rehearsal_a_request"
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(done_at__isnull=False),
                name="done_rehearsal_says_when",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "-id"], name="rehearsal_organisation")
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.title} (version {self.version})"


class RehearsedProject(models.Model):
    """One project with a difference; a copy of what was read, not a link to what is."""

    rehearsal = models.ForeignKey(Rehearsal, on_delete=models.CASCADE, related_name="projects")
    project_code = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    place = models.CharField(max_length=12)
    department = models.CharField(max_length=160)
    service_class = models.CharField(max_length=1, blank=True)
    method = models.CharField(max_length=40, blank=True)
    amount_fen = models.BigIntegerField()
    another_way = models.BooleanField()
    steps = ArrayField(models.CharField(max_length=40))  # with any difference
    turned = ArrayField(models.CharField(max_length=40))  # that went another way
    # step, ref, on, was and would as word and value, another_way, days, by and would_by as
    # places in the rehearsal's ``rules``.
    differences = models.JSONField()

    class Meta:
        app_label = "rehearsal"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["rehearsal", "project_code"], name="one_row_a_rehearsed_project"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["rehearsal", "-amount_fen", "-id"], name="rehearsed_amount"),
            GinIndex(fields=["steps"], name="rehearsed_steps"),
        ]

    def __str__(self) -> str:
        return f"{self.project_code} in {self.rehearsal_id}"
