"""Agencies: the provisions of ``data/agencies/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

AGREEMENT_CONTENTS = Provision("agencies/agreement_contents")
CHANGE_UPDATE_PERIOD = Provision("agencies/change_update_period")
CHECK_KINDS = Provision("agencies/check_kinds")
CONDITIONS = Provision("agencies/conditions")
FEE_DISCLOSURE = Provision("agencies/fee_disclosure")
RATING_PERIOD = Provision("agencies/rating_period")
REGISTER = Provision("agencies/register")
STAFF_LEAST = Provision("agencies/staff_least")
