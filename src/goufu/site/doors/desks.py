"""My desk: what is overdue, what is due, what waits for me, what I was told, what I may begin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from goufu.base.deadlines.cards import name_of
from goufu.base.deadlines.models import OPEN, Deadline
from goufu.base.doors.declare import Doors, Stage, doors_of
from goufu.base.notifications.inbox import kind_of, messages_of, title_of
from goufu.base.notifications.models import Message
from goufu.site.cards import (
    ActCard,
    ClockCard,
    DeskCard,
    Figure,
    LedgerLine,
    LinkCard,
    RedLine,
    TagCard,
    TodoLine,
)
from goufu.site.doors.addresses import act_url, address, dossier_url, new_url, page_of
from goufu.site.doors.asking import Reader, behind_sign_in, must_be_signed_in, reader_of
from goufu.site.doors.clocks_of import clock_of, duty_of
from goufu.site.doors.law_work import law_work
from goufu.site.doors.offers import openings
from goufu.site.doors.rows import Row
from goufu.site.doors.waiting import Waits, duties_of, waiting_for

RED_SHOWN = 8
SOON_SHOWN = 6
MESSAGES_SHOWN = 5
ACTS_SHOWN = 3
SOON = timedelta(days=14)


@require_safe
@behind_sign_in
def desk(request: HttpRequest) -> HttpResponse:
    """Show the reader's desk."""
    reader = reader_of(request)
    must_be_signed_in(reader)
    waits = waiting_for(reader.actor, reader.today, after=request.GET.get("after", ""))
    late, soon = _late(reader), _soon(reader)
    card = DeskCard(
        intro=_intro(reader, waits),
        figures=_figures(reader, waits, late, soon),
        todo=[*law_work(reader), *_todo(waits, reader)],
        todo_links=_more(waits),
        red=[_red(deadline, reader.today) for deadline in late[:RED_SHOWN]],
        upcoming=[duty_of(deadline, reader.today, linked=True) for deadline in soon[:SOON_SHOWN]],
        messages=[_line(message) for message in messages_of(reader.actor)[:MESSAGES_SHOWN]],
        messages_url=address("notifications:messages"),
        calendar_url=address("people:me"),
        acts=_acts(reader),
    )
    return render(request, "site/pages/desk.html", {"card": card})


def _acts(reader: Reader) -> list[ActCard]:
    """Return what is opened most: projects first, the registers of the parties last."""
    offers = sorted(
        openings(reader.actor, reader.today),
        key=lambda offer: (offer.doors.kind != "project", offer.doors.stage is Stage.PARTIES),
    )
    return [
        ActCard(gettext(offer.label), new_url(offer.doors.kind, offer.act.verb), icon="plus")
        for offer in offers[:ACTS_SHOWN]
    ]


def _late(reader: Reader) -> list[Deadline]:
    return duties_of(reader.actor, most=RED_SHOWN + 1, due_on__lt=reader.today)


def _soon(reader: Reader) -> list[Deadline]:
    days = (reader.today, reader.today + SOON)
    return duties_of(reader.actor, most=SOON_SHOWN + 1, due_on__range=days)


def _todo(waits: Waits, reader: Reader) -> list[TodoLine]:
    """Return what waits, each with its clock and the one act that leads on."""
    due = [row.ref for row, day in waits.rows if day is not None]
    clocks: dict[str, ClockCard] = {}
    for deadline in Deadline.objects.filter(OPEN, ref__in=due).order_by("due_on", "id"):
        clocks.setdefault(deadline.ref, clock_of(deadline, reader.today))
    return [_line_of(row, clocks.get(row.ref), reader) for row, _ in waits.rows]


def _line_of(row: Row, clock: ClockCard | None, reader: Reader) -> TodoLine:
    doors: Doors = row.doors
    steps = [
        step
        for step in doors.workflow.open_to(reader.actor, dossier=row, on=reader.today)
        if doors.act(step.verb)
    ]
    main = next((step for step in steps if step.tone == "primary"), steps[0] if steps else None)
    several = len(steps) > 1 or main is None
    return TodoLine(
        title=row.title,
        url=page_of(row.kind, row.ref, row.project_code)
        if several
        else act_url(row.kind, row.ref, main.verb if main else ""),
        note=" · ".join([gettext(doors.name), row.ref, gettext(row.state_name)]),
        clock=clock,
        act=gettext(main.label) if main else gettext("查看"),
    )


def _red(deadline: Deadline, today: date) -> RedLine:
    clock = clock_of(deadline, today)
    return RedLine(
        tag=TagCard(clock.words, "urgent"),
        title=name_of(deadline),
        url=dossier_url(deadline.dossier_kind, deadline.ref),
        note=f"{deadline.title} {deadline.due_on}",
        clause=deadline.clause,
        verified=deadline.verified,
    )


def _line(message: Message) -> LedgerLine:
    kind = kind_of(message)
    return LedgerLine(
        sentence=gettext(message.sentence),
        at=message.at,
        who=title_of(message),
        url=page_of(kind, message.ref, message.project_code) if doors_of(kind) else "",
        remark="" if message.read_at else gettext("未读"),
    )


def _more(waits: Waits) -> list[LinkCard]:
    if not waits.after:
        return []
    return [LinkCard(gettext("后面的待办"), f"{address('doors:desk')}?after={waits.after}#todo")]


def _intro(reader: Reader, waits: Waits) -> str:
    today = date_format(reader.today, gettext("Y 年 n 月 j 日，l"))
    count = len(waits.rows)
    waiting = ngettext("待办 {count} 项", "待办 {count} 项", count).format(count=count)
    more = gettext("以上") if waits.after else ""
    return gettext("今天 {today}。{waiting}{more}。").format(
        today=today, waiting=waiting, more=more
    )


def _figures(
    reader: Reader, waits: Waits, late: Sequence[Deadline], soon: Sequence[Deadline]
) -> list[Figure]:
    today = [deadline for deadline in soon if deadline.due_on == reader.today]
    return [
        Figure(
            gettext("逾期"), _count(late, RED_SHOWN), gettext("项"), url="#red", urgent=bool(late)
        ),
        Figure(gettext("今日到期"), _count(today, SOON_SHOWN), gettext("项"), urgent=bool(today)),
        Figure(gettext("两周内到期"), _count(soon, SOON_SHOWN), gettext("项")),
        Figure(
            gettext("待我办理"), f"{len(waits.rows)}{'+' if waits.after else ''}", gettext("项")
        ),
    ]


def _count(found: Sequence[Deadline], shown: int) -> str:
    return f"{shown}+" if len(found) > shown else str(len(found))
