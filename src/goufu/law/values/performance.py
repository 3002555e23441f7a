"""Performance: the provisions of ``data/performance/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

BEFORE_START = Provision("performance/before_start")
DEMANDED_TARGETS = Provision("performance/demanded_targets")
EVALUATORS = Provision("performance/evaluators")
GRADE_BANDS = Provision("performance/grade_bands")
INDICATORS = Provision("performance/indicators")
OUTPUT_AND_BENEFIT_LEAST = Provision("performance/output_and_benefit_least")
QUALITATIVE_BANDS = Provision("performance/qualitative_bands")
QUALITY_STANDARD_ASPECTS = Provision("performance/quality_standard_aspects")
SELF_EVALUATION_WEIGHTS = Provision("performance/self_evaluation_weights")
USES_OF_RESULT = Provision("performance/uses_of_result")
