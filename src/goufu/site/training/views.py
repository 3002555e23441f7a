"""The learner's home: choose a day and a project, walk, turn the clock, change seats, begin anew.

These doors are real; what they show of practice they read from inside the learner's own tables.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from goufu.base.deadlines.models import OPEN, Deadline
from goufu.base.people.models import Account
from goufu.base.people.session import actor_of
from goufu.base.people.views.pages import me, signed_in
from goufu.base.training import actions, refusals
from goufu.base.training.door import entered, sandbox_of
from goufu.base.training.middleware import addresses_in_town
from goufu.base.training.models import Sandbox
from goufu.law.calendar import BEIJING, day_of
from goufu.law.refusals import Refusal
from goufu.site.refusals import RefusalCard
from goufu.site.training import home as pages


@require_safe
@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Show what can be practised, or where the practice stands."""
    sandbox = sandbox_of(me(request))
    today = day_of(timezone.now())
    card = pages.before(today) if sandbox is None else pages.under_way(sandbox, today)
    return render(request, "site/training/home.html", {"card": card})


@require_POST
@signed_in
def begin(request: HttpRequest) -> HttpResponse:
    """Begin, or begin anew."""

    def do() -> HttpResponse:
        chosen = request.POST.get("day", "")
        actions.begin(
            account=me(request),
            story=request.POST.get("story", ""),
            day=_day(request.POST.get("other", "") if chosen == "other" else chosen),
            actor=actor_of(request),
            at=timezone.now(),
        )
        messages.success(request, _("练习已经开始。下面是第一步；每一页顶上都有说明。"))
        return _home()

    return _attempt(request, do)


@require_POST
@signed_in
def end(request: HttpRequest) -> HttpResponse:
    """Throw the practice away."""

    def do() -> HttpResponse:
        now = timezone.now()
        actions.end(account=me(request), actor=actor_of(request), at=now)
        messages.success(request, _("练习已经清除，真实的台账和数据没有任何变动。"))
        return _home()

    return _attempt(request, do)


@require_POST
@signed_in
def clock(request: HttpRequest) -> HttpResponse:
    """Turn the clock on: to the next day, to a duty's last day or past it, to any later moment."""

    def do() -> HttpResponse:
        account = me(request)
        to = _moment(request, account)
        sandbox = actions.move_clock(account=account, to=to)
        words = sandbox.at.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")
        messages.success(request, _("练习时钟已到 {at}。").format(at=words))
        return _back(request)

    return _attempt(request, do)


@require_POST
@signed_in
def seat(request: HttpRequest) -> HttpResponse:
    """Sit down as another person of the town."""

    def do() -> HttpResponse:
        actions.take_seat(account=me(request), seat=request.POST.get("seat", ""))
        return _back(request, default=_town())

    return _attempt(request, do)


@require_POST
@signed_in
def play(request: HttpRequest) -> HttpResponse:
    """Have the next step done with plausible entries."""

    def do() -> HttpResponse:
        number = request.POST.get("number", "")
        actions.play(account=me(request), number=int(number) if number.isdecimal() else 0)
        messages.success(request, _("这一步已按示例内容办好。"))
        return _back(request)

    return _attempt(request, do)


def _attempt(request: HttpRequest, do: Callable[[], HttpResponse]) -> HttpResponse:
    """Do it; what is refused is said on the page the learner goes back to."""
    try:
        return do()
    except Refusal as refusal:
        card = RefusalCard.of(request, refusal)
        messages.error(request, " ".join([card.gap, card.remedy]))
        return _home()


def _moment(request: HttpRequest, account: Account) -> datetime:
    sandbox = sandbox_of(account)
    if sandbox is None:
        raise refusals.NothingBegun
    wanted = request.POST.get("to", "")
    if wanted == "next_day":
        return actions.morning_of(day_of(sandbox.at) + timedelta(days=1))
    if wanted in {"last_day", "day_after"}:
        due = _due(sandbox, request.POST.get("duty", ""))
        return actions.morning_of(due + timedelta(days=wanted == "day_after"))
    try:
        return datetime.fromisoformat(request.POST.get("moment", "")).replace(tzinfo=BEIJING)
    except ValueError:
        return sandbox.at  # which is refused: the clock goes on only


def _due(sandbox: Sandbox, number: str) -> date:
    with entered(sandbox):
        found = Deadline.objects.filter(OPEN, pk=number if number.isdecimal() else 0).first()
    return found.due_on if found and found.due_on else day_of(sandbox.at)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.min


def _home() -> HttpResponse:
    return HttpResponseRedirect(reverse("training:home"))


def _town() -> str:
    with addresses_in_town():
        return reverse("doors:desk")


def _back(request: HttpRequest, default: str = "") -> HttpResponse:
    """Go back to a page of practice, to no other."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    if ours and wanted.startswith(reverse("training:home")):
        return HttpResponseRedirect(wanted)
    return HttpResponseRedirect(default or reverse("training:home"))
