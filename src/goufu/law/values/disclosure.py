"""Disclosure before the fact: the provisions of ``data/disclosure/``."""

from __future__ import annotations

from goufu.law.provisions import Provision

IMPLEMENTATION_CATALOGUE_PERIOD = Provision("disclosure/implementation_catalogue_period")
INTENTION_PERIOD = Provision("disclosure/intention_period")
PROJECT_ANNOUNCEMENT_FIELDS = Provision("disclosure/project_announcement_fields")
PROJECT_ANNOUNCEMENT_PERIOD = Provision("disclosure/project_announcement_period")
PROVIDER_DIRECTORY_DAY = Provision("disclosure/provider_directory_day")
