"""The record of who came, who was given what, and what was refused: for the audit administrator."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, cast
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from goufu.base.ledger.lines import write as record
from goufu.base.ledger.models import Entry, Refused
from goufu.base.numerals import whole
from goufu.base.people.cards import RecordLine, RecordPage
from goufu.base.people.events import EVENT_NAMES, FACT_NAMES, FACT_VALUES, KINDS
from goufu.base.people.roles import ROLE_NAMES, Role
from goufu.base.people.session import actor_of
from goufu.base.people.views.pages import for_roles
from goufu.law.calendar import BEIJING

A_PAGE = 100
AT_ONCE = 2000
BOM = "\ufeff"  # Without it spreadsheets do not take UTF-8 for UTF-8.
# A cell that begins like this may run as a formula in the reader's spreadsheet.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@require_GET
@for_roles(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)
def administration(request: HttpRequest) -> HttpResponse:
    """Lead each administrator to their own work."""
    audits = actor_of(request).role is Role.AUDIT_ADMIN
    return HttpResponseRedirect(reverse("people:record" if audits else "people:accounts"))


@require_GET
@for_roles(Role.AUDIT_ADMIN)
def entries(request: HttpRequest) -> HttpResponseBase:
    """Show the lines of the ledger about people, organisations and places."""
    found = Entry.objects.filter(dossier_kind__in=KINDS)
    return _answer(request, _within(request, found, "happened_at"), refused=False)


@require_GET
@for_roles(Role.AUDIT_ADMIN)
def refusals(request: HttpRequest) -> HttpResponseBase:
    """Show what was refused, in all rooms: who tried what, and why not."""
    return _answer(request, _within(request, Refused.objects.all(), "refused_at"), refused=True)


def _within(request: HttpRequest, found: QuerySet[Any], moment: str) -> QuerySet[Any]:
    """Keep what was asked for: a word, and days as they are counted in Beijing."""
    search = request.GET.get("q", "").strip()
    if search:
        found = found.filter(
            Q(ref__icontains=search)
            | Q(actor__icontains=search)
            | Q(event__icontains=search)
            | Q(organisation__icontains=search)
        )
    since, until = _day(request, "since"), _day(request, "until")
    if since:
        found = found.filter(**{f"{moment}__gte": _midnight(since)})
    if until:
        found = found.filter(**{f"{moment}__lt": _midnight(until + timedelta(days=1))})
    return found.order_by("-id")


def _answer(request: HttpRequest, found: QuerySet[Any], *, refused: bool) -> HttpResponseBase:
    if request.GET.get("format") == "csv":
        return _exported(request, found, refused=refused)
    before = whole(request.GET.get("before", ""))
    if before is not None:
        found = found.filter(pk__lt=before)
    rows = list(found[: A_PAGE + 1])
    asked = {key: request.GET.get(key, "") for key in ("q", "since", "until")}
    more = {**asked, "before": rows[A_PAGE - 1].pk} if len(rows) > A_PAGE else {}
    card = RecordPage(
        title=_("被拒绝的操作") if refused else _("账号与权限记录"),
        lines=[_line(row) for row in rows[:A_PAGE]],
        search=asked["q"],
        since=asked["since"],
        until=asked["until"],
        refused=refused,
        next_url=f"?{urlencode(more)}" if more else "",
        export_url=f"?{urlencode({**asked, 'format': 'csv'})}",
    )
    return render(request, "people/record.html", {"card": card})


def _exported(
    request: HttpRequest, found: QuerySet[Any], *, refused: bool
) -> StreamingHttpResponse:
    """Send the list as CSV; that it was taken out is itself written down."""
    name = "refused" if refused else "record"
    facts = {key: request.GET.get(key, "") for key in ("q", "since", "until")} | {"list": name}
    now = timezone.now()
    record("people.record_exported", actor=actor_of(request), at=now, ref=name, facts=facts)
    answer = StreamingHttpResponse(
        _csv(found, translation.get_language()), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="{name}-{now:%Y%m%d}.csv"'
    return answer


def _csv(found: QuerySet[Any], language: str | None) -> Iterator[str]:
    writer = csv.writer(cast(Any, _Echo()))
    # The answer is sent after the middleware has forgotten the reader's language.
    with translation.override(language):
        heads = [
            _("序号"), _("时间"), _("事项"), _("对象"), _("姓名"), _("岗位"), _("单位"), _("内容"),
        ]  # fmt: skip
        yield BOM + str(writer.writerow(heads))
        for row in found.iterator(chunk_size=AT_ONCE):
            line = _line(row)
            cells = [
                str(line.number),
                line.at.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M:%S"),
                *(line.event_name, line.ref, line.actor, line.role, line.organisation, line.facts),
            ]
            yield str(writer.writerow([_harmless(cell) for cell in cells]))


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, line: str) -> str:
        return line


def _line(row: Entry | Refused) -> RecordLine:
    refused = isinstance(row, Refused)
    said = row.sentence if isinstance(row, Refused) else _facts(row.facts)
    name = EVENT_NAMES.get(row.event, "")
    return RecordLine(
        number=row.pk,
        at=row.refused_at if isinstance(row, Refused) else row.happened_at,
        event=row.event,
        event_name=gettext(name) if name else row.event,
        ref=row.ref,
        actor=gettext(row.actor) if refused and row.actor else row.actor,
        role=gettext(ROLE_NAMES[Role(row.role)]) if row.role in set(Role) else row.role,
        organisation=row.organisation,
        facts=said,
        clause=row.clause,
    )


def _facts(facts: dict[str, Any]) -> str:
    """Say the facts of a line in words; those that are empty are left out."""
    return _("；").join(
        f"{_in_words(FACT_NAMES, name)}{_('：')}{_value(value)}"
        for name, value in facts.items()
        if value or value == 0
    )


def _value(value: Any) -> str:
    if isinstance(value, list):
        return _("、").join(_in_words(FACT_NAMES, str(one)) for one in value)
    if value in set(Role):
        return gettext(ROLE_NAMES[Role(value)])
    return _in_words(FACT_VALUES, str(value))


def _in_words(names: dict[str, str], word: str) -> str:
    return gettext(names[word]) if word in names else word


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _day(request: HttpRequest, name: str) -> date | None:
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return None


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=BEIJING)
