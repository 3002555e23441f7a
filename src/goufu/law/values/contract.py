"""Contracts, acceptance and payment: the provisions of ``data/contract/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

FILING_PERIOD = Provision("contract/filing_period")
LONGER_TERM_CONDITIONS = Provision("contract/longer_term_conditions")
LONGEST_TERM = Provision("contract/longest_term")
LOSER_DEPOSIT_RETURN = Provision("contract/loser_deposit_return")
MANDATORY_CLAUSES = Provision("contract/mandatory_clauses")
PAYMENT_PERIOD = Provision("contract/payment_period")
PAYMENT_PERIOD_SOONER = Provision("contract/payment_period_sooner")
PERFORMANCE_DEPOSIT_CAP = Provision("contract/performance_deposit_cap")
PUBLICATION_PERIOD = Provision("contract/publication_period")
RECORD_KEEPING = Provision("contract/record_keeping")
SERVICE_OBJECTS_AT_ACCEPTANCE = Provision("contract/service_objects_at_acceptance")
SIGNING_PERIOD = Provision("contract/signing_period")
SUPPLEMENT_CAP = Provision("contract/supplement_cap")
TERM_LIMIT = Provision("contract/term_limit")
WINNER_DEPOSIT_RETURN = Provision("contract/winner_deposit_return")
