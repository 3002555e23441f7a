"""Experts who assess: the provisions of ``data/experts/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

AGE_LIMIT = Provision("experts/age_limit")
BAD_CONDUCT = Provision("experts/bad_conduct")
CLEAN_RECORD_YEARS = Provision("experts/clean_record_years")
DISCIPLINE = Provision("experts/discipline")
DRAW_LEAD = Provision("experts/draw_lead")
DRAW_POOL = Provision("experts/draw_pool")
EXPERIENCE_YEARS = Provision("experts/experience_years")
FEE_PAYER = Provision("experts/fee_payer")
KIN_GENERATIONS = Provision("experts/kin_generations")
NAMES_SECRET_UNTIL = Provision("experts/names_secret_until")
POOL_TOO_SMALL = Provision("experts/pool_too_small")
RATING_PERIOD = Provision("experts/rating_period")
RECUSAL_KIN = Provision("experts/recusal_kin")
RECUSAL_TIES = Provision("experts/recusal_ties")
RECUSAL_YEARS = Provision("experts/recusal_years")
REPLACED_OPINIONS = Provision("experts/replaced_opinions")
REPLACEMENT = Provision("experts/replacement")
SELF_SELECTION = Provision("experts/self_selection")
