"""Redeeming: the one place where a voucher's points are taken, and given back."""

from __future__ import annotations

from datetime import datetime

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.declare import NotYours
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.numbers import child_ref
from goufu.law.calendar import day_of
from goufu.law.words import Word
from goufu.stages.procurement.vouchers import codes, queries
from goufu.stages.procurement.vouchers.models import Redemption, ServicePoint, Voucher
from goufu.stages.procurement.vouchers.rules import use as rules
from goufu.stages.procurement.vouchers.sheets import Reasons, Redeem
from goufu.stages.procurement.vouchers.workflow import REDEMPTION


@action
def redeem(*, sheet: Redeem, actor: Actor, at: datetime) -> Redemption:
    """Take points off a voucher at the provider that its holder has chosen.

    The voucher's row is locked from here to the end: of many at once each sees what the one before
    has left.

    Raises:
        NoSuchVoucher, WrongPin, TooManyTries, VoucherDead, NotValidThatDay: not with this voucher.
        NotAChosenProvider: not here.
        NotWholeUnits, TooMuchAtOnce, NotEnoughLeft: not so much.
    """
    REDEMPTION.check_opener(actor)
    voucher = holder_of(sheet.code, sheet.pin, at=at)
    scheme = voucher.scheme
    rules.check_valid(
        valid_from=scheme.valid_from,
        valid_to=scheme.valid_to,
        running=scheme.state == "in_force",
        on=day_of(at),
    )
    point = ServicePoint.objects.filter(
        scheme=scheme, provider_id=actor.organisation_id or 0
    ).first()
    rules.check_provider(name=actor.organisation, chosen=point is not None)
    assert point is not None
    points = rules.points_of(sheet.amount, money=scheme.holds_money)
    _check_left(voucher, points)
    voucher.set(left=voucher.left - points)
    redemption = Redemption(
        ref=child_ref(voucher.ref, "HX"),
        project_code=voucher.project_code,
        title=voucher.title,
        place=voucher.place,
        voucher=voucher,
        scheme=scheme,
        provider_id=point.provider_id,
        amount=points,
        price_fen=point.price_fen,
        value_fen=points * point.price_fen,
        at=at,
        note=sheet.note,
    )
    open_dossier(
        redemption,
        actor=actor,
        at=at,
        voucher=voucher.ref,
        amount=points,
        value_fen=redemption.value_fen,
        left=voucher.left,
    )
    return redemption


@action
def undo(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Redemption:
    """Take a redemption back within the scheme's time; the points go back to the voucher.

    Raises:
        TooLateToUndo, InAStatement: not any more.
    """
    redemption = locked(ref)
    check_step(redemption, "undo", actor=actor, at=at)
    hours = redemption.scheme.undo_hours
    rules.check_can_undo(at=redemption.at, now=at, hours=hours)
    give_back(redemption, reason=sheet.reason)
    advance(redemption, "undo", actor=actor, at=at, reason=sheet.reason, amount=redemption.amount)
    return redemption


def holder_of(code: str, pin: str, *, at: datetime) -> Voucher:
    """Return the voucher of who knows its code and password, locked.

    Raises:
        NoSuchVoucher, WrongPin, TooManyTries, VoucherDead: nobody does.
    """
    known = queries.by_code(code) if codes.is_well_formed(code) else None
    if known is None:
        raise rules.NoSuchVoucher
    rules.check_tries(voucher=known.ref, wrong=queries.wrong_tries(known.ref, at))
    if not codes.is_pin(known.ref, pin):
        raise rules.WrongPin(voucher=known.ref)
    voucher: Voucher = Voucher.objects.locked(known.ref)
    if voucher.state != "active":
        raise rules.VoucherDead(voucher=voucher.ref, state=Word(voucher.state_name))
    return voucher


def locked(ref: str) -> Redemption:
    """Return a redemption, its voucher locked before it, as ``redeem`` does."""
    found: Redemption = Redemption.objects.numbered(ref)
    voucher: Voucher = Voucher.objects.locked(found.voucher.ref)
    redemption: Redemption = Redemption.objects.locked(ref)
    redemption.voucher = voucher
    return redemption


def give_back(redemption: Redemption, *, reason: str) -> None:
    """Put the points back where they came from, or onto the voucher that took its place.

    Raises:
        InAStatement: they are asked to be paid.
    """
    statement = redemption.statement
    rules.check_not_settled(statement=statement.ref if statement else "")
    voucher = redemption.voucher
    while voucher.state == "replaced":
        voucher = Voucher.objects.locked(Voucher.objects.get(replaces=voucher).ref)
    if voucher.state == "active":
        voucher.set(left=voucher.left + redemption.amount)
    redemption.set(reason=reason)


def check_holds(redemption: Redemption, code: str, pin: str, *, label: str, at: datetime) -> None:
    """Refuse whoever does not hold the voucher of a redemption."""
    voucher = holder_of(code, pin, at=at)
    if redemption.voucher_id not in {voucher.pk, voucher.replaces_id}:
        raise NotYours(label=Word(label), wanted=redemption.voucher.ref, role=voucher.ref)


def _check_left(voucher: Voucher, points: int) -> None:
    scheme = voucher.scheme
    most = scheme.most_at_once
    said = [
        rules.in_words(n, money=scheme.holds_money, unit=scheme.unit)
        for n in (points, voucher.left, most or 0)
    ]
    rules.check_left(points=points, left=voucher.left, most=most, words=(said[0], said[1], said[2]))
