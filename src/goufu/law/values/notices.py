"""Official notices: the provisions of ``data/notices/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

CONTRACT_SECRETS = Provision("notices/contract_secrets")
FORM_FIELDS = Provision("notices/form_fields")
MINIMUM_CONTENTS = Provision("notices/minimum_contents")
PUBLISHED_WITH_RESULT = Provision("notices/published_with_result")
WITHDRAWN_PENALTY_PERIOD = Provision("notices/withdrawn_penalty_period")
