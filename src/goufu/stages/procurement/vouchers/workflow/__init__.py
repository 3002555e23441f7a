"""The lives of a scheme, a voucher, a redemption and a statement."""

from __future__ import annotations

from goufu.stages.procurement.vouchers.workflow.redemption import REDEMPTION
from goufu.stages.procurement.vouchers.workflow.scheme import SCHEME
from goufu.stages.procurement.vouchers.workflow.statement import STATEMENT
from goufu.stages.procurement.vouchers.workflow.voucher import VOUCHER

__all__ = ["REDEMPTION", "SCHEME", "STATEMENT", "VOUCHER"]
