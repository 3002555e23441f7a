"""Smaller firms: the provisions of ``data/sme/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

CONSORTIUM_SHARE = Provision("sme/consortium_share")
LATE_INTEREST = Provision("sme/late_interest")
PAYMENT_PERIOD = Provision("sme/payment_period")
PAYMENT_PERIOD_MOST = Provision("sme/payment_period_most")
RESERVE_EXEMPTIONS = Provision("sme/reserve_exemptions")
RESERVE_SHARE = Provision("sme/reserve_share")
RESERVE_WHOLE_UP_TO = Provision("sme/reserve_whole_up_to")
SMALL_SHARE = Provision("sme/small_share")
