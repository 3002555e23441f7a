"""What people do to a contract. One function, one line of the ledger."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from goufu.base.deadlines.models import OPEN, Deadline
from goufu.base.people.roles import Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.base.workflow.separation import check_other_person
from goufu.law.calendar import day_of
from goufu.law.labels import LONGER_TERM_CONDITIONS
from goufu.stages.contracting.contracts import rules
from goufu.stages.contracting.contracts.models import Contract, Signature
from goufu.stages.contracting.contracts.sheets import (
    Check,
    Filing,
    Reasons,
    Sign,
    Termination,
    Terms,
)
from goufu.stages.contracting.contracts.workflow import SIGN_CONTRACT
from goufu.stages.review.budgets.queries import reserved_for

BASIS_POINTS_IN_PERCENT = 100


@action
def draft_terms(*, ref: str, sheet: Terms, actor: Actor, at: datetime) -> Contract:
    """Write the terms down: eight clauses, services at prices, standards, term, payment.

    Raises:
        ClausesMissing: a clause that the law of the day asks for is empty.
        AboveTheAward, BelowTheAwardUnexplained: the total is not what was awarded.
        MoreThanReserved: the total is not in the budget.
        TermTooLong, EndsBeforeStart: the term is not one the law of the day allows.
        BandsIncomplete: the table of quality factors does not say what every score pays.
    """
    contract: Contract = Contract.objects.locked(ref)
    check_step(contract, "draft_terms", actor=actor, at=at)
    today = day_of(at)
    lines = _lines(sheet)
    total = sum(line["amount_fen"] for line in lines)
    clauses = {name: getattr(sheet, name) for name in rules.CLAUSES}
    conditions = {name: getattr(sheet, name) for name in LONGER_TERM_CONDITIONS}
    bands = _bands(sheet)

    rules.check_clauses(clauses, on=today, place=contract.place)
    rules.check_price(total_fen=total, award_fen=contract.award_fen, explanation=sheet.deviation)
    rules.check_reserved(total_fen=total, reserved_fen=reserved_for(contract.project_code))
    rules.check_term(
        starts_on=sheet.starts_on,
        ends_on=sheet.ends_on,
        conditions=conditions,
        on=today,
        place=contract.place,
    )
    rules.check_bands(bands)

    contract.set(
        clauses=clauses,
        lines=lines,
        standards=_standards(sheet),
        bands=[{"from_score": str(b.from_score), "factor_bp": b.factor_bp} for b in bands],
        term_conditions=conditions,
        price_fen=total,
        starts_on=sheet.starts_on,
        ends_on=sheet.ends_on,
        public_service=sheet.public_service,
        payee_bank=sheet.payee_bank,
        payee_account=sheet.payee_account,
        deviation=sheet.deviation,
        version=contract.version + 1,
        drafter_id=actor.account_id,
        checker_id=None,
        reason="",
    )
    advance(
        contract,
        "draft_terms",
        actor=actor,
        at=at,
        price_fen=total,
        version=contract.version,
        terms_sha256=contract.terms_sha256(),
    )
    return contract


@action
def check(*, ref: str, sheet: Check, actor: Actor, at: datetime) -> Contract:
    """Check the terms; whoever checks has not drafted them.

    Raises:
        SamePerson: the checker is the drafter.
    """
    contract: Contract = Contract.objects.locked(ref)
    check_other_person(
        actor,
        contract.drafter_id,
        step="document_check",
        earlier_step="document",
        on=day_of(at),
        place=contract.place,
    )
    contract.set(checker_id=actor.account_id)
    advance(contract, "check", actor=actor, at=at, opinion=sheet.opinion)
    return contract


@action
def return_terms(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Contract:
    """Send the terms back with what is wrong with them; a signature under them is void."""
    contract: Contract = Contract.objects.locked(ref)
    contract.set(reason=sheet.reason, checker_id=None)
    advance(contract, "return_terms", actor=actor, at=at, reason=sheet.reason)
    return contract


@action
def give_up(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Contract:
    """Record that the contract could not be concluded, e.g. because the winner refuses."""
    contract: Contract = Contract.objects.locked(ref)
    contract.set(reason=sheet.reason, ended_on=day_of(at))
    Deadline.objects.filter(OPEN, ref__in=contract.duties_from(), duty=SIGN_CONTRACT.name).update(
        cancelled_on=day_of(at)
    )
    advance(
        contract, "give_up", actor=actor, at=at, reason=sheet.reason, tender_ref=contract.tender_ref
    )
    return contract


@action
def sign_for_provider(*, ref: str, sheet: Sign, actor: Actor, at: datetime) -> Contract:
    """Sign as the winner; from here on the terms stay as they are.

    Raises:
        TermsChanged: the terms are not those that were read.
    """
    contract: Contract = Contract.objects.locked(ref)
    check_step(contract, "sign_for_provider", actor=actor, at=at)
    terms = _sign(contract, sheet, actor, at)
    advance(
        contract,
        "sign_for_provider",
        actor=actor,
        at=at,
        signatory=sheet.signatory,
        terms_sha256=terms,
    )
    return contract


@action
def sign_for_purchaser(*, ref: str, sheet: Sign, actor: Actor, at: datetime) -> Contract:
    """Sign as the purchaser's head, under the words that the provider has signed.

    A contract that is signed late is signed; that it is late stays on record.

    Raises:
        TermsChanged: the terms are not those that were read, or that the provider signed.
    """
    contract: Contract = Contract.objects.locked(ref)
    check_step(contract, "sign_for_purchaser", actor=actor, at=at)
    for signature in contract.valid_signatures():
        rules.check_same_terms(signature.terms_sha256, contract.terms_sha256())
    terms = _sign(contract, sheet, actor, at)
    contract.set(signer_id=actor.account_id, signed_on=day_of(at))
    advance(
        contract,
        "sign_for_purchaser",
        actor=actor,
        at=at,
        signatory=sheet.signatory,
        terms_sha256=terms,
        provider_id=contract.provider_id,
        price_fen=contract.price_fen,
        tender_ref=contract.tender_ref,
    )
    return contract


@action
def file(*, ref: str, sheet: Filing, actor: Actor, at: datetime) -> Contract:
    """File a copy with procurement supervision and the departments concerned."""
    contract: Contract = Contract.objects.locked(ref)
    contract.set(filed_on=day_of(at), filing_receipt=sheet.receipt, filed_with=sheet.filed_with)
    advance(
        contract, "file", actor=actor, at=at, receipt=sheet.receipt, filed_with=sheet.filed_with
    )
    return contract


@action
def terminate(*, ref: str, sheet: Termination, actor: Actor, at: datetime) -> Contract:
    """End the contract before its time, on a ground that the law or the contract knows."""
    contract: Contract = Contract.objects.locked(ref)
    contract.set(ending=sheet.ending.value, reason=sheet.reason, ended_on=day_of(at))
    advance(
        contract, "terminate", actor=actor, at=at, ending=sheet.ending.value, reason=sheet.reason
    )
    return contract


def _sign(contract: Contract, sheet: Sign, actor: Actor, at: datetime) -> str:
    terms = contract.terms_sha256()
    if sheet.terms_sha256:
        rules.check_same_terms(sheet.terms_sha256.lower(), terms)
    assert actor.organisation_id is not None
    Signature.objects.create(
        contract=contract,
        version=contract.version,
        party=actor.party,
        organisation_id=actor.organisation_id,
        account_id=actor.account_id,
        signatory=sheet.signatory,
        terms_sha256=terms,
        signed_at=at,
    )
    return terms


def _lines(sheet: Terms) -> list[dict[str, Any]]:
    return [
        {
            "number": number,
            "name": row.name,
            "unit": row.unit,
            "quantity": _plain(row.quantity),
            "unit_price_fen": row.unit_price_fen,
            "amount_fen": rules.line_amount(row.quantity, row.unit_price_fen),
        }
        for number, row in enumerate(sheet.lines, start=1)
    ]


def _standards(sheet: Terms) -> list[dict[str, Any]]:
    return [
        {"number": number, "kind": row.kind.value, "text": row.text}
        for number, row in enumerate(sheet.standards, start=1)
    ]


def _bands(sheet: Terms) -> tuple[rules.Band, ...]:
    return tuple(
        rules.Band(row.from_score, int(row.pays * BASIS_POINTS_IN_PERCENT)) for row in sheet.bands
    )


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")
