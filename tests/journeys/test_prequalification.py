"""An invited tender by prequalification, from plan to award, under both laws: by act, by JSON."""

from __future__ import annotations

import pytest

from goufu.base.ledger.models import Entry
from goufu.stages.disclosure.notices.models import Notice
from goufu.stages.procurement.prequalifications.models import Prequalification
from goufu.stages.procurement.tenders.models import Tender
from tests.journeys import by_action
from tests.journeys.by_api import Programs
from tests.journeys.leg import LAW_OF_2015, LAW_OF_TODAY
from tests.journeys.prequalification_path import APPLICANTS, WHY, P, T, prequalification_path
from tests.visitors import in_a_demo

BOTH_LAWS = pytest.mark.parametrize(
    ("year", "law"), [(2015, LAW_OF_2015), (2026, LAW_OF_TODAY)], ids=["2015", "today"]
)


@pytest.mark.django_db
@BOTH_LAWS
def test_by_action(year, law):
    journey = by_action.settled(year=year)
    by_action.walk(prequalification_path(year, law), journey)

    tender = Tender.objects.get(ref=journey.find(T))
    assert (tender.state, tender.invitation) == ("result_published", "prequalification")
    listed = tender.candidates.filter(invited=True).values_list("provider_id", flat=True)
    assert set(listed) == {journey.id_of(word) for word in APPLICANTS[:3]}
    assert tender.winner.provider_id == journey.id_of("alpha")
    kinds = list(
        Notice.objects.filter(project_code=journey.project, state="published")
        .order_by("published_at", "id")
        .values_list("kind", flat=True)
    )
    assert kinds.index("prequalification") < kinds.index("result")
    assert "tender" not in kinds  # Those who are invited are asked, not everybody.
    assert not Entry.objects.filter(event="tender.check_qualification").exists()


@pytest.mark.django_db
@BOTH_LAWS
def test_over_json(year, law, settings):
    in_a_demo(settings)
    programs = Programs(by_action.settled(year=year))
    for leg in prequalification_path(year, law):
        programs.take(leg)
        if leg.then and not leg.opened and leg.on == P:
            found = Prequalification.objects.get(ref=programs.journey.find(P))
            assert found.state == leg.then, leg.act

    journey, at = programs.journey, leg.at
    ref = journey.refs["application_delta"]
    told = programs.get("delta", f"/applications/{ref}", at=at).json()
    assert told["state"] == "not_qualified"
    assert WHY in told["result_reason"]
    assert programs.get("alpha", f"/applications/{ref}", at=at).status_code == 404
    card = programs.get("delta", f"/prequalifications/{journey.find(P)}", at=at).json()
    assert (card["state"], card["applicants"], card["qualified"]) == ("passed", [], None)
    inside = programs.get("handler", f"/prequalifications/{journey.find(P)}", at=at).json()
    assert (len(inside["applicants"]), inside["qualified"]) == (4, 3)
