"""Pages on which operators add what the law floor does not know by itself."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.views import redirect_to_login
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goufu.base.deadlines.models import OPEN, Deadline
from goufu.base.doors.filled import Filled
from goufu.base.law_rows import actions, cards, files
from goufu.base.law_rows.models import CalendarYear
from goufu.base.law_rows.sheets import EnterYear, ReadYear, WithdrawYear
from goufu.base.people.roles import Actor
from goufu.base.people.session import actor_of
from goufu.law.calendar import day_of, shipped_years


@require_safe
def years(request: HttpRequest) -> HttpResponse:
    """Show the years whose working days are known."""
    actor = actor_of(request)
    if actor.account_id is None:
        return redirect_to_login(request.get_full_path())
    card = cards.YearsPage(
        years=cards.years_known(),
        withdrawn=list(
            CalendarYear.objects.filter(withdrawn_at__isnull=False).order_by("-withdrawn_at", "pk")
        ),
        may_enter=actor.role is actions.OPERATOR,
        waiting=Deadline.objects.filter(OPEN, due_on__isnull=True).count(),
    )
    return render(request, "law_rows/years.html", {"card": card})


@require_http_methods(["GET", "HEAD", "POST"])
def enter_year(request: HttpRequest) -> HttpResponse:
    """Let the operator enter a year by hand."""
    actor, now = actor_of(request), timezone.now()
    if actor.account_id is None:
        return redirect_to_login(request.get_full_path())
    typed = request.POST if request.method == "POST" else None
    form = Filled(EnterYear, typed=typed, initial={"year": _next_year(day_of(now))})
    if form.is_right():
        assert form.sheet is not None
        return _entered(form.sheet, actor, now)
    status = 422 if form.errors else 200
    return render(
        request, "law_rows/enter_year.html", {"card": cards.YearFormPage(form)}, status=status
    )


@require_POST
def upload_year(request: HttpRequest) -> HttpResponse:
    """Take a year from a YAML or CSV file."""
    file = request.FILES.get("file")
    about = Filled(ReadYear, typed=request.POST)
    if not isinstance(file, UploadedFile) or not about.is_right() or about.sheet is None:
        return HttpResponseRedirect(reverse("law_rows:enter_year"))
    content = file.read(files.LARGEST + 1)
    sheet = files.read_year(
        content, file.name or "", cite=about.sheet.cite, source=about.sheet.source
    )
    with files.by_line(content):
        return _entered(sheet, actor_of(request), timezone.now())


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_year(request: HttpRequest, year: int) -> HttpResponse:
    """Take a year back, with a reason."""
    if not CalendarYear.objects.filter(year=year, withdrawn_at__isnull=True).exists():
        raise Http404
    typed = request.POST if request.method == "POST" else None
    form = Filled(WithdrawYear, typed=typed)
    if form.is_right():
        assert form.sheet is not None
        actions.withdraw_year(
            year=year, sheet=form.sheet, actor=actor_of(request), at=timezone.now()
        )
        return HttpResponseRedirect(reverse("law_rows:years"))
    return render(
        request,
        "law_rows/withdraw_year.html",
        {"card": cards.WithdrawPage(year, form)},
        status=422 if form.errors else 200,
    )


def _entered(sheet: EnterYear, actor: Actor, now: datetime) -> HttpResponse:
    actions.enter_year(sheet=sheet, actor=actor, at=now)
    return HttpResponseRedirect(reverse("law_rows:years"))


def _next_year(today: date) -> int:
    entered = CalendarYear.objects.filter(withdrawn_at__isnull=True).values_list("year", flat=True)
    return max([today.year, *shipped_years(), *entered]) + 1
