"""What the forms begin with, what may be chosen in them, and when they are offered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goufu.base.doors.declare import Preview
from goufu.base.people.roles import Actor
from goufu.law.labels import WORDS
from goufu.law.methods import METHODS
from goufu.law.money import yuan
from goufu.law.values.procurement import METHODS as METHODS_IN_FORCE
from goufu.law.words import say
from goufu.stages.review.budgets.queries import lines_for
from goufu.stages.review.catalogue.queries import item_choices
from goufu.stages.review.projects import queries, sheets
from goufu.stages.review.projects.cards import announcement_lines, announcement_title, label_of
from goufu.stages.review.projects.models import Project, TargetKind
from goufu.stages.review.projects.rules.reviews import DISCLOSURE
from goufu.stages.review.projects.workflow import APPROVED, MAY_BE_COPIED

Choices = list[tuple[str, str]]
USUAL_COSTS = ("人员", "场地与设备", "交通与耗材", "管理与税费")


def items(_project: Project | None, actor: Actor, on: date) -> Choices:
    """Return the guidance items in force today where the purchaser is."""
    return item_choices(on, place=actor.place)


def methods(_project: Project | None, actor: Actor, on: date) -> Choices:
    """Return the ways to buy that the law of the day knows."""
    known = METHODS_IN_FORCE.find(on, place=actor.place)
    names = known.value if known else tuple(METHODS)
    return [(name, METHODS.get(name) or WORDS[name]) for name in names]


def lines(project: Project, _actor: Actor, _on: date) -> Choices:
    """Return the department's own lines, each with what is left on it."""
    return [
        (line.ref, f"{line.ref} {line.title}（{yuan(line.left_fen)}）")
        for line in lines_for(project.purchaser_id, project.year)
    ]


def colleagues(_project: Project, actor: Actor, on: date) -> Choices:
    """Return who else holds the reader's post."""
    return [(str(post.account_id), post.account.name) for post in queries.colleagues(actor, on)]


def form_fields(_project: Project, _actor: Actor, _on: date) -> Choices:
    """Return the fields of the form, each once, so that a return can name them."""
    return [(name, label_of(name)) for name in sheets.Application.model_fields]


def application_so_far(project: Project, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return what the application says now."""
    return queries.form_of(project)


def blank_application(_project: None, _actor: Actor, on: date) -> Mapping[str, Any]:
    """Begin with next year, the usual kinds of cost, and a row for each kind of target."""
    return {
        "year": on.year + 1,
        "times": 1,
        "costs": [{"name": name} for name in USUAL_COSTS],
        "targets": [{"kind": kind.value} for kind in TargetKind],
    }


def next_year(project: Project, _actor: Actor, on: date) -> Mapping[str, Any]:
    """Propose the year after the project's own, and no year that is over."""
    return {"year": max(project.year + 1, on.year)}


def this_year(project: Project, _actor: Actor, on: date) -> Mapping[str, Any]:
    """Propose the year that was applied for, and no year that is over."""
    return {"year": max(project.year, on.year)}


def announcement_so_far(project: Project, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return the draft, or begin with what the application says."""
    return project.announcement or {
        "background": project.background,
        "project": project.content,
        "method": project.method,
        "provider_qualification": project.provider_requirements,
        "service_needs": project.quality_requirements,
    }


def announcement_preview(project: Project, _actor: Actor, _on: date) -> Preview:
    """Return the notice as it will be published, and what its timing hangs on (R146)."""
    return Preview(
        title=announcement_title(project),
        lines=announcement_lines(project),
        note=say("属于政府采购的，另按政府采购的规定先公开采购意向，公告时间从其规定。"),
        clause=DISCLOSURE,
    )


def as_approved(project: Project, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Begin with what was approved."""
    return {name: getattr(project, name) for name in queries.ADJUSTED}


def may_be_copied(project: Project, _actor: Actor, _on: date) -> bool:
    """Test whether next year's project may begin as a copy."""
    return project.state in MAY_BE_COPIED


def was_refused(project: Project, _actor: Actor, _on: date) -> bool:
    """Test whether it may be applied for anew."""
    return project.state == "refused"


def may_be_adjusted(project: Project, _actor: Actor, _on: date) -> bool:
    """Test whether what was approved may be changed now."""
    return project.state in APPROVED and queries.open_adjustment(project) is None
