"""What vouchers store."""

from __future__ import annotations

from goufu.stages.procurement.vouchers.models.scheme import (
    Beneficiary,
    Scheme,
    ServicePoint,
    ValueKind,
)
from goufu.stages.procurement.vouchers.models.use import Redemption, Statement
from goufu.stages.procurement.vouchers.models.voucher import Voucher

__all__ = [
    "Beneficiary",
    "Redemption",
    "Scheme",
    "ServicePoint",
    "Statement",
    "ValueKind",
    "Voucher",
]
