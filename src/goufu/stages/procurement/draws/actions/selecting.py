"""Where the lot cannot find the right experts: the purchaser chooses, its sector head agrees."""

from __future__ import annotations

import secrets
from datetime import datetime

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.law.why import unheard
from goufu.law.words import Word
from goufu.stages.parties.experts.queries import Candidate as Known
from goufu.stages.procurement.draws import lottery, queries
from goufu.stages.procurement.draws.actions.drawing import SECRET_BYTES
from goufu.stages.procurement.draws.models import Candidate, Draw, Outcome
from goufu.stages.procurement.draws.rules import answers as rules
from goufu.stages.procurement.draws.sheets import Opinion, Selection


@action
def select(*, ref: str, sheet: Selection, actor: Actor, at: datetime) -> Draw:
    """Choose experts for the seats that the draw could not fill.

    Raises:
        NotComplex, NotTheMissingNumber, MayNotBeSelected: see ``rules.answers``.
    """
    draw: Draw = Draw.objects.locked(ref)
    check_step(draw, "select", actor=actor, at=at)
    empty = [group for group, count in queries.missing(draw).items() for _ in range(max(count, 0))]
    refs = list(dict.fromkeys(row.expert for row in sheet.experts))
    rules.check_selection(
        complex_project=draw.technically_complex,
        replacing=draw.replacing,
        count=len(refs),
        missing=len(empty),
        on=day_of(at),
        place=draw.place,
    )
    chosen = [_may_sit(draw, one, at) for one in refs]

    for group, known in zip(empty, chosen, strict=True):
        nonce = secrets.token_hex(SECRET_BYTES)
        Candidate.objects.create(
            draw=draw,
            expert=known.expert,
            group=group,
            nonce=nonce,
            code=lottery.code_of(nonce, known.expert.ref),
            outcome=Outcome.PROPOSED,
            self_selected=True,
        )
    draw.set(selection=sheet.reason)
    advance(draw, "select", actor=actor, at=at, count=len(chosen), reason=sheet.reason)
    return draw


@action
def agree(*, ref: str, sheet: Opinion, actor: Actor, at: datetime) -> Draw:
    """Agree to the choice; those chosen are marked so in the result notice."""
    draw: Draw = Draw.objects.locked(ref)
    check_step(draw, "agree", actor=actor, at=at)
    proposed = draw.candidates.filter(outcome=Outcome.PROPOSED)
    proposed.update(outcome=Outcome.ACCEPTED, called_at=at, answered_at=at)
    advance(draw, "agree", actor=actor, at=at, opinion=sheet.opinion)
    return draw


@action
def refuse(*, ref: str, sheet: Opinion, actor: Actor, at: datetime) -> Draw:
    """Do not agree; the purchaser chooses others, or the draw is held anew."""
    draw: Draw = Draw.objects.locked(ref)
    check_step(draw, "refuse", actor=actor, at=at)
    draw.candidates.filter(outcome=Outcome.PROPOSED).delete()
    draw.set(reason=sheet.opinion)
    advance(draw, "refuse", actor=actor, at=at, opinion=sheet.opinion)
    return draw


def _may_sit(draw: Draw, ref: str, at: datetime) -> Known:
    assert draw.evaluation_at is not None
    with unheard():
        known = {one.expert.ref: one for one in queries.selectable(draw, day_of(at))}
    found = known.get(ref)
    if found is None:
        raise rules.MayNotBeSelected(ref=ref, reason=Word(rules.ON_THE_LIST))
    if found.reasons:
        first = found.reasons[0]
        raise rules.MayNotBeSelected(ref=ref, reason=str(first), clause=first.clause)
    return found
