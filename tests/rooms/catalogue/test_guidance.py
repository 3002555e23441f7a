"""``goufu guidance``: a new installation gets its items of services."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.management import call_command

from goufu.stages.review.catalogue.models import GuidanceItem
from goufu.stages.review.catalogue.queries import items_on


@pytest.mark.django_db
class TestLoadingTheGuidanceCatalogue:
    def test_the_items_hold_from_that_day_and_not_before(self):
        call_command("guidance", "2026-01-01", verbosity=0)

        assert not items_on(date(2025, 12, 31))
        assert {"A01", "D05"} <= {item.code for item in items_on(date(2026, 1, 1))}

    def test_loading_twice_changes_nothing(self):
        call_command("guidance", "2026-01-01", verbosity=0)
        loaded = GuidanceItem.objects.count()

        call_command("guidance", "2026-01-01", verbosity=0)

        assert GuidanceItem.objects.count() == loaded
