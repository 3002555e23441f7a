"""Questions to the tenders and the offers."""

from __future__ import annotations

from datetime import date, datetime

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from goufu.base.deadlines.queries import overdue
from goufu.base.numerals import whole
from goufu.base.people.models import Appointment
from goufu.base.people.queries import in_office
from goufu.base.people.roles import AGENCIES, PURCHASERS, WATCHERS, Actor, Party, Role
from goufu.base.workflow.models import Hold
from goufu.base.workflow.visibility import visible
from goufu.law.values.procurement import AWARD_BY_SILENCE
from goufu.stages.procurement.tenders.models import (
    ENDED,
    Candidate,
    Invitation,
    Member,
    Offer,
    Tender,
)
from goufu.stages.procurement.tenders.rules.award import first_by
from goufu.stages.procurement.tenders.rules.committee import NoSuchMember
from goufu.stages.procurement.tenders.workflow import DECIDE_AWARD
from goufu.stages.procurement.tenders.workflow.by_method import BY_INVITATION

STANDING = ("sealed", "opened")
# Before the opening an offer is its provider's alone; what was never opened stays so.
NEVER_OPENED = ("sealed", "withdrawn", "returned")
AFTER_REPORT = ("reported", "awarded", "result_published", "next_candidate")
BID = "bid"  # The kind of document that holds an offer.


def visible_to(actor: Actor) -> QuerySet[Tender]:
    """Return the tenders that the actor may see.

    Everybody who may offer sees what is published; an expert what he or she sits on; an agency
    what is entrusted to it; the others the tenders of their projects.
    """
    tenders = Tender.objects.select_related("project", "project__purchaser", "agency")
    if actor.role in AGENCIES:
        return tenders.filter(agency_id=actor.organisation_id)
    if actor.role in {Role.PROVIDER, Role.PUBLIC}:
        return tenders.filter(published_at__isnull=False).filter(_asks(actor))
    if actor.role is Role.EXPERT:
        return tenders.filter(
            Exists(Member.objects.filter(tender=OuterRef("pk"), account_id=actor.account_id or 0))
        )
    return visible(tenders, actor).annotate(seen_as=_seen_as(actor))


def _asks(actor: Actor) -> Q:
    """Return which published tenders ask this reader; once the result is out, all may see it."""
    invited = Candidate.objects.filter(
        tender=OuterRef("pk"), provider_id=actor.organisation_id or 0, invited=True
    )
    by_notice = Q(invitation__in=("", Invitation.NOTICE)) & ~Q(method__in=BY_INVITATION)
    return by_notice | Q(result_published_on__isnull=False) | Q(Exists(invited))


def is_asked(tender: Tender, provider_id: int | None) -> bool:
    """Test whether a supplier may offer: everybody where a notice asks, else the invited."""
    return tender.is_open_to_all or (
        tender.candidates.filter(provider_id=provider_id or 0, invited=True).exists()
    )


def offers_visible_to(actor: Actor) -> QuerySet[Offer]:
    """Return one's own offers; those of others only once they are opened."""
    offers = Offer.objects.select_related("tender", "tender__project", "provider")
    if actor.role is Role.CLOCK:
        return offers
    if actor.role is Role.PROVIDER:
        return offers.filter(provider_id=actor.organisation_id)
    opened = offers.exclude(state__in=NEVER_OPENED)
    if actor.role in AGENCIES:
        return opened.filter(tender__agency_id=actor.organisation_id)
    if actor.role is Role.EXPERT:
        return opened.filter(_sits(actor))
    return visible(opened, actor).annotate(seen_as=_seen_as(actor))


def _sits(actor: Actor) -> Q:
    """Return the condition under which the reader sits on an offer's committee."""
    sitting = Member.objects.filter(account_id=actor.account_id or 0)
    return Q(tender_id__in=sitting.values("tender_id"))


