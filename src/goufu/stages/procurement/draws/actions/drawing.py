"""Close the list, let chance in, call; name the purchaser's representatives."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import BEIJING, day_of
from goufu.law.committee import is_large
from goufu.law.why import unheard
from goufu.stages.parties.experts.queries import Candidate as Known
from goufu.stages.procurement.draws import lottery, queries
from goufu.stages.procurement.draws.actions.calling import go_on
from goufu.stages.procurement.draws.actions.laying import lay_again
from goufu.stages.procurement.draws.models import Candidate, Draw, Outcome
from goufu.stages.procurement.draws.rules import answers, conditions
from goufu.stages.procurement.draws.sheets import Because, Conditions, Nomination, Value

SECRET_BYTES = 32


@action
def commit(*, ref: str, sheet: Conditions, actor: Actor, at: datetime) -> Draw:
    """Fix the conditions and close the list; its digest goes into the ledger before any chance.

    Raises:
        DrawnTooEarly, CommitteeTooSmall, TooFewCandidates …: see ``rules.conditions``.
    """
    draw: Draw = Draw.objects.locked(ref)
    check_step(draw, "commit", actor=actor, at=at)
    _check(draw, sheet, at)
    candidates = _closed_list(draw, sheet)
    secret = secrets.token_hex(SECRET_BYTES)
    text = _commitment(draw, sheet, candidates, secret)

    Candidate.objects.bulk_create(candidates)
    told = sheet.model_dump(exclude={"groups", "source"})
    draw.set(
        **told,
        groups=[{"field": one.speciality, "count": one.count} for one in sheet.groups],
        source=sheet.source.value,
        secret=secret,
        commitment=text,
        committed_at=at,
    )
    entry = advance(
        draw, "commit", actor=actor, at=at,
        commitment=lottery.digest(text),
        groups=draw.groups,
        candidates=sum(one.outcome == Outcome.LISTED for one in candidates),
        excluded=sum(one.outcome == Outcome.EXCLUDED for one in candidates),
        representatives=sheet.representatives,
        source=sheet.source.value,
        round=sheet.round,
        value_due_at=sheet.value_due_at.isoformat(),
    )  # fmt: skip
    draw.set(commitment_line=entry.pk)
    return draw


@action
def reveal(*, ref: str, sheet: Value, actor: Actor, at: datetime) -> Draw:
    """Let the public value in; the order follows from it, and the first in it are called.

    Raises:
        ValueNotThereYet, OtherThanTheSource: see ``rules.answers``.
    """
    draw: Draw = Draw.objects.locked(ref)
    check_step(draw, "reveal", actor=actor, at=at)
    assert draw.value_due_at is not None
    value = lottery.as_typed(sheet.value)
    answers.check_value(
        due_at=draw.value_due_at, typed=value, in_file=queries.value_in_file(draw), at=at
    )

    orders = lottery.orders(draw.commitment, secret=draw.secret, value=value)
    places = {code: place for order in orders for place, code in enumerate(order, start=1)}
    drawn = list(draw.candidates.filter(code__in=places))
    for one in drawn:
        one.place = places[one.code]
    Candidate.objects.bulk_update(drawn, ["place"])
    draw.set(value=value, revealed_at=at)
    entry = advance(
        draw, "reveal", actor=actor, at=at, value=value, source=draw.source, round=draw.round
    )
    go_on(draw, entry, at=at)
    return draw


@action
def nominate(*, ref: str, sheet: Nomination, actor: Actor, at: datetime) -> Draw:
    """Name whom the purchaser sends; named again, the earlier ones stay at home.

    Raises:
        NoSuchColleague, TooManyRepresentatives, SeatedAlready: see ``rules.answers``.
    """
    draw: Draw = Draw.objects.locked(ref)
    check_step(draw, "nominate", actor=actor, at=at)
    if draw.candidates.filter(seated=True).exists():
        raise answers.SeatedAlready
    chosen = [row.appointment_id for row in sheet.members]
    posts = queries.colleagues(draw, day_of(at)).in_bulk(chosen)
    if len(posts) < len(chosen):
        raise answers.NoSuchColleague
    if draw.state != "draft" and len(posts) > draw.representatives:
        raise answers.TooManyRepresentatives(count=len(posts), wanted=draw.representatives)

    draw.nominated.all().delete()
    for post in posts.values():
        draw.nominated.create(account_id=post.account_id, organisation_id=post.organisation_id)
    # Who it is stays out of the ledger: the names of the committee are secret.
    advance(draw, "nominate", actor=actor, at=at, count=len(posts))
    return draw


@action
def draw_anew(*, ref: str, sheet: Because, actor: Actor, at: datetime) -> Draw:
    """Give a draw up and begin another, for everybody to see in the ledger.

    Raises:
        SeatedAlready: the committee works; see the tender.
    """
    draw: Draw = Draw.objects.locked(ref)
    check_step(draw, "draw_anew", actor=actor, at=at)
    if draw.candidates.filter(seated=True).exists():
        raise answers.SeatedAlready
    draw.set(reason=sheet.reason)
    advance(draw, "draw_anew", actor=actor, at=at, reason=sheet.reason)
    lay_again(draw, at=at)
    return draw


def _check(draw: Draw, sheet: Conditions, at: datetime) -> None:
    on = day_of(at)
    conditions.check_groups([one.speciality for one in sheet.groups])
    conditions.check_lead(
        evaluation_at=sheet.evaluation_at.astimezone(BEIJING),
        method=draw.method,
        remote=sheet.remote,
        at=at,
        on=on,
        place=draw.place,
    )
    conditions.check_value_comes(
        value_due_at=sheet.value_due_at, evaluation_at=sheet.evaluation_at, at=at
    )
    large = is_large(
        budget_fen=draw.budget_fen,
        technically_complex=sheet.technically_complex,
        high_impact=sheet.high_impact,
        on=on,
        place=draw.place,
    )
    conditions.check_numbers(
        experts=sum(one.count for one in sheet.groups),
        representatives=sheet.representatives,
        method=draw.method,
        large=large,
        on=on,
        place=draw.place,
    )


def _closed_list(draw: Draw, sheet: Conditions) -> list[Candidate]:
    """Return everybody who comes into question, each on one list, and who is left out and why."""
    day = day_of(sheet.evaluation_at)
    gone = queries.stood_aside_before(draw.about_ref)
    listed: list[Candidate] = []
    for number, group in enumerate(sheet.groups, start=1):
        taken = {one.expert.ref for one in listed}
        with unheard():
            known = queries.who_may(draw, group.speciality, on=day, but=taken)
        found = [_candidate(draw, number, one, gone) for one in known]
        fit = sum(one.outcome == Outcome.LISTED for one in found)
        conditions.check_enough(
            field=group.speciality, count=fit, needed=group.count, on=day, place=draw.place
        )
        listed += found
    return listed


def _candidate(draw: Draw, group: int, known: Known, gone: set[int]) -> Candidate:
    nonce = secrets.token_hex(SECRET_BYTES)
    reasons = [{"code": one.code, "clause": one.clause} for one in known.reasons]
    if known.expert.pk in gone:
        reasons.append({"code": "stood_aside_before", "clause": ""})
    return Candidate(
        draw=draw,
        expert=known.expert,
        group=group,
        nonce=nonce,
        code=lottery.code_of(nonce, known.expert.ref),
        outcome=Outcome.EXCLUDED if reasons else Outcome.LISTED,
        reasons=reasons,
    )


def _commitment(draw: Draw, sheet: Conditions, candidates: Sequence[Candidate], secret: str) -> str:
    groups: list[dict[str, Any]] = [
        {
            "field": group.speciality,
            "count": group.count,
            "candidates": [
                one.code
                for one in candidates
                if one.group == number and one.outcome == Outcome.LISTED
            ],
        }
        for number, group in enumerate(sheet.groups, start=1)
    ]
    excluded = [
        {"code": one.code, "reasons": sorted(why["code"] for why in one.reasons)}
        for one in candidates
        if one.outcome == Outcome.EXCLUDED
    ]
    fixed = sheet.model_dump(mode="json", exclude={"groups"})
    return lottery.commitment_text(
        draw=draw.ref,
        about=draw.about_ref,
        groups=groups,
        excluded=excluded,
        conditions=fixed,
        secret=secret,
    )
