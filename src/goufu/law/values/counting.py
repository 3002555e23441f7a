"""How days are counted: the provisions of ``data/counting/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

WEEKEND_END = Provision("counting/weekend_end")
