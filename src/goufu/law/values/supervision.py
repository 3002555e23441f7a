"""Supervision: the provisions of ``data/supervision/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

CENTRAL_AGENCY_ASSESSMENT = Provision("supervision/central_agency_assessment")
DEMAND_FOLLOW_UP = Provision("supervision/demand_follow_up")
FINANCE_SUBJECTS = Provision("supervision/finance_subjects")
FUND_ABUSES = Provision("supervision/fund_abuses")
INSPECTION_CONTENTS = Provision("supervision/inspection_contents")
INSPECTORS = Provision("supervision/inspectors")
