"""Who may buy: the provisions of ``data/parties/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

PROVIDER_KINDS = Provision("parties/provider_kinds")
PURCHASER_KINDS = Provision("parties/purchaser_kinds")
