"""Applicants are examined item by item, and told what came of it."""

from __future__ import annotations

from datetime import datetime

from goufu.base.people.roles import THE_CLOCK, Actor
from goufu.base.workflow.action import action
from goufu.base.workflow.advance import advance
from goufu.base.workflow.gate import check_step
from goufu.law.calendar import day_of
from goufu.stages.procurement.prequalifications import queries, rules
from goufu.stages.procurement.prequalifications.actions.closing import lapse
from goufu.stages.procurement.prequalifications.models import (
    Application,
    Evidence,
    Prequalification,
)
from goufu.stages.procurement.prequalifications.sheets import (
    Examination,
    ExaminationRow,
    Reasons,
    Remark,
)
from goufu.stages.procurement.tenders.actions.applicants import (
    drop_applicants,
    fail_for_want_of_applicants,
    seek_applicants,
    take_applicants,
)
from goufu.stages.procurement.tenders.actions.inviting import check_not_drawn
from goufu.stages.procurement.tenders.models import Finding, Tender
from goufu.stages.procurement.tenders.rules.inviting import least_qualified

READY = "ready"


@action
def examine(*, ref: str, sheet: Examination, actor: Actor, at: datetime) -> Prequalification:
    """Write down what is found of each applicant on each item; it may be written anew.

    Raises:
        NoSuchItem, FailedWithoutReason: see ``rules``.
    """
    prequalification: Prequalification = Prequalification.objects.locked(ref)
    check_step(prequalification, "examine", actor=actor, at=at)
    rows = Evidence.objects.filter(
        application__prequalification=prequalification, application__state="opened"
    ).select_related("application__provider", "item")
    evidence = {(one.application.ref, one.item_id): one for one in rows}
    for row in sheet.findings:
        _find(evidence.get((row.application, row.item_id)), row, at)
    said = [row.model_dump(mode="json") for row in sheet.findings]
    advance(prequalification, "examine", actor=actor, at=at, findings=said)
    return prequalification


@action
def conclude(*, ref: str, sheet: Remark, actor: Actor, at: datetime) -> Prequalification:
    """Tell each applicant its own result; those who are qualified become the tender's list.

    Where they are fewer than the law asks for there is no list.

    Raises:
        ExaminationIncomplete: there is an item on which nobody has said anything.
    """
    tender, prequalification = _locked(ref)
    check_step(prequalification, "conclude", actor=actor, at=at)
    missing = queries.unexamined(prequalification)
    rules.check_all_examined([(one.application.provider.name, one.item.text) for one in missing])
    qualified = [one for one in queries.opened(prequalification) if _tell(one, at)]
    law = least_qualified(method=tender.method, on=day_of(at), place=tender.place)
    enough = len(qualified) >= law.value

    prequalification.set(qualified=len(qualified), concluded_at=at, reason="")
    advance(
        prequalification,
        "conclude",
        actor=actor,
        at=at,
        qualified=len(qualified),
        needed=law.value,
        remark=sheet.remark,
    )
    if enough:
        providers = [one.provider for one in qualified]
        take_applicants(tender, providers, at=at, by=prequalification.ref)
        return prequalification
    drop_applicants(tender, at=at, by=prequalification.ref)
    advance(prequalification, "fall_short", actor=THE_CLOCK, at=at, qualified=len(qualified))
    return prequalification


@action
def reexamine(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Prequalification:
    """Take the results back and look again: the examination was wrong, e.g. after a challenge.

    Raises:
        ListIsUsed: the tender has gone past its list.
        AlreadyDrawn: lots were drawn from the list.
        UnderWay: another prequalification has begun since.
    """
    tender, prequalification = _locked(ref)
    check_step(prequalification, "reexamine", actor=actor, at=at)
    if tender.state != READY:
        raise rules.ListIsUsed(tender=tender.ref, state=tender.state_name)
    check_not_drawn(tender)
    live = queries.live_of(tender)
    if live is not None and live.pk != prequalification.pk:
        raise rules.UnderWay(tender=tender.ref, prequalification=live.ref)

    seek_applicants(tender, at=at, by=prequalification.ref)
    prequalification.set(reason=sheet.reason)
    advance(prequalification, "reexamine", actor=actor, at=at, reason=sheet.reason)
    prequalification.set(qualified=None, concluded_at=None)
    told = prequalification.applications.filter(state__in=("qualified", "not_qualified"))
    for application in told.order_by("id"):
        advance(application, "look_again", actor=THE_CLOCK, at=at, reason=sheet.reason)
        application.set(decided_at=None, result_reason="")
    return prequalification


@action
def give_up(*, ref: str, sheet: Reasons, actor: Actor, at: datetime) -> Prequalification:
    """Declare the tender failed because too few are qualified; everybody is told why."""
    tender, prequalification = _locked(ref)
    check_step(prequalification, "give_up", actor=actor, at=at)
    prequalification.set(reason=sheet.reason)
    lapse(prequalification, reason=sheet.reason, at=at)
    advance(prequalification, "give_up", actor=actor, at=at, reason=sheet.reason)
    fail_for_want_of_applicants(tender, reason=sheet.reason, at=at)
    return prequalification


def _locked(ref: str) -> tuple[Tender, Prequalification]:
    """Lock the tender, then its prequalification: one order of locks."""
    found: Prequalification = Prequalification.objects.numbered(ref)
    tender: Tender = Tender.objects.locked(found.tender.ref)
    prequalification: Prequalification = Prequalification.objects.locked(ref)
    prequalification.tender = tender
    return tender, prequalification


def _find(evidence: Evidence | None, row: ExaminationRow, at: datetime) -> None:
    if evidence is None:
        raise rules.NoSuchItem
    rules.check_says_why(
        provider=evidence.application.provider.name,
        item=evidence.item.text,
        passed=row.finding is Finding.PASSED,
        reason=row.reason,
    )
    evidence.finding, evidence.reason, evidence.found_at = row.finding.value, row.reason, at
    evidence.save(update_fields=["finding", "reason", "found_at"])


def _tell(application: Application, at: datetime) -> bool:
    """Tell one applicant its result; return whether it is qualified."""
    failed = application.evidence.filter(finding=Finding.FAILED.value).select_related("item")
    reason = "；".join(f"{one.item.text}：{one.reason}" for one in failed.order_by("item__number"))
    application.set(decided_at=at, result_reason=reason)
    if reason:
        advance(application, "disqualify", actor=THE_CLOCK, at=at, reason=reason)
        return False
    advance(application, "qualify", actor=THE_CLOCK, at=at)
    return True
