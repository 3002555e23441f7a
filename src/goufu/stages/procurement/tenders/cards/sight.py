"""What one reader may see of one tender by now."""

from __future__ import annotations

from django.db.models import Prefetch, prefetch_related_objects

from goufu.base.people.roles import AGENCIES, Actor, Role
from goufu.stages.procurement.sealing.cards import PinnedKeyLine, key_lines
from goufu.stages.procurement.sealing.opening import in_order
from goufu.stages.procurement.tenders import queries
from goufu.stages.procurement.tenders.cards import in_talks
from goufu.stages.procurement.tenders.cards.lines import (
    BidLine,
    CandidateLine,
    ChangeLine,
    CorrectionLine,
    DrawLine,
    FactOfBargain,
    MeetingLine,
    PointsLine,
)
from goufu.stages.procurement.tenders.models import Member, Offer, Sealing, Tender
from goufu.stages.procurement.tenders.workflow.by_method import WITH_TALKS

AFTER_EVALUATION = ("evaluated", *queries.AFTER_REPORT)

# What a card reads beside the tender itself.
READ_WITH = (
    "criteria",
    "members__account",
    # Without the envelopes: of a thousand offers these alone weigh as much as all else together.
    Prefetch("offers", Offer.objects.defer("envelope").select_related("provider")),
    "corrections",
    "candidates__provider",
    "draw",
    "changes",
    "offers__meetings",
    "bargain",
    "taken_over_from",
    "keys__key__organisation",
    "unlockings",
)

# What the card of an offer reads of its tender: little, since a thousand may be asked for at once.
OFFER_READ_WITH = (
    "final",
    "replies",
    "tender__members__account",
    Prefetch(
        "tender__offers",
        Offer.objects.exclude(state="withdrawn").only("tender_id", "provider_id"),
        to_attr="bidders",
    ),
)


class Sight:
    """What one reader may see of one tender by now.

    Args:
        whole: whether all that a tender's card reads is fetched beforehand.
    """

    def __init__(self, tender: Tender, reader: Actor, *, whole: bool = True) -> None:
        self.tender, self.reader = tender, reader
        if whole:
            prefetch_related_objects([tender], *READ_WITH)
        self.seat = next((one for one in tender.members.all() if _is(one, reader)), None)
        self.published = tender.result_published_on is not None
        inside = queries.is_inside(tender, reader)
        agency = inside and reader.role in AGENCIES
        bidder = reader.role is Role.PROVIDER and self._bids(whole=whole)
        member = self.seat is not None
        self.prices = tender.bids_opened_at is not None and (
            inside or bidder or member or self.published
        )
        self.committee = agency or member or self.published
        self.ranking = (
            (inside and tender.state in queries.AFTER_REPORT)
            or ((agency or member) and tender.state in AFTER_EVALUATION)
            or self.published
        )
        # The report and what is left to do for it; never the public's.
        self.report = (inside and tender.state in queries.AFTER_REPORT) or (
            (agency or member) and tender.state in ("evaluating", *AFTER_EVALUATION)
        )
        # Those who sit in the talks or stand on the side that buys.
        self.talks = agency or member or (inside and tender.state in queries.AFTER_REPORT)
        self.changes_told = self.talks or inside or bidder or self.published
        # Who is asked is the agency's and the purchaser's to know until the offers are opened.
        self.invited = inside or self.published
        self.winner = self.published or (inside and tender.state in queries.AFTER_REPORT)

    def _bids(self, *, whole: bool) -> bool:
        """Test whether the reader's organisation is among the bidders."""
        own = self.reader.organisation_id
        if whole:
            return any(
                one.provider_id == own and one.state != "withdrawn"
                for one in self.tender.offers.all()
            )
        told: list[Offer] | None = getattr(self.tender, "bidders", None)  # where a list has it
        if told is None:
            return queries.live_offer_of(self.tender, own or 0) is not None
        return any(one.provider_id == own for one in told)

    def bids(self) -> list[BidLine]:
        """Return the opened offers, the best first once the ranking may be seen."""
        opened = [one for one in self.tender.offers.all() if one.state not in queries.NEVER_OPENED]
        if self.ranking:
            opened.sort(key=lambda one: (one.rank is None, one.rank, one.pk))
        else:
            opened.sort(key=lambda one: one.pk)
        return [self._line(one) for one in opened]

    def keys(self) -> list[PinnedKeyLine]:
        """Return the three keys; they are public, and so is who has unlocked.

        After talks that is who has unlocked the last prices.
        """
        brought = list(self.tender.unlockings.all())
        finals = [one for one in brought if one.what == Sealing.FINALS]
        unlocked = finals if finals or self.tender.state == "final_closed" else brought
        return key_lines(in_order(self.tender.keys.all()), unlocked)

    def best(self) -> Offer | None:
        """Return the offer that has won."""
        won = self.tender.winner_id
        return next((one for one in self.tender.offers.all() if one.pk == won), None)

    def points(self) -> list[PointsLine]:
        """Return what the reader has given, where the reader sits on the committee."""
        if self.seat is None:
            return []
        given = self.seat.points.select_related("offer__provider", "criterion")
        return [
            PointsLine(one.offer.ref, one.offer.provider.name, one.criterion.name, one.points)
            for one in given.order_by("offer_id", "criterion__number")
        ]

    def corrections(self) -> list[CorrectionLine]:
        return in_talks.corrections_of(self.tender)

    def candidates(self) -> list[CandidateLine]:
        return in_talks.candidates_of(self.tender) if self.invited else []

    def draw(self) -> list[DrawLine]:
        return in_talks.draw_of(self.tender) if self.invited else []

    def meetings(self) -> list[MeetingLine]:
        """Return the meetings that the reader may read of."""
        if not self.in_talks:
            return []
        return in_talks.meetings_of(self.tender, self.reader, whole=self.talks)

    def changes(self) -> list[ChangeLine]:
        if not self.changes_told:
            return []
        return in_talks.changes_of(self.tender, whole=self.talks)

    def bargain(self) -> list[FactOfBargain]:
        return in_talks.bargain_of(self.tender) if self.talks and self.in_talks else []

    @property
    def in_talks(self) -> bool:
        return self.tender.method in WITH_TALKS

    def _line(self, offer: Offer) -> BidLine:
        return BidLine(
            ref=offer.ref,
            provider=offer.provider.name,
            price_fen=offer.price_fen,
            state=offer.state_name,
            total_score=offer.total_score if self.ranking else None,
            rank=offer.rank if self.ranking else None,
        )


def _is(member: Member, reader: Actor) -> bool:
    return reader.account_id is not None and member.account_id == reader.account_id


def may_read_report(tender: Tender, reader: Actor) -> bool:
    """Test whether a reader may read the report, or while it is written, how it stands."""
    return Sight(tender, reader).report
