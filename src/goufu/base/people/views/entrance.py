"""The doors of the house: sign in, sign out, and one click in a demo."""

from __future__ import annotations

from itertools import groupby

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from goufu.base.doors.filled import Filled
from goufu.base.people import sign_in as door
from goufu.base.people.cards import DemoPage, SampleGroup, SampleSeat, SignInPage
from goufu.base.people.models import Account
from goufu.base.people.queries import (
    SampleAccount,
    one_sample_account_a_role,
    sample_accounts,
)
from goufu.base.people.roles import PARTY_NAMES, PARTY_OF, Role
from goufu.base.people.session import SEAT, account_of
from goufu.base.people.sheets import SignInSheet
from goufu.base.people.views.pages import attempt, came_from
from goufu.law.calendar import day_of

ICONS = {
    Role.HANDLER: "file-pen",
    Role.REVIEWER: "file-check",
    Role.HEAD: "stamp",
    Role.SECTOR_HEAD: "building-2",
    Role.FINANCE_BUDGET: "landmark",
    Role.PROCUREMENT_SUPERVISION: "scale",
    Role.TREASURY: "banknote",
    Role.PERFORMANCE: "chart-column",
    Role.CENTRAL_AGENCY: "gavel",
    Role.AGENCY: "gavel",
    Role.EXPERT: "award",
    Role.PROVIDER: "handshake",
    Role.THIRD_PARTY: "clipboard-check",
    Role.INSPECTOR: "scan-eye",
    Role.AUDITOR: "scan-search",
    Role.CIVIL_AFFAIRS: "users",
    Role.MARKET_REGULATOR: "store",
    Role.PUBLIC: "user",
    Role.SYSTEM_ADMIN: "settings",
    Role.SECURITY_ADMIN: "shield",
    Role.AUDIT_ADMIN: "scroll-text",
}


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for user name and password."""
    if request.method == "GET" and account_of(request) is not None:
        return HttpResponseRedirect(came_from(request) or settings.LOGIN_REDIRECT_URL)
    typed = request.POST if request.method == "POST" else None
    form = Filled(SignInSheet, typed=typed)
    status = 200
    if typed is not None:
        answer = attempt(form, lambda sheet: _enter(request, sheet))
        if isinstance(answer, HttpResponse):
            return answer
        status = answer
    card = SignInPage(
        form=form,
        action_url=reverse("people:sign_in"),
        next_url=came_from(request),
        minutes=settings.GOUFU.session_minutes,
        seats=_one_for_each_role(),
        enter_url=reverse("people:demo"),
    )
    return render(request, "people/sign_in.html", {"card": card}, status=status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session and show the portal."""
    door.leave(request, at=timezone.now())
    return HttpResponseRedirect(settings.LOGOUT_REDIRECT_URL)


@never_cache
@require_http_methods(["GET", "POST"])
def demo(request: HttpRequest) -> HttpResponse:
    """List the sample accounts by role; enter one of them with one click. Only in a demo."""
    if not settings.GOUFU.demo:
        raise Http404
    if request.method == "POST":
        return _enter_sample(request)
    card = DemoPage(groups=_groups(), enter_url=reverse("people:demo"), next_url=came_from(request))
    return render(request, "people/demo.html", {"card": card})


def _enter(request: HttpRequest, sheet: SignInSheet) -> HttpResponse:
    now = timezone.now()
    account = door.check(request, username=sheet.username, password=sheet.password, at=now)
    door.enter(request, account, at=now)
    return HttpResponseRedirect(came_from(request) or settings.LOGIN_REDIRECT_URL)


def _enter_sample(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    chosen = str(request.POST.get("seat", ""))
    seats = {str(one.appointment_id): one for one in sample_accounts(on=day_of(now))}
    if chosen not in seats:
        raise Http404
    account = Account.objects.get(pk=seats[chosen].account_id)
    door.enter(request, account, at=now, how=door.BY_DEMO)
    request.session[SEAT] = seats[chosen].appointment_id
    return HttpResponseRedirect(came_from(request) or settings.LOGIN_REDIRECT_URL)


def _one_for_each_role() -> list[SampleSeat]:
    if not settings.GOUFU.demo:
        return []
    return [_seat(one) for one in one_sample_account_a_role(on=day_of(timezone.now()))]


def _groups() -> list[SampleGroup]:
    """Return the sample accounts by the side of the dossier that they stand on."""
    if not settings.GOUFU.demo:
        return []
    seats = sample_accounts(on=day_of(timezone.now()))
    return [
        SampleGroup(gettext(PARTY_NAMES[party]), [_seat(one) for one in some])
        for party, some in groupby(seats, key=lambda one: PARTY_OF[one.role])
    ]


def _seat(one: SampleAccount) -> SampleSeat:
    return SampleSeat(
        key=str(one.appointment_id),
        icon=ICONS[one.role],
        name=gettext(one.role_name),
        note=f"{one.name} · {one.organisation}",
    )
