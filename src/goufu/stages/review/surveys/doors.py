"""How the world meets surveys; answers and results have pages of their own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.doors.groups import Group
from goufu.law.words import say
from goufu.stages.review.surveys import actions, queries, sheets
from goufu.stages.review.surveys.cards import SurveyCard
from goufu.stages.review.surveys.models import Survey
from goufu.stages.review.surveys.workflow import ASKERS, SURVEY

KEPT = ("title", "introduction", "opens_on", "closes_on", "access", "keys")


def as_drafted(survey: Any, _actor: object, _on: date) -> Mapping[str, Any]:
    """Return the draft as it stands."""
    rows = [
        {
            "kind": one.kind,
            "text": one.text,
            "options": "；".join(one.options) if one.kind in {"single", "multiple"} else "",
            "required": one.required,
        }
        for one in survey.asked()
    ]
    return {**{name: getattr(survey, name) for name in KEPT}, "questions": rows}


def from_today(_survey: Any, _actor: object, on: date) -> Mapping[str, Any]:
    """Return today as the first day."""
    return {"opens_on": on}


def about_it(parent: Any, _actor: object, on: date) -> Mapping[str, Any]:
    """Return what a survey about another dossier begins with."""
    return {"title": parent.title, "opens_on": on}


DOORS = (
    Doors(
        kind=SURVEY.name,
        model=Survey,
        name=say("问卷调查"),
        stage=Stage.REVIEW,
        group=Group.NEEDS,
        card=SurveyCard.of,
        card_type=SurveyCard,
        visible=queries.visible_to,
        workflow=SURVEY,
        icon="list-checks",
        acts=(
            Act(
                "draft",
                actions.draft_survey,
                sheets.DraftSurvey,
                opens=True,
                by=ASKERS,
                label=say("拟定问卷"),
                initial=from_today,
            ),
            Act(
                "ask_about",
                actions.draft_survey,
                sheets.DraftSurvey,
                opens=True,
                by=ASKERS,
                label=say("就此开展问卷调查"),
                on="need",
                initial=about_it,
            ),
            Act("change", actions.change_survey, sheets.DraftSurvey, initial=as_drafted),
            Act("start", actions.start_survey, sheets.StartSurvey),
            Act("close", actions.close_survey, sheets.CloseSurvey),
            Act("publish", actions.publish_survey, sheets.PublishSurvey),
        ),
        columns=(
            Column("ref", say("编号"), "code", sortable=True),
            Column("title", say("问卷标题")),
            Column("body", say("发布单位")),
            Column("opens_on", say("调查开始日"), "day"),
            Column("closes_on", say("调查截止日"), "day", sortable=True),
            Column("state", say("状态"), "state"),
        ),
    ),
)
