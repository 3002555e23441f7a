"""Duties with a last day."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from goufu.base.people.roles import Role

OPEN = Q(met_on__isnull=True, cancelled_on__isnull=True)


class Deadline(models.Model):
    """A duty that somebody must discharge by ``due_on``, and the law that says so.

    ``due_on`` is empty while the working days of the year it falls into are not known.
    """

    dossier_kind = models.CharField(max_length=40)
    ref = models.CharField(max_length=60)
    project_code = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    duty = models.CharField(max_length=60)
    who = models.CharField(max_length=40, choices=[(role.value, role.value) for role in Role])
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    method = models.CharField(
        max_length=40, blank=True
    )  # of purchase, where the period hangs on it
    starts_on = models.DateField()
    due_on = models.DateField(null=True)
    unit = models.CharField(max_length=20, blank=True)
    value = models.IntegerField(null=True)
    clause = models.CharField(max_length=160, blank=True)
    law_in_force_from = models.DateField(null=True)
    verified = models.BooleanField(default=True)
    met_on = models.DateField(null=True)
    cancelled_on = models.DateField(null=True)
    suspended_on = models.DateField(null=True)
    # The days between which the clock stood still, [from, to] each, oldest first.
    stops = models.JSONField(default=list)
    marked_overdue_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "deadlines"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("starts_on")),
                name="deadline_not_before_start",
            ),
            models.UniqueConstraint(
                fields=["dossier_kind", "ref", "duty"],
                condition=OPEN,
                name="one_open_deadline_per_dossier_and_duty",
            ),
        ]
        indexes: ClassVar = [
            # Read by the clock: open duties by last day.
            models.Index(fields=["due_on", "id"], name="deadline_open", condition=OPEN),
            # Read by the desk: what this organisation has to do, in which post.
            models.Index(
                fields=["organisation", "who", "due_on", "id"],
                name="deadline_of_a_post",
                condition=OPEN,
            ),
            # Read by the desk: what everybody in a role has to do who is in the project.
            models.Index(
                fields=["who", "due_on", "id"],
                name="deadline_of_a_role",
                condition=OPEN & Q(organisation__isnull=True),
            ),
            # Read by the desk: which dossiers of a kind are the most pressing.
            models.Index(
                fields=["dossier_kind", "due_on", "ref"], name="deadline_of_a_kind", condition=OPEN
            ),
            models.Index(fields=["project_code", "id"], name="deadline_project"),
            models.Index(fields=["ref"], name="deadline_ref"),
        ]

    def __str__(self) -> str:
        return f"{self.duty} of {self.ref} by {self.due_on}"

    @property
    def met_in_time(self) -> bool | None:
        """Whether it was met in time; None while it is open or its last day is unknown."""
        if self.met_on is None or self.due_on is None:
            return None
        return self.met_on <= self.due_on
