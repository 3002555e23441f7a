"""What is remembered of a learner's practice; all else lies in the learner's own schema."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from goufu.base.practice import Ground


class Sandbox(models.Model):
    """The practice of one person.

    Args:
        story: the word of the made-up project.
        began_on: the day whose law the learner has chosen; the walk goes on from there.
        at: what the learner's clock says.
        seat: the user name of the made-up person the learner sits for; empty: the public.
        fits: the newest migrations when the tables were made; older ones are thrown away.
    """

    account = models.OneToOneField(
        "people.Account", on_delete=models.PROTECT, related_name="sandbox"
    )
    schema = models.CharField(max_length=40, unique=True)
    story = models.CharField(max_length=40)
    began_on = models.DateField()
    at = models.DateTimeField()
    seat = models.CharField(max_length=60, blank=True)
    fits = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField()

    class Meta:
        app_label = "training"
        indexes: ClassVar = [models.Index(fields=["used_at"], name="sandbox_used")]

    def __str__(self) -> str:
        return f"practice of account {self.account_id}, {self.began_on}"

    @property
    def ground(self) -> Ground:
        return Ground(self.schema, self.at)
