"""A person's own page: who they are, in which posts, where they have signed in."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from goufu.base.ledger.lines import write as record
from goufu.base.people.cards import MePage, SeatLine, SignInLine
from goufu.base.people.models import Account
from goufu.base.people.queries import open_sign_ins
from goufu.base.people.refusals import NotYourSeat
from goufu.base.people.roles import ROLE_NAMES, SECOND_FACTOR, Role
from goufu.base.people.second_factor import device_of
from goufu.base.people.session import SEAT, SIGN_IN, seat_of, seats_of
from goufu.base.people.sign_in import end_one, person
from goufu.base.people.views.pages import came_from, me, signed_in


@never_cache
@require_GET
@signed_in
def show(request: HttpRequest) -> HttpResponse:
    """Show the person what the platform knows of them."""
    account = me(request)
    card = MePage(
        name=account.name,
        username=account.username,
        email=account.email,
        seats=_seats(request),
        sign_ins=_sign_ins(request, account),
        feed_url=_address("calendar:feed", account.feed_key),
        tokens_url=_address("people:tokens"),
        factor_bound=device_of(account) is not None,
        factor_required=any(Role(post.role) in SECOND_FACTOR for post in seats_of(request)),
        password_changed_at=account.password_changed_at,
        password_days=settings.GOUFU.password_days,
    )
    return render(request, "people/me.html", {"card": card})


@require_POST
@signed_in
def choose_seat(request: HttpRequest) -> HttpResponse:
    """Act in another of one's posts from now on.

    Raises:
        NotYourSeat: the person does not hold it today.
    """
    number = str(request.POST.get("seat", ""))
    seat = next((post for post in seats_of(request) if str(post.pk) == number), None)
    if seat is None:
        raise NotYourSeat
    request.session[SEAT] = seat.pk
    record(
        "people.seat_chosen",
        actor=seat.actor(),
        at=timezone.now(),
        ref=seat.account.username,
        facts={"appointment": seat.pk},
    )
    words = _("现在以“{role}”身份办理。").format(role=_(ROLE_NAMES[Role(seat.role)]))
    messages.success(request, words)
    return HttpResponseRedirect(came_from(request) or settings.LOGIN_REDIRECT_URL)


@require_POST
@signed_in
def end_session(request: HttpRequest) -> HttpResponse:
    """End one of one's sessions elsewhere."""
    account = me(request)
    number = str(request.POST.get("session", ""))
    if number.isdigit() and int(number) != request.session.get(SIGN_IN):
        now = timezone.now()
        if end_one(account, int(number), at=now):
            record(
                "people.sign_out",
                actor=person(account, at=now),
                at=now,
                ref=account.username,
                facts={"sign_in": int(number), "ending": "ended"},
            )
            messages.success(request, _("已结束那次登录。"))
    return HttpResponseRedirect(reverse("people:me"))


def _seats(request: HttpRequest) -> list[SeatLine]:
    chosen = seat_of(request)
    return [
        SeatLine(
            number=post.pk,
            role=_(ROLE_NAMES[Role(post.role)]),
            organisation=post.organisation.name,
            valid_from=post.valid_from,
            valid_to=post.valid_to,
            chosen=chosen is not None and post.pk == chosen.pk,
        )
        for post in seats_of(request)
    ]


def _sign_ins(request: HttpRequest, account: Account) -> list[SignInLine]:
    return [
        SignInLine(
            number=one.pk,
            began_at=one.began_at,
            seen_at=one.seen_at,
            address=one.address or "",
            browser=one.browser,
            here=one.pk == request.session.get(SIGN_IN),
        )
        for one in open_sign_ins(account, at=timezone.now())
    ]


def _address(name: str, *args: str) -> str:
    """Return an address, empty where this installation does not have the page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
