"""How the world meets challenges and inquiries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from goufu.base.doors.declare import Act, Column, Doors, Stage
from goufu.base.doors.groups import Group
from goufu.base.doors.sheets import fields_of
from goufu.base.people.roles import Actor
from goufu.law.words import say
from goufu.stages.procurement.challenges import actions, queries, sheets
from goufu.stages.procurement.challenges.cards import ChallengeCard, InquiryCard
from goufu.stages.procurement.challenges.models import Challenge, Inquiry
from goufu.stages.procurement.challenges.workflow import CHALLENGE, INQUIRY, PROVIDER
from goufu.stages.procurement.prequalifications.models import Prequalification
from goufu.stages.procurement.prequalifications.workflow import PREQUALIFICATION
from goufu.stages.procurement.tenders.models import Tender
from goufu.stages.procurement.tenders.workflow import TENDER


def may_challenge(tender: Tender, actor: Actor, _on: date) -> bool:
    """Test whether this provider has taken part, or could still challenge the document."""
    return queries.took_part(tender, actor.organisation_id) or tender.state == "open"


def may_challenge_prequalification(
    prequalification: Prequalification, actor: Actor, _on: date
) -> bool:
    """Test whether this provider has applied, or could still challenge the document."""
    applied = queries.applied(prequalification, actor.organisation_id)
    return applied or prequalification.state == "open"


def may_ask(tender: Tender, _actor: Actor, _on: date) -> bool:
    """Test whether the purchase is known to those who might offer."""
    return tender.published_at is not None


def candidates(challenge: Challenge, _actor: Actor, _on: date) -> list[tuple[str, str]]:
    """Return the candidates of whom one may be found not to meet the conditions."""
    ranked = queries.qualified(challenge.tender).filter(rank__isnull=False)
    return [(one.ref, f"{one.rank} {one.provider.name}") for one in ranked.order_by("rank", "id")]


def letter_so_far(challenge: Challenge, _actor: Actor, _on: date) -> Mapping[str, Any]:
    """Return what the letter says now."""
    told = {spec.name: getattr(challenge, spec.name) for spec in fields_of(sheets.Completion)}
    return {**told, "document": challenge.document_id}


CHALLENGES = Doors(
    kind=CHALLENGE.name,
    model=Challenge,
    name=say("质疑"),
    stage=Stage.PROCUREMENT,
    group=Group.RESULT,
    card=ChallengeCard.of,
    card_type=ChallengeCard,
    visible=queries.visible_to,
    workflow=CHALLENGE,
    icon="message-circle-warning",
    acts=(
        Act(
            "raise",
            actions.raise_challenge,
            sheets.ChallengeLetter,
            opens=True,
            by=PROVIDER,
            label=say("提出质疑"),
            on=TENDER.name,
            offered=may_challenge,
            by_arrival=True,
        ),
        Act(
            "raise_against_prequalification",
            actions.challenge_prequalification,
            sheets.PrequalificationLetter,
            opens=True,
            by=PROVIDER,
            label=say("质疑资格预审"),
            on=PREQUALIFICATION.name,
            offered=may_challenge_prequalification,
            by_arrival=True,
        ),
        Act("ask_completion", actions.ask_completion, sheets.Reasons),
        Act(
            "complete",
            actions.complete,
            sheets.Completion,
            initial=letter_so_far,
            by_arrival=True,
        ),
        Act("pass_on", actions.pass_on, sheets.Reasons),
        Act("suspend", actions.suspend, sheets.Suspension),
        Act("resume", actions.resume, sheets.Remark),
        Act("answer", actions.answer, sheets.Answer, choices={"offer": candidates}),
        Act("report_to_finance", actions.report_to_finance, sheets.FinanceReport),
        Act("complain", actions.complain, sheets.Complaint),
        Act("withdraw", actions.withdraw, sheets.Reasons),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("项目名称")),
        Column("challenger", say("质疑供应商")),
        Column("subject", say("质疑事项")),
        Column("received_on", say("收到日期"), "day", sortable=True),
        Column("answer_due_on", say("答复期限届满日"), "day"),
        Column("state", say("状态"), "state"),
    ),
)

INQUIRIES = Doors(
    kind=INQUIRY.name,
    model=Inquiry,
    name=say("询问"),
    stage=Stage.PROCUREMENT,
    group=Group.RESULT,
    card=InquiryCard.of,
    card_type=InquiryCard,
    visible=queries.inquiries_visible_to,
    workflow=INQUIRY,
    icon="circle-question-mark",
    acts=(
        Act(
            "ask",
            actions.ask,
            sheets.Question,
            opens=True,
            by=PROVIDER,
            label=say("提出询问"),
            on=TENDER.name,
            offered=may_ask,
        ),
        Act("pass_on", actions.pass_inquiry_on, sheets.Reasons),
        Act("answer", actions.answer_inquiry, sheets.Reply),
    ),
    columns=(
        Column("ref", say("编号"), "code", sortable=True),
        Column("title", say("项目名称")),
        Column("asker", say("询问供应商")),
        Column("received_on", say("收到日期"), "day", sortable=True),
        Column("state", say("状态"), "state"),
    ),
)

DOORS = (CHALLENGES, INQUIRIES)
