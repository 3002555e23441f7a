"""The plan of a framework agreement: drawn up, consented to, filed or reviewed, withdrawn."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from goufu.base.organisations.models import Organisation
from goufu.base.organisations.queries import finance_of
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_opening, check_step
from goufu.base.workflow.numbers import child_ref, next_ref
from goufu.law.calendar import day_of
from goufu.stages.procurement.frameworks.models import Framework
from goufu.stages.procurement.frameworks.rules import entry as entry_rules
from goufu.stages.procurement.frameworks.rules import plan as rules
from goufu.stages.procurement.frameworks.sheets import (
    WORDS,
    Admission,
    FrameworkSheet,
    Reasons,
    Remark,
)
from goufu.stages.procurement.frameworks.workflow import FRAMEWORK
from goufu.stages.procurement.frameworks.workflow.seats import HANDLER
from goufu.stages.procurement.plans.queries import live_plan_of
from goufu.stages.procurement.plans.rules import plan as plan_rules
from goufu.stages.review.projects.models import Project


@action
def open_for_project(
    *, parent_ref: str, sheet: FrameworkSheet, actor: Actor, at: datetime
) -> Framework:
    """Plan a framework agreement for an announced project; its plan is the plan of the purchase.

    Raises:
        FrameworksNotYet: the law of the day knows no framework agreements.
        PlanAlreadyThere, NotToBeBoughtNow: the project is bought another way, or not now.
        NotSuchACase, NoGroundToStayOpen, PriceComesFirst …: see ``rules.plan``.
    """
    project: Project = Project.objects.locked(parent_ref)
    check_opening(project, by=HANDLER, label=FRAMEWORK.opened, actor=actor)
    rules.check_in_force(on=day_of(at), place=project.place)
    live = live_plan_of(project)
    if live is not None:
        raise plan_rules.PlanAlreadyThere(project=project.ref, plan=live.ref)
    plan_rules.check_announced(
        project=project.ref,
        announced=project.state == "announced",
        state=project.state_name,
    )
    framework = Framework(
        ref=child_ref(project.project_code, "KJ"),
        project_code=project.project_code,
        project=project,
        collector_id=project.purchaser_id,
        finance_id=project.finance_id,
        place=project.place,
    )
    return _open(framework, sheet, actor, at)


@action
def open_central(*, sheet: FrameworkSheet, actor: Actor, at: datetime) -> Framework:
    """Plan a framework agreement as a central agency, for an item that many bodies buy.

    Raises:
        FrameworksNotYet, AnotherCollector …: see ``open_for_project``.
    """
    FRAMEWORK.check_opener(actor)
    rules.check_in_force(on=day_of(at), place=actor.place)
    framework = Framework(
        ref=next_ref(actor.place, day_of(at).year, "KJ"),
        project_code="",
        collector_id=actor.organisation_id or 0,
        finance_id=finance_of(actor.place).pk,
        place=actor.place,
        central=True,
    )
    return _open(framework, sheet, actor, at)


@action
def edit(*, ref: str, sheet: FrameworkSheet, actor: Actor, at: datetime) -> Framework:
    """Change the plan while it is a draft; a consent to another plan does not hold any more."""
    framework: Framework = Framework.objects.locked(ref)
    check_step(framework, "edit", actor=actor, at=at)
    _check(framework, sheet, at)
    framework.set(**_facts(sheet), consented_on=None, consented_id=None)
    advance(framework, "edit", actor=actor, at=at, **_said(framework))
    return framework


@action
def consent(*, ref: str, sheet: Admission, actor: Actor, at: datetime) -> Framework:
    """Let a body below buy by a framework agreement of its own."""
    framework: Framework = Framework.objects.locked(ref)
    framework.set(consented_on=day_of(at), consented_id=actor.account_id)
    advance(framework, "consent", actor=actor, at=at, opinion=sheet.opinion)
    return framework


@action
def file_plan(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Framework:
    """File the plan with finance; a budget unit's plan is on record, not reviewed.

    Raises:
        NotConsented: the body is none that answers for a budget, and that one has not agreed.
    """
    framework: Framework = Framework.objects.locked(ref)
    check_step(framework, "file", actor=actor, at=at)
    collector: Organisation = framework.collector
    rules.check_consent(
        name=collector.name,
        sector=collector.parent.name if collector.parent else "",
        consented=framework.consented_on is not None,
    )
    advance(framework, "file", actor=actor, at=at, remark=sheet.remark, **_said(framework))
    return framework


@action
def submit(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Framework:
    """Hand a central agency's plan to finance for review."""
    framework: Framework = Framework.objects.locked(ref)
    advance(framework, "submit", actor=actor, at=at, remark=sheet.remark, **_said(framework))
    return framework


