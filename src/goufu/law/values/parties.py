"""Who may buy: the provisions of ``data/parties/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

CLEAN_YEARS = Provision("parties/clean_years")
DISCRIMINATIONS = Provision("parties/discriminations")
ENTRY_BARRIERS = Provision("parties/entry_barriers")
GRAVE_BREACHES = Provision("parties/grave_breaches")
HEAVY_FINE = Provision("parties/heavy_fine")
OVERSIGHT_NAMES = Provision("parties/oversight_names")
PROVIDER_CONDITIONS = Provision("parties/provider_conditions")
PROVIDER_KINDS = Provision("parties/provider_kinds")
PURCHASER_KINDS = Provision("parties/purchaser_kinds")
SCALE_CONDITIONS = Provision("parties/scale_conditions")
SPECIFIC_CONDITIONS = Provision("parties/specific_conditions")
