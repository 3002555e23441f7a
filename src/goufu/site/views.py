"""The doors of the shell itself: theme, and the gallery of all components."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from goufu.site import gallery
from goufu.site.context import THEME_COOKIE, THEMES

A_YEAR = 365 * 24 * 60 * 60


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember whether the reader wants it light or dark, and go back."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(
        back, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        back = "/"
    answer = HttpResponseRedirect(back)
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        answer.set_cookie(
            THEME_COOKIE,
            chosen,
            max_age=A_YEAR,
            samesite="Lax",
            httponly=True,
            secure=request.is_secure(),
        )
    else:
        answer.delete_cookie(THEME_COOKIE, samesite="Lax")
    return answer


@require_GET
def styleguide(request: HttpRequest, page: str = "") -> HttpResponse:
    """Show every component, or a whole page, filled with invented cards."""
    if not (settings.GOUFU.demo or settings.GOUFU.debug):
        raise Http404
    shown = gallery.page(page, request)
    if shown is None:
        raise Http404
    return render(request, shown.template, shown.context, status=shown.status)
