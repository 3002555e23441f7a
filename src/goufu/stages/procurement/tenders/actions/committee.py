"""What the committee must have before it, and what comes of its work."""

from __future__ import annotations

from datetime import datetime

from goufu.base.deadlines.models import Deadline
from goufu.base.ledger.models import canonical, digest
from goufu.base.people.roles import Role
from goufu.law.calendar import day_of
from goufu.law.values.bids import PREQUALIFIED_AGAIN
from goufu.stages.procurement.tenders import assessed
from goufu.stages.procurement.tenders.models import CheckStage, Tender
from goufu.stages.procurement.tenders.rules import checks
from goufu.stages.procurement.tenders.rules import offers as offer_rules
from goufu.stages.procurement.tenders.workflow.evaluating import BUYING_SIDE_CHECKS, BY_TENDER


def ranking_seal(tender: Tender) -> str:
    """Return the digest of the ranking, for the ledger: the ranking itself is not public yet."""
    offers = tender.offers.filter(rank__isnull=False).order_by("rank", "id")
    return digest(
        canonical({"ranking": [[o.ref, o.rank, str(o.total_score), o.salt] for o in offers]})
    )


def charge_agency(tender: Tender) -> None:
    """Put the agency's duties on the desk of the kind of agency that was entrusted."""
    Deadline.objects.filter(ref=tender.ref, who=Role.AGENCY, met_on=None, cancelled_on=None).update(
        who=tender.plan.route
    )


def check_enough(tender: Tender, count: int, *, step: str, at: datetime) -> None:
    """Refuse to go on with fewer offers than the law asks for.

    Args:
        count: how many offers still count.
        step: what cannot go on, as the refusal names it.

    Raises:
        TooFewOffers: they are fewer.
    """
    offer_rules.check_enough(
        count=count,
        step=step,
        method=tender.method,
        on=day_of(at),
        place=tender.place,
        two_left=tender.two_left_by_tender,
    )


def need_not_check_again(tender: Tender, at: datetime) -> bool:
    """Test whether the law of the day lets those who were prequalified be taken as qualified."""
    law = PREQUALIFIED_AGAIN.find(day_of(at), place=tender.place)
    return tender.is_prequalified and law is not None


def check_qualified(tender: Tender, at: datetime) -> None:
    """Refuse to go on before the buying side has checked every offer, where it is its to check.

    Raises:
        ChecksMissing: there is no finding on an item yet.
    """
    if need_not_check_again(tender, at):
        return
    if tender.method in BY_TENDER and BUYING_SIDE_CHECKS.holds(tender, day_of(at)):
        stage = CheckStage.QUALIFICATION
        checks.check_all_found(
            stage=str(stage.label),
            missing=[
                (offer.provider.name, one.text) for offer, one in assessed.unchecked(tender, stage)
            ],
        )
