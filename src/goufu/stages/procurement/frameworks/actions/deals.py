"""Deals: given to one who is chosen, who asks least, or whose turn it is."""

from __future__ import annotations

from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, give_standing, open_dossier
from goufu.base.workflow.declare import NotYours
from goufu.base.workflow.gate import check_opening, check_step
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.law.money import yuan
from goufu.stages.procurement.frameworks import queries
from goufu.stages.procurement.frameworks.models import Bid, Deal, Entry, Framework, Way
from goufu.stages.procurement.frameworks.rules import deal as rules
from goufu.stages.procurement.frameworks.sheets import BidSheet, DealSheet, Reasons, Remark
from goufu.stages.procurement.frameworks.workflow import DEAL
from goufu.stages.procurement.frameworks.workflow.deal import PUBLISH_DEAL
from goufu.stages.procurement.frameworks.workflow.seats import HANDLER
from goufu.stages.procurement.plans.rules import plan as plan_rules
from goufu.stages.procurement.tenders.rules.timing import moment
from goufu.stages.review.budgets.queries import reserved_for
from goufu.stages.review.projects.models import Project


@action
def open_deal(*, parent_ref: str, sheet: DealSheet, actor: Actor, at: datetime) -> Deal:
    """Buy under an agreement; where there is no second bidding the provider is fixed at once.

    Raises:
        NotRunning, NotAUser: the agreement is not in force, or not for this purchaser.
        ChooseOne, NotByChoice, GiveThemTime: the agreement says how the provider is found.
        MoreThanReserved: the money is not there.
    """
    framework: Framework = Framework.objects.locked(parent_ref)
    check_opening(framework, by=HANDLER, label=DEAL.opened, actor=actor, anyone=True)
    project = _check_purchaser(framework, sheet, actor, at)
    direct, bidding = framework.way == Way.DIRECT, framework.way == Way.BIDDING
    way = str(framework.get_way_display())
    chosen = sheet.entry_id is not None and (bool(sheet.grounds) or not direct)
    rules.check_chosen(direct=direct, chosen=chosen, way=way)
    if bidding:
        rules.check_time(closes_at=sheet.closes_at, at=at)
    deal = Deal(
        ref=child_ref(framework.ref, "CJ"),
        project_code=project.project_code,
        title=framework.title,
        place=project.place,
        framework=framework,
        project=project,
        purchaser_id=project.purchaser_id,
        way=framework.way,
        demand=sheet.demand,
        quantity=sheet.quantity,
        closes_at=sheet.closes_at if bidding else None,
        grounds=sheet.grounds,
    )
    open_dossier(deal, actor=actor, at=at, framework=framework.ref, way=deal.way)
    if not bidding:
        entry = _chosen(framework, sheet) if direct else _next(framework)
        _fix(deal, entry, entry.price_fen, actor=actor, at=at)
    return deal


@action
def bid(*, ref: str, sheet: BidSheet, actor: Actor, at: datetime) -> Deal:
    """Ask for a price in a second bidding; a later one takes the place of an earlier one.

    Raises:
        NoBiddingHere, BiddingOver: there is none, or its time is over.
        AboveTheAgreedPrice: the agreement's price is the highest.
    """
    deal: Deal = Deal.objects.locked(ref)
    check_step(deal, "bid", actor=actor, at=at)
    if deal.closes_at is None:
        raise rules.NoBiddingHere
    if at >= deal.closes_at:
        raise rules.BiddingOver(moment=moment(deal.closes_at))
    entry = queries.live_entry_of(deal.framework, actor.organisation_id)
    assert entry is not None  # the party of the deal
    rules.check_agreed(
        price_fen=sheet.price_fen,
        agreed_fen=entry.price_fen,
        price=yuan(sheet.price_fen),
        agreed=yuan(entry.price_fen),
    )
    facts = {"price_fen": sheet.price_fen, "at": at}
    Bid.objects.update_or_create(deal=deal, entry=entry, defaults=facts)
    advance(deal, "bid", actor=actor, at=at, entry=entry.ref)
    return deal


@action
def fix(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Deal:
    """Give the deal to whoever asks least, once the time to bid is over.

    Raises:
        StillBidding, NobodyBid: too early, or nobody asked.
    """
    deal: Deal = Deal.objects.locked(ref)
    check_step(deal, "fix", actor=actor, at=at)
    closes = deal.closes_at
    rules.check_bidding_over(closes_at=closes, at=at, moment=moment(closes) if closes else "")
    best = deal.bids.select_related("entry").order_by("price_fen", "at", "id").first()
    if best is None:
        raise rules.NobodyBid
    deal.set(grounds=sheet.remark)
    _fix(deal, best.entry, best.price_fen, actor=actor, at=at)
    return deal


@action
def publish_deal(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Deal:
    """Tell society of a deal that was found by bidding or by turns.

    Raises:
        NoNoticeAsked: deals by direct choice are told of together, at the end.
    """
    deal: Deal = Deal.objects.locked(ref)
    check_step(deal, "publish", actor=actor, at=at)
    if deal.way == Way.DIRECT:
        raise rules.NoNoticeAsked
    deal.set(published_on=day_of(at))
    advance(deal, "publish", actor=actor, at=at, remark=sheet.remark)
    return deal


@action
def give_up(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Deal:
    """End a deal for which nobody was found."""
    deal: Deal = Deal.objects.locked(ref)
    advance(deal, "give_up", actor=actor, at=at, reason=sheet.reason)
    return deal


def _check_purchaser(framework: Framework, sheet: DealSheet, actor: Actor, at: datetime) -> Project:
    rules.check_running(framework=framework.ref, running=framework.is_running(day_of(at)))
    body = Organisation.objects.get(pk=actor.organisation_id or 0)
    rules.check_user(name=body.name, may=queries.may_use(framework, body))
    project = queries.to_buy_for(framework, actor).filter(pk=sheet.project_id).first()
    if project is None:
        raise NotYours(label=DEAL.opened, wanted=body.name, role=actor.organisation)
    return project


def _chosen(framework: Framework, sheet: DealSheet) -> Entry:
    found = [one for one in queries.entrants(framework) if one.pk == sheet.entry_id]
    if not found:
        raise rules.ChooseOne
    return found[0]


def _next(framework: Framework) -> Entry:
    """Return whose turn it is: whoever had fewest, the best rank first."""
    waiting = {one.pk: one for one in queries.entrants(framework)}
    turns = [rules.Turn(one.pk, one.rank or 0, queries.turns_had(one)) for one in waiting.values()]
    return waiting[rules.whose_turn(turns)]


def _fix(deal: Deal, entry: Entry, price_fen: int, *, actor: Actor, at: datetime) -> None:
    exact = Decimal(price_fen) * deal.quantity
    total = int(exact.quantize(Decimal(1), ROUND_HALF_UP))
    plan_rules.check_within_budget(amount_fen=total, reserved_fen=reserved_for(deal.project_code))
    deal.set(entry=entry, price_fen=price_fen, total_fen=total, fixed_on=day_of(at))
    give_standing(deal.project_code, "provider", entry.provider_id)
    advance(
        deal,
        "fix",
        actor=actor,
        at=at,
        tender_ref=deal.ref,
        provider_id=entry.provider_id,
        unit_price_fen=price_fen,
        quantity=str(deal.quantity),
        price_fen=total,
    )
    if deal.way != Way.DIRECT:
        PUBLISH_DEAL.open(deal, since=day_of(at))
