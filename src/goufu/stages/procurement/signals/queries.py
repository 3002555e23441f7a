"""Questions to the signals."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from goufu.base.people.roles import AGENCIES, WATCHERS, Actor, Role
from goufu.stages.procurement.signals.models import Moment, Scan, Signal
from goufu.stages.procurement.tenders.models import ENDED, Member, Tender
from goufu.stages.procurement.tenders.queries import visible_to as tenders_visible_to

SEE = AGENCIES | WATCHERS | frozenset({Role.HANDLER, Role.HEAD, Role.PROCUREMENT_SUPERVISION})


def visible_to(actor: Actor) -> QuerySet[Signal]:
    """Return the signals of the tenders in which the actor evaluates, buys, or watches.

    Bidders and the public never see one: it is no verdict.
    """
    signals = Signal.objects.select_related("tender", "tender__project", "tender__agency")
    if actor.role is Role.CLOCK:
        return signals
    if actor.role is Role.EXPERT:
        return signals.filter(_seated(actor))
    if actor.role not in SEE:
        return signals.none()
    return signals.filter(tender__in=tenders_visible_to(actor).order_by().values("pk"))


def in_charge(actor: Actor) -> Q:
    """Return which signals wait for the actor: those of committees that the actor leads."""
    if actor.role in {Role.EXPERT, Role.HANDLER}:
        return _seated(actor, leader=True)
    return Q()


def to_scan() -> QuerySet[Tender]:
    """Return the tenders whose offers have not been looked at since the opening, or the end."""
    opened = Scan.objects.filter(tender=OuterRef("pk"), moment=Moment.OPENING)
    ended = Scan.objects.filter(tender=OuterRef("pk"), moment=Moment.AWARD)
    live = Tender.objects.filter(bids_opened_at__isnull=False).exclude(state__in=ENDED)
    return live.filter(
        Q(~Exists(opened), evaluated_at__isnull=True)
        | Q(~Exists(ended), evaluated_at__isnull=False, winner__isnull=True)
    ).order_by(F("bids_opened_at"), "id")


def _seated(actor: Actor, **which: bool) -> Q:
    seats = Member.objects.filter(
        tender=OuterRef("tender"), account_id=actor.account_id or 0, **which
    )
    return Q(Exists(seats))
