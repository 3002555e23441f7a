"""Pages of organisations: read by whoever has a post, changed by the system administrator."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from goufu.base import clock
from goufu.base.doors.sheets import Sheet
from goufu.base.organisations import actions, sheets
from goufu.base.organisations.cards import (
    AliasLine,
    OrganisationLine,
    OrganisationPage,
    OrganisationsPage,
)
from goufu.base.organisations.kinds import Function, Kind, Level
from goufu.base.organisations.models import Alias, Organisation
from goufu.base.organisations.queries import (
    chain_above,
    choices_of_organisations,
    named,
    place_named,
    places_on,
)
from goufu.base.organisations.refusals import NoSuchOrganisation
from goufu.base.organisations.rules import KIND_DIFFERS, kind_differs
from goufu.base.people.cards import Link
from goufu.base.people.roles import Role
from goufu.base.people.session import actor_of
from goufu.base.people.views.pages import fill_in, for_roles
from goufu.law.calendar import day_of

A_PAGE = 50
AT_WORK = tuple(role for role in Role if role not in {Role.PUBLIC, Role.CLOCK})
SYSTEM = Role.SYSTEM_ADMIN


@require_GET
@for_roles(*AT_WORK)
def index(request: HttpRequest) -> HttpResponse:
    """List the organisations; the search knows old names and codes too."""
    search, after = request.GET.get("q", "").strip(), request.GET.get("after", "")
    found = named(search) if search else Organisation.objects.order_by("name", "id")
    rows = list(found.filter(name__gt=after)[: A_PAGE + 1])
    more = rows[A_PAGE - 1].name if len(rows) > A_PAGE else ""
    aliases = _matching(search, rows) if search else {}
    card = OrganisationsPage(
        title=_("单位"),
        lines=[_line(one, aliases.get(one.pk, "")) for one in rows[:A_PAGE]],
        search=search,
        next_url=f"?{urlencode({'q': search, 'after': more})}" if more else "",
        new_url=reverse("organisations:new") if actor_of(request).role is SYSTEM else "",
    )
    return render(request, "organisations/organisations.html", {"card": card})


@require_GET
@for_roles(*AT_WORK)
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one organisation."""
    one = _organisation(number)
    place = place_named(one.place, on=day_of(clock.now()))
    card = OrganisationPage(
        name=one.name,
        short_name=one.short_name,
        kind=str(Kind(one.kind).label),
        level=str(Level(one.level).label),
        functions=_functions(one),
        place=f"{place.name}（{one.place}）" if place else one.place,
        place_url=reverse("organisations:place", args=[one.place]),
        uscc=one.uscc or "",
        parents=[
            Link(parent.name, reverse("organisations:show", args=[parent.pk]))
            for parent in chain_above(one)
        ],
        address=one.address,
        contact=one.contact,
        registered_with=one.registered_with,
        founded_on=one.founded_on,
        closed_on=one.closed_on,
        warning=_warning(one),
        aliases=_aliases(one),
        acts=_acts(request, one),
        crumbs=[Link(_("单位"), reverse("organisations:index")), Link(one.short_name)],
    )
    return render(request, "organisations/organisation.html", {"card": card})


@require_http_methods(["GET", "POST"])
@for_roles(SYSTEM)
def new(request: HttpRequest) -> HttpResponse:
    """Register an organisation."""

    def make(sheet: sheets.OrganisationSheet) -> HttpResponse:
        now = clock.now()
        made = actions.make_organisation(sheet=sheet, actor=actor_of(request), at=now)
        return _done(request, made, _("已登记{name}。").format(name=made.name))

    return fill_in(
        request,
        sheets.OrganisationSheet,
        title=_("登记单位"),
        submit=_("登记单位"),
        back_url=reverse("organisations:index"),
        run=make,
        choices=_choices(request),
        crumbs=[Link(_("单位"), reverse("organisations:index")), Link(_("登记单位"))],
    )


