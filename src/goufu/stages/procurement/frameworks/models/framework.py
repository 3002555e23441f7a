"""One framework agreement, from its plan to the sum of its deals."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.procurement.frameworks.models.words import (
    Case,
    EntryMethod,
    Form,
    OpenCase,
    QualityCase,
    Users,
    Way,
)
from goufu.stages.procurement.frameworks.workflow import FRAMEWORK
from goufu.stages.review.projects.models import Project

OVER = ("ended", "summed_up", "failed", "withdrawn")


class Framework(Dossier):
    """Who may be bought from, at which highest price, under which rules, for how long."""

    WORKFLOW: ClassVar[Workflow] = FRAMEWORK

    # Empty where a central agency calls for an item that many bodies will buy.
    project = models.ForeignKey(
        Project, null=True, on_delete=models.PROTECT, related_name="frameworks"
    )
    collector = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    finance = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    # The agency that keeps the third key to the responses; entrusted with nothing else here.
    keeper = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    central = models.BooleanField(default=False)  # A central agency calls, not a budget unit.
    case = models.CharField(max_length=40, choices=Case.choices)
    form = models.CharField(max_length=20, choices=Form.choices)
    open_case = models.CharField(max_length=40, choices=OpenCase.choices, blank=True)
    method = models.CharField(max_length=20, choices=EntryMethod.choices)
    quality_case = models.CharField(max_length=40, choices=QualityCase.choices, blank=True)
    way = models.CharField(max_length=20, choices=Way.choices)
    users = models.CharField(max_length=10, choices=Users.choices)
    service = models.CharField(max_length=200)
    unit = models.CharField(max_length=40)
    ceiling_fen = models.BigIntegerField()  # Highest unit price; of an open form what is paid.
    months = models.PositiveSmallIntegerField()
    elimination_percent = models.PositiveSmallIntegerField(default=0)
    most_entrants = models.PositiveSmallIntegerField(null=True)
    words = models.JSONField(default=dict)  # ``sheets.WORDS``: the texts of the document
    purchasers_asked = models.PositiveSmallIntegerField(default=0)
    providers_asked = models.PositiveSmallIntegerField(default=0)
    consented_on = models.DateField(null=True)
    consented_id = models.BigIntegerField(null=True)

    round = models.PositiveSmallIntegerField(default=1)  # 2 and more are supplements.
    published_on = models.DateField(null=True)
    closes_at = models.DateTimeField(null=True)
    committee = models.JSONField(default=list)  # rows of name, capacity
    report = models.TextField(blank=True)
    entry_published_on = models.DateField(null=True)
    signed_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)  # The last day of the agreement.
    filed_on = models.DateField(null=True)
    told_on = models.DateField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        app_label = "frameworks"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project"],
                condition=~Q(state__in=["failed", "withdrawn"]),
                name="one_framework_a_project",
            ),
            models.CheckConstraint(condition=Q(ceiling_fen__gt=0), name="framework_has_a_price"),
            models.CheckConstraint(
                condition=~Q(state="in_force") | Q(expires_on__isnull=False),
                name="framework_in_force_ends",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("framework", where_filled=("expires_on", "published_on")),
            models.Index(fields=["project_code", "id"], name="framework_project"),
            models.Index(fields=["collector", "-id"], name="framework_collector"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        """Return the organisations that are this party; the collector is purchaser or agency.

        The keeper of the third key is an agency beside: it only unlocks, and no step of a
        collector is open to its role.
        """
        if party is Party.PURCHASER:
            return frozenset() if self.central else frozenset({self.collector_id})
        if party is Party.AGENCY:
            agencies = (self.collector_id if self.central else None, self.keeper_id)
            return frozenset(one for one in agencies if one is not None)
        if party is Party.SECTOR:
            return frozenset({self.collector.parent_id or self.collector_id})
        if party is Party.FINANCE:
            return frozenset({self.finance_id})
        return super().parties(party)

    @property
    def is_open(self) -> bool:
        return self.form == Form.OPEN

    def is_running(self, on: date) -> bool:
        """Test whether deals may be made under it on a day; also while more are invited."""
        return (
            self.expires_on is not None
            and self.signed_on is not None
            and self.signed_on <= on <= self.expires_on
            and self.state not in OVER
        )
