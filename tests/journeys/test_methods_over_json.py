"""Consultation and negotiation from plan to award over JSON, each law once."""

from __future__ import annotations

import pytest

from goufu.stages.procurement.tenders.models import Tender
from tests.journeys import by_action
from tests.journeys.by_api import Programs
from tests.journeys.leg import LAW_OF_2015, LAW_OF_TODAY
from tests.journeys.talks_path import BIDDERS, LAST_PRICES, talks_path
from tests.visitors import in_a_demo


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("year", "law", "method"),
    [(2015, LAW_OF_2015, "negotiation"), (2026, LAW_OF_TODAY, "consultation")],
)
def test_from_plan_to_award(year, law, method, settings):
    in_a_demo(settings)
    programs = Programs(by_action.settled(year=year))
    for leg in talks_path(year, law, method):
        programs.take(leg)
        if leg.then:
            ref = programs.journey.find(leg.on) if not leg.opened else ""
            if ref.endswith("-ZB1"):
                assert Tender.objects.get(ref=ref).state == leg.then, leg.act

    code = programs.journey.project
    told = programs.get("agency", f"/tenders/{code}-ZB1", at=leg.at).json()
    assert (told["state"], told["price_fen"]) == ("result_published", LAST_PRICES["alpha"])
    assert len(told["meetings"]) == len(BIDDERS)
    assert [one["confirmed"] for one in told["changes"]] == [True]
    own = programs.get("beta", f"/offers/{programs.journey.refs['offer_beta']}", at=leg.at).json()
    assert (own["state"], own["last_price_fen"]) == ("lost", LAST_PRICES["beta"])
