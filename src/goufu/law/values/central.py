"""Thresholds of central units: the provisions of ``data/central/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

OPEN_TENDER_THRESHOLD = Provision("central/open_tender_threshold")
PROCUREMENT_THRESHOLD = Provision("central/procurement_threshold")
