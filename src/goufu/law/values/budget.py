"""Budgets: the provisions of ``data/budget/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

PUBLICATION_PERIOD = Provision("budget/publication_period")
