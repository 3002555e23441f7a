"""The evaluation is added up; what must be settled before is asked for one after the other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from goufu.base.people.roles import THE_CLOCK, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.law.words import say
from goufu.stages.procurement.tenders import assessed, queries
from goufu.stages.procurement.tenders.actions.committee import (
    charge_agency,
    check_enough,
    need_not_check_again,
    ranking_seal,
)
from goufu.stages.procurement.tenders.actions.members import as_member, leader_at
from goufu.stages.procurement.tenders.actions.ordering import order_offers
from goufu.stages.procurement.tenders.models import (
    CheckStage,
    Offer,
    Tender,
)
from goufu.stages.procurement.tenders.rules import checks, clarifications
from goufu.stages.procurement.tenders.rules import offers as offer_rules
from goufu.stages.procurement.tenders.rules import scoring as rules
from goufu.stages.procurement.tenders.sheets import Conclusion

RECOMMENDATION = say("推荐候选人")


@action
def conclude(*, ref: str, sheet: Conclusion, actor: Actor, at: datetime) -> Tender:
    """Add up and rank; the leader closes the evaluation.

    Raises:
        NotTheLeader, NotAllHandedIn, ReasonsMissing, ObjectiveScoresDiffer, OutliersNotConsidered.
        ChecksMissing, DeclarationsUnchecked: see ``rules.checks``.
        ClarificationsOpen, LowPriceUnexplained: see ``rules.clarifications``.
        TooFewOffers, OfferAboveCeiling: see ``rules.offers``.
    """
    tender: Tender = Tender.objects.locked(ref)
    step = check_step(tender, "conclude", actor=actor, at=at)
    seat = leader_at(tender, actor, step.label)
    _check_points(tender, considered=sheet.abnormal)
    _check_items(tender, at)
    offers = list(queries.standing_offers(tender))
    check_enough(tender, len(offers), step=RECOMMENDATION, at=at)
    offer_rules.check_within_ceiling(
        {offer.provider.name: offer.ranking_price_fen for offer in offers},
        most_fen=tender.most_fen,
    )
    _check_prices(tender, offers, at)

    order_offers(tender, offers, on=day_of(at), step=step.label)
    tender.set(evaluated_at=at, report=sheet.report, abnormal=sheet.abnormal)
    advance(tender, "conclude", actor=as_member(actor, seat), at=at, report=ranking_seal(tender))
    charge_agency(tender)
    _close_review(tender, at)
    return tender


def standing_now(tender: Tender) -> dict[str, list[str]]:
    """Return offer → rank and total, as a review remembers them."""
    ranked = tender.offers.filter(rank__isnull=False).order_by("rank", "id")
    return {one.ref: [str(one.rank), str(one.total_score)] for one in ranked}


def _check_points(tender: Tender, *, considered: str) -> None:
    rules.check_all_handed_in(waiting=tender.members.filter(handed_in_at=None).count())
    rules.check_explained(assessed.unexplained(tender))
    rules.check_objective(assessed.differing(tender))
    rules.check_outliers(assessed.outlying(tender), considered=considered)


def _check_items(tender: Tender, at: datetime) -> None:
    askers: list[tuple[CheckStage, Callable[..., None]]] = [
        (CheckStage.CONFORMITY, checks.check_conformity_found)
    ]
    if not need_not_check_again(tender, at):
        askers.insert(0, (CheckStage.QUALIFICATION, checks.check_all_found))
    for stage, ask in askers:
        missing = assessed.unchecked(tender, stage)
        ask(
            stage=str(stage.label),
            missing=[(offer.provider.name, one.text) for offer, one in missing],
        )
    checks.check_declarations(assessed.undeclared(tender))


def _check_prices(tender: Tender, offers: list[Offer], at: datetime) -> None:
    open_ones = assessed.unsettled(tender).values_list("ref", flat=True)
    clarifications.check_none_open(list(open_ones))
    low = assessed.low_prices(tender, offers, on=day_of(at))
    unasked = set(low.flagged) - assessed.explained_low(tender)
    clarifications.check_low_prices_explained(
        [offer.provider.name for offer in offers if offer.ref in unasked], clause=low.clause
    )


def _close_review(tender: Tender, at: datetime) -> None:
    """Write down what a second look came to; a result that it changed is reported to finance."""
    review = tender.reviews.filter(after__isnull=True).order_by("-id").first()
    if review is None:
        return
    review.after, review.concluded_at = standing_now(tender), at
    review.save(update_fields=["after", "concluded_at"])
    if review.changed and review.after_signing:
        advance(tender, "report_change", actor=THE_CLOCK, at=at, reason=review.reason)
