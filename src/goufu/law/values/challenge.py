"""Inquiries, challenges, complaints and petitions: the provisions of ``data/challenge/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

ANSWER_CONTENTS = Provision("challenge/answer_contents")
ANSWER_PERIOD = Provision("challenge/answer_period")
CHALLENGE_PERIOD = Provision("challenge/challenge_period")
COMPLAINT_DECISION_PERIOD = Provision("challenge/complaint_decision_period")
COMPLAINT_FORWARD_PERIOD = Provision("challenge/complaint_forward_period")
COMPLAINT_PERIOD = Provision("challenge/complaint_period")
COMPLAINT_REFUSAL_PERIOD = Provision("challenge/complaint_refusal_period")
COMPLAINT_REVIEW_PERIOD = Provision("challenge/complaint_review_period")
EFFECTS = Provision("challenge/effects")
INQUIRY_ANSWER_PERIOD = Provision("challenge/inquiry_answer_period")
LAWSUIT_PERIOD = Provision("challenge/lawsuit_period")
LETTER_CONTENTS = Provision("challenge/letter_contents")
ONCE_PER_STEP = Provision("challenge/once_per_step")
PETITION_PERIOD = Provision("challenge/petition_period")
REVIEW_APPLICATION_PERIOD = Provision("challenge/review_application_period")
STATEMENT_PERIOD = Provision("challenge/statement_period")
SUSPENSION_LIMIT = Provision("challenge/suspension_limit")
UNCOUNTED_TIME = Provision("challenge/uncounted_time")
