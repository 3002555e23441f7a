"""What may be bought: the provisions of ``data/items/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

BUYABLE_CLASSES = Provision("items/buyable_classes")
FEASIBILITY_TESTS = Provision("items/feasibility_tests")
NEGATIVE_LIST = Provision("items/negative_list")
