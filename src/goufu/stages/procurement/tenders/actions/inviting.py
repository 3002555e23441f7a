"""The list of those who may be asked, and the lots drawn from it."""

from __future__ import annotations

import hashlib
import secrets
from collections import Counter
from datetime import datetime
from typing import Any

from goufu.base import chance
from goufu.base.organisations.kinds import Function
from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.stages.procurement.tenders import queries
from goufu.stages.procurement.tenders.models import (
    Candidate,
    Invitation,
    ListedBy,
    SupplierDraw,
    Tender,
)
from goufu.stages.procurement.tenders.rules import inviting as rules
from goufu.stages.procurement.tenders.rules.timing import moment
from goufu.stages.procurement.tenders.sheets import SupplierDrawing, SupplierList
from goufu.stages.procurement.tenders.workflow.by_method import SINGLE

SECRET_BYTES = 32
SOURCES = {
    Invitation.POOL: frozenset({ListedBy.POOL}),
    Invitation.RECOMMENDATION: frozenset({ListedBy.PURCHASER, ListedBy.EXPERTS}),
    Invitation.SOLE: frozenset({ListedBy.PURCHASER}),
}


@action
def list_suppliers(*, ref: str, sheet: SupplierList, actor: Actor, at: datetime) -> Tender:
    """Write down who may be asked and why; where lots are drawn, close the list for it.

    Raises:
        AlreadyDrawn: the lots have been drawn from an earlier list.
        ByPrequalificationOnly, PrequalificationUnderWay: applicants are listed by the platform.
        NotAWayHere, TooFewListed, PurchaserRecommendsTooMany, OneSupplierOnly …: see ``rules``.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "list_suppliers", actor=actor, at=at)
    check_not_drawn(tender)
    _check_list(tender, sheet, at)
    providers = _providers(sheet)

    clear_list(tender)
    at_once = not _is_drawn(tender, sheet.invitation)
    Candidate.objects.bulk_create(
        Candidate(
            tender=tender,
            provider=providers[row.provider_id],
            listed_by=row.listed_by.value,
            opinion=row.opinion,
            invited=at_once,
        )
        for row in sheet.candidates
    )
    tender.set(invitation=sheet.invitation.value)
    said = {} if at_once else closed_list(tender)
    # Who they are is not said in the ledger: it is secret until the offers are opened.
    advance(
        tender,
        "list_suppliers",
        actor=actor,
        at=at,
        invitation=sheet.invitation.value,
        listed=len(sheet.candidates),
        **said,
    )
    return tender


@action
def draw_suppliers(*, ref: str, sheet: SupplierDrawing, actor: Actor, at: datetime) -> Tender:
    """Draw by lot who is asked, before the eyes of the purchaser's people. Once only.

    Raises:
        AlreadyDrawn, NotDrawnHere, TooFewDrawn, ListTooShort, TooFewWatchers, NotOfThePurchaser.
    """
    tender: Tender = Tender.objects.locked(ref)
    check_step(tender, "draw_suppliers", actor=actor, at=at)
    check_not_drawn(tender)
    lots = SupplierDraw.objects.filter(tender=tender).first()
    if lots is None:
        raise rules.NotDrawnHere
    names = names_on(tender)
    _check_lots(tender, sheet, listed=len(names), at=at)

    lots.words = [row.words for row in sheet.watchers]
    lots.watchers = _watchers(tender, sheet, at)
    lots.seed = seed_of(lots.secret, lots.words)
    lots.number, lots.drawn_at = sheet.number, at
    lots.save()
    drawn = chance.draw(lots.seed.encode(), list(names), sheet.number)
    tender.candidates.filter(pk__in=[names[name] for name in drawn]).update(invited=True)
    advance(tender, "draw_suppliers", actor=actor, at=at, **draw_record(lots))
    return tender


def names_on(tender: Tender) -> dict[str, int]:
    """Return how those on the list are named in the draw → their line.

    A supplier is named by its code, which has one way to be written; without one by its number.
    """
    listed = tender.candidates.select_related("provider")
    return {one.provider.uscc or f"#{one.provider_id}": one.pk for one in listed}


def seed_of(secret: str, words: list[str]) -> str:
    """Return SHA-256 of the secret and of what each watcher said, a line feed after each."""
    return hashlib.sha256("".join(f"{one}\n" for one in (secret, *words)).encode()).hexdigest()


def draw_record(lots: SupplierDraw) -> dict[str, Any]:
    """Return what anybody needs to draw again."""
    return {
        "algorithm": chance.ALGORITHM,
        "list_sha256": lots.list_sha256,
        "commitment": lots.commitment,
        "secret": lots.secret,
        "words": lots.words,
        "watchers": lots.watchers,
        "seed": lots.seed,
        "number": lots.number,
    }


def closed_list(tender: Tender) -> dict[str, str]:
    """Fix the secret before anybody says a word; its digest and the list's go to the ledger."""
    secret = secrets.token_hex(SECRET_BYTES)
    lots = SupplierDraw.objects.create(
        tender=tender,
        list_sha256=chance.fingerprint(list(names_on(tender))),
        secret=secret,
        commitment=hashlib.sha256(secret.encode()).hexdigest(),
    )
    return {"list_sha256": lots.list_sha256, "commitment": lots.commitment}


