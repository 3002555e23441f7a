"""The legs of the path on which experts are drawn and the committee is seated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goufu.stages.procurement.tenders.models import Member
from tests.journeys.forms import Facts
from tests.journeys.leg import Days, Journey, Leg
from tests.walk_draws import FIELD, VALUE


def legs(
    d: Days,
    tender: str,
    committee: Sequence[str],
    *,
    day: str = "04-21",
    then: str = "evaluating",
) -> Iterator[Leg]:
    """Yield the legs from the conditions of the draw to the pledges, all on one day."""
    experts = [member for member in committee if member.startswith("expert")]
    others = [member for member in committee if member not in experts]
    c = f"{tender}-CQ1"
    yield Leg(
        d.at(day, 9, 42), "agency", "draw.commit", c, _conditions(d, day, experts, others),
        "committed",
    )  # fmt: skip
    yield Leg(
        d.at(day, 9, 44), "head", "draw.nominate", c,
        lambda j: {"members": [{"appointment_id": j.seat(one)} for one in others]}, "committed",
        again=False,
    )  # fmt: skip
    yield Leg(d.at(day, 9, 50), "agency", "draw.reveal", c, {"value": VALUE}, "calling")
    for number, expert in enumerate(experts, start=1):
        yield Leg(
            d.at(day, 10, number), expert, "draw.accept", c, {"unbound": True},
            "filled" if number == len(experts) else "calling",
        )  # fmt: skip
    yield Leg(
        d.at(day, 10, 30), "agency", "tender.appoint_committee", tender,
        {"announced": True, "discipline": "独立评审，不得泄露评审情况"}, then,
    )  # fmt: skip
    for number, member in enumerate(committee):
        yield Leg(d.at(day, 11, number), member, "tender.declare", tender, _pledge, then)


def _conditions(d: Days, day: str, experts: Sequence[str], others: Sequence[str]) -> Facts:
    return {
        "groups": [{"speciality": FIELD, "count": len(experts)}],
        "representatives": len(others),
        "evaluation_at": d.at(day, 10, 30).isoformat(),
        "source": "lottery",
        "round": f"{d.year}046 期",
        "value_due_at": d.at(day, 9, 50).isoformat(),
    }


def _pledge(j: Journey) -> Facts:
    """Vote for expert_1, under whatever number the lot has seated him."""
    account = j.town.people["expert_1"].account_id
    seats = Member.objects.filter(tender__ref=j.find("{project}-ZB1"), account_id=account)
    number = seats.values_list("number", flat=True).first()
    return {"discipline": True, "unbound": True, "leader": str(number)}
