"""Bids, deposits and collusion: the provisions of ``data/bids/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

BARRED_TOGETHER = Provision("bids/barred_together")
BUDGET_DISCLOSURE = Provision("bids/budget_disclosure")
COLLUSION_ACTS = Provision("bids/collusion_acts")
COLLUSION_SIGNS = Provision("bids/collusion_signs")
DAYS_OF_THE_RATE_YEAR = Provision("bids/days_of_the_rate_year")
DEPOSIT_DUE = Provision("bids/deposit_due")
DEPOSIT_FORMS = Provision("bids/deposit_forms")
DEPOSIT_WITHHELD = Provision("bids/deposit_withheld")
DOCUMENT_PRICE = Provision("bids/document_price")
INVALID_REASONS = Provision("bids/invalid_reasons")
INVITED_DRAW_WATCHERS = Provision("bids/invited_draw_watchers")
INVITED_LEAST = Provision("bids/invited_least")
INVITED_LIST_MULTIPLE = Provision("bids/invited_list_multiple")
LATE_REFUND_RATE = Provision("bids/late_refund_rate")
LENDING_BASE_RATE = Provision("bids/lending_base_rate")
OBJECTION_ARGUMENT_PERIOD = Provision("bids/objection_argument_period")
PREQUALIFICATION_CHANGE_LEAD = Provision("bids/prequalification_change_lead")
PREQUALIFICATION_PERIOD = Provision("bids/prequalification_period")
PRICE_CEILING = Provision("bids/price_ceiling")
PRICE_FLOOR = Provision("bids/price_floor")
TAKERS_SECRET_UNTIL = Provision("bids/takers_secret_until")
TERMINATION_REASONS = Provision("bids/termination_reasons")
TERMINATION_REFUND_PERIOD = Provision("bids/termination_refund_period")
UNCHANGEABLE = Provision("bids/unchangeable")
WITHDRAWAL_REFUND_PERIOD = Provision("bids/withdrawal_refund_period")
