"""What the steps of tenders and contracts set going here; wired in ``config/switchboard.py``."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from goufu.base.deadlines.duties import Duty
from goufu.base.deadlines.models import OPEN, Deadline
from goufu.base.ledger.models import Entry
from goufu.base.people.roles import THE_CLOCK, Role
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.law.values.bids import DEPOSIT_ON_LEAVING
from goufu.stages.procurement.deposits.models import Cause, Deposit
from goufu.stages.procurement.deposits.workflow import (
    RETURN_AFTER_ENDING,
    RETURN_TO_LOSER,
    RETURN_TO_WINNER,
    RETURN_WITHDRAWN,
)
from goufu.stages.procurement.tenders.models import Offer, Tender

NOT_LEFT = "开标时没有提交保证金的记录。"


def note_withdrawal(entry: Entry) -> None:
    """Owe the deposit of an offer that was taken back in time. Listens to ``offer.withdraw``.

    The agency learns of it now, because it has to return it.
    """
    offer = Offer.objects.select_related("tender").get(ref=entry.ref)
    deposit = Deposit.objects.filter(
        tender=offer.tender, provider_id=offer.provider_id, state__in=["declared", "held"]
    ).first()
    if deposit is None:
        return
    deposit.set(project_code=offer.tender.project_code)
    if deposit.state == "declared":
        advance(deposit, "withdraw", actor=THE_CLOCK, at=entry.happened_at)
        return
    _owe([deposit], RETURN_WITHDRAWN, Cause.WITHDRAWN, entry)


def note_leaving(entry: Entry) -> None:
    """Owe the deposit of a supplier that leaves the talks. Listens to ``offer.leave``.

    The law names no period for it. What still lies here as the result is published gets that of
    all who have not won.
    """
    offer = Offer.objects.select_related("tender").get(ref=entry.ref)
    law = DEPOSIT_ON_LEAVING.find(
        day_of(entry.happened_at), place=offer.place, method=offer.tender.method
    )
    deposit = _held(offer.tender).filter(provider_id=offer.provider_id).first()
    if law is None or deposit is None:
        return
    deposit.set(cause=Cause.LEFT.value)
    advance(deposit, "note_leaving", actor=THE_CLOCK, at=entry.happened_at, offer=offer.ref)


def reveal(entry: Entry) -> None:
    """Show the deposits, and who has left none, once the offers are open.

    Listens to ``tender.open_bids``.
    """
    tender: Tender = Tender.objects.get(ref=entry.ref)
    if not tender.deposit_fen:
        return
    Deposit.objects.filter(tender=tender).update(project_code=tender.project_code)
    left = set(
        Deposit.objects.filter(tender=tender)
        .exclude(state="withdrawn")
        .exclude(cause=Cause.WITHDRAWN)
        .values_list("provider_id", flat=True)
    )
    for offer in tender.offers.filter(state="opened").exclude(provider_id__in=left):
        missing = Deposit(
            ref=child_ref(tender.project_code, "BZJ"),
            project_code=tender.project_code,
            title=tender.title,
            place=tender.place,
            tender=tender,
            provider_id=offer.provider_id,
            amount_fen=tender.deposit_fen,
            missing_reason=NOT_LEFT,
        )
        open_dossier(missing, actor=THE_CLOCK, at=entry.happened_at, tender=tender.ref)
        advance(missing, "find_missing", actor=THE_CLOCK, at=entry.happened_at, reason=NOT_LEFT)


def owe_losers(entry: Entry) -> None:
    """Owe the deposits of all who have not won. Listens to ``tender.publish_result``."""
    tender: Tender = Tender.objects.select_related("winner", "plan").get(ref=entry.ref)
    assert tender.winner is not None
    lost = _held(tender).exclude(provider_id=tender.winner.provider_id)
    _owe(lost, RETURN_TO_LOSER, Cause.LOST, entry)
    _owe(_of_those_who_left(tender), RETURN_TO_LOSER, Cause.LEFT, entry)


def owe_winner(entry: Entry) -> None:
    """Owe the deposit of the winner. Listens to ``contract.sign_for_purchaser``."""
    won = Deposit.objects.filter(
        tender__ref=entry.facts["tender_ref"],
        state="held",
        cause="",
        provider__in=Offer.objects.filter(
            tender__ref=entry.facts["tender_ref"], state="won"
        ).values("provider_id"),
    )
    _owe(won.select_related("tender__plan"), RETURN_TO_WINNER, Cause.SIGNED, entry)


def owe_all(entry: Entry) -> None:
    """Owe the deposits of a tender that has come to nothing.

    Listens to ``tender.fail``, ``tender.cancel``, ``tender.annul`` and ``tender.restart``.
    """
    tender: Tender = Tender.objects.select_related("plan").get(ref=entry.ref)
    Deposit.objects.filter(tender=tender).update(project_code=tender.project_code)
    for deposit in Deposit.objects.filter(tender=tender, state="declared"):
        advance(deposit, "withdraw", actor=THE_CLOCK, at=entry.happened_at)
    _owe(_held(tender), RETURN_AFTER_ENDING, Cause.ENDED, entry)
    _owe(_of_those_who_left(tender), RETURN_AFTER_ENDING, Cause.LEFT, entry)


def _held(tender: Tender) -> QuerySet[Deposit]:
    held = Deposit.objects.filter(tender=tender, state="held", cause="")
    return held.select_related("tender__plan").order_by("id")


def _of_those_who_left(tender: Tender) -> QuerySet[Deposit]:
    """Return what should have gone back when its supplier left, and lies here still."""
    left = Deposit.objects.filter(
        tender=tender, state__in=("held", "ordered"), cause=Cause.LEFT, return_due_on=None
    )
    return left.select_related("tender__plan").order_by("id")


def _owe(deposits: Iterable[Deposit], duty: Duty, cause: Cause, entry: Entry) -> None:
    """Open the clock of each; the desk is that of the kind of agency that was entrusted."""
    for deposit in deposits:
        deadline = duty.open(deposit, since=day_of(entry.happened_at))
        deposit.set(cause=cause.value, return_due_on=deadline.due_on if deadline else None)
        Deadline.objects.filter(OPEN, ref=deposit.ref, who=Role.AGENCY).update(
            who=deposit.tender.plan.route
        )
