"""What the register of experts stores."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from goufu.base.people.roles import Party
from goufu.base.ratings.models import Service
from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.parties.experts.workflow import EXPERT, LIVE, SERVICE


class TitleLevel(models.TextChoices):
    SENIOR = "senior", _("高级职称")
    SENIOR_LEVEL = "senior_level", _("同等高级专业水平")
    MIDDLE = "middle", _("中级职称")
    MIDDLE_LEVEL = "middle_level", _("同等中级专业水平")


SENIOR = frozenset({TitleLevel.SENIOR.value, TitleLevel.SENIOR_LEVEL.value})


class Source(models.TextChoices):
    """How somebody came to apply: 财库〔2016〕198号 第五条, 第十二条."""

    CALL = "call", _("公开征集")
    UNIT = "unit", _("单位推荐")
    SELF = "self", _("自我推荐")
    RECOMMENDED = "recommended", _("采购人或者采购代理机构推荐")


class TieKind(models.TextChoices):
    """The ties of 政府采购法实施条例 第九条, and the kin of its item four one by one."""

    EMPLOYED = "employed_by", _("存在劳动关系")
    DIRECTOR = "director_or_supervisor", _("担任董事、监事")
    OWNER = "controlling_owner", _("控股股东或者实际控制人")
    SPOUSE = "spouse", _("其负责人是配偶")
    LINEAL = "lineal_blood", _("其负责人是直系血亲")
    COLLATERAL = "collateral_within_three", _("其负责人是三代以内旁系血亲")
    AFFINITY = "close_affinity", _("其负责人是近姻亲")
    OTHER = "other_influence", _("其他可能影响公平、公正的关系")


class Conduct(models.TextChoices):
    """What puts an expert on record: 财库〔2016〕198号 第二十九条."""

    NOT_INDEPENDENT = "not_independent", _("未按程序、方法和标准独立评审")
    LEAKED = "leaked_assessment", _("泄露评审文件、评审情况")
    TIED = "did_not_stand_aside", _("有利害关系未回避")
    BRIBE = "took_bribe", _("收受贿赂或者获取其他不正当利益")
    FALSE = "false_application", _("提供虚假申请材料")
    SILENT = "refused_answers", _("拒不配合答复询问、质疑、投诉")
    TRUST = "harmed_trust", _("从事有损政府采购公信力的活动")


class Dismissal(models.TextChoices):
    """Why an expert is dismissed: 财库〔2016〕198号 第十一条."""

    UNFIT = "unfit", _("不符合规定的条件")
    BAD_RECORD = "bad_record", _("存在不良行为记录")
    CONVICTED = "convicted", _("受到刑事处罚")


class Expert(Dossier):
    """A person in the register of experts; the title is the name."""

    WORKFLOW: ClassVar[Workflow] = EXPERT

    keeper = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    pool = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    recommender = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    account = models.ForeignKey(
        "people.Account", null=True, on_delete=models.PROTECT, related_name="+"
    )
    # Shown in full only after somebody has said why; see ``Unmasking``.
    id_number = models.CharField(max_length=18)
    phone = models.CharField(max_length=30, blank=True)
    bank_name = models.CharField(max_length=120, blank=True)
    bank_account = models.CharField(max_length=40, blank=True)

    born_on = models.DateField()
    employer = models.CharField(max_length=160)
    employer_organisation = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    title_level = models.CharField(max_length=20, choices=TitleLevel.choices)
    title_name = models.CharField(max_length=200)
    working_since = models.DateField()
    fields = ArrayField(models.CharField(max_length=60))
    region = models.CharField(max_length=12)
    source = models.CharField(max_length=20, choices=Source.choices)
    relaxed = models.TextField(blank=True)
    term_from = models.DateField(null=True)
    term_to = models.DateField(null=True)
    suspended_until = models.DateField(null=True)
    reason = models.TextField(blank=True)  # Of the last return, refusal, suspension or end.
    dismissal = models.CharField(max_length=20, choices=Dismissal.choices, blank=True)

    class Meta:
        app_label = "experts"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["id_number"], condition=Q(state__in=LIVE), name="one_live_entry_a_person"
            ),
            models.UniqueConstraint(
                fields=["account"], condition=Q(state__in=LIVE), name="one_live_entry_an_account"
            ),
            models.CheckConstraint(
                condition=~Q(state="in_pool") | Q(term_to__gt=F("term_from")),
                name="expert_in_the_pool_has_a_term",
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("expert", where_filled=("term_to",)),
            models.Index(fields=["id_number"], name="expert_id_number"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.FINANCE:
            return frozenset({self.keeper_id})
        if party is Party.EXPERT:
            return frozenset({self.pool_id} if self.pool_id else ())
        if party in {Party.PURCHASER, Party.AGENCY}:
            return frozenset({self.recommender_id} if self.recommender_id else ())
        return super().parties(party)

    @property
    def senior(self) -> bool:
        return self.title_level in SENIOR


class Tie(models.Model):
    """A relation with a supplier, for which the expert stands aside."""

    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="ties")
    kind = models.CharField(max_length=30, choices=TieKind.choices)
    name = models.CharField(max_length=160)
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    since = models.DateField(null=True)
    until = models.DateField(null=True)  # The last day; empty: it goes on.
    declared_on = models.DateField()

    class Meta:
        app_label = "experts"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(since__isnull=True) | Q(until__gte=F("since")),
                name="tie_ends_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


class Leave(models.Model):
    """Days on which the expert is not drawn."""

    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="leaves")
    since = models.DateField()
    until = models.DateField()
    reason = models.TextField()

    class Meta:
        app_label = "experts"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until__gte=F("since")), name="leave_ends_after_it_began"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.since} to {self.until}"


class BadConduct(models.Model):
    """Something that put the expert on record."""

    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="conducts")
    conduct = models.CharField(max_length=30, choices=Conduct.choices)
    happened_on = models.DateField()
    clause = models.CharField(max_length=160)
    facts = models.TextField()
    recorded_on = models.DateField()

    class Meta:
        app_label = "experts"

    def __str__(self) -> str:
        return f"{self.conduct} {self.happened_on}"


class Unmasking(models.Model):
    """Somebody has said why they need the personal data, and may read them for a while."""

    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="unmaskings")
    account_id = models.BigIntegerField()
    until = models.DateTimeField()

    class Meta:
        app_label = "experts"
        indexes: ClassVar = [models.Index(fields=["expert", "account_id"], name="unmasking_of")]

    def __str__(self) -> str:
        return f"{self.expert_id} to {self.account_id} until {self.until}"


class ExpertService(Service):
    """One assessment in which an expert served."""

    WORKFLOW: ClassVar[Workflow] = SERVICE

    expert = models.ForeignKey(Expert, on_delete=models.PROTECT, related_name="services")
    # Until the result is published only the expert and the agency, who met, know of it.
    secret = models.BooleanField(default=False)

    class Meta:
        app_label = "experts"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["expert", "about_ref"], name="one_service_an_assessment"
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("expert_service"),
            models.Index(fields=["expert", "-id"], name="service_of_expert"),
            models.Index(fields=["project_code"], name="expert_service_project"),
        ]

    def parties(self, party: Party) -> frozenset[int] | None:
        if party is Party.FINANCE:
            return frozenset({self.expert.keeper_id})
        if party is Party.EXPERT:
            return frozenset({self.expert.pool_id} if self.expert.pool_id else ())
        return super().parties(party)
