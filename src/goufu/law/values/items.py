"""What may be bought: the provisions of ``data/items/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

BARRED_WORKS = Provision("items/barred_works")
BUYABLE_CLASSES = Provision("items/buyable_classes")
FEASIBILITY_TESTS = Provision("items/feasibility_tests")
NEGATIVE_LIST = Provision("items/negative_list")
SUITABILITY = Provision("items/suitability")
