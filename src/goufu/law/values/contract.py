"""Contracts, acceptance and payment: the provisions of ``data/contract/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

ACCEPTANCE_CONTENTS = Provision("contract/acceptance_contents")
CHANGE_PUBLICATION_PERIOD = Provision("contract/change_publication_period")
ELECTRONIC_FILES = Provision("contract/electronic_files")
FILING_PERIOD = Provision("contract/filing_period")
LONGER_TERM_CONDITIONS = Provision("contract/longer_term_conditions")
LONGEST_TERM = Provision("contract/longest_term")
LOSER_DEPOSIT_RETURN = Provision("contract/loser_deposit_return")
MANDATORY_CLAUSES = Provision("contract/mandatory_clauses")
PAYMENT_PERIOD = Provision("contract/payment_period")
PAYMENT_PERIOD_SOONER = Provision("contract/payment_period_sooner")
PERFORMANCE_DEPOSIT_CAP = Provision("contract/performance_deposit_cap")
PROVIDER_LEDGER = Provision("contract/provider_ledger")
PUBLICATION_PERIOD = Provision("contract/publication_period")
PURCHASER_GUARANTEE = Provision("contract/purchaser_guarantee")
RECORD_CONTENTS = Provision("contract/record_contents")
RECORD_KEEPING = Provision("contract/record_keeping")
SERVICE_OBJECTS_AT_ACCEPTANCE = Provision("contract/service_objects_at_acceptance")
SIGNING_PERIOD = Provision("contract/signing_period")
SINGLE_SOURCE_ADDITION_CAP = Provision("contract/single_source_addition_cap")
SUBCONTRACT = Provision("contract/subcontract")
SUPPLEMENT_CAP = Provision("contract/supplement_cap")
SUPPLIER_FINANCING = Provision("contract/supplier_financing")
TERM_LIMIT = Provision("contract/term_limit")
TRANSFER = Provision("contract/transfer")
UNILATERAL_CHANGE = Provision("contract/unilateral_change")
WINNER_DEPOSIT_RETURN = Provision("contract/winner_deposit_return")
