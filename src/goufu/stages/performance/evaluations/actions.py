"""What people do to an evaluation. One function, one line of the ledger."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from goufu.base.documents.store import adopt
from goufu.base.ledger.models import canonical, digest
from goufu.base.organisations.kinds import Function
from goufu.base.organisations.models import Organisation
from goufu.base.people.roles import Actor, Party, Role
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance, give_standing
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.law.words import Word, say
from goufu.stages.parties.third_parties import queries as register
from goufu.stages.performance.evaluations import rules
from goufu.stages.performance.evaluations.models import (
    ENDS_OR_REARGUES,
    BudgetDecision,
    Evaluation,
)
from goufu.stages.performance.evaluations.sheets import (
    Commission,
    Conclusion,
    Return,
    Scoring,
    Use,
)

PURCHASER_SIDE = Word(say("购买主体或者其主管单位"))
PROVIDER_SIDE = Word(say("承接主体或者其举办单位"))


@action
def commission(*, ref: str, sheet: Commission, actor: Actor, at: datetime) -> Evaluation:
    """Commission a third party, or decide that finance evaluates itself.

    Raises:
        NotIndependent: the third party is one of the sides, or belongs to one.
        NotAThirdParty: the organisation is not one that evaluates.
    """
    evaluation: Evaluation = Evaluation.objects.locked(ref)
    check_step(evaluation, "commission", actor=actor, at=at)
    third_party = _third_party(sheet.third_party_id)
    if third_party is not None:
        rules.check_independent(name=third_party.name, party=_side_of(third_party, evaluation))
        _check_register(third_party, evaluation, on=day_of(at))
        give_standing(evaluation.project_code, Party.THIRD_PARTY, third_party.pk)
    evaluation.set(third_party=third_party, scheme=sheet.scheme, commissioned_on=day_of(at))
    advance(
        evaluation,
        "commission",
        actor=actor,
        at=at,
        third_party=third_party.name if third_party else "",
        scheme=sheet.scheme,
    )
    return evaluation


def _check_register(third_party: Organisation, evaluation: Evaluation, *, on: date) -> None:
    """Ask the register of third parties, where this one has an entry there."""
    bodies = (evaluation.purchaser, evaluation.provider)
    sides = {body.pk: body.name for body in bodies}
    tied = register.tied_to(third_party.pk, sides=sides, on=on)
    rules.check_no_tie(name=third_party.name, tied_to=tied)
    suspended = register.is_suspended(third_party.pk)
    rules.check_not_suspended(name=third_party.name, suspended=suspended)


@action
def score(*, ref: str, sheet: Scoring, actor: Actor, at: datetime) -> Evaluation:
    """Score every target of the application and hand in the report.

    Raises:
        NotTheEvaluator: somebody else was commissioned.
        TargetNotInTheApplication, TargetsNotScored, TargetTwice: the targets are not those set.
        WeightsNotWhole: the weights do not make a hundred.
    """
    evaluation: Evaluation = Evaluation.objects.locked(ref)
    check_step(evaluation, "score", actor=actor, at=at)
    _check_evaluator(evaluation, actor)
    scored = [rules.Scored(row.name, row.score, row.weight) for row in sheet.rows]
    rules.check_targets(scored, targets=evaluation.target_names())
    rules.check_weights(scored)
    total = rules.total_of(scored)

    if sheet.document is not None:
        adopt(
            sheet.document,
            ref=evaluation.ref,
            project_code=evaluation.project_code,
            place=evaluation.place,
            actor=actor,
        )
    evaluation.set(
        scores=_rows(evaluation, sheet),
        report=sheet.report,
        document_id=sheet.document or evaluation.document_id,
        scorer_id=actor.account_id,
        total=total,
    )
    # The sides read the record too, and see no scores before the conclusion: a digest binds them.
    scores_sha256 = digest(canonical({"scores": evaluation.scores}))
    advance(evaluation, "score", actor=actor, at=at, scores_sha256=scores_sha256)
    return evaluation


@action
def return_report(*, ref: str, sheet: Return, actor: Actor, at: datetime) -> Evaluation:
    """Send the report back with what is wrong with it."""
    evaluation: Evaluation = Evaluation.objects.locked(ref)
    evaluation.set(return_reason=sheet.reason)
    advance(evaluation, "return_report", actor=actor, at=at, reason=sheet.reason)
    return evaluation


@action
def conclude(*, ref: str, sheet: Conclusion, actor: Actor, at: datetime) -> Evaluation:
    """Draw the conclusion: the grade follows from the total by the bands of the day.

    Raises:
        SameScorer: whoever concludes has scored.
        NothingInForce: no bands are known for the day.
    """
    evaluation: Evaluation = Evaluation.objects.locked(ref)
    check_step(evaluation, "conclude", actor=actor, at=at)
    rules.check_another_concludes(name=actor.name, same=actor.account_id == evaluation.scorer_id)
    assert evaluation.total is not None
    grade = rules.grade_of(evaluation.total, on=day_of(at), place=evaluation.place)
    evaluation.set(
        grade=grade.word,
        grade_is_worst=grade.worst,
        grade_clause=grade.clause,
        grade_verified=grade.verified,
        conclusion=sheet.conclusion,
        concluded_on=day_of(at),
        concluder_id=actor.account_id,
    )
    advance(
        evaluation,
        "conclude",
        actor=actor,
        at=at,
        total=str(evaluation.total),
        grade=grade.word,
        conclusion=sheet.conclusion,
        provider_id=evaluation.provider_id,
    )
    return evaluation


@action
def use_result(*, ref: str, sheet: Use, actor: Actor, at: datetime) -> Evaluation:
    """Decide what the result means for the budget, the settlement and the provider.

    Raises:
        PoorGradeGoesOn: the worst grade, and the item is neither stopped nor argued anew.
    """
    evaluation: Evaluation = Evaluation.objects.locked(ref)
    check_step(evaluation, "use_result", actor=actor, at=at)
    rules.check_use(
        grade=evaluation.grade,
        worst=evaluation.grade_is_worst,
        decision=Word(BudgetDecision(sheet.budget_decision).label),
        ends_or_reargues=sheet.budget_decision in ENDS_OR_REARGUES,
    )
    evaluation.set(
        budget_decision=sheet.budget_decision.value,
        settlement_decision=sheet.settlement_decision,
        provider_decision=sheet.provider_decision,
        used_on=day_of(at),
    )
    advance(
        evaluation,
        "use_result",
        actor=actor,
        at=at,
        grade=evaluation.grade,
        budget_decision=sheet.budget_decision.value,
        budget_decision_name=str(sheet.budget_decision.label),
        settlement_decision=sheet.settlement_decision,
        provider_decision=sheet.provider_decision,
    )
    return evaluation


def _third_party(organisation_id: int | None) -> Organisation | None:
    if organisation_id is None:
        return None
    found = Organisation.objects.get(pk=organisation_id)
    if Function.THIRD_PARTY not in found.functions:
        raise rules.NotAThirdParty(name=found.name)
    return found


def _side_of(organisation: Organisation, evaluation: Evaluation) -> str:
    """Return the side on which an organisation stands, itself or through its parent, or nothing."""
    own = {organisation.pk, organisation.parent_id} - {None}
    for side, words in (
        (evaluation.purchaser, PURCHASER_SIDE),
        (evaluation.provider, PROVIDER_SIDE),
    ):
        if own & {side.pk, side.parent_id}:
            return words
    return ""


def _check_evaluator(evaluation: Evaluation, actor: Actor) -> None:
    own = evaluation.third_party_id is None
    if own is (actor.role is Role.PERFORMANCE):
        return
    evaluator = evaluation.third_party or evaluation.finance
    raise rules.NotTheEvaluator(evaluator=evaluator.name, organisation=actor.organisation)


def _rows(evaluation: Evaluation, sheet: Scoring) -> list[dict[str, Any]]:
    return [
        {
            **evaluation.target(row.name),
            "actual": row.actual,
            "score": str(row.score),
            "weight": str(row.weight),
            "remark": row.remark,
        }
        for row in sheet.rows
    ]
