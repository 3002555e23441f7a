"""Turn a request into an actor: the signed-in person in the post they have chosen."""

from __future__ import annotations

from enum import StrEnum

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils import timezone

from goufu.base.people import second_factor
from goufu.base.people.models import Account, Appointment
from goufu.base.people.passwords import must_be_changed
from goufu.base.people.queries import appointments_of
from goufu.base.people.roles import SECOND_FACTOR, THE_PUBLIC, Actor, Role
from goufu.law.calendar import day_of

SEAT = "seat"  # Session key: the appointment that the person acts in.
SIGN_IN = "sign_in"  # Session key: the number of the sign-in, see ``sign_in.py``.
HAS_FACTOR = "has_second_factor"  # Session key: whether a device was set up when the person came.
_ACTOR = "_goufu_actor"
_SEATS = "_goufu_seats"


class Owed(StrEnum):
    """What a person has to do after signing in before they can act."""

    VERIFY = "verify"
    PASSWORD = "password"  # noqa: S105  (a word, not a secret)
    SET_UP = "set_up"


def actor_of(request: HttpRequest) -> Actor:
    """Return who is asking.

    The public where nobody has signed in, where the person holds no post today, and where they
    still owe a second factor or a password of their own.
    """
    cached = getattr(request, _ACTOR, None)
    if isinstance(cached, Actor):
        return cached
    seat = None if owed_by(request) else seat_of(request)
    actor = seat.actor() if seat else THE_PUBLIC
    setattr(request, _ACTOR, actor)
    return actor


def act_as(request: HttpRequest, actor: Actor) -> None:
    """Say who is asking, where a token and not a session tells it."""
    setattr(request, _ACTOR, actor)


def sit_down(request: HttpRequest, post: Appointment | None) -> None:
    """Let a request be that of another person in one post, as in practice; None: the public."""
    request.user = post.account if post else AnonymousUser()
    setattr(request, _SEATS, [post] if post else [])
    act_as(request, post.actor() if post else THE_PUBLIC)


def account_of(request: HttpRequest) -> Account | None:
    """Return the account that has signed in, whether or not it may act yet."""
    account = getattr(request, "user", None)
    return account if isinstance(account, Account) and account.is_authenticated else None


def seats_of(request: HttpRequest) -> list[Appointment]:
    """Return the posts that the person holds today; looked up once a request."""
    cached: list[Appointment] | None = getattr(request, _SEATS, None)
    if cached is not None:
        return cached
    account = account_of(request)
    today = day_of(timezone.now())  # noqa: TID251  (a request is a door)
    seats = list(appointments_of(account.pk, on=today)) if account else []
    setattr(request, _SEATS, seats)
    return seats


def seat_of(request: HttpRequest) -> Appointment | None:
    """Return the appointment chosen in the session, else the person's first one of today."""
    seats = seats_of(request)
    chosen = request.session.get(SEAT) if seats else None
    return next((post for post in seats if post.pk == chosen), seats[0] if seats else None)


def owed_by(request: HttpRequest) -> Owed | None:
    """Return what the signed-in person has to do first; None where nothing is owed.

    In demo mode the second factor is off, and sample accounts owe nothing at all.
    """
    account = account_of(request)
    if account is None or (settings.GOUFU.demo and account.sample):
        return None
    factor_missing = not settings.GOUFU.demo and getattr(account, "otp_device", None) is None
    if factor_missing and _has_factor(request, account):
        return Owed.VERIFY
    now = timezone.now()  # noqa: TID251  (a request is a door)
    if must_be_changed(account, at=now):
        return Owed.PASSWORD
    if factor_missing and any(Role(post.role) in SECOND_FACTOR for post in seats_of(request)):
        return Owed.SET_UP
    return None


def _has_factor(request: HttpRequest, account: Account) -> bool:
    """Look the device up once a session; it comes and goes only with the session's own doing."""
    known = request.session.get(HAS_FACTOR)
    if known is None:
        known = second_factor.device_of(account) is not None
        request.session[HAS_FACTOR] = known
    return bool(known)
