"""Performance: the provisions of ``data/performance/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

GRADE_BANDS = Provision("performance/grade_bands")
