"""Disclosure before the fact: the provisions of ``data/disclosure/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

BY_STAGE = Provision("disclosure/by_stage")
IMPLEMENTATION_CATALOGUE_PERIOD = Provision("disclosure/implementation_catalogue_period")
INFORMATION_REQUEST_PERIOD = Provision("disclosure/information_request_period")
INTENTION_PERIOD = Provision("disclosure/intention_period")
LOCAL_CHANNELS = Provision("disclosure/local_channels")
PREVAILING_SITE = Provision("disclosure/prevailing_site")
PROCUREMENT_CHANNELS = Provision("disclosure/procurement_channels")
PROJECT_ANNOUNCEMENT_FIELDS = Provision("disclosure/project_announcement_fields")
PROJECT_ANNOUNCEMENT_PERIOD = Provision("disclosure/project_announcement_period")
PROVIDER_DIRECTORY_DAY = Provision("disclosure/provider_directory_day")
PUBLISHED_RECORD = Provision("disclosure/published_record")
PURCHASE_FACTS = Provision("disclosure/purchase_facts")
SITE_POSTING_PERIOD = Provision("disclosure/site_posting_period")
