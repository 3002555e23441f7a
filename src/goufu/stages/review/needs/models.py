"""What needs, their supporters and calls for them store."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.review.needs.workflow import CALL, NEED


class NeedCall(Dossier):
    """A body asks the public which services it misses, from one day to another."""

    WORKFLOW: ClassVar[Workflow] = CALL

    body = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    # A purchaser asks for itself; finance asks for all purchasers of its place.
    for_itself = models.BooleanField(default=True)
    scope = models.TextField()
    opens_on = models.DateField()
    closes_on = models.DateField()
    summary = models.TextField(blank=True)
    reported_on = models.DateField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        app_label = "needs"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="call_closes_after_it_opened"
            ),
        ]
        indexes: ClassVar = [*of_a_list("need_call", sorted_by=("closes_on",))]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party in {Party.PURCHASER, Party.FINANCE}:
            return frozenset({self.body_id})
        return super().parties(party)


class Kind(models.TextChoices):
    """Who speaks in a need."""

    CITIZEN = "citizen", _("群众需求")
    DEPARTMENT = "department", _("部门提出")
    PROVIDER = "provider", _("承接主体自主申报")


class Need(Dossier):
    """A public service that somebody misses, put to the body that could purchase it."""

    WORKFLOW: ClassVar[Workflow] = NEED

    addressed_to = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.CITIZEN)
    call = models.ForeignKey(NeedCall, null=True, on_delete=models.PROTECT, related_name="needs")
    proposer = models.CharField(max_length=80, blank=True)  # Shown to the handler alone.
    contact = models.CharField(max_length=120, blank=True)  # Shown to the handler alone.
    proposer_organisation = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    content = models.TextField()
    beneficiaries = models.CharField(max_length=200)
    offer = models.TextField(blank=True)  # What a provider could do itself.
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)

    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="merged"
    )
    publicness = models.PositiveSmallIntegerField(null=True)  # 0 to 5
    urgency = models.PositiveSmallIntegerField(null=True)  # 0 to 5
    priority = models.PositiveSmallIntegerField(null=True)  # their sum
    priority_reasons = models.TextField(blank=True)
    shown_on = models.DateField(null=True)
    public_title = models.CharField(max_length=200, blank=True)
    public_text = models.TextField(blank=True)  # Without personal data, as the handler wrote it.
    supporters = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "needs"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(merged_into=F("id")), name="need_not_merged_into_itself"
            ),
            models.CheckConstraint(
                condition=~Q(state="merged") | Q(merged_into__isnull=False),
                name="merged_need_says_into_which",
            ),
            models.CheckConstraint(
                condition=Q(shown_on__isnull=True) | ~Q(public_title=""),
                name="shown_need_has_public_words",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("need", where_filled=("priority",), sorted_by=("supporters",)),
            models.Index(fields=["addressed_to", "-id"], name="need_addressee"),
            models.Index(
                fields=["-priority", "-supporters", "-id"],
                name="need_shown",
                condition=Q(shown_on__isnull=False),
            ),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.PURCHASER:
            return frozenset({self.addressed_to_id})
        if party is Party.PROVIDER:
            mine = self.proposer_organisation_id if self.kind == Kind.PROVIDER else None
            return frozenset({mine} if mine else ())
        return super().parties(party)


class Support(models.Model):
    """Somebody needs it too; ``mark`` tells voices at one need apart and says nothing of them."""

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="supports")
    mark = models.CharField(max_length=64)
    on = models.DateField()

    class Meta:
        app_label = "needs"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["need", "mark"], name="one_voice_a_need")
        ]

    def __str__(self) -> str:
        return f"one for {self.need_id}"
