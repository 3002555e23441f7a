"""The implementation catalogue of a year."""

from __future__ import annotations

import pytest

from goufu.base.deadlines.models import Deadline
from goufu.base.workflow.declare import NotNow, NotYours
from goufu.stages.review.catalogue import actions
from goufu.stages.review.catalogue.models import (
    CatalogueEntry,
    GuidanceItem,
    ImplementationCatalogue,
)
from goufu.stages.review.catalogue.sheets import PublishCatalogue
from tests.walk import Walk, morning_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def replied() -> Walk:
    walk = Walk()
    walk.drafted(on="2014-09-01").assessed(on="2014-10-12").submitted(on="2014-12-08")
    return walk.reviewed(on="2014-12-11").approved(on="2014-12-24").replied(on="2015-02-10")


def publish(walk: Walk, *, by: str = "budget", on: str = "2015-02-25") -> None:
    actions.publish_catalogue(
        ref=ImplementationCatalogue.objects.get().ref,
        sheet=PublishCatalogue(),
        actor=walk.who(by),
        at=morning_of(on),
    )


def test_a_replied_project_is_listed_by_itself(replied):
    entry = CatalogueEntry.objects.get()
    assert (entry.project_code, entry.amount_fen) == (replied.ref, 168_000_000)
    assert replied.project.state == "approved"


def test_publishing_lists_every_project_and_starts_its_period(replied):
    publish(replied)
    assert replied.project.state == "catalogued"
    assert Deadline.objects.filter(duty="announce_project", met_on__isnull=True).count() == 1


@pytest.mark.parametrize(("on", "in_time"), [("2015-02-25", True), ("2015-02-26", False)])
def test_the_fifteenth_day_is_the_last(replied, on, in_time):
    publish(replied, on=on)
    assert Deadline.objects.get(duty="publish_implementation_catalogue").met_in_time is in_time


def test_it_is_published_once(replied):
    publish(replied)
    with pytest.raises(NotNow):
        publish(replied)


def test_it_is_for_the_finance_bureau(replied):
    with pytest.raises(NotYours):
        publish(replied, by="head")


def test_loading_the_lectures_items_twice_changes_nothing(replied):
    before = GuidanceItem.objects.count()
    from datetime import date

    actions.load_guidance(valid_from=date(2014, 1, 1))
    assert GuidanceItem.objects.count() == before
