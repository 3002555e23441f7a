"""A project as the beginning of another: next year's, or the one that follows a refusal."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.gate import check_opening
from goufu.law.words import Word
from goufu.stages.review.projects import queries
from goufu.stages.review.projects.actions.drafting import begin
from goufu.stages.review.projects.models import Project
from goufu.stages.review.projects.rules import reviews
from goufu.stages.review.projects.sheets import Again, Copy
from goufu.stages.review.projects.workflow import APPLY_AGAIN, COPY, HANDLER, MAY_BE_COPIED


@action
def copy_project(*, parent_ref: str, sheet: Copy, actor: Actor, at: datetime) -> Project:
    """Begin a project as a copy of an earlier one, all its days moved by the years between.

    Raises:
        NotToBeCopied: the earlier one was never approved.
    """
    earlier: Project = Project.objects.numbered(parent_ref)
    check_opening(earlier, by=HANDLER, label=COPY, actor=actor)
    if earlier.state not in MAY_BE_COPIED:
        raise reviews.NotToBeCopied(ref=earlier.ref, state=Word(earlier.state_name))
    facts = _moved(earlier, sheet.year)
    return begin({**facts, "copied_from": earlier.ref}, actor=actor, at=at, copied_from=earlier.ref)


@action
def apply_again(*, parent_ref: str, sheet: Again, actor: Actor, at: datetime) -> Project:
    """Apply anew for what finance refused; the two are linked.

    Raises:
        NotToBeCopied: it was not refused.
    """
    earlier: Project = Project.objects.numbered(parent_ref)
    check_opening(earlier, by=HANDLER, label=APPLY_AGAIN, actor=actor)
    if earlier.state != "refused":
        raise reviews.NotToBeCopied(ref=earlier.ref, state=Word(earlier.state_name))
    facts = {**_moved(earlier, sheet.year), "instead_of": earlier.ref}
    return begin(facts, actor=actor, at=at, instead_of=earlier.ref, reason=sheet.reason)


def _moved(earlier: Project, year: int) -> dict[str, Any]:
    """Return the columns of a copy in another year; its papers stay with the earlier one."""
    years = year - earlier.year
    facts = {name: getattr(earlier, name) for name in queries.COLUMNS}
    return {
        **facts,
        "year": year,
        "title": facts["title"].replace(str(earlier.year), str(year)),
        "starts_on": years_later(earlier.starts_on, years),
        "ends_on": years_later(earlier.ends_on, years),
        "yearly": [{**row, "year": row["year"] + years} for row in earlier.yearly],
        "answers": earlier.answers,
        "need_ref": "",
        "handler_opinion": "",
    }


def years_later(day: date, years: int) -> date:
    """Move a day by years; 29 February becomes the last day of February.

    >>> years_later(date(2024, 2, 29), 1)
    datetime.date(2025, 2, 28)
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1) - timedelta(days=1)
