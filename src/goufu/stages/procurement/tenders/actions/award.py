"""From the report to the result notice and the award letter."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from goufu.base import chance
from goufu.base.deadlines.queries import overdue
from goufu.base.people.roles import THE_CLOCK, Actor, Party
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, give_standing
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.stages.procurement.tenders import queries
from goufu.stages.procurement.tenders.actions.committee import charge_agency, ranking_seal
from goufu.stages.procurement.tenders.actions.opening import standing
from goufu.stages.procurement.tenders.actions.papers import own_document
from goufu.stages.procurement.tenders.actions.result import reasons_told, result, scores
from goufu.stages.procurement.tenders.models import Offer, Tender
from goufu.stages.procurement.tenders.rules import award as rules
from goufu.stages.procurement.tenders.rules import timing
from goufu.stages.procurement.tenders.sheets import Award, Delivery, Nothing, Reasons, Result
from goufu.stages.procurement.tenders.workflow import DECIDE_AWARD

FIRST_RANKED = "first_ranked"


@action
def deliver_report(*, ref: str, sheet: Delivery, actor: Actor, at: datetime) -> Tender:
    """Deliver the committee's report to the purchaser; the period to decide starts."""
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "deliver_report", actor=actor, at=at)
    advance(
        tender,
        "deliver_report",
        actor=actor,
        at=at,
        remark=sheet.remark,
        report=ranking_seal(tender),
    )
    return tender


@action
def draw_tie(*, ref: str, sheet: Nothing, actor: Actor, at: datetime) -> Tender:  # noqa: ARG001
    """Draw one of the candidates who stand first side by side; anybody can draw again.

    The seed is the seal of the ranking, which stood in the ledger before anybody could ask for a
    draw; the names are the numbers of the offers.

    Raises:
        NoTie, DrawnAlready: see ``rules.award``.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "draw_tie", actor=actor, at=at)
    first = _first(tender)
    rules.check_to_draw(
        first={ref: one.provider.name for ref, one in first.items()}, drawn=_drawn(tender)
    )

    seed = ranking_seal(tender)
    drawn = first[chance.draw(seed.encode(), list(first), 1)[0]]
    tender.set(drawn=drawn)
    # The numbers say nothing of who it is before the result is public.
    advance(
        tender,
        "draw_tie",
        actor=actor,
        at=at,
        algorithm=chance.ALGORITHM,
        seed=seed,
        list_sha256=chance.fingerprint(list(first)),
        drawn_seal=drawn.seal,
    )
    return tender


@action
def award(*, ref: str, sheet: Award, actor: Actor, at: datetime) -> Tender:
    """Decide the winner, in the order of the candidates.

    Raises:
        NoSuchOffer: no standing offer of that number.
        NotNextInRanking: another candidate stands before it.
        TieUndecided, NotTheOneDrawn: several stand first.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "award", actor=actor, at=at)
    offer = standing(tender, sheet.offer)
    first = _first(tender)
    rules.check_next_in_ranking(
        provider=offer.provider.name,
        rank=offer.rank,
        first=next(iter(first.values())).rank if first else None,
    )
    rules.check_tie(
        first={ref: one.provider.name for ref, one in first.items()},
        chosen=offer.ref,
        drawn=_drawn(tender),
        way=sheet.way,
        method=tender.method,
        on=day_of(at),
        place=tender.place,
    )
    return _award(tender, "award", offer, actor=actor, at=at, opinion=sheet.opinion, way=sheet.way)


@action
def explain_delay(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Tender:
    """Say why the award is not decided in time; from now on silence chooses nobody."""
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "explain_delay", actor=actor, at=at)
    tender.set(undecided_reasons=sheet.reason)
    advance(tender, "explain_delay", actor=actor, at=at, reason=sheet.reason)
    return tender


@action
def award_by_law(*, ref: str, sheet: Nothing, actor: Actor, at: datetime) -> Tender:  # noqa: ARG001
    """Let the first candidate win, because the purchaser has let its period pass in silence.

    Raises:
        NotNow: the law of the day does not know that for this method.
        NotSilent: the period runs, reasons are given, or it is not clear who is first.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "award_by_law", actor=actor, at=at)
    way = rules.way_of_silence(method=tender.method, on=day_of(at), place=tender.place)
    first = _first(tender, way)
    chosen = first.get(_drawn(tender)) or next(iter(first.values()), None)
    rules.check_silence(
        overdue=overdue(day_of(at)).filter(ref=tender.ref, duty=DECIDE_AWARD.name).exists(),
        explained=bool(tender.undecided_reasons),
        tied=len(first) > 1 and _drawn(tender) not in first,
    )
    if chosen is None:
        raise rules.NobodyLeft
    return _award(tender, "award_by_law", chosen, actor=actor, at=at, way=way)


@action
def publish_result(*, ref: str, sheet: Result, actor: Actor, at: datetime) -> Tender:
    """Publish the result, send the award letter and tell every bidder its own score and reason."""
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "publish_result", actor=actor, at=at)
    winner = tender.winner
    assert winner is not None
    declaration = own_document(sheet.sme_declaration, tender.ref, actor)
    own_words = {row.offer: row.reason for row in sheet.reasons}
    until = timing.result_notice_until(method=tender.method, on=day_of(at), place=tender.place)

    tender.set(
        letter_number=child_ref(tender.project_code, "TZ"),
        result_published_on=day_of(at),
        result_notice_until=until,
        challenge_until=timing.challenge_until(since=until, place=tender.place) if until else None,
        fee_fen=sheet.fee_fen,
        fee_standard=sheet.fee_standard,
        main_items=sheet.main_items or tender.service_requirements,
        sme_declaration=declaration,
    )
    _tell_bidders(tender, winner, own_words, at)
    give_standing(tender.project_code, Party.PROVIDER, winner.provider_id)
    advance(
        tender,
        "publish_result",
        actor=actor,
        at=at,
        remark=sheet.remark,
        **result(tender, winner),
    )
    return tender


def _tell_bidders(tender: Tender, winner: Offer, words: dict[str, str], at: datetime) -> None:
    for offer in queries.standing_offers(tender):
        if offer.pk == winner.pk:
            advance(offer, "win", actor=THE_CLOCK, at=at, **scores(offer))
            continue
        reason = reasons_told(offer, winner, words.get(offer.ref, ""))
        offer.set(result_reason=reason)
        advance(offer, "lose", actor=THE_CLOCK, at=at, reason=reason, **scores(offer))


def _award(
    tender: Tender, verb: str, offer: Offer, *, actor: Actor, at: datetime, **said: Any
) -> Tender:
    tender.set(winner=offer, awarded_on=day_of(at))
    # Who it is stays out of the ledger until the result is published; the seal ties it down.
    advance(tender, verb, actor=actor, at=at, winner_seal=offer.seal, **said)
    charge_agency(tender)
    return tender


def _first(tender: Tender, way: str = FIRST_RANKED) -> dict[str, Offer]:
    """Return who stands first: number → offer."""
    candidates = {offer.ref: offer for offer in queries.candidates(tender)}
    ranked = [(one.ref, one.rank, one.price_fen) for one in candidates.values()]
    return {ref: candidates[ref] for ref in rules.first_by(way, ranked)}


def _drawn(tender: Tender) -> str:
    return tender.drawn.ref if tender.drawn else ""
