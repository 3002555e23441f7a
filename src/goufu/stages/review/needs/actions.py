"""What people do to a need."""

from __future__ import annotations

from datetime import datetime

from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, open_dossier
from goufu.base.workflow.numbers import next_ref
from goufu.law.calendar import day_of
from goufu.stages.review.needs.models import Need
from goufu.stages.review.needs.sheets import AnswerNeed, FileNeed


@action
def file_need(*, sheet: FileNeed, actor: Actor, at: datetime) -> Need:
    """Put a need to the body that could purchase the service; anybody may."""
    body = Organisation.objects.get(pk=sheet.addressed_to_id)
    need = Need(
        ref=next_ref(body.place, day_of(at).year, "XQ"),
        title=sheet.title,
        place=body.place,
        addressed_to=body,
        content=sheet.content,
        beneficiaries=sheet.beneficiaries,
        proposer=sheet.proposer,
        contact=sheet.contact,
        proposer_organisation_id=actor.organisation_id,
    )
    open_dossier(need, actor=actor, at=at)
    return need


@action
def take_up(*, ref: str, sheet: AnswerNeed, actor: Actor, at: datetime) -> Need:
    """Take the need up and tell whoever proposed it."""
    return _answer(ref, "take_up", sheet, actor, at)


@action
def decline(*, ref: str, sheet: AnswerNeed, actor: Actor, at: datetime) -> Need:
    """Say why the need is not taken up."""
    return _answer(ref, "decline", sheet, actor, at)


def _answer(ref: str, verb: str, sheet: AnswerNeed, actor: Actor, at: datetime) -> Need:
    need: Need = Need.objects.locked(ref)
    need.set(answer=sheet.answer)
    advance(need, verb, actor=actor, at=at, answer=sheet.answer)
    return need
