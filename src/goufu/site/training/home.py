"""The card of the learner's home: what can be chosen, and how far the walk has come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from goufu.base.deadlines.cards import name_of
from goufu.base.deadlines.models import OPEN, Deadline
from goufu.base.ledger.models import Entry
from goufu.base.organisations.models import Organisation
from goufu.base.people.queries import sample_accounts
from goufu.base.people.roles import ROLE_NAMES, Role
from goufu.base.people.views.entrance import ICONS
from goufu.base.training.actions import FIRST_DAY
from goufu.base.training.door import entered
from goufu.base.training.models import Sandbox
from goufu.base.training.story import Cue, teller
from goufu.law.calendar import day_of
from goufu.law.words import say
from goufu.site import cards
from goufu.site.cards.training import (
    CueLine,
    DayChoice,
    DutyLine,
    SeatLine,
    StoryLine,
    TrainingCard,
)
from goufu.site.river import river_of
from goufu.site.training.guide import guide, post_of
from goufu.site.training.steps import told
from goufu.site.words import money_yuan

LECTURE = date(2015, 12, 24)
PUBLIC = say("社会公众")
DUTIES_SHOWN = 12


def before(today: date) -> TrainingCard:
    """Return the home of somebody who has not begun."""
    return TrainingCard(
        days=[
            DayChoice(LECTURE.isoformat(), _("讲座当天"), _("2015 年的规定：计划报财政审核")),
            DayChoice(today.isoformat(), _("今天"), _("现行规定：先公开意向，计划备案")),
        ],
        stories=[
            StoryLine(story.word, story.title, story.content, story.budget_fen)
            for story in teller().stories()
        ],
        first_day=FIRST_DAY,
        last_day=today,
        begin_url=reverse("training:begin"),
        end_url=reverse("training:end"),
        clock_url=reverse("training:clock"),
        methods_url=reverse("doors:methods"),
    )


def under_way(sandbox: Sandbox, today: date) -> TrainingCard:
    """Return the home of somebody who is on the way."""
    with entered(sandbox):
        script = teller().script(sandbox)
        entries = list(Entry.objects.exclude(project_code="").order_by("id"))
        deadlines = list(Deadline.objects.exclude(project_code="").order_by("id"))
        return replace(
            before(today),
            guide=guide(sandbox, script),
            story=_story(sandbox),
            river=river_of(entries, deadlines, day_of(sandbox.at), names=_names()),
            duties=_duties(sandbox),
            seats=_seats(sandbox, script),
            cues=_cues(sandbox, script),
        )


def _story(sandbox: Sandbox) -> list[cards.FactLine]:
    story = next(one for one in teller().stories() if one.word == sandbox.story)
    return [
        cards.FactLine(_("练习项目"), story.title, note=story.content),
        cards.FactLine(_("预算"), _("{sum} 元").format(sum=money_yuan(story.budget_fen))),
        cards.FactLine(_("从哪一天练起"), sandbox.began_on.isoformat()),
    ]


def _names() -> dict[int, str]:
    return dict(Organisation.objects.values_list("pk", "short_name"))


def _duties(sandbox: Sandbox) -> list[DutyLine]:
    running = Deadline.objects.filter(OPEN, due_on__isnull=False).order_by("due_on", "id")
    return [
        DutyLine(
            number=one.pk,
            what=name_of(one),
            who=_(ROLE_NAMES[Role(one.who)]),
            due=one.due_on,
            clause=one.clause,
            verified=one.verified,
            late=one.due_on < day_of(sandbox.at),
        )
        for one in running[:DUTIES_SHOWN]
        if one.due_on is not None
    ]


def _seats(sandbox: Sandbox, script: Sequence[Cue]) -> list[SeatLine]:
    """Return everybody who has a turn in this story, in its order; the public comes last."""
    turns = list(dict.fromkeys(cue.who for cue in script if cue.who))
    known = {one.username: one for one in sample_accounts(on=day_of(sandbox.at))}
    watchers = [one.username for one in known.values() if one.role is Role.INSPECTOR]
    lines = [
        SeatLine(
            key=name,
            icon=ICONS[known[name].role],
            name=f"{_(known[name].role_name)} {known[name].name}",
            note=known[name].organisation,
            chosen=name == sandbox.seat,
        )
        for name in dict.fromkeys([*turns, *watchers])
        if name in known
    ]
    return [*lines, SeatLine("", ICONS[Role.PUBLIC], _(PUBLIC), "", not sandbox.seat)]


def _cues(sandbox: Sandbox, script: Sequence[Cue]) -> list[CueLine]:
    waiting = next((cue.number for cue in script if not cue.done), 0)
    posts = {name: post_of(name, sandbox) for name in {cue.who for cue in script}}
    lines = []
    for cue in script:
        post = posts[cue.who]
        place = post.organisation.place if post else "CN"
        explained = told(cue.kind, cue.verb, on=day_of(cue.at), place=place)
        if explained is None:
            continue
        state = "done" if cue.done else "now" if cue.number == waiting else "next"
        who = f"{_(ROLE_NAMES[Role(post.role)])} {post.account.name}" if post else _(PUBLIC)
        lines.append(CueLine(cue.number, explained.title, who, cue.at, state, explained.what))
    return lines