def _seen_as(actor: Actor) -> Value:
    """Note on a row for whom it was found by a standing; nobody has to ask for that again."""
    return Value(_side(actor))


def _side(actor: Actor) -> str:
    return f"{actor.party} {actor.organisation_id}"


def papers_open_to(actor: Actor) -> Q:
    """Return which papers of offers the actor may read besides its own, once they are opened.

    Those who evaluate may at once, the purchaser's side with the report, other bidders never.
    Suppliers who were invited may read the document that is not public.
    """
    offers = offers_visible_to(actor)
    if actor.role in {Role.PROVIDER, Role.THIRD_PARTY}:
        offers = offers.none()
    elif actor.role not in AGENCIES | {Role.EXPERT}:
        offers = offers.filter(Q(tender__state__in=AFTER_REPORT) | _sits(actor))
    theirs = Q(kind=BID, ref__in=offers.values("ref"))
    if actor.role is Role.PROVIDER:
        asked = visible_to(actor).filter(document__isnull=False).order_by()
        return theirs | Q(pk__in=asked.values("document_id"))
    return theirs


def open_to_bidders(ref: str) -> Tender:
    """Return a tender and keep it from being closed until the end of the transaction.

    Others may hand in their offers meanwhile: the lock is a shared one, that of whoever closes is
    not.

    Raises:
        NoSuchDossier: there is none.
    """
    with connection.cursor() as cursor:
        table = connection.ops.quote_name(Tender._meta.db_table)
        cursor.execute(f"SELECT 1 FROM {table} WHERE ref = %s FOR SHARE", [ref])  # noqa: S608
    found: Tender = Tender.objects.numbered(ref)
    return found


def standing_offers(tender: Tender) -> QuerySet[Offer]:
    """Return the offers that count: handed in, not withdrawn, not found invalid."""
    return tender.offers.filter(state__in=STANDING).select_related("provider").order_by("id")


def candidates(tender: Tender) -> QuerySet[Offer]:
    """Return the offers that were ranked and still stand, the best first."""
    return standing_offers(tender).filter(rank__isnull=False).order_by("rank", "id")


def others_ranked(tender: Tender, winner: Offer) -> QuerySet[Offer]:
    """Return the candidates beside the winner, before or after they were told that they lost."""
    others = tender.offers.filter(rank__isnull=False, state__in=["opened", "lost"])
    return others.exclude(pk=winner.pk)


def undecided(on: date) -> QuerySet[Tender]:
    """Return the tenders whose purchaser has let its period pass and said nothing."""
    late = overdue(on).filter(ref=OuterRef("ref"), duty=DECIDE_AWARD.name)
    held = Hold.objects.filter(project_code=OuterRef("project_code"), lifted_at__isnull=True)
    return Tender.objects.filter(
        ~Exists(held), Exists(late), state="reported", undecided_reasons=""
    ).order_by("id")


def silence_chooses(tender: Tender, on: date) -> bool:
    """Test whether the law of the day lets silence choose, and it is clear whom."""
    law = AWARD_BY_SILENCE.find(on, place=tender.place, method=tender.method)
    if law is None:
        return False
    ranked = [(one.ref, one.rank, one.price_fen) for one in candidates(tender)]
    first = first_by(str(law.value), ranked)
    return len(first) == 1 or (tender.drawn is not None and tender.drawn.ref in first)


def live_offer_of(tender: Tender, provider_id: int | None) -> Offer | None:
    """Return the offer of one provider that was not withdrawn."""
    return (
        tender.offers.filter(provider_id=provider_id).exclude(state="withdrawn").order_by("id")
    ).first()


def other_lots(tender: Tender) -> QuerySet[Tender]:
    """Return the tenders of the plan's other lots that have not come to nothing."""
    return Tender.objects.filter(plan_id=tender.plan_id).exclude(
        Q(pk=tender.pk) | Q(state__in=ENDED)
    )


