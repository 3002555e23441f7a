"""Breaches and what follows: the provisions of ``data/sanctions/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

AGENCY_FINE = Provision("sanctions/agency_fine")
AGENCY_FINE_MULTIPLE = Provision("sanctions/agency_fine_multiple")
BAN = Provision("sanctions/ban")
DECISION_PERIOD = Provision("sanctions/decision_period")
EFFECT_ON_PURCHASE = Provision("sanctions/effect_on_purchase")
FINE = Provision("sanctions/fine")
GROUNDLESS_COMPLAINTS = Provision("sanctions/groundless_complaints")
HEARING_NOTICE_LEAD = Provision("sanctions/hearing_notice_lead")
HEARING_REQUEST_PERIOD = Provision("sanctions/hearing_request_period")
LATE_PAYMENT_RATE = Provision("sanctions/late_payment_rate")
MEASURES = Provision("sanctions/measures")
SERVICE_PERIOD = Provision("sanctions/service_period")