def _is_drawn(tender: Tender, way: Invitation) -> bool:
    """Test whether those who are asked are drawn: from a pool always, for a tender in any way."""
    return way is Invitation.POOL or tender.method == rules.INVITED


def clear_list(tender: Tender) -> None:
    """Take the list away, and the lots that were to be drawn from it."""
    tender.candidates.all().delete()
    SupplierDraw.objects.filter(tender=tender).delete()


def check_not_drawn(tender: Tender) -> None:
    """Refuse to touch a list from which lots were drawn.

    Raises:
        AlreadyDrawn: they were.
    """
    lots = SupplierDraw.objects.filter(tender=tender, drawn_at__isnull=False).first()
    if lots is not None and lots.drawn_at is not None:
        raise rules.AlreadyDrawn(at=moment(lots.drawn_at))


def _providers(sheet: SupplierList) -> dict[int, Organisation]:
    ids = [row.provider_id for row in sheet.candidates]
    found = Organisation.objects.filter(closed_on__isnull=True).in_bulk(ids)
    if any(pk not in found or not found[pk].does(Function.PROVIDER) for pk in ids):
        raise rules.NoSuchProvider
    twice = [pk for pk, times in Counter(ids).items() if times > 1]
    if twice:
        raise rules.ListedTwice(name=found[twice[0]].name)
    for row in sheet.candidates:
        if row.listed_by not in SOURCES.get(sheet.invitation, frozenset()):
            raise rules.WrongSource(name=found[row.provider_id].name)
    return found


def _check_list(tender: Tender, sheet: SupplierList, at: datetime) -> None:
    on, place, method = day_of(at), tender.place, tender.method
    count = len(sheet.candidates)
    if method == SINGLE:
        if count != 1 or sheet.invitation is not Invitation.SOLE:
            raise rules.OneSupplierOnly(count=count)
        return
    rules.check_way(way=sheet.invitation.value, method=method, on=on, place=place)
    rules.check_by_hand(
        way=sheet.invitation.value,
        under_way=tender.is_prequalified,
        method=method,
        on=on,
        place=place,
    )
    if sheet.invitation is Invitation.NOTICE:
        return
    rules.check_enough_listed(count=count, method=method, on=on, place=place)
    own = sum(row.listed_by is ListedBy.PURCHASER for row in sheet.candidates)
    rules.check_share(own=own, count=count, method=method, on=on, place=place)


def _check_lots(tender: Tender, sheet: SupplierDrawing, *, listed: int, at: datetime) -> None:
    on, place, method = day_of(at), tender.place, tender.method
    rules.check_draw(
        listed=listed,
        number=sheet.number,
        prequalified=tender.is_prequalified,
        method=method,
        on=on,
        place=place,
    )
    rules.check_watchers(len(sheet.watchers), method=method, on=on, place=place)


def _watchers(tender: Tender, sheet: SupplierDrawing, at: datetime) -> list[str]:
    posts = queries.staff_of_purchaser(tender, day_of(at)).in_bulk(
        [row.appointment_id for row in sheet.watchers]
    )
    people = {post.account_id for post in posts.values()}
    if len(people) != len(sheet.watchers):
        raise rules.NotOfThePurchaser
    return [posts[row.appointment_id].account.name for row in sheet.watchers]


def _announced(tender: Tender) -> datetime:
    assert tender.announced_closing is not None
    return tender.announced_closing
