"""Management of demand: the provisions of ``data/demand/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

GENERAL_REVIEW_PARTS = Provision("demand/general_review_parts")
KEY_REVIEW_CASES = Provision("demand/key_review_cases")
KEY_REVIEW_PARTS = Provision("demand/key_review_parts")
LIKE_CONTRACTS_MOST = Provision("demand/like_contracts_most")
PLAN_CONTENTS = Provision("demand/plan_contents")
REVIEW_KINDS = Provision("demand/review_kinds")
SURVEY_BUDGET_OF_WORKS = Provision("demand/survey_budget_of_works")
SURVEY_CASES = Provision("demand/survey_cases")
SURVEY_SUBJECTS = Provision("demand/survey_subjects")
SURVEY_VALIDITY = Provision("demand/survey_validity")
