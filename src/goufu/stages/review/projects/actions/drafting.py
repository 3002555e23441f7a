"""Writing an application down, until it is handed in."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from goufu.base.organisations.models import Organisation
from goufu.base.organisations.queries import finance_of
from goufu.base.people.roles import Actor, Party
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, give_standing, open_dossier
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.numbers import next_ref
from goufu.law.calendar import day_of
from goufu.law.money import yuan
from goufu.stages.parties.purchasers.queries import check_not_its_own
from goufu.stages.review.projects import queries
from goufu.stages.review.projects.models import Content, Project
from goufu.stages.review.projects.rules import completeness, feasibility, qualification, terms
from goufu.stages.review.projects.rules.reviews import check_look_again
from goufu.stages.review.projects.sheets import Application, Feasibility, Park, Remark

TESTS = completeness.TESTS[1:]  # the first is answered by the comparison of costs
SIMPLE = frozenset(queries.COLUMNS) - {
    "content_kind", "service_class", "cycle", "funding", "longer_term", "quantity", "budget_fen",
    "starts_on", "ends_on", "targets", "costs", "yearly",
}  # fmt: skip
CHOICES = ("content_kind", "service_class", "cycle", "funding")


@action
def open_project(*, sheet: Application, actor: Actor, at: datetime) -> Project:
    """Write an idea down; the project gets the number that it keeps through all stages.

    Raises:
        NotAPurchaser: a body of this kind may not purchase under the law of the day.
    """
    return begin(facts_of_sheet(sheet), actor=actor, at=at)


def begin(facts: dict[str, Any], *, actor: Actor, at: datetime, **said: Any) -> Project:
    """Open a project of the actor's own body; part of the action that asks for it.

    Args:
        facts: columns of the model.
        said: what the ledger line says besides.
    """
    assert actor.organisation_id is not None
    purchaser = Organisation.objects.get(pk=actor.organisation_id)
    feasibility.check_purchaser(
        name=purchaser.name, kind=purchaser.kind, on=day_of(at), place=purchaser.place
    )
    ref = next_ref(purchaser.place, facts["year"], "XM")
    finance = finance_of(purchaser.place)
    project = Project(
        ref=ref,
        project_code=ref,
        place=purchaser.place,
        purchaser=purchaser,
        finance=finance,
        handler_account_id=actor.account_id,
        sample=purchaser.sample,
        saved_at=at,
        version=1,
        **facts,
    )
    give_standing(ref, Party.PURCHASER, purchaser.pk)
    give_standing(ref, Party.SECTOR, purchaser.parent_id or purchaser.pk)
    give_standing(ref, Party.FINANCE, finance.pk)
    open_dossier(project, actor=actor, at=at, budget_fen=project.budget_fen, **said)
    return project


@action
def edit(*, ref: str, sheet: Application, actor: Actor, at: datetime) -> Project:
    """Save the application while it is still a draft, gaps and all."""
    project: Project = Project.objects.locked(ref)
    facts = facts_of_sheet(sheet)
    project.set(**facts, saved_at=at, version=project.version + 1)
    advance(
        project, "edit", actor=actor, at=at, budget_fen=project.budget_fen, version=project.version
    )
    return project


@action
def assess(*, ref: str, sheet: Feasibility, actor: Actor, at: datetime) -> Project:
    """Answer the three-way class and the five tests, each with its grounds.

    Raises:
        MayNotBeBought: class 1, or on the negative list of the day.
        DearerThanOwn, TestNotMet: a test is not met; park the project instead.
    """
    project: Project = Project.objects.locked(ref)
    check_step(project, "assess", actor=actor, at=at)
    project.content_kind = sheet.content_kind.value
    project.service_class = sheet.service_class.value
    project.own_cost_fen = sheet.own_cost_fen
    project.dearer_reason = sheet.dearer_reason
    cheaper = project.budget_fen < sheet.own_cost_fen
    costs = f"购买 {yuan(project.budget_fen)} 元，自办 {yuan(sheet.own_cost_fen)} 元"
    project.answers = {
        "cheaper": {"said": "yes" if cheaper else "no", "grounds": costs},
        **{
            name: {
                "said": "yes" if getattr(sheet, name) else "no",
                "grounds": getattr(sheet, f"{name}_grounds"),
            }
            for name in TESTS
        },
    }
    _assess(project, actor=actor, at=at)
    return project


@action
def reopen(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Project:
    """Take an assessed project back to its application."""
    project: Project = Project.objects.locked(ref)
    project.set(tests=[])
    advance(project, "reopen", actor=actor, at=at, remark=sheet.remark)
    return project


@action
def park(*, ref: str, sheet: Park, actor: Actor, at: datetime) -> Project:
    """一时看不准的、有疑问的,深入研究,待条件成熟了再推进.

    Raises:
        DayHasPassed: the day to look again is not after today.
    """
    project: Project = Project.objects.locked(ref)
    check_step(project, "park", actor=actor, at=at)
    check_look_again(sheet.look_again_on, today=day_of(at))
    project.set(parked_reason=sheet.reason, look_again_on=sheet.look_again_on)
    advance(
        project,
        "park",
        actor=actor,
        at=at,
        reason=sheet.reason,
        look_again_on=sheet.look_again_on.isoformat(),
    )
    return project


@action
def unpark(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Project:
    """Take a parked project up again."""
    project: Project = Project.objects.locked(ref)
    project.set(look_again_on=None)
    advance(project, "unpark", actor=actor, at=at, remark=sheet.remark)
    return project


@action
def come_back(*, ref: str, actor: Actor, at: datetime) -> Project:
    """Bring a parked project back to the desk on its day; the clock does it."""
    project: Project = Project.objects.locked(ref)
    project.set(look_again_on=None)
    advance(project, "come_back", actor=actor, at=at, reason=project.parked_reason)
    return project


@action
def submit(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Project:
    """Hand the application in to the department's own review.

    From the draft it is assessed on the way, by the answers on the form.

    Raises:
        NotComplete: something is missing; the sentence names it all.
        TargetsMissing: a required kind of target is not set.
        ShutsOut: the qualification asks what the law of the day bars.
        TooLong: the term is longer than the law of the day allows.
        FundedToDoItself: the purchaser is funded to do it.
        MayNotBeBought, DearerThanOwn, TestNotMet: see ``assess``.
    """
    project: Project = Project.objects.locked(ref)
    on, place = day_of(at), project.place
    check_step(project, "submit", actor=actor, at=at)
    completeness.check_targets(project.target_kinds(), on=on, place=place)
    completeness.check_complete(queries.facts_of(project), on=on, place=place)
    terms.check_term(
        starts_on=project.starts_on,
        ends_on=project.ends_on,
        conditions=project.longer_term,
        on=on,
        place=place,
    )
    qualification.check_qualification(project.provider_requirements, on=on, place=place)
    check_not_its_own(project.purchaser, project.title, item=project.item.code, on=on)
    if project.state == "draft":
        own, _ = completeness.unit_costs(project.costs)
        project.own_cost_fen = int(own * project.quantity)
        _assess(project, actor=actor, at=at)
    project.set(
        targets=[row for row in project.targets if not completeness.is_blank(row)],
        costs=[row for row in project.costs if row["own_fen"] or row["buy_fen"]],
        handler_account_id=actor.account_id,
        holder_account_id=None,
        reminded_on=None,
    )
    advance(project, "submit", actor=actor, at=at, remark=sheet.remark)
    return project


def _assess(project: Project, *, actor: Actor, at: datetime) -> None:
    """Ask the law and the five tests, write down what was answered, take the step."""
    feasibility.check_item(
        content=project.content_kind,
        service_class=int(project.service_class),
        on=day_of(at),
        place=project.place,
    )
    assert project.own_cost_fen is not None
    dearer = project.budget_fen >= project.own_cost_fen
    figures = {"buy_fen": project.budget_fen, "own_fen": project.own_cost_fen}
    if dearer and project.dearer_reason:
        feasibility.check_dearer(**figures, reason=project.dearer_reason)
    else:
        feasibility.check_cheaper(**figures)
    tests = _tests(project)
    feasibility.check_feasible(tests)
    project.set(
        content_kind=project.content_kind,
        service_class=project.service_class,
        own_cost_fen=project.own_cost_fen,
        dearer_reason=project.dearer_reason,
        answers=project.answers,
        tests=[{"name": t.name, "met": t.met, "grounds": t.grounds} for t in tests],
    )
    advance(
        project, "assess", actor=actor, at=at, service_class=project.service_class, dearer=dearer
    )


def _tests(project: Project) -> list[feasibility.Answered]:
    return [
        feasibility.Answered(
            name=str(Feasibility.model_fields[name].title),
            met=project.answers[name]["said"] == "yes",
            grounds=project.answers[name]["grounds"],
        )
        for name in TESTS
    ]


def facts_of_sheet(sheet: Application) -> dict[str, Any]:
    """Return the columns that a form fills; where it has a gap, what stands for one."""
    facts: dict[str, Any] = {name: getattr(sheet, name) for name in SIMPLE}
    for name in CHOICES:
        chosen = getattr(sheet, name)
        facts[name] = chosen.value if chosen else ""
    return {
        **facts,
        "content_kind": facts["content_kind"] or Content.SERVICE.value,
        "quantity": sheet.quantity or Decimal(0),
        "budget_fen": sheet.budget_fen or 0,
        "starts_on": sheet.starts_on or min(date(sheet.year, 1, 1), sheet.ends_on or date.max),
        "ends_on": sheet.ends_on or max(date(sheet.year, 12, 31), sheet.starts_on or date.min),
        "longer_term": [one.value for one in sheet.longer_term],
        "targets": [row.model_dump(mode="json") for row in sheet.targets],
        "costs": [row.model_dump(mode="json") for row in sheet.costs],
        "yearly": [row.model_dump(mode="json") for row in sheet.yearly],
        "answers": _answers(sheet),
        "attachments": _attachments(sheet),
    }


def _answers(sheet: Application) -> dict[str, dict[str, str]]:
    given = {
        name: (getattr(sheet, name), getattr(sheet, f"{name}_grounds"))
        for name in completeness.TESTS
    }
    return {
        name: {"said": said.value if said else "", "grounds": grounds}
        for name, (said, grounds) in given.items()
        if said or grounds
    }


def _attachments(sheet: Application) -> list[dict[str, Any]]:
    named = [
        {
            "kind": kind,
            "title": str(Application.model_fields[kind].title),
            "document": getattr(sheet, kind),
        }
        for kind in completeness.ATTACHED
        if getattr(sheet, kind)
    ]
    more = [{"kind": "papers", "title": row.title, "document": row.file} for row in sheet.papers]
    return named + more
