"""Framework agreements: the provisions of ``data/framework/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

APPLICATION_PERIOD = Provision("framework/application_period")
CASES = Provision("framework/cases")
DEAL_PUBLICATION_PERIOD = Provision("framework/deal_publication_period")
ELIMINATION_SHARE = Provision("framework/elimination_share")
ENTRY_PUBLICATION_PERIOD = Provision("framework/entry_publication_period")
EXIT_PUBLICATION_PERIOD = Provision("framework/exit_publication_period")
FILING_PERIOD = Provision("framework/filing_period")
KINDS = Provision("framework/kinds")
LEAST_ELIMINATED = Provision("framework/least_eliminated")
LEAST_SUPPLIERS = Provision("framework/least_suppliers")
OPEN_CASES = Provision("framework/open_cases")
OUTSIDE_DEAL_REPORT_PERIOD = Provision("framework/outside_deal_report_period")
PLAN_HANDLING = Provision("framework/plan_handling")
QUALITY_FIRST_CASES = Provision("framework/quality_first_cases")
REMOVAL_GROUNDS = Provision("framework/removal_grounds")
SECOND_STAGE = Provision("framework/second_stage")
SIGNING_PERIOD = Provision("framework/signing_period")
SUMMARY_PERIOD = Provision("framework/summary_period")
SUPPLEMENT_BELOW = Provision("framework/supplement_below")
SURVEY_RESPONDENTS = Provision("framework/survey_respondents")
TELL_USERS_PERIOD = Provision("framework/tell_users_period")
TERM_LIMIT = Provision("framework/term_limit")