@action
def accept(*, ref: str, sheet: Admission, actor: Actor, at: datetime) -> Framework:
    """Pass a central agency's plan."""
    framework: Framework = Framework.objects.locked(ref)
    advance(framework, "accept", actor=actor, at=at, opinion=sheet.opinion)
    return framework


@action
def return_plan(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Framework:
    """Send a plan back with what is wrong with it."""
    framework: Framework = Framework.objects.locked(ref)
    advance(framework, "return_plan", actor=actor, at=at, reason=sheet.reason)
    return framework


@action
def withdraw(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Framework:
    """Take the plan back before anybody is called upon."""
    framework: Framework = Framework.objects.locked(ref)
    check_step(framework, "withdraw", actor=actor, at=at)
    framework.set(reason=sheet.reason)
    advance(framework, "withdraw", actor=actor, at=at, reason=sheet.reason)
    return framework


def _open(framework: Framework, sheet: FrameworkSheet, actor: Actor, at: datetime) -> Framework:
    _check(framework, sheet, at)
    for name, value in _facts(sheet).items():
        setattr(framework, name, value)
    open_dossier(framework, actor=actor, at=at, **_said(framework))
    return framework


def _check(framework: Framework, sheet: FrameworkSheet, at: datetime) -> None:
    on, place = day_of(at), framework.place
    case, is_open = str(sheet.case.value), sheet.form.value == "open_framework"
    rules.check_case(case=case, name=str(sheet.case.label), on=on, place=place)
    rules.check_collector(case=case, name=str(sheet.case.label), central=framework.central)
    ground = sheet.open_case.value if sheet.open_case else ""
    rules.check_form(is_open=is_open, ground=ground, case=case, on=on, place=place)
    by_quality = sheet.method.value == "quality_first"
    quality = str(sheet.quality_case.value) if sheet.quality_case else ""
    rules.check_method(by_quality=by_quality, ground=quality, on=on, place=place)
    if not is_open:
        instruments = by_quality and quality == "special_instruments"
        entry_rules.check_share(
            percent=sheet.elimination_percent, on=on, place=place, instruments=instruments
        )
    rules.check_way(is_open=is_open, direct=sheet.way.value == "direct_choice")
    rules.check_term(months=sheet.months, explained=bool(sheet.term_reason), on=on, place=place)
    rules.check_survey(
        purchasers=sheet.purchasers_asked,
        providers=sheet.providers_asked,
        explained=sheet.survey_explained,
        on=on,
        place=place,
    )


def _facts(sheet: FrameworkSheet) -> dict[str, Any]:
    chosen = ("case", "form", "method", "way", "users")
    optional = ("open_case", "quality_case")
    plain = (
        "title",
        "service",
        "unit",
        "ceiling_fen",
        "months",
        "elimination_percent",
        "most_entrants",
        "purchasers_asked",
        "providers_asked",
    )
    return {
        **{name: getattr(sheet, name) for name in plain},
        **{name: str(getattr(sheet, name).value) for name in chosen},
        **{name: str(getattr(sheet, name) or "") for name in optional},
        "words": {name: getattr(sheet, name) for name in WORDS},
    }


def _said(framework: Framework) -> dict[str, Any]:
    return {
        "case": framework.case,
        "form": framework.form,
        "way": framework.way,
        "ceiling_fen": framework.ceiling_fen,
        "months": framework.months,
        "elimination_percent": framework.elimination_percent,
    }
