"""Whose turn it is: passed on to a colleague, pressed for."""

from __future__ import annotations

from datetime import datetime

from goufu.base.notifications.outbox import tell_holders
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.law.words import say
from goufu.stages.review.projects import queries
from goufu.stages.review.projects.models import Project
from goufu.stages.review.projects.rules import reviews
from goufu.stages.review.projects.sheets import Remark, Transfer

PASSED_ON = say("项目转给您办理")
PRESSED = say("申报单位催办")


@action
def transfer(*, ref: str, sheet: Transfer, actor: Actor, at: datetime) -> Project:
    """Pass the project on to a colleague in the same post, who is told.

    Raises:
        NotAColleague: somebody without the post on that day.
    """
    project: Project = Project.objects.locked(ref)
    check_step(project, "transfer", actor=actor, at=at)
    posts = [
        post for post in queries.colleagues(actor, day_of(at)) if post.account_id == sheet.colleague
    ]
    if not posts:
        raise reviews.NotAColleague
    project.set(holder_account_id=sheet.colleague)
    entry = advance(
        project, "transfer", actor=actor, at=at, to=posts[0].account.name, reason=sheet.reason
    )
    tell_holders(posts, entry, sentence=PASSED_ON, title=project.title)
    return project


@action
def remind(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Project:
    """Press for the review: one message a day to whose turn it is.

    Raises:
        RemindedToday: it was pressed for today already.
    """
    project: Project = Project.objects.locked(ref)
    today = day_of(at)
    check_step(project, "remind", actor=actor, at=at)
    reviews.check_reminder(project.reminded_on, today=today)
    project.set(reminded_on=today)
    posts = queries.holding(project, today)
    entry = advance(project, "remind", actor=actor, at=at, remark=sheet.remark)
    tell_holders(posts, entry, sentence=PRESSED, title=project.title)
    return project
