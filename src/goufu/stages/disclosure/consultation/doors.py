"""How the world meets public questions."""

from __future__ import annotations

from datetime import date

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.organisations.models import Organisation
from goufu.base.organisations.queries import as_choices
from goufu.base.people.roles import Actor, Role
from goufu.law.words import say
from goufu.stages.disclosure.consultation import actions, queries, sheets
from goufu.stages.disclosure.consultation.cards import QuestionCard
from goufu.stages.disclosure.consultation.models import Question
from goufu.stages.disclosure.consultation.workflow import QUESTION


def bodies(_question: object, actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return whom one can ask: finance bureaus first, then purchasers."""
    found = Organisation.objects.filter(
        functions__overlap=["finance", "purchaser"], place__startswith=actor.place
    ).order_by("name", "id")
    bureaus_first = sorted(found, key=lambda one: "finance" not in one.functions)
    return as_choices(bureaus_first)


DOORS = (
    Doors(
        kind=QUESTION.name,
        model=Question,
        name=say("咨询"),
        stage=Stage.DISCLOSURE,
        card=QuestionCard.of,
        card_type=QuestionCard,
        visible=queries.visible_to,
        workflow=QUESTION,
        icon="message-circle-question-mark",
        acts=(
            Act(
                "ask",
                actions.ask,
                sheets.Ask,
                opens=True,
                by=frozenset({Role.PUBLIC}),
                label=say("我要咨询"),
                choices={"addressed_to_id": bodies},
            ),
            Act("answer", actions.answer, sheets.Answer),
            Act("set_aside", actions.set_aside, sheets.SetAside),
        ),
        columns=(
            Column("ref", say("编号"), "code", sortable=True),
            Column("title", say("问题")),
            Column("addressed_to", say("答复单位")),
            Column("opened_at", say("提问日期"), "day", sortable=True),
            Column("state", say("状态"), "state"),
        ),
    ),
)
