"""One voucher."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from goufu.base.workflow.declare import Workflow
from goufu.base.workflow.dossier import Dossier
from goufu.base.workflow.indexes import of_a_list
from goufu.stages.procurement.vouchers.models.scheme import Beneficiary, Scheme
from goufu.stages.procurement.vouchers.workflow import VOUCHER


class Voucher(Dossier):
    """What one person may spend. Its code is kept nowhere; the mark finds it again."""

    WORKFLOW: ClassVar[Workflow] = VOUCHER

    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="vouchers")
    beneficiary = models.ForeignKey(Beneficiary, on_delete=models.PROTECT, related_name="vouchers")
    mark = models.CharField(max_length=64, unique=True)
    face = models.BigIntegerField()
    left = models.BigIntegerField()
    issued_on = models.DateField()
    replaces = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    reason = models.TextField(blank=True)

    class Meta:
        app_label = "vouchers"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(left__gte=0, left__lte=F("face")), name="never_more_than_the_face"
            ),
            models.CheckConstraint(
                condition=Q(state="active") | Q(left=0), name="dead_voucher_holds_nothing"
            ),
        ]
        indexes: ClassVar = [
            *of_a_list("voucher"),
            models.Index(fields=["scheme", "id"], name="voucher_scheme"),
        ]
