"""What people do to a demand."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.gate import check_opening, check_step
from goufu.base.workflow.numbers import child_ref
from goufu.base.workflow.separation import check_other_person
from goufu.law.calendar import day_of
from goufu.stages.procurement.demands import queries
from goufu.stages.procurement.demands.models import Asked, Demand
from goufu.stages.procurement.demands.models import Opinion as SaidOpinion
from goufu.stages.procurement.demands.rules import demand as rules
from goufu.stages.procurement.demands.rules import opinions
from goufu.stages.procurement.demands.sheets import (
    DemandSheet,
    Opinion,
    OpinionSummary,
    Reasons,
    Remark,
    Review,
    SeekOpinions,
    SurveySheet,
)
from goufu.stages.procurement.demands.workflow import DEMAND, HANDLER
from goufu.stages.review.projects.models import Project
from goufu.stages.review.projects.rules.qualification import check_qualification


@action
def open_demand(*, parent_ref: str, sheet: DemandSheet, actor: Actor, at: datetime) -> Demand:
    """Write down what a project buys.

    Raises:
        NotInBudget, DemandThereAlready: the project has no budget yet, or a demand.
        AboveBudget, TooManyLikeContracts, LikeScopeMissing, ShutsOut: see ``rules``.
    """
    project: Project = Project.objects.locked(parent_ref)
    check_opening(project, by=HANDLER, label=DEMAND.opened, actor=actor)
    if not queries.may_be_written(project):
        raise rules.NotInBudget(project=project.ref)
    there = queries.demand_of(project)
    if there is not None:
        raise rules.DemandThereAlready(project=project.ref, demand=there.ref)
    _check(project, sheet, at)

    demand = Demand(
        ref=child_ref(project.project_code, "XQ"),
        project_code=project.project_code,
        title=project.title,
        place=project.place,
        project=project,
        written_by_id=actor.account_id,
        **sheet.model_dump(),
    )
    open_dossier(demand, actor=actor, at=at, **_said(demand))
    return demand


@action
def edit(*, ref: str, sheet: DemandSheet, actor: Actor, at: datetime) -> Demand:
    """Change a demand while it is written."""
    demand: Demand = Demand.objects.locked(ref)
    check_step(demand, "edit", actor=actor, at=at)
    _check(demand.project, sheet, at)
    demand.set(**sheet.model_dump(), written_by_id=actor.account_id)
    advance(demand, "edit", actor=actor, at=at, **_said(demand))
    return demand


@action
def record_survey(*, ref: str, sheet: SurveySheet, actor: Actor, at: datetime) -> Demand:
    """Put a survey of the demand on record: whom it asked, what they said, what follows.

    Raises:
        TooFewSubjects, SurveyInFuture: see ``rules``.
    """
    demand: Demand = Demand.objects.locked(ref)
    check_step(demand, "record_survey", actor=actor, at=at)
    rules.check_survey_days(since=sheet.since, until=sheet.until, today=day_of(at))
    rules.check_subjects(
        market=sum(row.kind is Asked.MARKET for row in sheet.subjects),
        reason=sheet.few_reason,
        on=day_of(at),
        place=demand.place,
    )
    demand.set(
        survey_way=sheet.way.value,
        surveyed_from=sheet.since,
        surveyed_until=sheet.until,
        survey_subjects=[row.model_dump(mode="json") for row in sheet.subjects],
        survey_few_reason=sheet.few_reason,
        survey_findings=sheet.findings,
    )
    advance(
        demand,
        "record_survey",
        actor=actor,
        at=at,
        way=demand.survey_way,
        subjects=len(sheet.subjects),
        until=sheet.until.isoformat(),
    )
    return demand


@action
def seek_opinions(*, ref: str, sheet: SeekOpinions, actor: Actor, at: datetime) -> Demand:
    """Put the demand before the public until a day."""
    demand: Demand = Demand.objects.locked(ref)
    check_step(demand, "seek_opinions", actor=actor, at=at)
    opinions.check_opinion_days(until=sheet.until, today=day_of(at))
    demand.set(opinions_until=sheet.until)
    advance(demand, "seek_opinions", actor=actor, at=at, until=sheet.until.isoformat())
    return demand


@action
def give_opinion(*, ref: str, sheet: Opinion, actor: Actor, at: datetime) -> Demand:
    """Take in what somebody of the public says; the ledger says that, not what.

    Raises:
        OpinionsClosed: the last day is over.
    """
    demand: Demand = Demand.objects.locked(ref)
    check_step(demand, "say", actor=actor, at=at)
    opinions.check_may_speak(until=demand.opinions_until, today=day_of(at))
    SaidOpinion.objects.create(demand=demand, said_at=at, **sheet.model_dump())
    advance(demand, "say", actor=actor, at=at)
    return demand


@action
def conclude_opinions(*, ref: str, sheet: OpinionSummary, actor: Actor, at: datetime) -> Demand:
    """Say what came of the opinions, once their last day is over.

    Raises:
        OpinionsStillOpen: it is not.
    """
    demand: Demand = Demand.objects.locked(ref)
    check_step(demand, "conclude_opinions", actor=actor, at=at)
    opinions.check_may_conclude(until=demand.opinions_until, today=day_of(at))
    demand.set(opinion_summary=sheet.summary)
    count = demand.opinions.count()
    advance(demand, "conclude_opinions", actor=actor, at=at, opinions=count, summary=sheet.summary)
    return demand


@action
def submit(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Demand:
    """Hand the demand to another person for review.

    Raises:
        SurveyMissing, RisksMissing, OpinionsMissing, AboveBudget …: see ``rules``.
    """
    demand: Demand = Demand.objects.locked(ref)
    check_step(demand, "submit", actor=actor, at=at)
    on, place, nature = day_of(at), demand.place, queries.nature_of(demand)
    _check(demand.project, demand, at)
    survey = rules.Survey(demand.surveyed_until) if demand.surveyed_until else None
    rules.check_surveyed(nature, survey, written_on=day_of(demand.opened_at), on=on, place=place)
    rules.check_risks(nature, risks=demand.risks, on=on, place=place)
    opinions.check_opinions(
        to_public=demand.to_public, summary=demand.opinion_summary, on=on, place=place
    )
    demand.set(review_kind=rules.kind_of_review(nature, on=on, place=place))
    advance(demand, "submit", actor=actor, at=at, kind=demand.review_kind, remark=sheet.remark)
    return demand


@action
def pass_review(*, ref: str, sheet: Review, actor: Actor, at: datetime) -> Demand:
    """Pass the demand; another person than its writer, part by part.

    Raises:
        SamePerson: the reviewer wrote it.
        PartsNotReviewed, LawyerMissing: see ``rules``.
    """
    demand: Demand = Demand.objects.locked(ref)
    check_step(demand, "pass_review", actor=actor, at=at)
    _check_not_the_writer(demand, actor, at)
    rules.check_reviewed(
        kind=demand.review_kind,
        passed=[row.part.value for row in sheet.parts if row.passed],
        lawyer=sheet.lawyer,
        on=day_of(at),
        place=demand.place,
    )
    demand.set(
        review=[row.model_dump(mode="json") for row in sheet.parts],
        review_members=sheet.members,
        lawyer=sheet.lawyer,
        review_opinion=sheet.opinion,
        passed_on=day_of(at),
    )
    advance(
        demand, "pass_review", actor=actor, at=at, kind=demand.review_kind, opinion=sheet.opinion
    )
    return demand


@action
def return_for_correction(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Demand:
    """Send the demand back with what is wrong with it."""
    demand: Demand = Demand.objects.locked(ref)
    check_step(demand, "return_for_correction", actor=actor, at=at)
    _check_not_the_writer(demand, actor, at)
    advance(demand, "return_for_correction", actor=actor, at=at, reason=sheet.reason)
    return demand


@action
def revise(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Demand:
    """Take a reviewed demand up again before it is bought; it is reviewed anew.

    Raises:
        InPurchase: it is being bought.
    """
    demand: Demand = Demand.objects.locked(ref)
    check_step(demand, "revise", actor=actor, at=at)
    rules.check_may_revise(purchasing=demand.project.state == "purchasing")
    advance(demand, "revise", actor=actor, at=at, reason=sheet.reason)
    # The review is of what it was; the database holds a passed demand to its day.
    return demand.set(passed_on=None, review=[], review_opinion="", lawyer="", review_members="")


def _check(project: Project, values: DemandSheet | Demand, at: datetime) -> None:
    """Ask the law of the day about the demand, as it is written or as it stands."""
    on, place = day_of(at), project.place
    rules.check_budget(amount_fen=values.amount_fen, budget_fen=project.budget_fen)
    check_qualification(values.qualification, on=on, place=place)
    rules.check_like_contracts(
        count=values.like_contracts,
        scope=values.like_scope,
        reason=values.like_reason,
        on=on,
        place=place,
    )


def _check_not_the_writer(demand: Demand, actor: Actor, at: datetime) -> None:
    check_other_person(
        actor,
        demand.written_by_id,
        step="demand_review",
        earlier_step="demand",
        on=day_of(at),
        place=demand.place,
    )


def _said(demand: Demand) -> dict[str, Any]:
    return {
        "subject": demand.subject,
        "amount_fen": demand.amount_fen,
        "to_public": demand.to_public,
        "qualification": demand.qualification,
        "like_contracts": demand.like_contracts,
    }
