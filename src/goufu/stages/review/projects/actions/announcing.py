"""Telling society what is going to be bought: drafted by one, published by another."""

from __future__ import annotations

from datetime import datetime

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.stages.review.projects.models import Project
from goufu.stages.review.projects.rules import reviews
from goufu.stages.review.projects.sheets import Announcement, Remark


@action
def draft_announcement(*, ref: str, sheet: Announcement, actor: Actor, at: datetime) -> Project:
    """Draft what will be announced; it may have gaps, and be drafted anew, until it is out."""
    project: Project = Project.objects.locked(ref)
    project.set(announcement=sheet.model_dump(), announcer_account_id=actor.account_id)
    advance(project, "draft_announcement", actor=actor, at=at)
    return project


@action
def announce(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Project:
    """Publish the announcement; the notice goes out in the same transaction.

    Raises:
        AnnouncementNotComplete: it does not say all that the law of the day wants.
        OwnAnnouncement: whoever drafted it would publish it.
    """
    project: Project = Project.objects.locked(ref)
    check_step(project, "announce", actor=actor, at=at)
    reviews.check_announcement(project.announcement, on=day_of(at), place=project.place)
    reviews.check_another_announces(
        name=actor.name, same=actor.account_id == project.announcer_account_id
    )
    project.set(announced_on=day_of(at))
    advance(project, "announce", actor=actor, at=at, remark=sheet.remark, **project.announcement)
    return project
