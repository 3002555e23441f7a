"""Questions to the projects."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from goufu.base.people.models import Appointment
from goufu.base.people.queries import holders_among
from goufu.base.people.roles import PARTY_OF, Actor, Role
from goufu.base.workflow.visibility import visible
from goufu.stages.review.projects.models import Adjustment, EarlierResult, Project
from goufu.stages.review.projects.workflow import IN_REVIEW, MAY_BE_COPIED, TURNS

# The columns that are fields of the form under the same name.
COLUMNS = (
    "title", "year", "item_id", "content_kind", "service_class", "need_ref", "livelihood",
    "background", "content", "quantity", "unit", "cycle", "times", "starts_on", "ends_on",
    "budget_fen", "funding", "yearly", "longer_term", "quality_requirements",
    "acceptance_standard", "costs", "dearer_reason", "targets", "method",
    "provider_requirements", "handler_opinion",
)  # fmt: skip
# What an adjustment may change.
ADJUSTED = ("budget_fen", "quantity", "starts_on", "ends_on", "content")
RESULTS_SHOWN = 5


def visible_to(actor: Actor) -> QuerySet[Project]:
    """Return the projects that the actor may see."""
    return visible(Project.objects.select_related("purchaser", "item__parent"), actor)


def adjustments_visible_to(actor: Actor) -> QuerySet[Adjustment]:
    """Return the adjustments that the actor may see."""
    return visible(Adjustment.objects.select_related("project__purchaser"), actor)


def to_look_at_again(on: date) -> QuerySet[Project]:
    """Return the parked projects whose day has come."""
    return Project.objects.filter(state="parked", look_again_on__lte=on).order_by("id")


def awaiting_reply(project_codes: Sequence[str]) -> QuerySet[Project]:
    """Return which of the projects in a budget its reply takes up."""
    return Project.objects.filter(project_code__in=project_codes, state="budgeted").order_by("id")


def open_adjustment(project: Project) -> Adjustment | None:
    """Return the adjustment that is still under review."""
    return project.adjustments.filter(state__in=IN_REVIEW).first()


def form_of(project: Project) -> dict[str, Any]:
    """Return the application form as it stands, by the names of its fields.

    A sum or a quantity of 0 is a gap.
    """
    facts = {name: getattr(project, name) for name in COLUMNS}
    for test, answer in project.answers.items():
        facts[test] = answer.get("said")
        facts[f"{test}_grounds"] = answer.get("grounds", "")
    for paper in project.attachments:
        if paper["kind"] != "papers":
            facts[paper["kind"]] = paper["document"]
    facts["papers"] = [
        {"title": paper["title"], "file": paper["document"]}
        for paper in project.attachments
        if paper["kind"] == "papers"
    ]
    return {
        **facts,
        "quantity": facts["quantity"] or None,
        "budget_fen": facts["budget_fen"] or None,
    }


def written(value: Any) -> Any:
    """Return a value of the form as JSON keeps it; a number without the zeros behind its point."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else value


def written_form_of(project: Project) -> dict[str, Any]:
    """Return the form as JSON, to be kept and compared later."""
    return {name: written(value) for name, value in form_of(project).items()}


def facts_of(project: Project) -> Mapping[str, Any]:
    """Return what the rules of completeness look at."""
    more = {"answers": project.answers, "tests": project.tests, "attachments": project.attachments}
    return {**{name: getattr(project, name) for name in COLUMNS}, **more}


def earlier_results(purchaser_id: int, item_id: int | None) -> list[EarlierResult]:
    """Return how this purchaser's projects of this item came out, the newest first."""
    found = EarlierResult.objects.filter(purchaser_id=purchaser_id, item_id=item_id)
    return list(found.order_by("-year", "-id")[:RESULTS_SHOWN])


def may_be_copied(purchaser_id: int) -> QuerySet[Project]:
    """Return the purchaser's approved projects, the newest first."""
    return Project.objects.filter(purchaser_id=purchaser_id, state__in=MAY_BE_COPIED).order_by(
        "-year", "-id"
    )


def in_charge(actor: Actor) -> Q:
    """Return what lies on the actor's own desk: what was passed on to a colleague does not."""
    return Q(holder_account_id=None) | Q(holder_account_id=actor.account_id)


def colleagues(actor: Actor, on: date) -> list[Appointment]:
    """Return who else holds the actor's post at the actor's own body."""
    assert actor.organisation_id is not None
    posts = holders_among([(actor.role, [actor.organisation_id])], on=on)
    return [post for post in posts if post.account_id != actor.account_id]


def holding(project: Project, on: date) -> list[Appointment]:
    """Return whose turn it is: the one it was passed on to, or all who hold the post."""
    roles: Collection[Role] = next((told for state, _, told in TURNS if state == project.state), ())
    posts = [(role, project.parties(PARTY_OF[role]) or frozenset()) for role in roles]
    found = list(holders_among(posts, on=on)) if posts else []
    mine = [post for post in found if post.account_id == project.holder_account_id]
    return mine or found
