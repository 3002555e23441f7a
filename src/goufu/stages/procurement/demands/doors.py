"""How the world meets demands; the public speaks on pages of the portal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.doors.groups import Group
from goufu.base.doors.sheets import fields_of
from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.procurement.demands import actions, queries, sheets
from goufu.stages.procurement.demands.cards import DemandCard
from goufu.stages.procurement.demands.models import Demand
from goufu.stages.procurement.demands.rules import demand as rules
from goufu.stages.procurement.demands.workflow import DEMAND, HANDLER
from goufu.stages.review.projects.models import Project
from goufu.stages.review.projects.workflow import PROJECT


def may_be_written(project: Project, _actor: Actor, _on: date) -> bool:
    """Test whether the project waits for its demand."""
    return queries.may_be_written(project) and queries.demand_of(project) is None


def from_project(project: Project, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Begin with what the application said."""
    return {
        "subject": project.title,
        "functions": project.content,
        "quality": project.quality_requirements,
        "delivery": f"{project.starts_on.isoformat()} – {project.ends_on.isoformat()}",
        "acceptance": project.acceptance_standard,
        "quantity": f"{project.quantity.normalize():f} {project.unit}".strip(),
        "amount_fen": project.budget_fen,
        "qualification": project.provider_requirements,
        "to_public": True,
    }


def as_written(demand: Demand, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return what the demand says now."""
    return {spec.name: getattr(demand, spec.name) for spec in fields_of(sheets.DemandSheet)}


def survey_so_far(demand: Demand, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return the survey that is on record."""
    return {
        "way": demand.survey_way or None,
        "since": demand.surveyed_from,
        "until": demand.surveyed_until,
        "subjects": demand.survey_subjects,
        "few_reason": demand.survey_few_reason,
        "findings": demand.survey_findings,
    }


def parts_to_review(demand: Demand, _actor: Actor, on: date) -> Mapping[str, Any]:
    """Begin with a line for each part that the law of the day wants reviewed."""
    parts = rules.parts_of(demand.review_kind, on=on, place=demand.place)
    return {"parts": [{"part": part, "passed": False, "remark": ""} for part in parts]}


DOORS = (
    Doors(
        kind=DEMAND.name,
        model=Demand,
        name=say("采购需求"),
        stage=Stage.PROCUREMENT,
        group=Group.PLANNING,
        card=DemandCard.of,
        card_type=DemandCard,
        visible=queries.visible_to,
        workflow=DEMAND,
        icon="notebook-pen",
        read_with=("project__purchaser",),
        acts=(
            Act(
                "open",
                actions.open_demand,
                sheets.DemandSheet,
                opens=True,
                by=HANDLER,
                label=say("编制采购需求"),
                on=PROJECT.name,
                offered=may_be_written,
                initial=from_project,
            ),
            Act("edit", actions.edit, sheets.DemandSheet, initial=as_written),
            Act("record_survey", actions.record_survey, sheets.SurveySheet, initial=survey_so_far),
            Act("seek_opinions", actions.seek_opinions, sheets.SeekOpinions),
            Act("conclude_opinions", actions.conclude_opinions, sheets.OpinionSummary),
            Act("submit", actions.submit, sheets.Remark),
            Act("pass_review", actions.pass_review, sheets.Review, initial=parts_to_review),
            Act("return_for_correction", actions.return_for_correction, sheets.Reasons),
            Act("revise", actions.revise, sheets.Reasons),
        ),
        columns=(
            Column("ref", say("编号"), "code", sortable=True),
            Column("title", say("项目名称")),
            Column("amount_fen", say("需求金额"), "money", sortable=True),
            Column("opinions_until", say("征求意见截止日"), "day"),
            Column("passed_on", say("审查通过日期"), "day"),
            Column("state", say("状态"), "state"),
        ),
    ),
)