@require_http_methods(["GET", "POST"])
@for_roles(SYSTEM)
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Write down new facts of an organisation."""
    one = _organisation(number)
    facts = {
        **{name: getattr(one, name) for name in sheets.OrganisationSheet.model_fields},
        "parent": one.parent_id,
        "functions": [Function(function) for function in one.functions],
    }
    return _on(
        request,
        one,
        sheets.ChangedOrganisationSheet,
        title=_("变更单位信息"),
        action=actions.change_organisation,
        initial=facts,
        choices=_choices(request),
    )


@require_http_methods(["GET", "POST"])
@for_roles(SYSTEM)
def close(request: HttpRequest, number: int) -> HttpResponse:
    """Write down that an organisation exists no more."""
    return _on(
        request,
        _organisation(number),
        sheets.CloseOrganisationSheet,
        title=_("注销单位"),
        action=actions.close_organisation,
        tone="danger",
    )


@require_http_methods(["GET", "POST"])
@for_roles(SYSTEM)
def alias(request: HttpRequest, number: int) -> HttpResponse:
    """Write down an old name or code."""
    return _on(
        request,
        _organisation(number),
        sheets.AliasSheet,
        title=_("登记曾用名称或代码"),
        action=actions.add_alias,
    )


def _on(
    request: HttpRequest,
    one: Organisation,
    sheet: type[Sheet],
    *,
    title: str,
    action: Any,
    **more: Any,
) -> HttpResponse:
    url = reverse("organisations:show", args=[one.pk])

    def run(filled: Sheet) -> HttpResponse:
        ref = actions.ref_of(one)
        action(ref=ref, sheet=filled, actor=actor_of(request), at=clock.now())
        return _done(request, _organisation(one.pk), _("已办理：{what}。").format(what=title))

    return fill_in(
        request,
        sheet,
        title=f"{title}：{one.name}",
        submit=title,
        back_url=url,
        run=run,
        crumbs=[
            Link(_("单位"), reverse("organisations:index")),
            Link(one.short_name, url),
            Link(title),
        ],
        **more,
    )


def _done(request: HttpRequest, one: Organisation, words: str) -> HttpResponse:
    messages.success(request, words)
    return HttpResponseRedirect(reverse("organisations:show", args=[one.pk]))


def _organisation(number: int) -> Organisation:
    one = Organisation.objects.select_related("parent").filter(pk=number).first()
    if one is None:
        raise NoSuchOrganisation
    return one


def _choices(request: HttpRequest) -> dict[str, list[tuple[str, str]]]:
    places = places_on(day_of(clock.now()))
    return {
        "place": [(place.code, f"{place.code} {place.name}") for place in places],
        "parent": choices_of_organisations(request.GET.get("q", "").strip()),
    }


def _line(one: Organisation, found_by: str) -> OrganisationLine:
    return OrganisationLine(
        name=one.name,
        url=reverse("organisations:show", args=[one.pk]),
        kind=str(Kind(one.kind).label),
        functions=_functions(one),
        place=one.place,
        uscc=one.uscc or "",
        closed=one.closed_on is not None,
        found_by=found_by,
    )


def _matching(search: str, rows: list[Organisation]) -> dict[int, str]:
    """Return the old name or code through which each organisation was found."""
    found = Alias.objects.filter(Q(value__icontains=search), organisation__in=rows)
    return {one.organisation_id: one.value for one in found.order_by("-id")}


def _functions(one: Organisation) -> list[str]:
    return [str(Function(function).label) for function in one.functions]


def _aliases(one: Organisation) -> list[AliasLine]:
    return [
        AliasLine(gettext(sheets.ALIAS_NAMES[row.kind]), row.value, row.valid_to)
        for row in one.aliases.order_by("kind", "value")
    ]


def _warning(one: Organisation) -> str:
    differs = kind_differs(one.kind, one.uscc or "")
    return gettext(KIND_DIFFERS).format(**differs) if differs else ""


def _acts(request: HttpRequest, one: Organisation) -> list[Link]:
    if actor_of(request).role is not SYSTEM:
        return []
    acts = [Link(_("登记曾用名称或代码"), reverse("organisations:alias", args=[one.pk]), "normal")]
    if one.closed_on is None:
        change_url = reverse("organisations:change", args=[one.pk])
        close_url = reverse("organisations:close", args=[one.pk])
        acts.insert(0, Link(_("变更单位信息"), change_url, "primary"))
        acts.append(Link(_("注销单位"), close_url, "danger"))
    return acts
