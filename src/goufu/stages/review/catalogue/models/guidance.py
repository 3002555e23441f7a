"""Guidance catalogues of a place, version by version, and their items."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.review.catalogue.workflow import GUIDANCE

# What an item says; once it is in force none of it changes.
SAID = (
    "scheme",
    "code",
    "name",
    "nature",
    "service_class",
    "content",
    "projects",
    "valid_from",
)


class Nature(models.TextChoices):
    BASIC = "basic", _("基本公共服务")
    NON_BASIC = "non_basic", _("非基本公共服务")


class ServiceClass(models.TextChoices):
    """The lecture's three classes of public services; only the second and third may be bought."""

    INDIVISIBLE = "1", _("第一类：支撑经济社会运转、全民受益、无法分割")
    SPECIFIC = "2", _("第二类：增加公众福利、受益对象特定")
    BETWEEN = "3", _("第三类：介于两者之间、具有辖区特点、无需制定法规")


class Change(models.TextChoices):
    """What became of an item since the version that the draft was copied from."""

    KEPT = "kept", _("保留")
    ADDED = "added", _("新增")
    CHANGED = "changed", _("调整")
    REMOVED = "removed", _("取消")


class MappingKind(models.TextChoices):
    SAME = "same", _("名称相同")
    WITHIN = "within", _("归入")
    RELATED = "related", _("相近")


class GuidanceCatalogue(Dossier):
    """One version of a place's guidance catalogue; a new version is a new row.

    The city's is drawn from the province's (``drawn_from``); each version follows the one before
    it at the same place (``follows``). ``in_force_to`` is its last day.
    """

    WORKFLOW: ClassVar[Workflow] = GUIDANCE

    version = models.PositiveSmallIntegerField()
    finance = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    follows = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="later")
    drawn_from = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="drawn_by"
    )
    basis = models.TextField(blank=True)
    opinions_from = models.DateField(null=True)
    opinions_until = models.DateField(null=True)
    experts = models.JSONField(default=list)  # rows of name, unit, opinion
    experts_heard_on = models.DateField(null=True)
    document_number = models.CharField(max_length=120, blank=True)
    submitted_by_id = models.BigIntegerField(null=True)
    in_force_from = models.DateField(null=True)
    in_force_to = models.DateField(null=True)
    published_on = models.DateField(null=True)
    ending = models.TextField(blank=True)
    sample = models.BooleanField(default=False)

    class Meta:
        app_label = "catalogue"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["place", "version"], name="one_catalogue_a_version"),
            models.UniqueConstraint(
                fields=["place"],
                condition=Q(state__in=["draft", "opinions", "heard", "submitted", "approved"]),
                name="one_draft_of_a_catalogue_a_place",
            ),
            models.CheckConstraint(
                condition=Q(in_force_to__isnull=True)
                | Q(in_force_to__gte=models.F("in_force_from")),
                name="catalogue_ends_after_it_began",
            ),
        ]
        indexes: ClassVar = of_a_list("guidance")

    def parties(self, party: Party) -> frozenset[int] | None:
        """The finance bureau keeps it; everybody may be heard on it."""
        return frozenset({self.finance_id}) if party is Party.FINANCE else None


class GuidanceItem(models.Model):
    """One item of a guidance catalogue: a kind of service that may be bought.

    Items without a ``catalogue`` came with the platform: those that the lecture names. Classes
    have no parent. An item of a draft has no ``valid_from`` yet. ``line`` is the key of
    the item's first version, empty in that one; see ``origin``.
    """

    catalogue = models.ForeignKey(
        GuidanceCatalogue, null=True, on_delete=models.PROTECT, related_name="items"
    )
    line = models.BigIntegerField(null=True)
    scheme = models.CharField(max_length=40)
    code = models.CharField(max_length=20)
    # Whether the source itself gives the code; else it is an ordinal of the platform's own.
    code_given = models.BooleanField(default=False)
    name = models.CharField(max_length=120)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="items")
    nature = models.CharField(max_length=20, choices=Nature.choices)
    service_class = models.CharField(max_length=1, choices=ServiceClass.choices, blank=True)
    content = models.TextField(blank=True)
    projects = models.TextField(blank=True)  # the concrete projects, one a line
    central = models.BooleanField(default=False)  # In the centralised procurement catalogue.
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    source = models.CharField(max_length=200)
    verified = models.BooleanField(default=False)
    change = models.CharField(max_length=10, choices=Change.choices, default=Change.KEPT)
    reason = models.TextField(blank=True)
    clause = models.CharField(max_length=160, blank=True)

    class Meta:
        app_label = "catalogue"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["scheme", "code", "valid_from"], name="one_item_a_code_and_day"
            ),
            models.UniqueConstraint(fields=["catalogue", "code"], name="one_item_a_code"),
            models.CheckConstraint(
                condition=Q(change="kept") | ~Q(reason=""), name="changed_item_says_why"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["line", "id"], name="item_line")]
        triggers: ClassVar = [
            pgtrigger.Protect(
                name="in_force_stands",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__valid_from__isnull=False)
                & reduce(
                    or_,
                    (pgtrigger.Q(**{f"old__{n}__df": pgtrigger.F(f"new__{n}")}) for n in SAID),
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def origin(self) -> int:
        """What all versions of one item have in common, whatever they are called."""
        return self.line or self.pk


class ItemMapping(models.Model):
    """What an entry of one scheme is called in another; schemes and entries by their names."""

    scheme = models.CharField(max_length=40)
    entry = models.CharField(max_length=120)
    to_scheme = models.CharField(max_length=40)
    to_entry = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=MappingKind.choices)
    source = models.CharField(max_length=200)
    verified = models.BooleanField(default=False)
    catalogue = models.ForeignKey(
        GuidanceCatalogue, null=True, on_delete=models.PROTECT, related_name="mappings"
    )

    class Meta:
        app_label = "catalogue"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["scheme", "entry", "to_scheme", "to_entry"], name="entries_mapped_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.entry} → {self.to_scheme} {self.to_entry}"
