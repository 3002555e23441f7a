"""Pages of places: open to everybody, changed by the system administrator."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from goufu.base import clock
from goufu.base.organisations import actions, sheets
from goufu.base.organisations.cards import PlaceLine, PlacePage, PlacesPage
from goufu.base.organisations.kinds import Level
from goufu.base.organisations.models import Place
from goufu.base.organisations.queries import history_of, places_on
from goufu.base.organisations.refusals import NoSuchPlace
from goufu.base.people.cards import Link
from goufu.base.people.roles import Role
from goufu.base.people.session import actor_of
from goufu.base.people.views.pages import fill_in, for_roles
from goufu.law.calendar import day_of


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List the places of one day, today where none is asked for."""
    search = request.GET.get("q", "").strip()
    on = _day(request.GET.get("on", "")) or day_of(clock.now())
    found = places_on(on)
    if search:
        found = found.filter(Q(name__icontains=search) | Q(code__icontains=search))
    edits = actor_of(request).role is Role.SYSTEM_ADMIN
    card = PlacesPage(
        title=_("行政区划"),
        lines=[_line(place) for place in found],
        search=search,
        on=on,
        new_url=reverse("organisations:new_place") if edits else "",
    )
    return render(request, "organisations/places.html", {"card": card})


@require_GET
def show(request: HttpRequest, code: str) -> HttpResponse:
    """Show through which codes and names an area has gone."""
    rows = history_of(code)
    if not rows:
        raise NoSuchPlace(code=code)
    newest = [row for row in rows if row.code == code][-1]
    edits = actor_of(request).role is Role.SYSTEM_ADMIN and newest.valid_to is None
    card = PlacePage(
        title=f"{newest.name}（{code}）",
        code=code,
        lines=[_line(row, here=row.code == code) for row in rows],
        crumbs=[Link(_("行政区划"), reverse("organisations:places")), Link(newest.name)],
        end_url=reverse("organisations:end_place", args=[code]) if edits else "",
    )
    return render(request, "organisations/place.html", {"card": card})


@require_http_methods(["GET", "POST"])
@for_roles(Role.SYSTEM_ADMIN)
def new(request: HttpRequest) -> HttpResponse:
    """Register a place."""

    def make(sheet: sheets.PlaceSheet) -> HttpResponse:
        place = actions.make_place(sheet=sheet, actor=actor_of(request), at=clock.now())
        messages.success(request, _("已登记{name}。").format(name=place.name))
        return HttpResponseRedirect(reverse("organisations:place", args=[place.code]))

    return fill_in(
        request,
        sheets.PlaceSheet,
        title=_("登记行政区划"),
        submit=_("登记行政区划"),
        back_url=reverse("organisations:places"),
        run=make,
        crumbs=[Link(_("行政区划"), reverse("organisations:places")), Link(_("登记行政区划"))],
    )


@require_http_methods(["GET", "POST"])
@for_roles(Role.SYSTEM_ADMIN)
def end(request: HttpRequest, code: str) -> HttpResponse:
    """Write down the last day of a place."""
    url = reverse("organisations:place", args=[code])

    def run(sheet: sheets.EndPlaceSheet) -> HttpResponse:
        actions.end_place(ref=code, sheet=sheet, actor=actor_of(request), at=clock.now())
        messages.success(request, _("已办理：{what}。").format(what=_("终止行政区划")))
        return HttpResponseRedirect(url)

    return fill_in(
        request,
        sheets.EndPlaceSheet,
        title=f"{_('终止行政区划')}：{code}",
        submit=_("终止行政区划"),
        back_url=url,
        run=run,
        tone="danger",
        crumbs=[
            Link(_("行政区划"), reverse("organisations:places")),
            Link(code, url),
            Link(_("终止行政区划")),
        ],
    )


def _line(place: Place, *, here: bool = False) -> PlaceLine:
    return PlaceLine(
        code=place.code,
        url=reverse("organisations:place", args=[place.code]),
        name=place.name,
        level=str(Level(place.level).label),
        valid_from=place.valid_from,
        valid_to=place.valid_to,
        follows=place.follows,
        source=place.source,
        verified=place.verified,
        here=here,
    )


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