def live_tender_of(tender: Tender) -> Tender | None:
    """Return the tender that is alive for the same lot of the same project."""
    same = Tender.objects.filter(project_id=tender.project_id, lot_number=tender.lot_number)
    return same.exclude(state__in=ENDED).order_by("id").first()


def seat_of(tender: Tender, account_id: int | None) -> Member | None:
    """Return a person's seat on the committee."""
    return tender.members.filter(account_id=account_id or 0).select_related("account").first()


def is_inside(tender: Tender, actor: Actor) -> bool:
    """Test whether the reader stands on the side that buys, or watches over it."""
    if actor.role in WATCHERS | {Role.CLOCK}:
        return True
    if actor.role in AGENCIES:
        return actor.organisation_id == tender.agency_id
    if actor.party in {Party.PURCHASER, Party.SECTOR, Party.FINANCE}:
        if getattr(tender, "seen_as", "") == _side(actor):
            return True
        return actor.organisation_id in (tender.parties(actor.party) or frozenset())
    return False


def holds_since(tender: Tender) -> list[tuple[datetime, datetime]]:
    """Return from when to when the project was suspended since the notice went out."""
    return [] if tender.published_at is None else holds_of(tender.project_code, tender.published_at)


def holds_of(project_code: str, since: datetime) -> list[tuple[datetime, datetime]]:
    """Return from when to when a project was suspended since a moment."""
    return [
        (hold.placed_at, hold.lifted_at)
        for hold in Hold.objects.filter(
            project_code=project_code, placed_at__gte=since, lifted_at__isnull=False
        ).order_by("placed_at", "id")
        if hold.lifted_at is not None
    ]


def holds_since_final_call(tender: Tender) -> list[tuple[datetime, datetime]]:
    """Return from when to when the project was suspended since last prices were asked for."""
    asked = tender.final_asked_at
    return [(start, end) for start, end in holds_since(tender) if asked and start >= asked]


def final_called() -> QuerySet[Tender]:
    """Return the tenders in which last prices may come in, unless their project is suspended."""
    held = Hold.objects.filter(project_code=OuterRef("project_code"), lifted_at__isnull=True)
    return Tender.objects.filter(~Exists(held), state="final_offers").order_by("final_until", "id")


def _running() -> QuerySet[Tender]:
    held = Hold.objects.filter(project_code=OuterRef("project_code"), lifted_at__isnull=True)
    return Tender.objects.filter(~Exists(held), state="open").order_by("closes_at", "id")


def to_close(at: datetime) -> QuerySet[Tender]:
    """Return the open tenders whose closing moment has come."""
    return _running().filter(closes_at__lte=at)


def once_held() -> QuerySet[Tender]:
    """Return the open tenders whose project was suspended since the notice went out."""
    lifted = Hold.objects.filter(
        project_code=OuterRef("project_code"),
        lifted_at__isnull=False,
        placed_at__gte=OuterRef("published_at"),
    )
    return _running().filter(Exists(lifted))


def member_numbered(tender: Tender, number: str) -> Member:
    """Return the member of the committee with that number.

    Raises:
        NoSuchMember: nobody sits under it.
    """
    found = tender.members.filter(number=whole(number) or 0).select_related("account").first()
    if found is None:
        raise NoSuchMember(number=number)
    return found


def named(member: Member) -> str:
    """Return a member's name as it is published; whom the purchaser chose itself is marked."""
    return f"{member.account.name}（自行选定）" if member.self_selected else member.account.name


def staff_of_purchaser(tender: Tender, on: date) -> QuerySet[Appointment]:
    """Return the posts that the purchaser's people hold on a day."""
    purchaser = tender.parties(Party.PURCHASER) or frozenset()
    return (
        Appointment.objects.filter(in_office(on), account__is_active=True)
        .filter(role__in=PURCHASERS, organisation_id__in=purchaser)
        .select_related("account", "organisation")
        .order_by("role", "id")
    )
