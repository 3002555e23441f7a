"""Budgets: the provisions of ``data/budget/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

COMPILED_WITH = Provision("budget/compiled_with")
EVALUATION_DUTY = Provision("budget/evaluation_duty")
LINKED_PLAN = Provision("budget/linked_plan")
PAYMENT_CHANNEL = Provision("budget/payment_channel")
PUBLICATION_PERIOD = Provision("budget/publication_period")
SOURCES = Provision("budget/sources")
WITHOUT_BUDGET = Provision("budget/without_budget")
