"""The public pages of draws whose result is published: the record, and how to draw again."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goufu.base.numerals import whole
from goufu.base.people.session import actor_of
from goufu.stages.procurement.draws import cards, queries
from goufu.stages.procurement.draws.models import Draw


@require_safe
def records(request: HttpRequest) -> HttpResponse:
    """List the draws whose record is public."""
    page = cards.RecordsPage.of(whole(request.GET.get("before", "")))
    return render(request, "draws/records.html", {"card": page})


@require_safe
def record(request: HttpRequest, ref: str) -> HttpResponse:
    """Show one record, with the names of those who sat."""
    page = cards.RecordPage.of(_public(ref), actor_of(request))
    return render(request, "draws/record.html", {"card": page})


@require_safe
def record_json(_request: HttpRequest, ref: str) -> HttpResponse:
    """Hand the record out as the file from which the independent program draws again."""
    told = cards.as_text(cards.record_of(_public(ref)))
    answer = HttpResponse(told, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{ref}.json"'
    answer["Access-Control-Allow-Origin"] = "*"  # It is public anyway.
    return answer


def _public(ref: str) -> Draw:
    found = queries.open_records().filter(ref=ref).select_related("agency", "purchaser").first()
    if found is None:
        raise Http404
    return found
