"""A person's own tokens: make one, see its secret once, revoke it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

import annotated_types
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from goufu.base.doors.filled import Filled
from goufu.base.doors.sheets import Line, Sheet, Shown, field
from goufu.base.ledger.lines import write as record
from goufu.base.people.models import Appointment
from goufu.base.people.roles import ROLE_NAMES, Role
from goufu.base.people.session import seat_of
from goufu.base.people.tokens import ApiToken, make_token, revoke_token, tokens_of
from goufu.base.people.views.pages import me, signed_in
from goufu.law.calendar import day_of
from goufu.law.words import say

LONGEST = 365  # days
USUAL = 90
Days = Annotated[int, annotated_types.Ge(1), annotated_types.Le(LONGEST), Shown("integer")]


class TokenSheet(Sheet):
    name: Line = field(say("用途"), hint=say("如：单位业务系统对接"))
    days: Days = field(say("有效期"), default=USUAL, unit=say("日"))


@dataclass(frozen=True)
class TokenLine:
    """A token in a list, without its secret."""

    number: int
    name: str
    role: str
    organisation: str
    made_on: date
    expires_on: date
    last_used_on: date | None
    open: bool


@dataclass(frozen=True)
class TokensPage:
    """The page; ``secret`` is there once, in the answer to making it."""

    form: Filled[TokenSheet]
    tokens: list[TokenLine]
    seat: str
    secret: str = ""
    section: str = "me"


@sensitive_variables("secret")
@never_cache
@require_http_methods(["GET", "POST"])
@signed_in
def tokens(request: HttpRequest) -> HttpResponse:
    """List the person's tokens and make one for the post in which they act now."""
    seat, secret, status = seat_of(request), "", 200
    form = Filled(TokenSheet, typed=request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if seat is not None and form.is_right() and form.sheet is not None:
            secret = _make(seat, form.sheet)
            form = Filled(TokenSheet)
        else:
            status = 422
    card = TokensPage(
        form=form,
        tokens=_lines(request),
        seat=f"{_(ROLE_NAMES[Role(seat.role)])} · {seat.organisation.name}" if seat else "",
        secret=secret,
    )
    return render(request, "people/tokens.html", {"card": card}, status=status)


@require_POST
@signed_in
def revoke(request: HttpRequest, number: int) -> HttpResponse:
    """Revoke one of one's own tokens."""
    token = get_object_or_404(tokens_of(me(request).pk), pk=number)
    now = timezone.now()
    if token.revoked_at is None:
        revoke_token(token, at=now)
        _write("people.token_revoked", token)
        messages.success(request, _("令牌已撤销，使用它的程序不能再访问。"))
    return HttpResponseRedirect(reverse("people:tokens"))


def _make(seat: Appointment, sheet: TokenSheet) -> str:
    now = timezone.now()
    last_day = day_of(now) + timedelta(days=sheet.days)
    token, secret = make_token(seat, name=sheet.name, expires_on=last_day, at=now)
    _write("people.token_made", token)
    return secret


def _write(event: str, token: ApiToken) -> None:
    """Write the line of the ledger; the secret is in none."""
    post = Appointment.objects.select_related("account", "organisation").get(
        pk=token.appointment_id
    )
    record(
        event,
        actor=post.actor(),
        at=timezone.now(),
        ref=post.account.username,
        facts={"token": token.pk, "name": token.name, "expires_on": token.expires_on.isoformat()},
    )


def _lines(request: HttpRequest) -> list[TokenLine]:
    today = day_of(timezone.now())
    return [
        TokenLine(
            number=token.pk,
            name=token.name,
            role=_(ROLE_NAMES[Role(token.appointment.role)]),
            organisation=token.appointment.organisation.name,
            made_on=day_of(token.created_at),
            expires_on=token.expires_on,
            last_used_on=token.last_used_on,
            open=token.revoked_at is None and token.expires_on >= today,
        )
        for token in tokens_of(me(request).pk)
    ]
