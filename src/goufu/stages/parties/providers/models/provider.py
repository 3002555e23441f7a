"""A body in the register of providers, or on its way there."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from goufu.base.organisations.kinds import Function, Kind
from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import Party
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.parties.providers.rules.entry import AUTHORITY_OF, LINE
from goufu.stages.parties.providers.workflow import PROVIDER

LIVING = ("applied", "returned", "verified", "changed", "suspended")


class SubKind(models.TextChoices):
    """What a body is within its kind, as its certificate says."""

    INDUSTRY = "industry", _("行业性社会团体")
    ACADEMIC = "academic", _("学术性社会团体")
    PROFESSIONAL = "professional", _("专业性社会团体")
    FEDERATION = "federation", _("联合性社会团体")
    PUBLIC_RAISING = "public_raising", _("公募基金会")
    NOT_PUBLIC_RAISING = "not_public_raising", _("非公募基金会")
    EDUCATION = "education", _("教育类")
    HEALTH = "health", _("卫生类")
    SCIENCE = "science", _("科技类")
    CULTURE = "culture", _("文化类")
    LABOUR = "labour", _("劳动类")
    CIVIL = "civil", _("民政类")
    SPORTS = "sports", _("体育类")
    INTERMEDIARY = "intermediary", _("中介服务类")
    LEGAL_SERVICE = "legal_service", _("法律服务类")
    OTHER_UNIT = "other_unit", _("其他类")
    LAW_FIRM = "law_firm", _("律师事务所")
    ACCOUNTING_FIRM = "accounting_firm", _("会计师事务所")
    OTHER_SECTOR = "other_sector", _("其他行业机构")


class Decoupling(models.TextChoices):
    """行业协会商会与行政机关脱钩."""

    NOT_CONCERNED = "not_concerned", _("不涉及")
    TO_DO = "to_do", _("尚未脱钩")
    DONE = "done", _("已脱钩")


class Provider(Dossier):
    """A body that wants to serve, as it says of itself and as its authority has checked.

    ``proposed`` holds the facts of a change that is not checked yet; what stands beside it is what
    was checked last.
    """

    WORKFLOW: ClassVar[Workflow] = PROVIDER

    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="as_provider"
    )
    authority = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40, choices=Kind.choices)
    sub_kind = models.CharField(max_length=30, choices=SubKind.choices, blank=True)
    uscc = models.CharField(max_length=18, blank=True)
    code_note = models.CharField(max_length=200, blank=True)
    registration_number = models.CharField(max_length=60, blank=True)
    former_names = ArrayField(models.CharField(max_length=160), default=list)
    founded_on = models.DateField(null=True)
    converted_from = models.CharField(max_length=160, blank=True)
    decoupling = models.CharField(
        max_length=20, choices=Decoupling.choices, default=Decoupling.NOT_CONCERNED
    )
    decoupled_on = models.DateField(null=True)
    legal_representative = models.CharField(max_length=60)
    address = models.CharField(max_length=200)
    services = models.TextField()  # 业务范围
    contact = models.CharField(max_length=60)
    phone = models.CharField(max_length=40)
    email = models.CharField(max_length=120, blank=True)
    secret = models.CharField(max_length=128, blank=True)  # Hashed; empty once an account is there.
    proposed = models.JSONField(default=dict)
    verified_on = models.DateField(null=True)
    opinion = models.TextField(blank=True)  # of the last check
    imported = models.CharField(max_length=60, blank=True)  # The number of the import.

    class Meta:
        app_label = "providers"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["uscc"],
                condition=~Q(uscc="") & Q(state__in=LIVING),
                name="one_living_provider_a_code",
            ),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(state__in=LIVING),
                name="one_living_provider_an_organisation",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["verified", "changed", "suspended"])
                | Q(organisation__isnull=False, verified_on__isnull=False),
                name="verified_provider_is_an_organisation",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("provider", where_filled=["verified_on"]),
            models.Index(fields=["authority", "state", "id"], name="provider_of_authority"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party in {Party.CLOCK, Party.PUBLIC}:
            return None
        if party in {Party.REGISTRAR, Party.SECTOR}:
            line = AUTHORITY_OF[self.kind] == LINE
            return frozenset({self.authority_id} if line is (party is Party.SECTOR) else ())
        if party is Party.PROVIDER:
            return frozenset({self.organisation_id} if self.organisation_id else ())
        if party is Party.FINANCE:
            return finance_above(self.place)
        return frozenset()

    def checked_facts(self) -> dict[str, Any]:
        """Return the facts that are checked anew when they change."""
        return {name: getattr(self, name) for name in CHANGEABLE}


CHANGEABLE = (
    "title",
    "sub_kind",
    "legal_representative",
    "address",
    "services",
    "decoupling",
    "decoupled_on",
    "contact",
    "phone",
    "email",
)


def finance_above(place: str) -> frozenset[int]:
    """Return the finance bureaus of a place and of those above it."""
    bureaus = Organisation.objects.filter(
        functions__contains=[Function.FINANCE], closed_on__isnull=True
    )
    places = bureaus.order_by("id").values_list("pk", "place")
    return frozenset(pk for pk, theirs in places if place.startswith(theirs))
